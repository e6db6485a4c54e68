import { TZDate } from '@date-fns/tz';
import { addDays, differenceInCalendarDays, format, isValid, parse } from 'date-fns';

/** A day without a time or zone, `YYYY-MM-DD`. Such strings sort as the days do. */
export type LocalDate = string;

const PATTERN = 'yyyy-MM-dd';
const NOON = new Date(2000, 0, 1, 12);

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(asDate(text));
}

/** The day that it is at `now` in an IANA zone. */
export function todayIn(zone: string, now: Date): LocalDate {
  return format(new TZDate(now, zone), PATTERN);
}

/** The instant at which a day starts in an IANA zone. */
export function startOfDayIn(zone: string, date: LocalDate): Date {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(new TZDate(year ?? 0, (month ?? 1) - 1, day ?? 1, zone).getTime());
}

/** The day `days` later (earlier when negative). */
export function addLocalDays(date: LocalDate, days: number): LocalDate {
  return format(addDays(asDate(date), days), PATTERN);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return differenceInCalendarDays(asDate(to), asDate(from));
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function isoWeekdayOf(date: LocalDate): number {
  return Number(format(asDate(date), 'i'));
}

/** The day with its weekday, as people read it: `Fri 4 Dec 2026`. */
export function formatDay(date: LocalDate): string {
  return format(asDate(date), 'EEE d MMM yyyy');
}

/** The ISO week of a day, `2026-W48`. */
export function isoWeekOf(date: LocalDate): string {
  return format(asDate(date), "RRRR-'W'II");
}

function asDate(date: LocalDate): Date {
  return parse(date, PATTERN, NOON);
}
