import type { WebClient } from '@slack/web-api';
import { decodeSlackText } from '../command/slack-text.ts';
import { type ChannelId, MAX_TITLE_CHARS } from '../domain/debt.ts';
import type { FieldPatch } from '../domain/patch.ts';
import { cut, oneLine } from '../view/text.ts';
import { unlessRefused } from './slack-code.ts';

/** Of methods/chat.getPermalink, where the bot is not in the channel: the item has no link then. */
const NO_LINK: ReadonlySet<string> = new Set([
  'channel_not_found',
  'not_in_channel',
  'message_not_found',
]);

/** Stands above a form that holds the text of a private conversation. */
export const BECOMES_VISIBLE =
  'This message is from a private conversation. What you add becomes visible to all who can see the register.';

/** The address of a message; null where the bot is not in its channel. */
export async function permalinkOf(
  client: WebClient,
  channel: ChannelId,
  ts: string,
): Promise<string | null> {
  const asked = client.chat.getPermalink({ channel, message_ts: ts });
  return (await unlessRefused(asked, NO_LINK))?.permalink ?? null;
}

/** What a message says, as the fields of a new item: its first line, and all of it where there is more. */
export function fieldsSaid(escaped: string): FieldPatch {
  const text = decodeSlackText(escaped).text.trim();
  const title = cut(oneLine(text.split('\n')[0] ?? ''), MAX_TITLE_CHARS);
  if (text === '') return {};
  return title === text ? { title } : { title, currentState: text };
}
