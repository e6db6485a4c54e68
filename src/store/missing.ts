import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** An item that was deleted; its number is used for no other. */
export interface DeletedItem {
  readonly number: number;
  readonly at: Date;
  readonly by: UserId | null;
}

/** Why a register lacks items, in one query: its highest number (0 in an empty one), and which of them were deleted. */
export async function missingFacts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  numbers: readonly number[],
): Promise<{ readonly highest: number; readonly deleted: readonly DeletedItem[] }> {
  const rows = await sql<(Partial<DeletedItem> & { highest: number })[]>`
    with known as (
      select coalesce(max(number) filter (where deleted_at is null), 0) as highest from debt
      where workspace_id = ${workspaceId} and register_id = ${registerId}
    )
    select highest, gone.number, gone.deleted_at as at, (
      select by_user from change
      where workspace_id = ${workspaceId} and debt_id = gone.id and field = 'deleted'
      order by id desc limit 1
    ) as by
    from known left join debt as gone on gone.workspace_id = ${workspaceId}
      and gone.register_id = ${registerId} and gone.number = any(${[...numbers]}::integer[])
      and gone.deleted_at is not null`;
  const deleted = rows.flatMap(({ number, at, by = null }) =>
    number && at ? [{ number, at, by }] : [],
  );
  return { highest: rows[0]?.highest ?? 0, deleted };
}
