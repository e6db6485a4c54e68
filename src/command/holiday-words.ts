import { type HolidayChange, readHoliday } from '../domain/holiday.ts';
import { readDay } from './days.ts';
import { type Context, plain, type Word } from './line.ts';

const ADD = new Set(['add', 'also', '+']);
const REMOVE = new Set(['remove', 'delete', 'drop', 'without', '-']);

/**
 * `add 2026-12-24 12-25` or `remove …`; without such a word they are added. Commas stand between days that take several
 * words, as in `24 dec, 1 jan`. Null where one of them is no day, or there is none.
 */
export function readHolidays(words: readonly Word[], context: Context): HolidayChange | null {
  const first = plain(words[0]?.raw ?? '');
  const isVerb = ADD.has(first) || REMOVE.has(first);
  const text = (isVerb ? words.slice(1) : words).map((word) => word.value).join(' ');
  const days = text.split(',').flatMap((part) => daysIn(part.trim(), context));
  const read = days.flatMap((day) => (day === null ? [] : [day]));
  if (read.length === 0 || read.length < days.length) return null;
  return REMOVE.has(first) ? { add: [], remove: read } : { add: read, remove: [] };
}

function daysIn(part: string, context: Context): readonly (string | null)[] {
  if (part === '') return [];
  const each = part.split(/\s+/).map(readHoliday);
  return each.includes(null) ? [readDay(part, context)?.date ?? null] : each;
}
