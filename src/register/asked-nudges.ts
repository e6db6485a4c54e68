import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/register.ts';
import { saveDraft, takeDraft } from '../store/drafts.ts';
import type { RegisterContext } from './context.ts';

const DRAFT_KIND = 'nudge';

/**
 * Keeps a nudge as it stood when a form was opened from it: Slack does not hand the message back with the form, and its
 * row is to say what was decided there.
 * @returns the id by which the actor takes it.
 */
export async function keepNudge(
  { sql, now }: RegisterContext,
  { workspaceId, userId }: Actor,
  nudge: object,
): Promise<string> {
  const id = randomUUID();
  await saveDraft(sql, { id, workspaceId, userId, kind: DRAFT_KIND, content: nudge }, now());
  return id;
}

/** Takes out a nudge that the actor kept, for the caller to check; null where it is gone. */
export function takeNudge(
  { sql }: RegisterContext,
  { workspaceId, userId }: Actor,
  id: string,
): Promise<unknown> {
  return takeDraft(sql, { workspaceId, userId, kind: DRAFT_KIND, id });
}
