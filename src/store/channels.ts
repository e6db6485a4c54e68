import type { ChannelId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** Follows a channel to its new id, wherever it is kept for what is still to come. Doing so again changes nothing. */
export async function renameChannel(
  sql: AnySql,
  workspaceId: WorkspaceId,
  from: ChannelId,
  to: ChannelId,
): Promise<void> {
  await sql`
    update register set home_channel = ${to}
    where workspace_id = ${workspaceId} and home_channel = ${from}`;
  await sql`
    update register_channel set channel = ${to}
    where workspace_id = ${workspaceId} and channel = ${from}
      and not exists (
        select from register_channel taken
        where taken.workspace_id = ${workspaceId} and taken.channel = ${to})`;
  await sql`
    update outbox set channel = ${to}
    where workspace_id = ${workspaceId} and channel = ${from} and state in ('ready', 'dead', 'uncertain')`;
}
