import type { NudgeKind } from './digest.ts';
import { type Holiday, isHoliday } from './holiday.ts';
import { addLocalDays, isoWeekdayOf, isoWeekOf, type LocalDate } from './local-date.ts';
import { localDayOf } from './occurrence.ts';

/** A nudge is for the morning: one that could not go out within a working day waits for the next one. */
export const NUDGE_TOO_LATE_MS = 8 * 60 * 60 * 1000;

/** Whether a person takes nudges: one a week and one a day of what is newly overdue, those of the week alone, none. */
export type NudgeSetting = 'on' | 'weekly' | 'off';

/** Further than any run of holidays goes. */
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

/** The periods that a nudge of a day uses up. That of the week leaves no room for another on its day. */
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

/** Whether a nudge that was written for a day comes too late for it by now. */
export function isNudgeLate(
  { day, writtenAt }: { readonly day: LocalDate; readonly writtenAt: Date },
  zone: string,
  now: Date,
): boolean {
  return localDayOf(now, zone) !== day || now.getTime() - writtenAt.getTime() > NUDGE_TOO_LATE_MS;
}

function isRestDay(day: LocalDate, calendars: readonly (readonly Holiday[])[]): boolean {
  return calendars.length > 0 && calendars.every((holidays) => isHoliday(holidays, day));
}
