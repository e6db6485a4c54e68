import { type DebtId, isOpen } from './debt.ts';
import { groupBy } from './group-by.ts';
import { addLocalDays, type LocalDate } from './local-date.ts';
import type { FieldChange } from './patch.ts';
import { isPaidIn, quarterProgress, type TrackedDebt } from './progress.ts';
import { lastDayOf, type Quarter, weekOf } from './quarter.ts';

/** A change after the baseline that put an item into a plan, took it out of one, or closed it. */
export interface PlanChange extends FieldChange {
  readonly debtId: DebtId;
  /** The local day of the change. */
  readonly on: LocalDate;
}

/** How a quarter stood at the end of a week; week 0 is its start. JSON only. */
export interface BurnUpPoint {
  readonly week: number;
  readonly planned: number;
  readonly done: number;
}

/**
 * Planned and done by week, from the quarter's start up to `today`; empty before the quarter begins. Counts the items that
 * `quarterProgress` counts: it starts at what was committed and ends at what is done and left. An item that is closed
 * unpaid leaves the plan on that day; what was paid stays in it.
 * @param changes those of these items since the baseline, oldest first
 */
export function burnUp(
  items: readonly TrackedDebt[],
  changes: readonly PlanChange[],
  quarter: Quarter,
  today: LocalDate,
): readonly BurnUpPoint[] {
  if (today < quarter) return [];
  const end = today < lastDayOf(quarter) ? today : lastDayOf(quarter);
  const { committed, added } = quarterProgress(items, quarter, today);
  const counted = new Set([...committed, ...added]);
  const byDebt = groupBy(changes, ({ debtId }) => debtId);
  const courses = items
    .filter(({ debt }) => counted.has(debt))
    .map((item) => courseOf(item, byDebt.get(item.debt.id) ?? [], quarter));
  const weeks = weekOf(end, quarter);
  return Array.from({ length: weeks + 1 }, (_, week) => {
    const isLast = week === weeks;
    const day = isLast ? null : addLocalDays(quarter, 7 * week - 1);
    const done = courses.filter(({ paidOn }) => reached(paidOn, day)).length;
    const planned = courses.filter(
      (course) => reached(course.paidOn, day) || course.isPlannedAt(day),
    ).length;
    return { week, planned, done };
  });
}

interface Course {
  /** Null where the item is not paid in the quarter. */
  readonly paidOn: LocalDate | null;
  /** Null is the present. */
  readonly isPlannedAt: (day: LocalDate | null) => boolean;
}

function courseOf(
  { debt, quarterAtBaseline }: TrackedDebt,
  changes: readonly PlanChange[],
  quarter: Quarter,
): Course {
  const plans = changes.filter(({ field }) => field === 'targetQuarter');
  const created = changes.find(({ field }) => field === 'created');
  const firstPlan = plans[0] ? plans[0].before : debt.targetQuarter;
  const steps = [
    ...(created ? [{ on: created.on, planned: firstPlan === quarter }] : []),
    ...plans.map(({ on, after }) => ({ on, planned: after === quarter })),
  ];
  const isClosed = !isOpen(debt) && debt.status !== 'complete';
  const closedOn = isClosed ? (changes.findLast(closes)?.on ?? null) : null;
  return {
    paidOn: isPaidIn(debt, quarter) ? debt.completedOn : null,
    isPlannedAt: (day) => {
      if (day === null) return debt.targetQuarter === quarter && !isClosed;
      if (closedOn !== null && closedOn <= day) return false;
      const last = steps.findLast(({ on }) => on <= day);
      return last ? last.planned : quarterAtBaseline === quarter;
    },
  };
}

function closes({ field }: PlanChange): boolean {
  return field === 'status' || field === 'closedReason';
}

/** Whether something had happened by the end of `day`; null is the present. */
function reached(on: LocalDate | null, day: LocalDate | null): boolean {
  return on !== null && (day === null || on <= day);
}
