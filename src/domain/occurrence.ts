import { addLocalDays, dayIn, isoWeekdayOf, isoWeekOf, type LocalDate } from './local-date.ts';
import { instantOf, type Zone } from './zone.ts';

/** When something goes out by itself: `HH:mm` in an IANA zone, on one ISO weekday or on every working day. */
export interface OccurrenceRule {
  /** 1 Monday to 7 Sunday; null is Monday to Friday. */
  readonly weekday: number | null;
  readonly time: string;
  readonly zone: Zone;
}

/**
 * The first time strictly after `after` that a rule names. Where spring skips that minute it is the
 * first one that exists; where autumn has it twice it is the earlier, once. A day that a zone leaves out altogether is no
 * working day; what is weekly comes at the first minute after it. An unknown zone is read as UTC.
 */
export function nextOccurrence(rule: OccurrenceRule, after: Date): Date {
  const { weekday, time, zone } = rule;
  const firstDay = addLocalDays(dayIn(zone, after), -1);
  for (let days = 0; days <= 9; days++) {
    const day = addLocalDays(firstDay, days);
    if (!fallsOn(day, weekday)) continue;
    const at = instantOf(zone, `${day}T${time}`);
    if (at > after && (weekday !== null || dayIn(zone, at) === day)) return at;
  }
  throw new RangeError(`No occurrence for weekday ${weekday} at ${time}.`);
}

/** The last time that a rule named between `due` and `now`: what an outage leaves to be caught up. */
export function latestOccurrence(rule: OccurrenceRule, due: Date, now: Date): Date {
  let latest = due;
  for (let next = nextOccurrence(rule, latest); next <= now; next = nextOccurrence(rule, latest)) {
    latest = next;
  }
  return latest;
}

/** The key under which something goes out only once: the ISO week or the local day of an instant. */
export function periodOf(unit: 'week' | 'day', at: Date, zone: Zone): string {
  const day = dayIn(zone, at);
  return unit === 'week' ? isoWeekOf(day) : day;
}

function fallsOn(day: LocalDate, weekday: number | null): boolean {
  const actual = isoWeekdayOf(day);
  return weekday === null ? actual <= 5 : actual === weekday;
}
