import type { DebtId, DebtSummary, UserId, WorkspaceId } from '../domain/debt.ts';
import type { NewlyOverdue } from '../domain/digest.ts';
import type { OwnedDebt } from '../domain/nudge.ts';
import type { AnySql } from './connect.ts';
import { open } from './debt-lists.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';

/** A person's open item with what its register has to do with nudges. */
type OwnedRow = Omit<OwnedDebt, 'stillDays'>;

/** All open items of a person over the workspace's registers that are in use. */
export async function openDebtsOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<readonly OwnedRow[]> {
  const rows = await sql<(SummaryRow & Omit<OwnedRow, 'debt'>)[]>`
    select ${summaryColumns(sql)}, debt.told_overdue_for, register.name as register_name,
      register.is_default, register.holidays
    from debt join register
      on register.workspace_id = debt.workspace_id and register.id = debt.register_id
    where debt.workspace_id = ${workspaceId} and debt.owner_id = ${userId}
      and debt.deleted_at is null and ${open(sql)} and register.archived_at is null
    order by debt.id`;
  return rows.map(({ registerName, isDefault, holidays, toldOverdueFor, ...row }) => ({
    debt: withOwner(row),
    ...{ registerName, isDefault, holidays, toldOverdueFor },
  }));
}

/** Notes for which due days the owners of items have been told that they are overdue. */
export async function markToldOverdue(
  sql: AnySql,
  workspaceId: WorkspaceId,
  told: readonly NewlyOverdue[],
): Promise<void> {
  if (told.length === 0) return;
  await sql`
    update debt set told_overdue_for = told.due
    from unnest(${told.map(({ debtId }) => debtId)}::bigint[], ${told.map(({ due }) => due)}::date[])
      as told (id, due)
    where debt.workspace_id = ${workspaceId} and debt.id = told.id`;
}

/** The owners of items were not told after all; what they were told of since stays. */
export async function forgetToldOverdue(
  sql: AnySql,
  workspaceId: WorkspaceId,
  told: readonly NewlyOverdue[],
): Promise<void> {
  if (told.length === 0) return;
  await sql`
    update debt set told_overdue_for = null
    from unnest(${told.map(({ debtId }) => debtId)}::bigint[], ${told.map(({ due }) => due)}::date[])
      as told (id, due)
    where debt.workspace_id = ${workspaceId} and debt.id = told.id
      and debt.told_overdue_for = told.due`;
}

/** Whether a person has had a nudge that is still remembered. */
export async function hadNudge(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<boolean> {
  const found = await sql`
    select from outbox where workspace_id = ${workspaceId} and kind = 'nudge'
      and subject = ${userId} and state = 'sent' limit 1`;
  return found.count > 0;
}

/** Counts a nudge about items as not answered yet, save for those changed since it was written. */
export async function countUnanswered(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtIds: readonly DebtId[],
  writtenAt: Date,
): Promise<void> {
  await sql`
    update debt set unanswered_nudges = least(unanswered_nudges + 1, 100)
    where workspace_id = ${workspaceId} and id = any(${[...debtIds]}::bigint[])
      and updated_at <= ${writtenAt}`;
}

/** An item whose owner has left, with the register that it is in. */
export interface GoneItem {
  readonly debt: DebtSummary;
  readonly registerName: string;
  /** Who set the register up and who else maintains it. */
  readonly keepers: readonly UserId[];
}

/** Marks a person's open items as without a reachable owner; nobody is unassigned. Returns those that were not marked yet, by number. */
export async function markOwnerGone(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<readonly GoneItem[]> {
  const rows = await sql<(SummaryRow & Omit<GoneItem, 'debt'>)[]>`
    with marked as (
      update debt set owner_gone = true
      where workspace_id = ${workspaceId} and owner_id = ${userId} and not owner_gone
        and deleted_at is null and ${open(sql)}
      returning ${summaryColumns(sql)}
    )
    select marked.*, register.name as register_name,
      array(
        select distinct keeper from unnest(register.maintainers || register.created_by) as keeper
        where keeper is not null
      ) as keepers
    from marked join register
      on register.workspace_id = marked.workspace_id and register.id = marked.register_id
    where register.archived_at is null
    order by marked.register_id, marked.number`;
  return rows.map(({ registerName, keepers, ...row }) => ({
    debt: withOwner(row),
    registerName,
    keepers,
  }));
}

/** A person is there again: their items have a reachable owner. */
export async function clearOwnerGone(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<void> {
  await sql`
    update debt set owner_gone = false
    where workspace_id = ${workspaceId} and owner_id = ${userId} and owner_gone
      and deleted_at is null`;
}
