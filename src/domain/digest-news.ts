import { decisionReason, dueDayOf, isQuickWin, isUnanswered } from './attention.ts';
import { type DebtId, type DebtSummary, isOpen } from './debt.ts';
import {
  type DecisionReason,
  type DigestContent,
  type DigestItem,
  digestItem,
  MAX_DIGEST_DECISIONS,
  MAX_DIGEST_QUICK_WINS,
  type ReplannedItem,
} from './digest.ts';
import { groupBy } from './group-by.ts';
import { formatDay, type LocalDate } from './local-date.ts';
import type { FieldChange } from './patch.ts';
import { type FirstMonth, quarterLabel } from './quarter.ts';

/** One change since the last digest. */
export interface NewsChange extends FieldChange {
  readonly debtId: DebtId;
}

type News = Required<
  Pick<DigestContent, 'paid' | 'started' | 'added' | 'replanned' | 'closed' | 'reopened'>
>;

const NOT_OWED: ReadonlySet<unknown> = new Set(['accepted', 'complete']);
const NOT_YET_STARTED: ReadonlySet<unknown> = new Set(['not started', 'planning']);

/**
 * What changed since the last digest, each item under one heading: paid, else closed unpaid, else added, else started,
 * else reopened, else re-planned. Only what still holds counts: an item that was finished and reopened is not paid.
 * @param changes oldest first
 * @param since the local day of the last digest; a completion dated before it is the past, told by an import
 */
export function digestNews(
  debts: readonly DebtSummary[],
  changes: readonly NewsChange[],
  since: LocalDate,
  firstMonth: FirstMonth,
): News {
  const byDebt = groupBy(changes, ({ debtId }) => debtId);
  const news: Record<keyof News, ReplannedItem[]> = {
    paid: [],
    started: [],
    added: [],
    replanned: [],
    closed: [],
    reopened: [],
  };
  for (const debt of debts) {
    const own = byDebt.get(debt.id) ?? [];
    const heading = headingOf(debt, own, since);
    if (heading === null) continue;
    const moved = heading === 'replanned' ? movedWords(debt, own, firstMonth) : null;
    news[heading].push({ ...digestItem(debt), ...(moved !== null && { moved }) });
  }
  return news;
}

/** What the team must decide, the gravest first, at most five, and how many more there are. */
export function digestDecisions(
  debts: readonly DebtSummary[],
  today: LocalDate,
  quickWins: readonly DigestItem[],
): Pick<DigestContent, 'decisions' | 'moreDecisions'> {
  const offered = new Set(quickWins.map(({ debtId }) => debtId));
  const found = debts
    .filter(({ id }) => !offered.has(id))
    .flatMap((debt) => {
      const reason = decisionReason(debt, today);
      return reason ? [{ debt, reason }] : [];
    })
    .sort(graverFirst);
  const decisions = found.slice(0, MAX_DIGEST_DECISIONS);
  return {
    decisions: decisions.map(({ debt, reason }) => ({
      item: digestItem(debt),
      reason,
      ...(reason === 'overdue' && isUnanswered(debt) && { isUnanswered: true }),
      ...(reason === 'overdue' && debt.ownerGone && { isOwnerGone: true }),
    })),
    moreDecisions: found.length - decisions.length,
  };
}

/** The oldest quick wins that nobody has taken. */
export function digestQuickWins(debts: readonly DebtSummary[]): readonly DigestItem[] {
  return debts
    .filter(isQuickWin)
    .sort((left, right) => left.number - right.number)
    .slice(0, MAX_DIGEST_QUICK_WINS)
    .map(digestItem);
}

function headingOf(
  debt: DebtSummary,
  changes: readonly NewsChange[],
  since: LocalDate,
): keyof News | null {
  const first = (field: NewsChange['field']) => changes.find((change) => change.field === field);
  const created = first('created');
  if (debt.status === 'complete') {
    const isNew = created ?? first('status');
    return isNew && debt.completedOn !== null && debt.completedOn >= since ? 'paid' : null;
  }
  if (!isOpen(debt))
    return !created && (first('status') || first('closedReason')) ? 'closed' : null;
  if (created) return 'added';
  const status = first('status');
  if (status && NOT_YET_STARTED.has(status.before) && !NOT_YET_STARTED.has(debt.status)) {
    return 'started';
  }
  if (status && NOT_OWED.has(status.before)) return 'reopened';
  return movedWords(debt, changes, 1) === null ? null : 'replanned';
}

/** From which quarter to which an item went, else from which day to which; null where it stays. A first day moves nothing. */
function movedWords(
  { targetQuarter, targetDate }: DebtSummary,
  changes: readonly NewsChange[],
  firstMonth: FirstMonth,
): string | null {
  const first = (field: NewsChange['field']) => changes.find((change) => change.field === field);
  const quarter = first('targetQuarter');
  if (quarter && quarter.before !== targetQuarter) {
    const label = (told: unknown) =>
      typeof told === 'string' ? quarterLabel(told, firstMonth) : 'no quarter';
    return `${label(quarter.before)} → ${label(targetQuarter)}`;
  }
  const before = first('targetDate')?.before;
  if (typeof before !== 'string' || before === targetDate) return null;
  return `due ${formatDay(before)} → ${targetDate === null ? 'no day' : formatDay(targetDate)}`;
}

const GRAVITY: readonly DecisionReason[] = ['overdue', 'owner gone', 'unowned', 'unanswered'];

function graverFirst(
  left: { debt: DebtSummary; reason: DecisionReason },
  right: { debt: DebtSummary; reason: DecisionReason },
): number {
  const due = (debt: DebtSummary) => dueDayOf(debt) ?? '9999-12-31';
  return (
    GRAVITY.indexOf(left.reason) - GRAVITY.indexOf(right.reason) ||
    due(left.debt).localeCompare(due(right.debt)) ||
    left.debt.number - right.debt.number
  );
}
