import type { ProgressCounts } from '../domain/progress.ts';

const barCells = 10;

/** `▓▓▓▓░░░░░░ 42 %`; a cell fills only when its share is paid. Stands beside words that say the same. */
export function progressBar({ done, left }: Pick<ProgressCounts, 'done' | 'left'>): string {
  const share = done + left === 0 ? 0 : done / (done + left);
  const filled = Math.floor(share * barCells);
  const bar = '▓'.repeat(filled) + '░'.repeat(barCells - filled);
  return `${bar} ${Math.floor(share * 100)} %`;
}

/** `3 of 7 done, 4 left, 1 re-planned, 2 added; 6 were committed`. */
export function progressWords(counts: ProgressCounts): string {
  const { committed, done, left, replanned, added, closed } = counts;
  const others = [
    `${replanned} re-planned`,
    `${added} added`,
    ...(closed > 0 ? [`${closed} closed unpaid`] : []),
  ];
  const start = `${done} of ${done + left} done, ${left} left`;
  return `${start}, ${others.join(', ')}; ${committed} ${committed === 1 ? 'was' : 'were'} committed`;
}

/** `At this pace 5 of 7`; empty while there is no forecast. */
export function forecastWords({ done, left, forecast }: ProgressCounts): string {
  const total = done + left;
  return forecast === null || total === 0
    ? ''
    : `At this pace ${Math.min(forecast, total)} of ${total}`;
}

/** Why the forecast says so: `: 3 done in 7.6 of 13 weeks`; empty where it is not known how far the quarter was. */
export function forecastReason({
  progress,
  weeksGone,
  weeks,
}: {
  readonly progress: Pick<ProgressCounts, 'done'>;
  readonly weeksGone?: number;
  readonly weeks: number;
}): string {
  return weeksGone === undefined ? '' : `: ${progress.done} done in ${weeksGone} of ${weeks} weeks`;
}

/** Whether a quarter has no plan at all, and nothing paid. */
export function isUnplanned({ committed, done, left }: ProgressCounts): boolean {
  return committed === 0 && done === 0 && left === 0;
}
