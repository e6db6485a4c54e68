import type { DeliveryFigures } from '../domain/delivery-figures.ts';
import { timeWords } from '../domain/interest.ts';
import { actions, button, context, header, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { lostInMrkdwn, lostRow, type ShownLost } from './lost-message.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { momentInMrkdwn } from './moment.ts';
import { pausedSentence } from './paused.ts';
import { registerValue } from './refs.ts';
import { count } from './text.ts';

/** How the messages of the workspace fare; what was sent, in the last seven days. */
export interface ShownHealth extends DeliveryFigures {
  /** The latest of those that the reader decides about. */
  readonly lost: readonly ShownLost[];
  readonly now: Date;
}

/** A digest that stands still. */
export interface ShownPaused {
  readonly registerId: number;
  readonly registerName: string;
  readonly channel: string | null;
  /** Slack's code. */
  readonly why: string;
  readonly mayResume: boolean;
}

export interface ShownFullHealth extends ShownHealth {
  readonly paused: readonly ShownPaused[];
}

/** A message that waits longer than this does not wait for its turn. */
const TOO_LONG_MS = 15 * 60 * 1000;
const maxPaused = 8;

/** `/debt health`: what waits, was sent and how late, what was lost and which digests stand still; each with what to do. */
export function healthMessage(health: ShownFullHealth): Message {
  const { paused, lost } = health;
  const title = `Delivery: ${verdict(health, paused.length)}`;
  const told = [sums(health), ...latenessWords(health), ...waitingWords(health)];
  const shown = paused.slice(0, maxPaused);
  const more = paused.length - shown.length;
  const rest = more > 0 ? [`+${count(more, 'paused digest')} more.`] : [];
  const advice = [...adviceWords(health), ...othersWords(health)];
  return message(
    [
      title,
      ...told,
      ...shown.map((one) => `• ${pausedSentence(one)}`),
      ...rest,
      ...lost.map(lostInMrkdwn),
      ...moreLost(health),
      ...advice,
    ],
    [
      header(title),
      section(told.join('\n')),
      ...shown.flatMap(pausedRow),
      ...rest.map(context),
      ...lost.flatMap(lostRow),
      ...moreLost(health).map(context),
      ...advice.map(context),
    ],
  );
}

/** The same in short, for the Home. Who keeps no register sees only what they decide about. */
export function healthPart(
  health: ShownHealth,
  { isKeeper }: { isKeeper: boolean },
): MessageBlock[] {
  const { lost, decidable } = health;
  const rows = [...lost.flatMap(lostRow), ...moreLost(health).map(context)];
  if (!isKeeper) {
    return [
      section(`*${count(decidable, 'message')} to you may not have arrived*`),
      ...rows,
      ...adviceWords(health).map(context),
    ];
  }
  const told = [sums(health), ...latenessWords(health), ...waitingWords(health)].join('\n');
  const advice = [...adviceWords(health), ...othersWords(health)].map(context);
  return [section(`*Delivery: ${verdict(health, 0)}*\n${told}`), ...rows, ...advice];
}

function verdict(health: ShownHealth, paused: number): string {
  const wrong = [
    ...lostWords(health),
    ...(paused > 0 ? [`${count(paused, 'digest stands', 'digests stand')} still`] : []),
    ...(waitsTooLong(health) ? ['messages wait for too long'] : []),
  ];
  return wrong.length > 0 ? wrong.join(', ') : 'all is well';
}

function lostWords({ dead, uncertain }: ShownHealth): string[] {
  return [
    ...(dead > 0 ? [`${count(dead, 'message was', 'messages were')} not sent`] : []),
    ...(uncertain > 0 ? [`${count(uncertain, 'message')} may or may not have arrived`] : []),
  ];
}

function sums({ sent, waiting, dead, uncertain }: ShownHealth): string {
  const none = dead + uncertain === 0 ? ' None was lost.' : '';
  return `${count(sent, 'message')} sent in the last 7 days, ${waiting} waiting to be sent.${none}`;
}

function latenessWords({ lateness, sent }: ShownHealth): string[] {
  if (lateness === null) return [];
  const { medianMs, worstMs } = lateness;
  if (sent === 1) return [`It went out within ${spanWords(worstMs)} of its time.`];
  return [
    `Half of them went out within ${spanWords(medianMs)} of their time, the latest within ${spanWords(worstMs)}.`,
  ];
}

function waitingWords(health: ShownHealth): string[] {
  const { oldestDueAt } = health;
  if (oldestDueAt === null) return [];
  const since = `The one that waits longest was due ${momentInMrkdwn(oldestDueAt)}.`;
  if (!waitsTooLong(health)) return [since];
  return [
    `${since} Slack puts messages off or cannot be reached; they go out by themselves. Where that lasts, whoever runs the bot finds the cause in its log.`,
  ];
}

function waitsTooLong({ oldestDueAt, now }: ShownHealth): boolean {
  return oldestDueAt !== null && now.getTime() - oldestDueAt.getTime() > TOO_LONG_MS;
}

function moreLost({ lost, decidable }: ShownHealth): string[] {
  const more = decidable - lost.length;
  return more > 0 ? [`+${more} more, older ones: they show here when these are decided.`] : [];
}

function adviceWords({ lost }: ShownHealth): string[] {
  return [
    ...(lost.some(({ state }) => state === 'uncertain')
      ? [
          'What may have arrived: its sending was cut off, and the app could not look whether Slack had posted it. Look there yourself, then *Send again* if it is not there, or *Leave it* if it is, or is not needed any more.',
        ]
      : []),
    ...(lost.some(({ reason }) => reason === 'missing_scope')
      ? [
          'With the scopes `channels:history`, `groups:history` and `im:history` the app looks by itself, and asks you no more.',
        ]
      : []),
    ...(lost.some(({ state }) => state === 'dead')
      ? ['What was not sent: mend what is named, then *Send again*; or *Leave it*.']
      : []),
  ];
}

function othersWords({ dead, uncertain, decidable }: ShownHealth): string[] {
  const others = dead + uncertain - decidable;
  if (others === 0) return [];
  return [
    `${count(others, 'further message')}: those who keep its register decide, or the person whom it is for, or a workspace admin.`,
  ];
}

function pausedRow(paused: ShownPaused): MessageBlock[] {
  const { registerId, registerName, mayResume } = paused;
  const told = section(pausedSentence(paused));
  if (!mayResume) return [told];
  const value = registerValue.encode({ registerId });
  const label = `Start it again: the digest of ${registerName}`;
  return [told, actions([button('Start it again', ACTIONS.startDigest, value, { label })])];
}

/** `4 s`, `12 min`, `3 h 5 min`, `4 days`. */
function spanWords(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  const days = Math.round(minutes / (24 * 60));
  return days >= 2 ? `${days} days` : timeWords(minutes);
}
