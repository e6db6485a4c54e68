import { isoWeekdayOf } from '../../src/domain/local-date.ts';
import type { OccurrenceRule } from '../../src/domain/occurrence.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** No clock is further from UTC, a day that a zone leaves out included. */
const FURTHEST_MS = 27 * HOUR_MS;

/** Names that were given up or are new; what a runtime lists has each zone once. */
const OTHER_NAMES = [
  'America/Buenos_Aires',
  'America/Godthab',
  'America/Nuuk',
  'Antarctica/South_Pole',
  'Asia/Calcutta',
  'Asia/Katmandu',
  'Asia/Rangoon',
  'Asia/Saigon',
  'Asia/Ulan_Bator',
  'Atlantic/Faeroe',
  'Australia/ACT',
  'EST5EDT',
  'Etc/GMT+12',
  'Etc/GMT-14',
  'Europe/Kiev',
  'Europe/Kyiv',
  'GB',
  'Navajo',
  'Pacific/Enderbury',
  'Pacific/Kanton',
  'Pacific/Samoa',
  'US/Pacific',
  'UTC',
  'Zulu',
];

/** Every zone that this runtime knows, and other names of some. */
export const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), ...OTHER_NAMES])];

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show, `2026-11-23T09:00`, by the runtime's formatter alone. */
export function shows(zone: string, instantMs: number): string {
  const style = { timeZone: zone, dateStyle: 'short', timeStyle: 'short' } as const;
  const clock = clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', style);
  clocks.set(zone, clock);
  return clock.format(instantMs).replace(' ', 'T');
}

/** The first minute at which the clocks of a zone show a time or later, found by looking at minute after minute. */
export function firstMinuteShowing(zone: string, wall: string): number {
  const from = readAsUtc(wall) - FURTHEST_MS;
  for (let hour = from; hour < from + 2 * FURTHEST_MS; hour += HOUR_MS) {
    const [begin, end] = [shows(zone, hour), shows(zone, hour + HOUR_MS)];
    const isEven = readAsUtc(end) - readAsUtc(begin) === HOUR_MS;
    if (isEven && end < wall) continue;
    for (let at = hour; at <= hour + HOUR_MS; at += MINUTE_MS) {
      if (shows(zone, at) >= wall) return at;
    }
  }
  throw new Error(`the clocks of ${zone} never show ${wall}`);
}

/** The next time that a rule names, by trying day after day. */
export function nextByLooking({ weekday, time, zone }: OccurrenceRule, after: Date): Date {
  const today = readAsUtc(`${shows(zone, after.getTime()).slice(0, 10)}T00:00`);
  for (let midnight = today - DAY_MS; midnight < today + 10 * DAY_MS; midnight += DAY_MS) {
    const day = new Date(midnight).toISOString().slice(0, 10);
    const isMeant = weekday === null ? isoWeekdayOf(day) <= 5 : isoWeekdayOf(day) === weekday;
    if (!isMeant) continue;
    const at = firstMinuteShowing(zone, `${day}T${time}`);
    const isWithinDay = shows(zone, at).startsWith(day);
    if (at > after.getTime() && (weekday !== null || isWithinDay)) return new Date(at);
  }
  throw new Error(`nothing within ten days at ${time} in ${zone}`);
}

/** The first minutes after each change of a zone's clocks in a year. */
export function clockChanges(zone: string, year: number): readonly number[] {
  const changes: number[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let week = Date.UTC(year, 0, 1); week < end; week += 7 * DAY_MS) {
    if (distance(zone, week) === distance(zone, week + 7 * DAY_MS)) continue;
    let [before, after] = [week, week + 7 * DAY_MS];
    while (after - before > MINUTE_MS) {
      const middle = before + Math.floor((after - before) / 2 / MINUTE_MS) * MINUTE_MS;
      if (distance(zone, middle) === distance(zone, before)) before = middle;
      else after = middle;
    }
    changes.push(after);
  }
  return changes;
}

/** How far a zone's clocks are ahead of UTC, in ms. */
function distance(zone: string, instantMs: number): number {
  return readAsUtc(shows(zone, instantMs)) - instantMs;
}

function readAsUtc(wall: string): number {
  return Date.parse(`${wall}:00Z`);
}
