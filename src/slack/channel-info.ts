import type { WebClient } from '@slack/web-api';
import type { ChannelId } from '../domain/debt.ts';
import { unlessRefused } from './slack-code.ts';

/** Of methods/conversations.info, where the bot is not told of the channel. */
const NOT_TOLD: ReadonlySet<string> = new Set(['missing_scope', 'channel_not_found']);

/** What Slack tells of a channel; null where the bot is not told of it, which needs `channels:read` or `groups:read`. */
export async function channelInfo(
  client: WebClient,
  channel: ChannelId,
): Promise<{ readonly isPrivate: boolean; readonly hasOutsiders: boolean } | null> {
  const told = (await unlessRefused(client.conversations.info({ channel }), NOT_TOLD))?.channel;
  if (!told) return null;
  const { is_private = false, is_ext_shared = false } = told;
  // reference/objects/conversation-object: is_ext_shared is of Slack Connect, is_shared of one's own organisation too
  return { isPrivate: is_private, hasOutsiders: is_ext_shared };
}
