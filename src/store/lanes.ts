import type { WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** The lane that all of a workspace's messages share. */
const WORKSPACE_LANE = '';

/**
 * Takes the lanes of a message by the database's clock: the workspace's for `spacingMs`, the channel's
 * for `holdMs`. False when either is not free yet. Locks both until the transaction ends, so that
 * two senders never get the same channel at once.
 */
export async function takeLanes(
  sql: AnySql,
  workspaceId: WorkspaceId,
  channel: string,
  times: { spacingMs: number; holdMs: number },
): Promise<boolean> {
  return (
    (await takeLane(sql, workspaceId, WORKSPACE_LANE, times.spacingMs)) &&
    (await takeLane(sql, workspaceId, channel, times.holdMs))
  );
}

/** Sets when a channel's lane is free again, `ms` from now by the database's clock. */
export async function freeLaneIn(
  sql: AnySql,
  workspaceId: WorkspaceId,
  channel: string,
  ms: number,
): Promise<void> {
  await sql`
    insert into lane (workspace_id, channel, next_at)
    values (${workspaceId}, ${channel}, clock_timestamp() + ${ms} * interval '1 millisecond')
    on conflict (workspace_id, channel) do update set next_at = excluded.next_at`;
}

/** Takes one lane for `ms` by the database's clock. False when it is not free yet. */
export async function takeLane(
  sql: AnySql,
  workspaceId: WorkspaceId,
  channel: string,
  ms: number,
): Promise<boolean> {
  const taken = await sql`
    insert into lane (workspace_id, channel, next_at)
    values (${workspaceId}, ${channel}, clock_timestamp() + ${ms} * interval '1 millisecond')
    on conflict (workspace_id, channel) do update set next_at = excluded.next_at
      where lane.next_at <= clock_timestamp()`;
  return taken.count === 1;
}
