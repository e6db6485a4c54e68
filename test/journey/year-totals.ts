import type { DigestContent, NudgeContent } from '../../src/domain/digest.ts';
import { isHoliday } from '../../src/domain/holiday.ts';
import { addLocalDays, daysBetween, isoWeekdayOf } from '../../src/domain/local-date.ts';
import type { ReviewContent } from '../../src/domain/review.ts';
import type { Stage } from './year-stage.ts';
import { HABITS } from './year-world.ts';

/** What went out, and what was held back. */
export function totalsOf(
  stage: Stage,
  digests: readonly DigestContent[],
  reviews: readonly ReviewContent[],
  nudges: readonly NudgeContent[],
) {
  const ofHabit = (habit: string) =>
    nudges.filter(({ userId }) => stage.ownerOf(userId).habit === habit);
  const split = (some: readonly NudgeContent[]) =>
    `${some.filter(({ kind }) => kind === 'weekly').length} + ${some.filter(({ kind }) => kind === 'daily').length}`;
  return {
    digests: digests.length,
    lateDigests: digests.filter(({ late }) => late).length,
    reviews: reviews.length,
    nudgesAndExtras: split(nudges),
    lastTimes: nudges.filter(({ items }) => items.some(({ isLast }) => isLast)).length,
    heldBack: { ...stage.heldBack, holidays: holidaysOfWorkingDays(stage) },
    byHabit: Object.fromEntries(Object.keys(HABITS).map((habit) => [habit, split(ofHabit(habit))])),
  };
}

/** How many working days of theirs the registers rest on. */
function holidaysOfWorkingDays(stage: Stage): number {
  const [first, last] = [stage.start, stage.end].map((at) => at.toISOString().slice(0, 10));
  const days = Array.from({ length: daysBetween(first ?? '', last ?? '') }, (_, ahead) =>
    addLocalDays(first ?? '', ahead),
  ).filter((day) => isoWeekdayOf(day) <= 5);
  const rests = stage.registers.map(({ holidays }) =>
    days.filter((day) => isHoliday(holidays, day)),
  );
  return rests.flat().length;
}
