import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { Contradiction, NotUnderstood } from '../domain/document.ts';
import type { ImportedBase } from '../domain/import-fields.ts';
import type { ExistingItem, GoneItem } from '../domain/import-match.ts';
import type { AnySql } from './connect.ts';
import { type DebtRow, withOwner } from './debt-record.ts';
import { debtColumns } from './debts.ts';
import { jsonText } from './json.ts';

/**
 * Every item of a register with what its file last said, by number.
 * @param lock keeps others from changing them until the transaction ends.
 */
export async function itemsForImport(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  lock: boolean,
): Promise<readonly ExistingItem[]> {
  const rows = await sql<(DebtRow & { imported: ImportedBase })[]>`
    select ${debtColumns(sql)}, debt.imported from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
    order by number
    ${lock ? sql`for update` : sql``}`;
  return rows.map(({ imported, ...row }) => ({ debt: withOwner(row), imported }));
}

/**
 * The imported items that were moved from a register into others, with the numbers that they had in it. Read after
 * `itemsForImport`, whose lock waits for moves that are under way.
 */
export async function movedForImport(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<readonly GoneItem[]> {
  const rows = await sql<(DebtRow & { imported: ImportedBase; formerNumber: number })[]>`
    select ${debtColumns(sql)}, debt.imported, forward.number as former_number
    from forward join debt
      on debt.workspace_id = forward.workspace_id and debt.id = forward.debt_id
    where forward.workspace_id = ${workspaceId} and forward.register_id = ${registerId}
      and debt.register_id <> ${registerId} and debt.imported <> '{}'::jsonb
      and not exists (
        -- a duplicate that was merged into that item is still here
        select from debt as here where here.workspace_id = forward.workspace_id
          and here.register_id = forward.register_id and here.number = forward.number
      )
    order by forward.number`;
  return rows.map(({ imported, formerNumber, ...row }) => ({
    debt: { ...withOwner(row), registerId, number: formerNumber },
    imported,
    why: 'moved',
  }));
}

/** The imported items that somebody deleted; those of an import that was taken back are not among them. */
export async function deletedForImport(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<readonly GoneItem[]> {
  const rows = await sql<(DebtRow & { imported: ImportedBase })[]>`
    select ${debtColumns(sql)}, debt.imported from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is not null
      and imported <> '{}'::jsonb and (
        select origin from change
        where change.workspace_id = debt.workspace_id and change.debt_id = debt.id
          and change.field = 'deleted'
        order by change.id desc limit 1
      ) <> 'undo'
    order by number`;
  return rows.map(({ imported, ...row }) => ({ debt: withOwner(row), imported, why: 'deleted' }));
}

/** Keeps what a file now says of items; neither their version nor their history changes. */
export async function updateImported(
  sql: AnySql,
  workspaceId: WorkspaceId,
  items: readonly { id: number; imported: ImportedBase; reference: string | null }[],
): Promise<void> {
  await sql`
    update debt set imported = told.imported, reference = told.reference
    from jsonb_populate_recordset(null::debt, ${jsonText(items)}::text::jsonb) as told
    where debt.workspace_id = ${workspaceId} and debt.id = told.id`;
}

/**
 * Lets the planner know of many new items at once. Without it, foreign keys are checked by a scan of the whole
 * workspace until PostgreSQL looks by itself. Others' ANALYZE and VACUUM wait until the transaction ends.
 */
export async function refreshStatistics(sql: AnySql): Promise<void> {
  await sql`analyze debt`;
}

/** One import that changed something. */
export interface ImportRecord {
  readonly changeSet: string;
  readonly fileName: string;
  /** SHA-256 of the text that was read, in hex. */
  readonly contentHash: string;
  readonly at: Date;
  readonly by: UserId | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly contradictions: readonly Contradiction[];
}

/** Keeps what a file now says twice and what of it cannot be told, where it changed nothing else since its last import. */
export async function updateImportFindings(
  sql: AnySql,
  register: { readonly workspaceId: WorkspaceId; readonly id: RegisterId },
  { notUnderstood, contradictions }: Pick<ImportRecord, 'notUnderstood' | 'contradictions'>,
): Promise<void> {
  await sql`
    update import
    set not_understood = told.not_understood, contradictions = told.contradictions
    from (
      select ${jsonText(notUnderstood)}::text::jsonb as not_understood,
        ${jsonText(contradictions)}::text::jsonb as contradictions
    ) as told
    where import.id = (
      select id from import
      where workspace_id = ${register.workspaceId} and register_id = ${register.id}
      order by at desc limit 1
    ) and (import.not_understood, import.contradictions)
      is distinct from (told.not_understood, told.contradictions)`;
}

export async function insertImport(
  sql: AnySql,
  register: { readonly workspaceId: WorkspaceId; readonly id: RegisterId },
  record: ImportRecord,
): Promise<void> {
  const { changeSet, fileName, contentHash, at, by, counts, notUnderstood, contradictions } =
    record;
  await sql`
    insert into import (
      workspace_id, register_id, change_set, file_name, content_hash, at, by_user, counts,
      not_understood, contradictions
    ) values (
      ${register.workspaceId}, ${register.id}, ${changeSet}, ${fileName}, ${contentHash}, ${at}, ${by},
      ${jsonText(counts)}::text::jsonb, ${jsonText(notUnderstood)}::text::jsonb,
      ${jsonText(contradictions)}::text::jsonb
    )`;
}

/**
 * Lets this transaction wait for its caller as long as that takes: a register of thousands of items is written and read back
 * in one. The shell does that, where a dead process ends its connection.
 */
export async function liftIdleLimit(sql: AnySql): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`;
}
