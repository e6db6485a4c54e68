import type { WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** The lane that all of a workspace's messages share. Those of methods bear their names, which no channel or person has. */
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

/** Lets no message of a workspace go out that needs a method of Slack's, for `ms` by the database's clock or as long as it is held already. */
export async function holdMethod(
  sql: AnySql,
  workspaceId: WorkspaceId,
  method: string,
  ms: number,
): Promise<void> {
  await sql`
    insert into lane (workspace_id, channel, next_at)
    values (${workspaceId}, ${method}, clock_timestamp() + ${ms} * interval '1 millisecond')
    on conflict (workspace_id, channel) do update set next_at = greatest(lane.next_at, excluded.next_at)`;
}

/**
 * When a row of `outbox` may go out, as far as lanes decide that: its workspace's, its channel's or person's, and those of the
 * methods that are called for it before it is posted. Slack's limits are per method and workspace (apis/web-api/rate-limits).
 */
export function lanesFreeAt(sql: AnySql) {
  return sql`(
    select max(lane.next_at) from lane where lane.workspace_id = outbox.workspace_id and lane.channel in (
      ${WORKSPACE_LANE}, coalesce(outbox.channel, outbox.user_id),
      case when outbox.user_id is not null and outbox.method = 'post' then 'conversations.open' end,
      case when outbox.kind = 'nudge' and not outbox.maybe_posted then 'users.info' end,
      case when outbox.kind = 'nudge' and not outbox.maybe_posted then 'dnd.info' end,
      case when outbox.kind = 'nudge' then 'users.conversations' end,
      case when outbox.method = 'update' then 'chat.update' end,
      case when outbox.maybe_posted and outbox.method = 'post' then
        case when outbox.parent_id is null then 'conversations.history' else 'conversations.replies' end end))`;
}
