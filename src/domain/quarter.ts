import { addLocalDays, daysBetween, type LocalDate } from './local-date.ts';

/** A quarter is kept as the day on which it starts; its name depends on the register's fiscal year. */
export type Quarter = LocalDate;

/** First month of the fiscal year, 1 (January) to 12. */
export type FirstMonth = number;

/** The months as people write them. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Whether fiscal years from two months have the same quarters, under other names. */
export function startsSameQuarters(one: FirstMonth, other: FirstMonth): boolean {
  return (one - other) % 3 === 0;
}

/** The quarter in which a day lies. */
export function quarterOf(date: LocalDate, firstMonth: FirstMonth): Quarter {
  const { year, month } = yearAndMonth(date);
  const intoQuarter = (month - firstMonth + 12) % 3;
  return monthStart(year, month - intoQuarter);
}

/** The quarter `count` quarters later (earlier when negative). */
export function addQuarters(quarter: Quarter, count: number): Quarter {
  const { year, month } = yearAndMonth(quarter);
  return monthStart(year, month + 3 * count);
}

/** The last day of a quarter. */
export function lastDayOf(quarter: Quarter): LocalDate {
  return addLocalDays(addQuarters(quarter, 1), -1);
}

/** Whether a day lies in a quarter. */
export function isInQuarter(date: LocalDate, quarter: Quarter): boolean {
  return date >= quarter && date <= lastDayOf(quarter);
}

/** `Q4 2026`; a fiscal year is labelled by the calendar year in which it ends. */
export function quarterLabel(quarter: Quarter, firstMonth: FirstMonth): string {
  const { number, year } = quarterName(quarter, firstMonth);
  return `Q${number} ${year}`;
}

/** The number, from 1, and the fiscal year by which `quarterLabel` names a quarter. */
export function quarterName(
  quarter: Quarter,
  firstMonth: FirstMonth,
): { number: 1 | 2 | 3 | 4; year: number } {
  const { year, month } = yearAndMonth(quarter);
  const intoYear = (month - firstMonth + 12) % 12;
  const yearStart = month >= firstMonth ? year : year - 1;
  const number = ([1, 2, 3, 4] as const)[Math.floor(intoYear / 3)] ?? 1;
  return { number, year: firstMonth === 1 ? yearStart : yearStart + 1 };
}

/** The quarter with a number 1..4 in the fiscal year labelled `year`. */
export function quarterIn(year: number, number: number, firstMonth: FirstMonth): Quarter {
  const startYear = firstMonth === 1 ? year : year - 1;
  return monthStart(startYear, firstMonth + 3 * (number - 1));
}

/**
 * The quarter that a text names: `Q1`, `2027-Q1`, `Q1 2027`, `2027Q1`, `this quarter`, `next quarter`.
 * A bare `Q1` is the next one not yet over at `today`. Null when the text names none.
 */
export function parseQuarter(
  text: string,
  today: LocalDate,
  firstMonth: FirstMonth,
): Quarter | null {
  const current = quarterOf(today, firstMonth);
  const words = text.trim().toLowerCase();
  if (/^(this|current)( quarter)?$/.test(words)) return current;
  if (/^next( quarter)?$/.test(words)) return addQuarters(current, 1);
  const match =
    /^(?:(?<before>\d{4})[\s/-]*)?q(?<number>[1-4])(?:[\s/'’-]*(?<after>\d{4}|\d{2}))?$/.exec(
      words,
    );
  if (!match?.groups) return null;
  const { before, number, after } = match.groups;
  if (before && after) return null;
  const year = before ?? (after?.length === 2 ? `20${after}` : after);
  if (year) return quarterIn(Number(year), Number(number), firstMonth);
  const upcoming = [0, 1, 2, 3].map((count) => addQuarters(current, count));
  const label = `Q${number} `;
  return upcoming.find((quarter) => quarterLabel(quarter, firstMonth).startsWith(label)) ?? null;
}

/** Weeks in a quarter, counted as people do: 13. */
export function weeksIn(quarter: Quarter): number {
  return Math.round((daysBetween(quarter, lastDayOf(quarter)) + 1) / 7);
}

/** Which week of the quarter a day lies in, from 1; the odd last days belong to the last week. */
export function weekOf(date: LocalDate, quarter: Quarter): number {
  const week = Math.floor(daysBetween(quarter, date) / 7) + 1;
  return Math.min(Math.max(week, 1), weeksIn(quarter));
}

function yearAndMonth(date: LocalDate): { year: number; month: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)) };
}

function monthStart(year: number, month: number): LocalDate {
  const months = year * 12 + (month - 1);
  const startYear = Math.floor(months / 12);
  const startMonth = (months % 12) + 1;
  return `${String(startYear).padStart(4, '0')}-${String(startMonth).padStart(2, '0')}-01`;
}
