import { formatDay, type LocalDate } from '../domain/local-date.ts';
import type { ProgressCounts } from '../domain/progress.ts';

const barCells = 10;

/** `▓▓▓▓░░░░░░ 42 %`; a cell fills only when its share is paid. Stands beside words that say the same. */
export function progressBar({ done, left }: Pick<ProgressCounts, 'done' | 'left'>): string {
  const share = done + left === 0 ? 0 : done / (done + left);
  const filled = Math.floor(share * barCells);
  const bar = '▓'.repeat(filled) + '░'.repeat(barCells - filled);
  return `${bar} ${Math.floor(share * 100)} %`;
}

/** `3 of 7 done, 4 left; 6 were committed, 1 of them re-planned since, 2 added`; `baseline` says when they were committed. */
export function progressWords(counts: ProgressCounts, baseline = ''): string {
  const { committed, done, left, replanned, added, closed } = counts;
  const since = [
    ...(committed > 0 ? [`${replanned} of them re-planned since`] : []),
    `${added} added`,
    ...(closed > 0 ? [`${closed} closed unpaid`] : []),
  ];
  const start = `${committed} ${committed === 1 ? 'was' : 'were'} committed${baseline}`;
  return `${done} of ${done + left} done, ${left} left; ${[start, ...since].join(', ')}`;
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

/** What a first quarter is measured against, having no plan of its start; none for every other. */
export function baselineSentences({
  baselineFirstImport,
  began = null,
}: {
  readonly baselineFirstImport: LocalDate | null;
  readonly began?: LocalDate | null;
}): string[] {
  if (baselineFirstImport !== null) {
    return [
      `The register’s first quarter: measured against what was planned when it was first imported, ${formatDay(baselineFirstImport)}.`,
    ];
  }
  if (began === null) return [];
  return [
    `The register’s first quarter: it was created on ${formatDay(began)}, so that what was planned since counts as added.`,
  ];
}

/** Whether a quarter has no plan at all, and nothing paid. */
export function isUnplanned({ committed, done, left }: ProgressCounts): boolean {
  return committed === 0 && done === 0 && left === 0;
}
