import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';
import { jsonText } from './json.ts';

/** A draft, and whose it is. */
export interface DraftKey {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly kind: string;
  readonly id: string;
}

/** Keeps what a person typed and has not saved; the same key again replaces it. */
export async function saveDraft(
  sql: AnySql,
  draft: DraftKey & { readonly content: unknown },
  now: Date,
): Promise<void> {
  await sql`
    insert into draft (id, workspace_id, user_id, kind, content, created_at)
    values (${draft.id}, ${draft.workspaceId}, ${draft.userId}, ${draft.kind},
      ${jsonText(draft.content)}::text::jsonb, ${now})
    on conflict (id) do update set content = excluded.content, created_at = excluded.created_at
    where draft.workspace_id = excluded.workspace_id and draft.user_id = excluded.user_id`;
}

/** The content of a draft, for the caller to check; null where it is gone. The draft stays where it is. */
export async function findDraft(sql: AnySql, key: DraftKey): Promise<unknown> {
  const [row] = await sql<
    { content: unknown }[]
  >`select content from draft where ${isDraft(sql, key)}`;
  return row?.content ?? null;
}

/**
 * Takes a draft out and answers its content, for the caller to check; null where it is gone. The row stays locked until the
 * transaction ends, so that of two calls at the same time only one gets it.
 */
export async function takeDraft(sql: AnySql, key: DraftKey): Promise<unknown> {
  const [row] = await sql<{ content: unknown }[]>`
    delete from draft where ${isDraft(sql, key)} returning content`;
  return row?.content ?? null;
}

function isDraft(sql: AnySql, { workspaceId, userId, kind, id }: DraftKey) {
  return sql`id = ${id} and workspace_id = ${workspaceId} and user_id = ${userId} and kind = ${kind}`;
}

/** Deletes the drafts of all workspaces from before `before`; tells how many. */
export async function deleteOldDrafts(sql: AnySql, before: Date): Promise<number> {
  const deleted = await sql`delete from draft where created_at < ${before}`;
  return deleted.count;
}
