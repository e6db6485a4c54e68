import { differenceInMilliseconds, hoursToMilliseconds, subMilliseconds } from 'date-fns';
import { minutesInHour } from 'date-fns/constants';
import type { Hit } from './debt.ts';

/** Hits older than this count no more. */
const INTEREST_DAYS = 90;
const WINDOW_MS = hoursToMilliseconds(24 * INTEREST_DAYS);

/** What a debt has cost lately. */
export interface Interest {
  readonly hits: number;
  readonly minutes: number;
}

/** Hits up to this instant count no more at `now`. */
export function interestSince(now: Date): Date {
  return subMilliseconds(now, WINDOW_MS);
}

/** The hits of the last 90 days and the minutes that they cost together. */
export function interestOf(hits: readonly Hit[], now: Date): Interest {
  const counted = hits.filter(({ at }) => {
    const age = differenceInMilliseconds(now, new Date(at));
    return age >= 0 && age < WINDOW_MS;
  });
  return { hits: counted.length, minutes: counted.reduce((sum, { minutes }) => sum + minutes, 0) };
}

/** The hours lost to hits in the last 90 days. */
export function hoursLost(hits: readonly Hit[], now: Date): number {
  return interestOf(hits, now).minutes / minutesInHour;
}

/** `45 min`, `4 h`, `1 h 30 min`. */
export function timeWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / minutesInHour), minutes % minutesInHour];
  return [
    ...(hours > 0 ? [`${hours} h`] : []),
    ...(rest > 0 || hours === 0 ? [`${rest} min`] : []),
  ].join(' ');
}

/** `bit us 3 times in 90 days, 4 h lost`; empty where it has not. */
export function interestWords({ hits, minutes }: Interest): string {
  if (hits === 0) return '';
  const times = hits === 1 ? 'once' : `${hits} times`;
  return `bit us ${times} in ${INTEREST_DAYS} days, ${timeWords(minutes)} lost`;
}
