/** How an item leaves the open list without being paid, and comes back. */
import { type Debt, stepCount } from './debt.ts';
import { formatDay, type LocalDate } from './local-date.ts';
import type { FieldPatch, RuleContext } from './patch.ts';
import { RuleError } from './rule-error.ts';
import type { Status } from './status.ts';

/** What accepting an item until a day changes. @throws RuleError where it is paid, the day is not to come, or no reason is given. */
export function acceptance(
  debt: Debt,
  { until, why }: { readonly until: LocalDate; readonly why: string },
  { today }: RuleContext,
): FieldPatch {
  requireUnpaid(debt);
  if (until <= today) {
    const what = `${formatDay(until)} is not after today.`;
    throw new RuleError('acceptedUntil', what, 'Give the day on which it is to reopen.');
  }
  if (why.trim() === '') {
    throw new RuleError('acceptedWhy', 'The reason is empty.', 'Say why it can stay as it is.');
  }
  return { status: 'accepted', acceptedUntil: until, acceptedWhy: why.trim(), closedReason: null };
}

/** What closing an item unpaid changes; the reason is kept as a note. @throws RuleError where it is paid or closed already. */
export function dropping(debt: Debt, why: string, { by, now }: RuleContext): FieldPatch {
  requireUnpaid(debt);
  if (debt.closedReason !== null) {
    const remedy = `/debt reopen ${debt.number} brings it back.`;
    throw new RuleError('closedReason', `#${debt.number} is closed already.`, remedy);
  }
  const note = { text: `Closed: ${why.trim()}`, by, at: now.toISOString() };
  const status = debt.status === 'accepted' ? statusByStep(debt) : debt.status;
  return { closedReason: 'dropped', status, notes: [...debt.notes, note] };
}

/** What reopening an item changes. @throws RuleError where it is open. */
export function reopening(debt: Debt): FieldPatch {
  if (debt.closedReason === 'dropped') return { closedReason: null };
  if (debt.status === 'complete' || debt.status === 'accepted') {
    return { status: statusByStep(debt) };
  }
  throw new RuleError(
    'status',
    `#${debt.number} is open already (${debt.status}).`,
    `Use /debt status ${debt.number} … to say how far it is.`,
  );
}

/** What work on an item changes besides: one that was dropped is taken up again. */
export function takenUp({ closedReason }: Debt): FieldPatch {
  return closedReason === 'dropped' ? { closedReason: null } : {};
}

function statusByStep({ steps }: Debt): Status {
  return stepCount(steps).done > 0 ? 'partial' : 'not started';
}

function requireUnpaid({ status, number }: Debt): void {
  if (status !== 'complete') return;
  const remedy = `If it is owed again, say /debt reopen ${number} first.`;
  throw new RuleError('status', `#${number} is paid off.`, remedy);
}
