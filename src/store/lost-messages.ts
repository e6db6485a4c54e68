import type { ChannelId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';
import type { Message } from './outbox-message.ts';

/** The reason of a thread message whose parent was not sent, or is left alone. */
const PARENT_NOT_SENT = 'parent not sent';

/** What a person decides about a message that was not sent, or of which that is not known. */
export type LostDecision = 'send again' | 'leave';

/** A message that was not sent, or of which that is not known. */
export interface LostMessage {
  readonly id: number;
  readonly kind: Message['kind'];
  /** The register's id or the person whom it is about. */
  readonly subject: string;
  readonly state: 'dead' | 'uncertain';
  /** Slack's code, or what else stopped it. */
  readonly reason: string | null;
  readonly channel: ChannelId | null;
  readonly userId: UserId | null;
  readonly createdAt: Date;
  /** Of the last attempt; what was shown before it decides nothing any more. */
  readonly fence: number;
  /** The last decision, which came to nothing where the message is lost again. */
  readonly decision: LostDecision | null;
  readonly decidedBy: UserId | null;
  readonly decidedAt: Date | null;
}

/** A message that was lost once, as it is now. */
export type OnceLost = Omit<LostMessage, 'state'> & {
  readonly state: 'ready' | 'sending' | 'sent' | LostMessage['state'];
};

/** A condition on `outbox`, by the index `outbox_trouble`: a person has yet to decide. */
export function undecided(sql: AnySql) {
  return sql`state in ('dead', 'uncertain') and decision is distinct from 'leave'
    and reason is distinct from 'parent not sent'`;
}

export function lostColumns(sql: AnySql) {
  return sql`id, kind, subject, state, reason, channel, user_id, created_at, fence, decision, decided_by, decided_at`;
}

/** Locks a message until the transaction ends; null when there is none any more. */
export async function lockOnceLost(
  sql: AnySql,
  workspaceId: WorkspaceId,
  id: number,
): Promise<OnceLost | null> {
  const [row] = await sql<OnceLost[]>`
    select ${lostColumns(sql)} from outbox where workspace_id = ${workspaceId} and id = ${id} for update`;
  return row ?? null;
}

/**
 * Has a message go out once more, with what belongs in its thread. It is looked for first where it may have been posted;
 * where that cannot be done it is posted all the same, this once. Call it after `lockOnceLost`.
 */
export async function readyAgain(
  sql: AnySql,
  workspaceId: WorkspaceId,
  id: number,
  by: UserId,
  now: Date,
): Promise<void> {
  await sql`
    update outbox set state = 'ready', reason = null, attempts = 0, available_at = clock_timestamp(), post_anyway = true,
      decision = 'send again', decided_by = ${by}, decided_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id}`;
  await sql`
    update outbox set state = 'ready', reason = null, attempts = 0, available_at = clock_timestamp()
    where workspace_id = ${workspaceId} and parent_id = ${id} and state = 'dead' and reason = ${PARENT_NOT_SENT}`;
}

/** Leaves a message as it is for good, and what belongs in its thread. Call it after `lockOnceLost`. */
export async function leaveLost(
  sql: AnySql,
  workspaceId: WorkspaceId,
  id: number,
  by: UserId | null,
  now: Date,
): Promise<void> {
  await sql`
    update outbox set decision = 'leave', decided_by = ${by}, decided_at = ${now}
    where workspace_id = ${workspaceId} and id = ${id}`;
  await buryReplies(sql, id);
}

/** What waits to go into the thread of a message that is not known to be in Slack does not go out either. */
export async function buryReplies(sql: AnySql, parentId: number): Promise<void> {
  await sql`
    update outbox set state = 'dead', reason = ${PARENT_NOT_SENT}
    where parent_id = ${parentId} and state = 'ready'`;
}
