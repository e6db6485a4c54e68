import type { Debt, DebtFields, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';
import { type DebtRow, recordOf, withOwner } from './debt-record.ts';
import { jsonText } from './json.ts';

/** The columns of a whole item, without what its file said. */
export function debtColumns(sql: AnySql) {
  return sql`
    debt.id, debt.workspace_id, debt.register_id, debt.number, debt.reference, debt.title,
    debt.status, debt.closed_reason, debt.accepted_until, debt.accepted_why, debt.effort,
    debt.effort_qualifier, debt.impact,
    debt.impact_qualifier, debt.priority_override, debt.risk, debt.current_state,
    debt.target_state, debt.implementation, debt.steps, debt.files, debt.what_was_done,
    debt.sections, debt.notes, debt.owner_id, debt.owner_name, debt.owner_gone, debt.target_date,
    debt.target_quarter, debt.completed_on, debt.links, debt.labels, debt.hits, debt.snoozed_until,
    debt.unanswered_nudges, debt.version, debt.created_by, debt.created_at, debt.updated_by,
    debt.updated_at`;
}

/** The columns of `DebtSummary`. */
export function summaryColumns(sql: AnySql) {
  return sql`
    debt.id, debt.workspace_id, debt.register_id, debt.number, debt.reference, debt.title,
    debt.status, debt.closed_reason, debt.effort, debt.impact, debt.priority_override,
    debt.owner_id, debt.owner_name, debt.owner_gone, debt.target_date, debt.target_quarter,
    debt.completed_on, debt.labels, debt.steps, debt.snoozed_until, debt.unanswered_nudges,
    debt.version, debt.created_at, debt.updated_at`;
}

/** An item by its number, one that was deleted left out; null where there is none. */
export async function findDebt(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  number: number,
): Promise<Debt | null> {
  const [row] = await sql<DebtRow[]>`
    select ${debtColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and number = ${number}
      and deleted_at is null`;
  return row ? withOwner(row) : null;
}

/** Every item of a register, merged and dropped ones too, by number. */
export async function allDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<readonly Debt[]> {
  const rows = await sql<DebtRow[]>`
    select ${debtColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
    order by number`;
  return rows.map(withOwner);
}

/** An item by its place among all of a workspace. */
export interface DebtPlace {
  readonly registerId: RegisterId;
  readonly number: number;
}

/**
 * Several items in one query, in no particular order, kept from being changed by others until the transaction ends; those
 * that do not exist are left out. They are locked in the order of their ids, so that two such calls never wait for each other.
 */
export async function lockDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  places: readonly DebtPlace[],
): Promise<readonly Debt[]> {
  const registerIds = places.map(({ registerId }) => registerId);
  const numbers = places.map(({ number }) => number);
  const rows = await sql<DebtRow[]>`
    select ${debtColumns(sql)} from debt
    where workspace_id = ${workspaceId} and deleted_at is null
      and (register_id, number) in (
        select * from unnest(${registerIds}::bigint[], ${numbers}::integer[])
      )
    order by id
    for update`;
  return rows.map(withOwner);
}

/** An item that is not in the database yet. */
export interface NewDebt {
  readonly number: number;
  readonly reference: string | null;
  readonly fields: DebtFields;
  /** What its file said of each field; empty for an item that no file told. */
  readonly imported: Readonly<Record<string, unknown>>;
}

/** Writes new items in one statement; returned in no particular order. */
export async function insertDebts(
  sql: AnySql,
  register: { readonly workspaceId: WorkspaceId; readonly id: RegisterId },
  items: readonly NewDebt[],
  by: UserId | null,
  now: Date,
): Promise<readonly Debt[]> {
  const records = items.map(({ number, reference, fields, imported }) => ({
    number,
    reference,
    imported,
    ...recordOf(fields),
  }));
  const rows = await sql<DebtRow[]>`
    insert into debt (
      workspace_id, register_id, number, reference, title, status, closed_reason, accepted_until,
      accepted_why, effort, effort_qualifier, impact, impact_qualifier, priority_override, risk, current_state, target_state, implementation, steps,
      files, what_was_done, sections, notes, owner_id, owner_name, target_date, target_quarter,
      completed_on, links, labels, hits, snoozed_until, imported,
      created_by, created_at, updated_by, updated_at
    )
    select
      ${register.workspaceId}, ${register.id}, number, reference, title, status, closed_reason, accepted_until,
      accepted_why, effort, effort_qualifier, impact, impact_qualifier, priority_override, risk, current_state, target_state, implementation,
      steps, files, what_was_done, sections, notes, owner_id, owner_name, target_date, target_quarter,
      completed_on, links, labels, hits, snoozed_until, imported,
      ${by}, ${now}, ${by}, ${now}
    from jsonb_populate_recordset(null::debt, ${jsonText(records)}::text::jsonb)
    returning ${debtColumns(sql)}`;
  return rows.map(withOwner);
}

/** An item as it will be. Every field is written; the version goes up by one. */
export interface ChangedDebt {
  readonly id: number;
  readonly fields: DebtFields;
}

/**
 * Writes changed items in one statement. The change counts as the owner's answer to nudges, and a new
 * owner is presumed to be there.
 */
export async function updateDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  items: readonly ChangedDebt[],
  by: UserId | null,
  now: Date,
): Promise<readonly Debt[]> {
  const records = items.map(({ id, fields }) => ({ id, ...recordOf(fields) }));
  const rows = await sql<DebtRow[]>`
    update debt set
      title = new.title, status = new.status, closed_reason = new.closed_reason,
      accepted_until = new.accepted_until, accepted_why = new.accepted_why, effort = new.effort,
      effort_qualifier = new.effort_qualifier, impact = new.impact,
      impact_qualifier = new.impact_qualifier, priority_override = new.priority_override,
      risk = new.risk, current_state = new.current_state, target_state = new.target_state,
      implementation = new.implementation, steps = new.steps, files = new.files,
      what_was_done = new.what_was_done, sections = new.sections, notes = new.notes,
      owner_id = new.owner_id, owner_name = new.owner_name, target_date = new.target_date,
      target_quarter = new.target_quarter, completed_on = new.completed_on, links = new.links,
      labels = new.labels, hits = new.hits, snoozed_until = new.snoozed_until,
      owner_gone = debt.owner_gone and debt.owner_id is not distinct from new.owner_id,
      unanswered_nudges = 0,
      version = debt.version + 1, updated_by = ${by}, updated_at = ${now}
    from jsonb_populate_recordset(null::debt, ${jsonText(records)}::text::jsonb) as new
    where debt.workspace_id = ${workspaceId} and debt.id = new.id
    returning ${debtColumns(sql)}`;
  return rows.map(withOwner);
}
