import type { DebtSummary } from '../domain/debt.ts';
import type { QuarterProgress } from '../domain/progress.ts';
import {
  actions,
  bullets,
  button,
  header,
  richText,
  section,
} from './blocks.ts';
import { ACTIONS, shareValue } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { shortInMrkdwn, shortLine, showButtons } from './rows.ts';
import { count, inMrkdwn } from './text.ts';

/** A quarter's payoff. */
export interface ShownProgress {
  readonly registerId: number;
  readonly registerName: string;
  /** `Q4 2026` */
  readonly label: string;
  readonly progress: QuarterProgress;
  readonly baseline: { readonly kind: 'quarter start' | 'first import' | 'register created' };
  readonly rows: readonly DebtSummary[];
}

/** Items listed in one message; the rest is counted. */
const maxRows = 40;
const barLength = 10;

/** How a quarter goes: numbers, a bar, a forecast and its items with status and completed date. */
export function progressMessage(
  shown: ShownProgress,
  { ephemeral }: { readonly ephemeral: boolean },
): Message {
  const { registerId, registerName, label, progress, rows } = shown;
  const title = `${registerName}: ${label}`;
  const sentences = progressSentences(progress, shown.baseline.kind);
  const listed = rows.slice(0, maxRows);
  const more = rows.length - listed.length;
  const shared = shareValue.encode({ what: 'progress', registerId, quarter: progress.quarter });
  const blocks: MessageBlock[] = [
    header(title),
    section(sentences.join('\n')),
    ...(rows.length > 0 ? [richText(bullets(listed.map(shortLine)))] : emptyQuarter()),
    ...(more > 0 ? [section(`+${more} more`)] : []),
    ...showButtons(listed.filter(({ status }) => status !== 'complete')),
    ...(ephemeral ? [actions([button('Share', ACTIONS.share, shared)])] : []),
  ];
  const told = listed.map(shortInMrkdwn);
  const rest = more > 0 ? [`+${more} more`] : [];
  return message([inMrkdwn(title), ...sentences, ...told, ...rest], blocks);
}

/** The numbers of a quarter in words, a bar among them. Our own words only. */
export function progressSentences(
  progress: QuarterProgress,
  baseline: ShownProgress['baseline']['kind'],
): string[] {
  const { committed, added, done, left, replanned, closed, forecast, week, weeks } = progress;
  const all = done.length + left.length;
  const others = [
    `${left.length} left`,
    `${replanned.length} re-planned`,
    `${added.length} added`,
    ...(closed.length > 0 ? [`${closed.length} closed unpaid`] : []),
  ];
  return [
    `Week ${week} of ${weeks}. Committed: ${committed.length}${baselineWords(baseline)}.`,
    `${progressBar(done.length, all)} ${done.length} of ${all} done.`,
    `${others.join(', ')}.`,
    ...(forecast === null ? [] : [`At this pace ${forecast} of ${all}.`]),
  ];
}

/** A bar of ten signs, with the share in words beside it: `▓▓▓░░░░░░░ 30 %`. */
export function progressBar(done: number, all: number): string {
  const share = all === 0 ? 0 : Math.min(1, done / all);
  const full = Math.floor(share * barLength);
  return `${'▓'.repeat(full)}${'░'.repeat(barLength - full)} ${Math.floor(share * 100)} %`;
}

/** One line for where a whole progress would be too much. */
export function progressLine(label: string, { done, left }: QuarterProgress): string {
  const all = done.length + left.length;
  if (all === 0) return `${label}: nothing is planned.`;
  return `${label}: ${progressBar(done.length, all)} ${done.length} of ${count(all, 'item')} done.`;
}

function baselineWords(kind: ShownProgress['baseline']['kind']): string {
  if (kind === 'quarter start') return '';
  return kind === 'first import'
    ? ' (as planned when it was first imported)'
    : ' (as planned when the register began)';
}

function emptyQuarter(): MessageBlock[] {
  const text = 'Nothing is planned for this quarter. Plan an item with `/debt plan 12 Q1`.';
  return [section(text)];
}
