import { cpus, loadavg } from 'node:os';
import type { Measured } from './measured.ts';

/** A line of a table: what was measured, against the baseline that stands first. */
export interface Row extends Partial<Pick<Measured, 'cpuSeconds' | 'peakMb'>> {
  readonly what: string;
  readonly count: number;
  readonly seconds: number;
}

/** Where and when it was measured; figures of two runs are compared only where these are alike. */
export function machine(): string {
  const all = cpus();
  const load = loadavg().map((one) => one.toFixed(1));
  return `${all.length} cores, ${all[0]?.model ?? 'unknown'}; Node.js ${process.version}; load ${load.join(' ')}`;
}

/**
 * A table of what was measured. The ratio is the time for each one, against that of the first row: 2 takes twice as
 * long as the baseline.
 */
export function table(rows: readonly Row[]): string {
  const [baseline] = rows;
  if (!baseline) return '';
  const head = ['', 'n', 'seconds', 'cpu s', 'each ms', 'per second', 'ratio', 'peak MB'];
  const lines = [head, ...rows.map((row) => cellsOf(row, baseline))];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, at) => padded(cell, at, widths)).join('  '))
    .join('\n');
}

/** The one in the middle, by time for each. */
export function median<One extends { count: number; seconds: number }>(
  rounds: readonly One[],
): One {
  const byTime = [...rounds].sort((a, b) => a.seconds / a.count - b.seconds / b.count);
  const middle = byTime[Math.floor(byTime.length / 2)];
  if (!middle) throw new Error('nothing was measured');
  return middle;
}

function cellsOf(row: Row, baseline: Row): string[] {
  const { what, count, seconds, cpuSeconds, peakMb } = row;
  const each = seconds / count;
  return [
    what,
    count.toLocaleString('en'),
    seconds.toFixed(2),
    cpuSeconds?.toFixed(2) ?? '',
    (1000 * each).toFixed(2),
    (1 / each).toFixed(0),
    (each / (baseline.seconds / baseline.count)).toFixed(2),
    peakMb?.toFixed(0) ?? '',
  ];
}

function padded(cell: string, at: number, widths: readonly number[]): string {
  const width = widths[at] ?? 0;
  return at === 0 ? cell.padEnd(width) : cell.padStart(width);
}
