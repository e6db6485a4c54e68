import type { RichTextElement } from '@slack/types';
import type { UserId } from '../domain/debt.ts';
import { say } from './blocks.ts';
import { inMrkdwn } from './text.ts';

/** From where a change came, after who made it. */
const ORIGIN_WORDS: Readonly<Record<string, string>> = {
  command: 'command',
  modal: 'form',
  card: 'item card',
  digest: 'digest',
  nudge: 'reminder',
  import: 'import',
  shell: 'import from a shell',
  bot: 'the bot',
  undo: 'undo',
  home: 'Home',
  mention: 'message to the bot',
  offer: 'answer to an offer',
};

/** From where a change came, in words. */
function originWords(origin: string): string {
  return ORIGIN_WORDS[origin] ?? origin;
}

/** Who made a change, and from where. */
export function doer(by: UserId | null, origin: string): RichTextElement[] {
  const from = originWords(origin);
  return by === null ? [say(from)] : [{ type: 'user', user_id: by }, say(` (${from})`)];
}

/** The same for mrkdwn. */
export function doerInMrkdwn(by: UserId | null, origin: string): string {
  const from = inMrkdwn(originWords(origin));
  return by === null ? from : `<@${by}> (${from})`;
}
