import type { NudgeKind } from './digest.ts';
import { type Holiday, isHoliday } from './holiday.ts';
import {
  addLocalDays,
  dayIn,
  daysBetween,
  isoWeekdayOf,
  isoWeekOf,
  type LocalDate,
} from './local-date.ts';
import { instantOf, type Zone } from './zone.ts';

/** A nudge is for the working day: one that could not go out until then waits for the next. */
const LAST_NUDGE_TIME = '17:00';
/** After so many days of do-not-disturb at every try a nudge goes out all the same; Slack lets it in without a sound. */
const MAX_QUIET_DAYS = 7;
/** Two tries further apart than this were not held back by one and the same do-not-disturb. */
const QUIET_FORGOTTEN_DAYS = 14;

/** `on`: one nudge a week, and one a day about what is newly overdue. `weekly`: the weekly ones alone. `off`: none. */
export type NudgeSetting = 'on' | 'weekly' | 'off';

/** No run of holidays is longer. */
const MAX_DAYS_AHEAD = 400;

/**
 * What may go to a person on a morning: at most one nudge a day, at most one of the week. Null where none may.
 * @param used the periods in which one went out already, as `nudgePeriods` names them.
 */
export function nudgeKindOn(
  day: LocalDate,
  setting: NudgeSetting,
  used: readonly string[],
): NudgeKind | null {
  if (setting === 'off' || used.includes(day)) return null;
  if (!used.includes(isoWeekOf(day))) return 'weekly';
  return setting === 'on' ? 'daily' : null;
}

/** The periods that a nudge on a day uses up: a weekly one leaves no room for a daily one on its day. */
export function nudgePeriods(day: LocalDate, kind: NudgeKind): readonly string[] {
  return kind === 'weekly' ? [isoWeekOf(day), day] : [day];
}

/**
 * The first day after `day` on which a weekly nudge may come: in another ISO week, from Monday to Friday, and no holiday of
 * all the registers that a person has items in.
 * @param calendars the holidays of each of them.
 */
export function nextWeeklyDay(
  day: LocalDate,
  calendars: readonly (readonly Holiday[])[],
): LocalDate {
  for (let ahead = 8 - isoWeekdayOf(day); ahead <= MAX_DAYS_AHEAD; ahead++) {
    const next = addLocalDays(day, ahead);
    if (isoWeekdayOf(next) <= 5 && !isRestDay(next, calendars)) return next;
  }
  throw new RangeError(`No working day within ${MAX_DAYS_AHEAD} days after ${day}.`);
}

/** Whether a nudge of a day comes too late for it by now. */
export function isNudgeLate(day: LocalDate, zone: Zone, now: Date): boolean {
  return dayIn(zone, now) !== day || now > instantOf(zone, `${day}T${LAST_NUDGE_TIME}`);
}

/** When a nudge for a day goes out after do-not-disturb: at its end, if that is still in time; null where it is not. */
export function timeAfterQuiet(
  day: LocalDate,
  zone: Zone,
  until: Date | null,
  now: Date,
): Date | null {
  return until === null || until <= now || isNudgeLate(day, zone, until) ? null : until;
}

/**
 * Since when do-not-disturb has held nudges back at every try, now that it does so on `day` too.
 * @param before the same before this try; null where the last nudge went out.
 */
export function quietSince(before: LocalDate | null, day: LocalDate): LocalDate {
  return before === null || daysBetween(before, day) >= QUIET_FORGOTTEN_DAYS ? day : before;
}

/** Whether the end of do-not-disturb is not waited for any longer, so that a nudge goes out all the same. */
export function hasWaitedLong(since: LocalDate, day: LocalDate): boolean {
  return daysBetween(since, day) >= MAX_QUIET_DAYS;
}

function isRestDay(day: LocalDate, calendars: readonly (readonly Holiday[])[]): boolean {
  return calendars.length > 0 && calendars.every((holidays) => isHoliday(holidays, day));
}
