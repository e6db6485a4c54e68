import { plain } from './line.ts';

/** A working day. */
const MINUTES_A_DAY = 8 * 60;

const UNITS: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['h', 60],
  ['d', MINUTES_A_DAY],
  ['w', 5 * MINUTES_A_DAY],
]);
const UNIT = '(?:m|min|mins|minutes?|h|hr|hrs|hours?|std|d|days?|w|weeks?)';
const AMOUNT = new RegExp(`^(?<amount>\\d{1,5}(?:[.,]\\d{1,2})?) ?(?<unit>${UNIT})$`);
const CLOCK = /^(?<hours>\d{1,3})(?::| ?h(?:ours?)? ?)(?<minutes>[0-5]?\d) ?(?:m|mins?|minutes?)?$/;
const WORDED =
  /^(?<much>an?|half an?|half a|one|two|three|four|five) (?<unit>minute|hour|day|week)s?$/;
const MUCH: ReadonlyMap<string, number> = new Map([
  ['a', 1],
  ['an', 1],
  ['half a', 0.5],
  ['half an', 0.5],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
]);

/**
 * The whole minutes that a whole text names: `45m`, `90 min`, `1h30`, `1:30`, `1.5 h`, `2 days` (of eight hours), `half a day`.
 * Null when it names none, or less than a minute.
 */
export function readMinutes(typed: string): number | null {
  const text = plain(typed);
  const minutes = fromClock(text) ?? fromAmount(text) ?? fromWords(text);
  return minutes !== null && minutes >= 1 ? Math.round(minutes) : null;
}

function fromClock(text: string): number | null {
  const { hours, minutes } = CLOCK.exec(text)?.groups ?? {};
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function fromAmount(text: string): number | null {
  const { amount, unit = '' } = AMOUNT.exec(text)?.groups ?? {};
  if (amount === undefined) return null;
  const size = unit === 'std' ? 60 : (UNITS.get(unit.charAt(0)) ?? 1);
  return Number(amount.replace(',', '.')) * size;
}

function fromWords(text: string): number | null {
  const { much = '', unit = '' } = WORDED.exec(text)?.groups ?? {};
  const amount = MUCH.get(much);
  return amount === undefined ? null : amount * (UNITS.get(unit.charAt(0)) ?? 1);
}
