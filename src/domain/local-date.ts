import { format, isValid, parse } from 'date-fns';
import { instantOf, wallMs, type Zone } from './zone.ts';

/** A day without a time or zone, `YYYY-MM-DD`. Such strings sort as the days do. */
export type LocalDate = string;

const PATTERN = 'yyyy-MM-dd';
const NOON = new Date(2000, 0, 1, 12);
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether the text is a day that exists, written `YYYY-MM-DD`. */
export function isLocalDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isValid(asDate(text));
}

/** The day that it is at an instant in a zone; in UTC where the zone is not known. */
export function dayIn(zone: Zone, at: Date): LocalDate {
  return dayOfUtc(wallMs(zone, at.getTime()));
}

/** The instant at which a day starts in a zone: its first minute there, or the one after a day that the zone leaves out. */
export function startOfDayIn(zone: Zone, date: LocalDate): Date {
  return instantOf(zone, `${date}T00:00`);
}

/** The day `days` later (earlier when negative). */
export function addLocalDays(date: LocalDate, days: number): LocalDate {
  return dayOfUtc(Date.parse(date) + days * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function isoWeekdayOf(date: LocalDate): number {
  return new Date(date).getUTCDay() || 7;
}

/** The day with its weekday, as people read it: `Fri 4 Dec 2026`. */
export function formatDay(date: LocalDate): string {
  return format(asDate(date), 'EEE d MMM yyyy');
}

/** The ISO week of a day, `2026-W48`. */
export function isoWeekOf(date: LocalDate): string {
  return format(asDate(date), "RRRR-'W'II");
}

/** Days are reckoned in UTC, where each has 24 hours. */
function dayOfUtc(ms: number): LocalDate {
  return new Date(ms).toISOString().slice(0, PATTERN.length);
}

function asDate(date: LocalDate): Date {
  return parse(date, PATTERN, NOON);
}
