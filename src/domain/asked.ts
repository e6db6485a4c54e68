import { decisionReason, dueDayOf } from './attention.ts';
import { type DebtSummary, isOpen, type Owner } from './debt.ts';
import type { DecisionReason } from './digest.ts';
import type { LocalDate } from './local-date.ts';
import { type FirstMonth, type Quarter, quarterLabel } from './quarter.ts';

/** Why a message asks about an item; `left` of the quarter that a review is about. */
export type Asked =
  | { readonly why: DecisionReason | 'quick win' }
  | { readonly why: 'left'; readonly quarter: Quarter };

/** What has come of an item since a message asked about it. */
export type SinceAsked =
  /** Deleted, or in another register. */
  | { readonly kind: 'gone' }
  | { readonly kind: 'paid' }
  /** Accepted, merged or given up. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'owned'; readonly owner: Owner }
  | { readonly kind: 'due'; readonly date: LocalDate }
  /** By the quarter's name. */
  | { readonly kind: 'planned'; readonly label: string }
  | { readonly kind: 'unplanned' }
  | { readonly kind: 'answered' };

/** By which calendar that is told. */
interface AskedCalendar {
  readonly today: LocalDate;
  readonly firstMonth: FirstMonth;
}

/**
 * What has come of an item, where it needs no answer any more; null while the question stands.
 * @param debt the item as it is now; undefined where its register has it no more
 */
export function sinceAsked(
  debt: DebtSummary | undefined,
  asked: Asked,
  calendar: AskedCalendar,
): SinceAsked | null {
  if (!debt) return { kind: 'gone' };
  if (debt.status === 'complete') return { kind: 'paid' };
  if (!isOpen(debt)) return { kind: 'closed' };
  switch (asked.why) {
    case 'left':
      return debt.targetQuarter === asked.quarter ? null : plannedSince(debt, calendar);
    case 'overdue': {
      const due = dueDayOf(debt);
      return due !== null && due < calendar.today ? null : plannedSince(debt, calendar);
    }
    case 'quick win':
    case 'unowned':
      return debt.owner === null ? null : { kind: 'owned', owner: debt.owner };
    case 'owner gone':
      if (debt.ownerGone || debt.owner === null) return null;
      return { kind: 'owned', owner: debt.owner };
    case 'unanswered':
      return decisionReason(debt, calendar.today) === 'unanswered' ? null : { kind: 'answered' };
    default:
      return asked satisfies never;
  }
}

function plannedSince(
  { targetDate, targetQuarter }: DebtSummary,
  { firstMonth }: AskedCalendar,
): SinceAsked {
  if (targetDate !== null) return { kind: 'due', date: targetDate };
  if (targetQuarter === null) return { kind: 'unplanned' };
  return { kind: 'planned', label: quarterLabel(targetQuarter, firstMonth) };
}
