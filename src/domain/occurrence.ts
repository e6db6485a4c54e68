import { tzOffset } from '@date-fns/tz';
import { addLocalDays, isoWeekdayOf, isoWeekOf, type LocalDate, todayIn } from './local-date.ts';

/** When something goes out by itself: `HH:mm` in an IANA zone, on one ISO weekday or on every working day. */
export interface OccurrenceRule {
  /** 1 Monday to 7 Sunday; null is Monday to Friday. */
  readonly weekday: number | null;
  readonly time: string;
  readonly zone: string;
}

/** What is used where a zone is not known: late or early, but never lost. */
export const FALLBACK_ZONE = 'UTC';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** Whether this runtime knows the IANA zone. */
export function isKnownZone(zone: string): boolean {
  return zone !== '' && !Number.isNaN(tzOffset(zone, new Date(0)));
}

/**
 * The first time strictly after `after` that a rule names. Where spring skips that minute it is the
 * first one that exists; where autumn has it twice it is the earlier, once. An unknown zone is
 * read as UTC; warn of it with `isKnownZone`.
 */
export function nextOccurrence(rule: OccurrenceRule, after: Date): Date {
  const zone = knownZone(rule.zone);
  const firstDay = addLocalDays(todayIn(zone, after), -1);
  for (let days = 0; days <= 9; days++) {
    const day = addLocalDays(firstDay, days);
    if (!fallsOn(day, rule.weekday)) continue;
    const at = instantOf(day, rule.time, zone);
    if (at > after) return at;
  }
  throw new RangeError(`No occurrence for weekday ${rule.weekday} at ${rule.time}.`);
}

/** The last time that a rule named between `due` and `now`: what an outage leaves to be caught up. */
export function latestOccurrence(rule: OccurrenceRule, due: Date, now: Date): Date {
  let latest = due;
  for (let next = nextOccurrence(rule, latest); next <= now; next = nextOccurrence(rule, latest)) {
    latest = next;
  }
  return latest;
}

/** The local day in a zone (UTC where unknown) on which an instant lies. */
export function localDayOf(at: Date, zone: string): LocalDate {
  return todayIn(knownZone(zone), at);
}

/** The key under which something goes out only once: the ISO week or the local day of an instant. */
export function periodOf(unit: 'week' | 'day', at: Date, zone: string): string {
  const day = localDayOf(at, zone);
  return unit === 'week' ? isoWeekOf(day) : day;
}

function knownZone(zone: string): string {
  return isKnownZone(zone) ? zone : FALLBACK_ZONE;
}

function fallsOn(day: LocalDate, weekday: number | null): boolean {
  const actual = isoWeekdayOf(day);
  return weekday === null ? actual <= 5 : actual === weekday;
}

/** Both offsets in force around a local time are tried, the earlier instant first; none fits in a gap. */
function instantOf(day: LocalDate, time: string, zone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const before = offsetMs(zone, asUtc - DAY_MS);
  const after = offsetMs(zone, asUtc + DAY_MS);
  const fitting = [asUtc - Math.max(before, after), asUtc - Math.min(before, after)].find(
    (instant) => instant + offsetMs(zone, instant) === asUtc,
  );
  return new Date(fitting ?? firstMinuteWith(after, zone, asUtc - after, asUtc - before));
}

/** The minute from which an offset holds, looked for between an instant before and one after it does. */
function firstMinuteWith(offset: number, zone: string, fromMs: number, toMs: number): number {
  let [without, within] = [fromMs, toMs];
  while (within - without > MINUTE_MS) {
    const middle = without + Math.floor((within - without) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(zone, middle) === offset) within = middle;
    else without = middle;
  }
  return within;
}

function offsetMs(zone: string, instantMs: number): number {
  return tzOffset(zone, new Date(instantMs)) * MINUTE_MS;
}
