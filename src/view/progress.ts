import type { DebtSummary } from '../domain/debt.ts';
import { countsOf, type QuarterProgress } from '../domain/progress.ts';
import { actions, bullets, button, header, richText, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import {
  forecastReason,
  forecastWords,
  isUnplanned,
  progressBar,
  progressWords,
} from './progress-words.ts';
import { shareValue } from './refs.ts';
import { shortInMrkdwn, shortLine, showButtons } from './rows.ts';
import { inMrkdwn } from './text.ts';

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
    ...(rows.length > 0 ? [richText(bullets(listed.map(shortLine)))] : emptyQuarter(progress)),
    ...(more > 0 ? [section(`+${more} more`)] : []),
    ...showButtons(listed.filter(({ status }) => status !== 'complete')),
    ...(ephemeral ? [actions([button('Share', ACTIONS.share, shared)])] : []),
  ];
  const told = listed.map(shortInMrkdwn);
  const rest = more > 0 ? [`+${more} more`] : [];
  return message([inMrkdwn(title), ...sentences, ...told, ...rest], blocks);
}

/** The numbers of a quarter in words, with a bar that says the same; a forecast with its reason. Our own words only. */
export function progressSentences(
  progress: QuarterProgress,
  baseline: ShownProgress['baseline']['kind'],
): string[] {
  const counts = countsOf(progress);
  const week = weekWords(progress);
  if (isUnplanned(counts)) {
    const verb = progress.stage === 'over' ? 'was' : 'is';
    return [week, `Nothing ${verb} planned for this quarter.`];
  }
  const runs = progress.stage === 'running';
  const forecast = runs ? forecastWords(counts) : '';
  return [
    week,
    progressBar(counts),
    `${progressWords(counts, baselineWords(baseline))}.`,
    ...(forecast === ''
      ? []
      : [`${forecast}${forecastReason({ ...progress, progress: counts })}.`]),
  ];
}

function weekWords({ stage, week, weeks }: QuarterProgress): string {
  if (stage === 'to come') return 'This quarter has not begun yet.';
  return stage === 'over' ? 'This quarter is over.' : `Week ${week} of ${weeks}.`;
}

function baselineWords(kind: ShownProgress['baseline']['kind']): string {
  if (kind === 'quarter start') return '';
  return kind === 'first import'
    ? ' (as planned when it was first imported)'
    : ' (as planned when the register began)';
}

function emptyQuarter({ stage }: QuarterProgress): MessageBlock[] {
  return stage === 'over' ? [] : [section('Plan an item with `/debt plan 12 Q1`.')];
}
