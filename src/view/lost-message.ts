import type { RichTextElement } from '@slack/types';
import { z } from 'zod';
import { actions, button, line, richText, say } from './blocks.ts';
import { type Carried, carried, key } from './carried.ts';
import { causeWords } from './cause-words.ts';
import { ACTIONS } from './ids.ts';
import type { MessageBlock } from './message.ts';
import { momentInMrkdwn, momentOf } from './moment.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';

/** A message that was not sent, or of which that is not known. */
export interface ShownLost {
  readonly id: number;
  readonly kind: string;
  readonly state: 'dead' | 'uncertain';
  readonly reason: string | null;
  readonly channel: string | null;
  readonly userId: string | null;
  readonly createdAt: Date;
  /** Counts its attempts: a button of an earlier one decides nothing. */
  readonly fence: number;
  readonly decision: 'send again' | 'leave' | null;
  readonly decidedBy: string | null;
}

/** A lost message as it was after an attempt. */
export interface LostRef {
  readonly messageId: number;
  readonly fence: number;
}
export const lostValue: Carried<LostRef> = carried(z.object({ messageId: key, fence: key }));

const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  ['digest', 'A digest'],
  ['digest list', 'The list in a digest’s thread'],
  ['digest collapsed', 'The line in the place of an old digest'],
  ['review', 'A quarter’s review'],
  ['nudge', 'A reminder'],
  ['reopened', 'Word of items that reopened'],
  ['owner gone', 'Word of an owner who has left'],
  ['notice', 'Word of a paused digest'],
  ['offer', 'A question whether to own items'],
  ['offer declined', 'Word of a declined item'],
  ['offer lapsed', 'Word of a question that has ended'],
  ['lost items', 'Word of items that changed hands'],
]);
const maxReasonChars = 120;

/** What became of a message and why, with a button for each decision about it. */
export function lostRow(lost: ShownLost): MessageBlock[] {
  const { id, fence, createdAt, channel, userId } = lost;
  const value = lostValue.encode({ messageId: id, fence });
  const label = (verb: string) => ({ label: `${verb}: ${kindWords(lost)}, message ${id}` });
  return [
    richText(
      line(
        say(`${kindWords(lost)} to `),
        placeOf(channel, userId),
        say(' of '),
        momentOf(createdAt),
        say(` ${fateOf(lost)}.`),
        ...triedBefore(lost),
      ),
    ),
    actions([
      button('Send again', ACTIONS.lostAgain, value, label('Send again')),
      button('Leave it', ACTIONS.lostLeave, value, label('Leave it')),
    ]),
  ];
}

/** The same in one line of mrkdwn. */
export function lostInMrkdwn(lost: ShownLost): string {
  const { createdAt, channel, userId, decidedBy } = lost;
  const to = channel !== null ? `<#${channel}>` : userId !== null ? `<@${userId}>` : 'nobody';
  const before = wasSentAgain(lost) ? ` <@${decidedBy}> had it sent again before.` : '';
  return `• ${kindWords(lost)} to ${to} of ${momentInMrkdwn(createdAt)} ${inMrkdwn(fateOf(lost))}.${before}`;
}

/** What a message is, as the beginning of a sentence. */
export function kindWords({ kind }: Pick<ShownLost, 'kind'>): string {
  return KIND_WORDS.get(kind) ?? 'A message';
}

function fateOf({ state, reason }: ShownLost): string {
  const what = state === 'dead' ? 'was not sent' : 'may or may not have arrived';
  return reason === null ? what : `${what}: ${cut(oneLine(causeWords(reason)), maxReasonChars)}`;
}

function triedBefore(lost: ShownLost): RichTextElement[] {
  const { decidedBy } = lost;
  if (!wasSentAgain(lost) || decidedBy === null) return [];
  return [say(' '), { type: 'user', user_id: decidedBy }, say(' had it sent again before.')];
}

function wasSentAgain({ decision, decidedBy }: ShownLost): boolean {
  return decision === 'send again' && decidedBy !== null;
}

function placeOf(channel: string | null, userId: string | null): RichTextElement {
  if (channel !== null) return { type: 'channel', channel_id: channel };
  return userId === null ? say('nobody') : { type: 'user', user_id: userId };
}
