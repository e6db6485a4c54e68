import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { Origin } from './changes.ts';
import type { AnySql } from './connect.ts';

/** Rows that are in memory at a time. */
const BATCH_ROWS = 500;

/** One change with the item as it is called now. */
export interface ExportedChange extends FieldChange {
  readonly at: Date;
  readonly by: UserId | null;
  readonly register: string;
  readonly item: number;
  readonly title: string;
  readonly origin: Origin;
  readonly changeSet: string;
  readonly undoes: string | null;
  readonly version: number;
}

/**
 * Every change of a workspace, or of what is in one of its registers now, oldest first and always in the same order; in
 * batches from a cursor, so that memory does not grow with the history.
 */
export function historyBatches(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId | null,
): AsyncIterable<readonly ExportedChange[]> {
  return sql<ExportedChange[]>`
    select change.at, change.by_user as by, register.name as register, debt.number as item,
      debt.title, change.field, change.before, change.after, change.origin, change.change_set,
      change.undoes, change.version
    from change
    join debt on debt.workspace_id = change.workspace_id and debt.id = change.debt_id
    join register on register.workspace_id = debt.workspace_id and register.id = debt.register_id
    where change.workspace_id = ${workspaceId}
      ${registerId === null ? sql`` : sql`and debt.register_id = ${registerId}`}
    order by change.at, change.id`.cursor(BATCH_ROWS);
}
