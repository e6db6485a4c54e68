import { type DebtSummary, isOpen } from './debt.ts';
import { daysBetween, type LocalDate } from './local-date.ts';
import { isInQuarter, lastDayOf, type Quarter, weekOf, weeksIn } from './quarter.ts';

/** An item with what was planned for it when the quarter's plan was taken. */
export interface TrackedDebt {
  readonly debt: DebtSummary;
  /** The quarter it was planned for at the baseline; null when unplanned or not yet recorded then. */
  readonly quarterAtBaseline: Quarter | null;
}

/** A register's quarter in numbers. Every item of the plan is in exactly one of done, left, closed, replanned. */
export interface QuarterProgress {
  readonly quarter: Quarter;
  readonly stage: 'to come' | 'running' | 'over';
  /** From 1; the first while the quarter is to come, the last when it is over. */
  readonly week: number;
  readonly weeks: number;
  readonly committed: readonly DebtSummary[];
  /** Came into the plan after the baseline, or was paid without having been planned. */
  readonly added: readonly DebtSummary[];
  readonly done: readonly DebtSummary[];
  readonly left: readonly DebtSummary[];
  /** Left the plan for another quarter, or for none. */
  readonly replanned: readonly DebtSummary[];
  /** Accepted, merged or dropped: neither open nor paid. */
  readonly closed: readonly DebtSummary[];
  /** The weeks that are over, with one decimal: what the forecast reckons with. */
  readonly weeksGone: number;
  /** How many will be done at the present pace; null in the first two weeks and when there is nothing to do. */
  readonly forecast: number | null;
}

/** A quarter's progress as numbers alone. JSON only. */
export interface ProgressCounts {
  readonly committed: number;
  readonly done: number;
  readonly left: number;
  readonly replanned: number;
  readonly added: number;
  /** Accepted, merged or dropped: neither open nor paid, so in no total. */
  readonly closed: number;
  readonly forecast: number | null;
}

/** From which week of a quarter a forecast is worth telling. */
const FIRST_FORECAST_WEEK = 3;

/**
 * Derives a quarter's progress. Done counts by completed date, so that an import tells the truth about the past.
 * @param today a day in the register's zone
 */
export function quarterProgress(
  items: readonly TrackedDebt[],
  quarter: Quarter,
  today: LocalDate,
): QuarterProgress {
  const paid = (debt: DebtSummary) => isPaidIn(debt, quarter);
  const paidBefore = (debt: DebtSummary) =>
    debt.status === 'complete' && (debt.completedOn === null || debt.completedOn < quarter);
  const concerned = items.filter(({ debt }) => !paidBefore(debt));
  const planned = concerned.filter((item) => item.quarterAtBaseline === quarter);
  const committed = planned.map((item) => item.debt);
  const added = concerned
    .filter((item) => item.quarterAtBaseline !== quarter)
    .filter(({ debt }) => debt.targetQuarter === quarter || paid(debt))
    .map((item) => item.debt);
  const all = [...committed, ...added];
  const done = all.filter(paid);
  const stays = all.filter((debt) => !paid(debt) && debt.targetQuarter === quarter);
  return {
    quarter,
    stage: stageOf(quarter, today),
    week: weekOf(today, quarter),
    weeks: weeksIn(quarter),
    committed,
    added,
    done,
    left: stays.filter((debt) => isOpen(debt) || debt.status === 'complete'),
    closed: stays.filter((debt) => !isOpen(debt) && debt.status !== 'complete'),
    replanned: committed.filter((debt) => !paid(debt) && debt.targetQuarter !== quarter),
    weeksGone: Math.round(Math.max(0, weeksGone(quarter, today)) * 10) / 10,
    forecast: forecast(done.length, done.length + stays.length, quarter, today),
  };
}

/** Whether an item was paid off within a quarter. */
export function isPaidIn(
  { status, completedOn }: Pick<DebtSummary, 'status' | 'completedOn'>,
  quarter: Quarter,
): boolean {
  return status === 'complete' && completedOn !== null && isInQuarter(completedOn, quarter);
}

function stageOf(quarter: Quarter, today: LocalDate): QuarterProgress['stage'] {
  if (today < quarter) return 'to come';
  return today > lastDayOf(quarter) ? 'over' : 'running';
}

/** How many items stand in each part of a quarter's progress. */
export function countsOf(progress: QuarterProgress): ProgressCounts {
  return {
    committed: progress.committed.length,
    done: progress.done.length,
    left: progress.left.length,
    replanned: progress.replanned.length,
    added: progress.added.length,
    closed: progress.closed.length,
    forecast: progress.forecast,
  };
}

function forecast(done: number, all: number, quarter: Quarter, today: LocalDate): number | null {
  if (all === 0 || today < quarter || weekOf(today, quarter) < FIRST_FORECAST_WEEK) return null;
  if (today > lastDayOf(quarter)) return done;
  return Math.min(all, Math.round((done / weeksGone(quarter, today)) * weeksIn(quarter)));
}

/** The weeks of a quarter that are over on a day, odd days as parts of a week. */
function weeksGone(quarter: Quarter, today: LocalDate): number {
  return daysBetween(quarter, today) / 7;
}
