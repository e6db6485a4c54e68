import { type DebtSummary, isOpen } from './debt.ts';
import {
  type DecisionReason,
  DUE_SOON_DAYS,
  MAX_UNANSWERED_NUDGES,
  type NudgeReason,
  STALE_DAYS,
} from './digest.ts';
import { daysBetween, type LocalDate } from './local-date.ts';
import { priorityOf } from './priority.ts';
import { lastDayOf } from './quarter.ts';

/** The day by which an item is to be paid: its target date, else the last day of its quarter. */
export function dueDayOf(
  debt: Pick<DebtSummary, 'targetDate' | 'targetQuarter'>,
): LocalDate | null {
  return debt.targetDate ?? (debt.targetQuarter && lastDayOf(debt.targetQuarter));
}

/** Why an open item needs a decision by the team, the gravest reason; null where it needs none. */
export function decisionReason(debt: DebtSummary, today: LocalDate): DecisionReason | null {
  if (!isOpen(debt)) return null;
  const due = dueDayOf(debt);
  if (due !== null && due < today) return 'overdue';
  if (debt.ownerGone) return 'owner gone';
  if (debt.owner === null && priorityOf(debt) === 'high') return 'unowned';
  return isUnanswered(debt) ? 'unanswered' : null;
}

/** Whether so many nudges about an item went unanswered that its owner is not nudged about it any more. */
export function isUnanswered({ unansweredNudges }: DebtSummary): boolean {
  return unansweredNudges >= MAX_UNANSWERED_NUDGES;
}

/** Whether an item is a quick win that nobody has taken: open, without an owner, of high impact and low effort. */
export function isQuickWin(debt: DebtSummary): boolean {
  const { impact, effort, owner } = debt;
  return isOpen(debt) && owner === null && impact === 'high' && effort === 'low';
}

/**
 * Why an item's owner is to be nudged about it on a day, and for how many days it has been overdue, in how many it is due,
 * or for how many nothing changed. Null where the owner is to be left alone about it.
 * @param stillDays days since the item last changed
 */
export function nudgeReason(
  debt: DebtSummary,
  today: LocalDate,
  stillDays: number,
): { reason: NudgeReason; days: number } | null {
  const snoozed = debt.snoozedUntil !== null && debt.snoozedUntil > today;
  if (!isOpen(debt) || snoozed || isUnanswered(debt)) return null;
  const due = dueDayOf(debt);
  if (due !== null && due < today) return { reason: 'overdue', days: daysBetween(due, today) };
  if (due !== null && daysBetween(today, due) <= DUE_SOON_DAYS) {
    return { reason: 'due soon', days: daysBetween(today, due) };
  }
  const stale = debt.status === 'in progress' && stillDays >= STALE_DAYS;
  return stale ? { reason: 'stale', days: stillDays } : null;
}
