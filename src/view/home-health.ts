import { bullets, context, line, richText, say, section } from './blocks.ts';
import { causeWords } from './cause-words.ts';
import type { MessageBlock } from './message.ts';
import { momentOf } from './moment.ts';
import { count, cut, oneLine } from './text.ts';

/** A message that was not sent, or of which that is not known. */
export interface ShownLost {
  readonly kind: string;
  readonly state: 'dead' | 'uncertain';
  readonly reason: string | null;
  readonly channel: string | null;
  readonly userId: string | null;
  readonly createdAt: Date;
}

/** How the messages of the workspace fare. */
export interface ShownHealth {
  readonly waiting: number;
  /** In the last seven days. */
  readonly sent: number;
  readonly dead: number;
  readonly uncertain: number;
  /** The latest of the dead and uncertain ones. */
  readonly lost: readonly ShownLost[];
}

/** What waits, was sent and was lost, in words, with what to do about it. For those who keep a register. */
export function healthPart(health: ShownHealth): MessageBlock[] {
  const { waiting, sent, dead, uncertain, lost } = health;
  const sums = `${count(sent, 'message')} sent in the last 7 days, ${waiting} waiting to be sent.`;
  if (dead + uncertain === 0) {
    return [section(`*Delivery: all is well*\n${sums} None was lost.`)];
  }
  const more = dead + uncertain - lost.length;
  return [
    section(`*Delivery: ${lostWords(dead, uncertain)}*\n${sums}`),
    richText(bullets(lost.map(lostLine))),
    ...(more > 0 ? [context(`+${more} more, older ones.`)] : []),
    context(
      'Look into the channel first, and make sure that the app is invited there. Whoever runs the bot then sends a message again as “Dead and uncertain messages” in docs/operations.md says; after 90 days they are forgotten.',
    ),
  ];
}

function lostWords(dead: number, uncertain: number): string {
  return [
    ...(dead > 0 ? [`${count(dead, 'message was', 'messages were')} not sent`] : []),
    ...(uncertain > 0 ? [`${count(uncertain, 'message')} of which it is not known`] : []),
  ].join(', ');
}

const KIND_WORDS: ReadonlyMap<string, string> = new Map([
  ['digest', 'A digest'],
  ['digest list', 'The list in a digest’s thread'],
  ['nudge', 'A reminder'],
  ['notice', 'A notice'],
]);

function lostLine({ kind, state, reason, channel, userId, createdAt }: ShownLost) {
  const to =
    channel !== null
      ? channelElement(channel)
      : userId !== null
        ? userElement(userId)
        : say('nobody');
  const what = state === 'dead' ? 'was not sent' : 'may or may not have arrived';
  const why = reason === null ? '' : `: ${cut(oneLine(causeWords(reason)), 120)}`;
  return line(
    say(`${KIND_WORDS.get(kind) ?? 'A message'} to `),
    to,
    say(' of '),
    momentOf(createdAt),
    say(` ${what}${why}`),
  );
}

function channelElement(channelId: string) {
  return { type: 'channel', channel_id: channelId } as const;
}

function userElement(userId: string) {
  return { type: 'user', user_id: userId } as const;
}
