import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';
import { jsonText } from './json.ts';

/** Keeps what a person typed and has not saved under an id; the same id again replaces it. */
export async function saveDraft(
  sql: AnySql,
  draft: {
    readonly id: string;
    readonly workspaceId: WorkspaceId;
    readonly userId: UserId;
    readonly kind: string;
    readonly content: unknown;
  },
  now: Date,
): Promise<void> {
  await sql`
    insert into draft (id, workspace_id, user_id, kind, content, created_at)
    values (${draft.id}, ${draft.workspaceId}, ${draft.userId}, ${draft.kind},
      ${jsonText(draft.content)}::text::jsonb, ${now})
    on conflict (id) do update set content = excluded.content, created_at = excluded.created_at
    where draft.workspace_id = excluded.workspace_id and draft.user_id = excluded.user_id`;
}

/** A person's own draft, which stays where it is; what its content is, is for the caller to check. Null where it is gone. */
export async function findDraft(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  kind: string,
  id: string,
): Promise<unknown> {
  const [row] = await sql<{ content: unknown }[]>`
    select content from draft
    where id = ${id} and workspace_id = ${workspaceId} and user_id = ${userId} and kind = ${kind}`;
  return row?.content ?? null;
}

/**
 * Takes a person's own draft out; what its content is, is for the caller to check. Null where it is gone. The row
 * stays locked until the transaction ends, so that of two calls at the same time only one gets it.
 */
export async function takeDraft(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  kind: string,
  id: string,
): Promise<unknown> {
  const [row] = await sql<{ content: unknown }[]>`
    delete from draft
    where id = ${id} and workspace_id = ${workspaceId} and user_id = ${userId} and kind = ${kind}
    returning content`;
  return row?.content ?? null;
}

/** Deletes the drafts of all workspaces from before `before`; tells how many. */
export async function deleteOldDrafts(sql: AnySql, before: Date): Promise<number> {
  const deleted = await sql`delete from draft where created_at < ${before}`;
  return deleted.count;
}
