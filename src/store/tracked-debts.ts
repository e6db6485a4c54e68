import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import { MAX_UNANSWERED_NUDGES } from '../domain/digest.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { TrackedDebt } from '../domain/progress.ts';
import { lastDayOf, type Quarter } from '../domain/quarter.ts';
import type { AnySql } from './connect.ts';
import { dueDay, open } from './debt-lists.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';

type TrackedRow = SummaryRow & { readonly quarterAtBaseline: Quarter | null };

/**
 * The items that concern a quarter: planned for it at `baseline` or now, or paid in it. What was planned
 * at the baseline is read from the history: what the first change of the plan after it replaced.
 */
export async function debtsOfQuarter(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  quarter: Quarter,
  baseline: Date,
): Promise<readonly TrackedDebt[]> {
  const rows = await sql<TrackedRow[]>`
    with tracked as (
      select ${summaryColumns(sql)},
        case
          when debt.created_at > ${baseline} then null
          when replanned.id is null then debt.target_quarter
          else (replanned.before #>> '{}')::date
        end as quarter_at_baseline
      from debt
      left join lateral (
        select id, before from change
        where workspace_id = debt.workspace_id and debt_id = debt.id
          and field = 'targetQuarter' and at > ${baseline}
        order by version limit 1
      ) as replanned on true
      where debt.workspace_id = ${workspaceId} and debt.register_id = ${registerId}
        and debt.deleted_at is null
    )
    select * from tracked
    where target_quarter = ${quarter}::date or quarter_at_baseline = ${quarter}::date
      or completed_on between ${quarter}::date and ${lastDayOf(quarter)}::date
    order by number`;
  return rows.map(({ quarterAtBaseline, ...row }) => ({
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

/** Counts a register's items, and the open ones that need a decision by why. One query. */
export async function countDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  userId: UserId,
  today: LocalDate,
): Promise<RegisterCounts> {
  const [row] = await sql<RegisterCounts[]>`
    with judged as (
      select status, closed_reason, ${open(sql)} as is_open, owner_id, target_quarter,
        case
          when ${dueDay(sql)} < ${today}::date then 'overdue'
          when owner_gone then 'owner gone'
          when owner_id is null and owner_name is null and priority = 'high' then 'unowned'
          when unanswered_nudges >= ${MAX_UNANSWERED_NUDGES} then 'unanswered'
        end as reason
      from debt
      where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
    )
    select count(*) as items,
      count(*) filter (where is_open) as open,
      count(*) filter (where status = 'complete' and closed_reason is null) as done,
      count(*) filter (where is_open and owner_id = ${userId}) as mine,
      count(*) filter (where is_open and target_quarter is null) as unplanned,
      count(*) filter (where is_open and reason = 'overdue') as overdue,
      count(*) filter (where is_open and reason = 'owner gone') as owner_gone,
      count(*) filter (where is_open and reason = 'unowned') as unowned,
      count(*) filter (where is_open and reason = 'unanswered') as unanswered
    from judged`;
  if (!row) throw new Error('a count without a row');
  return row;
}
