import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { TrackedDebt } from '../domain/progress.ts';
import { lastDayOf, type Quarter } from '../domain/quarter.ts';
import type { AnySql } from './connect.ts';
import { decisionReason, open } from './debt-lists.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';

type TrackedRow = SummaryRow & {
  readonly quarterAtBaseline: Quarter | null;
  readonly quarter: Quarter;
  readonly lastDay: LocalDate;
};

/** A register's quarter, and the instant as of which its plan is measured. */
export interface TrackedQuarter {
  readonly registerId: RegisterId;
  readonly quarter: Quarter;
  readonly baseline: Date;
}

/**
 * The items that concern a quarter: planned for it at its baseline or now, or paid in it. What was planned
 * at the baseline is what the quarter's snapshot says; where there is none, or the first import came after it, it is read from
 * the history: what the first change of the plan after the baseline replaced.
 */
export function debtsOfQuarter(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  quarter: Quarter,
  baseline: Date,
): Promise<readonly TrackedDebt[]> {
  return debtsOfQuarters(sql, workspaceId, [{ registerId, quarter, baseline }]);
}

/** As `debtsOfQuarter` for several registers, each with its own quarter; by register and number. One query. */
export async function debtsOfQuarters(
  sql: AnySql,
  workspaceId: WorkspaceId,
  asked: readonly TrackedQuarter[],
): Promise<readonly TrackedDebt[]> {
  const rows = await sql<TrackedRow[]>`
    with asked as (
      select * from unnest(
        ${asked.map(({ registerId }) => registerId)}::bigint[],
        ${asked.map(({ quarter }) => quarter)}::date[],
        ${asked.map(({ quarter }) => lastDayOf(quarter))}::date[],
        ${asked.map(({ baseline }) => baseline.toISOString())}::timestamptz[]
      ) as asked (register_id, quarter, last_day, baseline)
    ), tracked as (
      select ${summaryColumns(sql)}, asked.quarter, asked.last_day,
        case
          when debt.id = any(snapshot.debt_ids) then asked.quarter
          when debt.created_at > asked.baseline then null
          else nullif(
            case when replanned.id is null then debt.target_quarter
              else (replanned.before #>> '{}')::date end,
            snapshot.quarter
          )
        end as quarter_at_baseline
      from asked
      join debt on debt.workspace_id = ${workspaceId} and debt.register_id = asked.register_id
        and debt.deleted_at is null
      left join lateral (
        select id, before from change
        where workspace_id = debt.workspace_id and debt_id = debt.id
          and field = 'targetQuarter' and at > asked.baseline
        order by version limit 1
      ) as replanned on true
      left join quarter_snapshot as snapshot on snapshot.workspace_id = debt.workspace_id
        and snapshot.register_id = debt.register_id and snapshot.quarter = asked.quarter
        and snapshot.taken_at >= asked.baseline
    )
    select * from tracked
    where target_quarter = quarter or quarter_at_baseline = quarter
      or completed_on between quarter and last_day
    order by register_id, number`;
  return rows.map(({ quarterAtBaseline, quarter: _quarter, lastDay: _lastDay, ...row }) => ({
    debt: withOwner(row),
    quarterAtBaseline,
  }));
}

/** The items that have a quarter, by quarter and number; merged and dropped ones are left out. */
export async function plannedDebts(sql: AnySql, workspaceId: WorkspaceId, registerId: RegisterId) {
  const rows = await sql<SummaryRow[]>`
    select ${summaryColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and target_quarter is not null and closed_reason is null
    order by target_quarter, number`;
  return rows.map(withOwner);
}

/** Numbers of the open items that are planned for a quarter, lowest first. */
export async function openNumbersOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  quarter: Quarter,
): Promise<number[]> {
  const rows = await sql<{ number: number }[]>`
    select number from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and target_quarter = ${quarter} and ${open(sql)}
    order by number`;
  return rows.map(({ number }) => number);
}

/** Whether any item, a deleted one that may come back included, has a quarter. */
export async function hasPlans(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<boolean> {
  const found = await sql`
    select from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId}
      and target_quarter is not null
    limit 1`;
  return found.count > 0;
}

/** The open items, by number. */
export async function openDebts(sql: AnySql, workspaceId: WorkspaceId, registerId: RegisterId) {
  const rows = await sql<SummaryRow[]>`
    select ${summaryColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and ${open(sql)}
    order by number`;
  return rows.map(withOwner);
}

/** A register in numbers. An item counts under the first reason for a decision that holds. */
export interface RegisterCounts {
  readonly items: number;
  readonly open: number;
  readonly done: number;
  readonly mine: number;
  readonly unplanned: number;
  readonly overdue: number;
  readonly ownerGone: number;
  readonly unowned: number;
  readonly unanswered: number;
}

/** A register and the day that it is in its zone. */
export interface RegisterDay {
  readonly registerId: RegisterId;
  readonly today: LocalDate;
}

/** Counts a register's items, and the open ones that need a decision by why. One query. */
export async function countDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  userId: UserId,
  today: LocalDate,
): Promise<RegisterCounts> {
  const counted = await countDebtsOf(sql, workspaceId, userId, [{ registerId, today }]);
  const counts = counted.get(registerId);
  if (!counts) throw new Error('a count without a row');
  return counts;
}

/** As `countDebts` for several registers, by their ids. One query. */
export async function countDebtsOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  registers: readonly RegisterDay[],
): Promise<ReadonlyMap<RegisterId, RegisterCounts>> {
  const rows = await sql<(RegisterCounts & { registerId: RegisterId })[]>`
    with judged as (
      select day.register_id, debt.id, status, closed_reason, ${open(sql)} as is_open, owner_id,
        target_quarter, ${decisionReason(sql, sql`day.today`)} as reason
      from ${daysOf(sql, registers)}
      left join debt on debt.workspace_id = ${workspaceId} and debt.register_id = day.register_id
        and debt.deleted_at is null
    )
    select register_id, count(id) as items,
      count(*) filter (where is_open) as open,
      count(*) filter (where status = 'complete' and closed_reason is null) as done,
      count(*) filter (where is_open and owner_id = ${userId}) as mine,
      count(*) filter (where is_open and target_quarter is null) as unplanned,
      count(*) filter (where is_open and reason = 'overdue') as overdue,
      count(*) filter (where is_open and reason = 'owner gone') as owner_gone,
      count(*) filter (where is_open and reason = 'unowned') as unowned,
      count(*) filter (where is_open and reason = 'unanswered') as unanswered
    from judged group by register_id`;
  return new Map(rows.map(({ registerId, ...counts }) => [registerId, counts]));
}

/** Registers with their day as the table \`day (register_id, today)\`. */
export function daysOf(sql: AnySql, registers: readonly RegisterDay[]) {
  return sql`unnest(
    ${registers.map(({ registerId }) => registerId)}::bigint[],
    ${registers.map(({ today }) => today)}::date[]
  ) as day (register_id, today)`;
}
