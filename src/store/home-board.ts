import type { DebtSummary, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { DecisionReason } from '../domain/digest.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { AnySql } from './connect.ts';
import { decisionReason, dueDay, open } from './debt-lists.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';
import { daysOf, type RegisterDay } from './tracked-debts.ts';

/** The first of some items, and how many there are. */
export interface Some<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/**
 * A person's open items in some registers, worst first: what is due until `soon` by its day, then by priority, effort and
 * day. One query by the index `debt_owner`.
 */
export async function openItemsOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  {
    registerIds,
    soon,
    limit,
  }: { registerIds: readonly RegisterId[]; soon: LocalDate; limit: number },
): Promise<Some<DebtSummary>> {
  const rows = await sql<(SummaryRow & { total: number })[]>`
    select ${summaryColumns(sql)}, count(*) over () as total from debt
    where workspace_id = ${workspaceId} and owner_id = ${userId} and deleted_at is null
      and ${open(sql)} and register_id = any(${[...registerIds]}::bigint[])
    order by case when ${dueDay(sql)} <= ${soon}::date then ${dueDay(sql)} end nulls last,
      array_position(array['high', 'medium', 'low'], priority),
      array_position(array['low', 'medium', 'high'], effort),
      ${dueDay(sql)} nulls last, id
    limit ${limit}`;
  return {
    items: rows.map(({ total: _total, ...row }) => withOwner(row)),
    total: rows[0]?.total ?? 0,
  };
}

/** An open item that somebody must decide on, and why. */
export interface Undecided {
  readonly debt: DebtSummary;
  readonly reason: DecisionReason;
}

/** What needs a decision in some registers, the gravest first. One query. */
export async function undecidedIn(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registers: readonly RegisterDay[],
  limit: number,
): Promise<Some<Undecided>> {
  const rows = await sql<(SummaryRow & { reason: DecisionReason; total: number })[]>`
    with judged as (
      select ${summaryColumns(sql)}, ${decisionReason(sql, sql`day.today`)} as reason
      from ${daysOf(sql, registers)}
      join debt on debt.workspace_id = ${workspaceId} and debt.register_id = day.register_id
      where deleted_at is null and ${open(sql)}
    )
    select *, count(*) over () as total from judged where reason is not null
    order by array_position(array['overdue', 'owner gone', 'unowned', 'unanswered'], reason),
      ${dueDay(sql)} nulls last, id
    limit ${limit}`;
  return {
    items: rows.map(({ reason, total: _total, ...row }) => ({ debt: withOwner(row), reason })),
    total: rows[0]?.total ?? 0,
  };
}

/** An item that a person was asked to own, by whom. */
export interface OpenOffer {
  readonly offerId: number;
  readonly debt: DebtSummary;
  readonly from: UserId;
  readonly madeAt: Date;
}

/** What a person was asked to own and has not answered, oldest first. One query. */
export async function offersTo(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  registerIds: readonly RegisterId[],
  limit: number,
): Promise<Some<OpenOffer>> {
  const rows = await sql<(SummaryRow & Omit<OpenOffer, 'debt'> & { total: number })[]>`
    select ${summaryColumns(sql)}, offer.id as offer_id, offer.from_user as from, offer.made_at,
      count(*) over () as total
    from offer join debt on debt.workspace_id = offer.workspace_id and debt.id = offer.debt_id
    where offer.workspace_id = ${workspaceId} and offer.to_user = ${userId} and offer.answer is null
      and debt.deleted_at is null and debt.register_id = any(${[...registerIds]}::bigint[])
    order by offer.made_at, offer.id limit ${limit}`;
  return {
    items: rows.map(({ offerId, from, madeAt, total: _total, ...row }) => ({
      ...{ offerId, from, madeAt },
      debt: withOwner(row),
    })),
    total: rows[0]?.total ?? 0,
  };
}

/** When a register's digest comes next, or why it stands still. */
export interface DigestPlan {
  readonly registerId: RegisterId;
  readonly nextAt: Date;
  readonly pausedWhy: string | null;
}

/** The digests of some registers; those without a schedule are left out. One query. */
export async function digestPlans(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerIds: readonly RegisterId[],
): Promise<readonly DigestPlan[]> {
  return sql<DigestPlan[]>`
    select subject::bigint as register_id, next_at, paused_why from schedule
    where workspace_id = ${workspaceId} and kind = 'digest'
      and subject = any(${registerIds.map(String)}::text[])`;
}
