import type { WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** A message that did not go out, or of which nobody knows. */
export interface TroubledDelivery {
  readonly id: number;
  readonly kind: string;
  readonly state: 'dead' | 'uncertain';
  /** Slack's code, or what else stopped it. */
  readonly reason: string;
  readonly channel: string | null;
  readonly userId: string | null;
  readonly createdAt: Date;
}

/** How a workspace's messages fare. */
export interface DeliveryCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly dead: number;
  readonly uncertain: number;
  readonly oldestWaitingAt: Date | null;
  /** Why nothing is sent at all, in Slack's code; null while all is well. */
  readonly suspendedWhy: string | null;
}

/** Counts over all messages that are remembered. */
export async function countDeliveries(
  sql: AnySql,
  workspaceId: WorkspaceId,
): Promise<DeliveryCounts> {
  const [row] = await sql<DeliveryCounts[]>`
    select
      count(*) filter (where state in ('ready', 'sending')) as waiting,
      count(*) filter (where state = 'sent') as sent,
      count(*) filter (where state = 'dead') as dead,
      count(*) filter (where state = 'uncertain') as uncertain,
      min(created_at) filter (where state in ('ready', 'sending')) as oldest_waiting_at,
      (select installation.revoked_why from workspace
        join installation on installation.id = workspace.installation_id
        where workspace.id = ${workspaceId} and installation.revoked_at is not null) as suspended_why
    from outbox where workspace_id = ${workspaceId}`;
  if (!row) throw new Error('a count without a row');
  return row;
}

/** The latest messages in trouble, newest first. */
export async function troubledDeliveries(
  sql: AnySql,
  workspaceId: WorkspaceId,
  limit: number,
): Promise<readonly TroubledDelivery[]> {
  return sql<TroubledDelivery[]>`
    select id, kind, state, reason, channel, user_id, created_at from outbox
    where workspace_id = ${workspaceId} and state in ('dead', 'uncertain')
    order by id desc limit ${limit}`;
}
