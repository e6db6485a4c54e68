import { formatDay, isLocalDate, type LocalDate } from './local-date.ts';

/** A day on which a register asks nobody about its items: `2026-12-24` once, `12-25` in every year. */
export type Holiday = string;

/** More than any country has; so few that working days are left in every year. */
export const MAX_HOLIDAYS = 100;

/** A change of a register's holidays: all of them anew, or some more and some less. */
export type HolidayChange =
  | { readonly all: readonly Holiday[] }
  | { readonly add: readonly Holiday[]; readonly remove: readonly Holiday[] };

/** A leap year, in which every day of a year exists. */
const ANY_YEAR = '2024';
const YEARLY = /^\d{2}-\d{2}$/;

/** The holiday that a text names, `YYYY-MM-DD` or `MM-DD`; null where there is no such day. */
export function readHoliday(text: string): Holiday | null {
  const day = YEARLY.test(text) ? `${ANY_YEAR}-${text}` : text;
  return isLocalDate(day) ? text : null;
}

/** Whether a register rests on a day. 29 February is one in leap years alone. */
export function isHoliday(holidays: readonly Holiday[], day: LocalDate): boolean {
  return holidays.includes(day) || holidays.includes(day.slice('YYYY-'.length));
}

/** `Thu 24 Dec 2026`, or `25 Dec every year`. */
export function holidayWords(holiday: Holiday): string {
  if (!YEARLY.test(holiday)) return formatDay(holiday);
  const [, day, month] = formatDay(`${ANY_YEAR}-${holiday}`).split(' ');
  return `${day} ${month} every year`;
}

/** The holidays after a change, each once: those of every year first, then by day. */
export function holidaysAfter(
  holidays: readonly Holiday[],
  change: HolidayChange,
): readonly Holiday[] {
  const told = 'all' in change ? change.all : [...holidays, ...change.add];
  const without = 'all' in change ? [] : change.remove;
  const left = [...new Set(told)].filter((holiday) => !without.includes(holiday));
  return left.toSorted((one, other) => one.length - other.length || (one < other ? -1 : 1));
}
