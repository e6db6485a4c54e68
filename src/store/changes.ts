import type { Debt, DebtId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { AnySql } from './connect.ts';
import { jsonText } from './json.ts';

/** Where a change came from. */
export type Origin =
  | 'command'
  | 'modal'
  | 'card'
  | 'digest'
  | 'nudge'
  | 'import'
  | 'shell'
  | 'bot'
  | 'undo'
  | 'home'
  | 'mention'
  | 'offer';

/** What the changes of one action share. */
export interface ChangeSet {
  readonly id: string;
  readonly by: UserId | null;
  readonly at: Date;
  readonly origin: Origin;
  /** The change set that this one takes back. */
  readonly undoes?: string;
}

/** An item as it stands after the changes, and the changes. */
export interface ChangedItem {
  readonly debt: Pick<Debt, 'id' | 'version'>;
  readonly changes: readonly FieldChange[];
}

/** Appends the changes of one action to the history, in one statement. */
export async function insertChanges(
  sql: AnySql,
  register: { readonly workspaceId: WorkspaceId; readonly id: RegisterId },
  changeSet: ChangeSet,
  items: readonly ChangedItem[],
): Promise<void> {
  const records = items.flatMap(({ debt, changes }) =>
    changes.map(({ field, before, after }) => ({
      debt_id: debt.id,
      version: debt.version,
      field,
      before,
      after,
    })),
  );
  await sql`
    insert into change (
      workspace_id, register_id, debt_id, change_set, undoes, version, at, by_user, origin, field,
      before, after
    )
    select ${register.workspaceId}, ${register.id}, debt_id, ${changeSet.id},
      ${changeSet.undoes ?? null}, version, ${changeSet.at}, ${changeSet.by}, ${changeSet.origin},
      field, before, after
    from jsonb_populate_recordset(null::change, ${jsonText(records)}::text::jsonb)`;
}

/** One changed field with the item's version that it made. */
export interface ChangeRow extends FieldChange {
  readonly version: number;
  readonly by: UserId | null;
}

/** The changes that made an item newer than `version`, oldest first. */
export async function changesSince(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtId: DebtId,
  version: number,
): Promise<readonly ChangeRow[]> {
  return sql<ChangeRow[]>`
    select version, by_user as by, field, before, after from change
    where workspace_id = ${workspaceId} and debt_id = ${debtId} and version > ${version}
    order by version, id`;
}

/** What one action did to an item. */
export interface HistoryEntry {
  readonly changeSet: string;
  readonly version: number;
  readonly at: Date;
  readonly by: UserId | null;
  readonly origin: Origin;
  readonly changes: readonly FieldChange[];
}

/** An item's history, newest first, a page of whole actions; a page beyond the last is the last. */
export async function historyPage(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtId: DebtId,
  page: number,
  pageSize: number,
): Promise<{ entries: readonly HistoryEntry[]; total: number }> {
  const rows = await sql<(HistoryEntry & { total: number })[]>`
    with entry as (
      select change_set, version, at, by_user as by, origin,
        jsonb_agg(jsonb_build_object('field', field, 'before', before, 'after', after) order by id)
          as changes,
        count(*) over () as total,
        row_number() over (order by version desc) as place
      from change
      where workspace_id = ${workspaceId} and debt_id = ${debtId}
      group by change_set, version, at, by_user, origin
    )
    select change_set, version, at, by, origin, changes, total from entry
    where (place - 1) / ${pageSize} = least(${page} - 1, (total - 1) / ${pageSize})
    order by place`;
  return {
    entries: rows.map(({ total: _, ...entry }) => entry),
    total: rows[0]?.total ?? 0,
  };
}
