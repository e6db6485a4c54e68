import type { ChannelId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { Visibility } from '../domain/register.ts';
import type { AnySql } from './connect.ts';
import { open } from './debt-lists.ts';

/** Name, sight and keepers of a register, written as they will be. */
export interface RegisterIdentity {
  readonly name: string;
  readonly visibility: Visibility;
  readonly maintainers: readonly UserId[];
}

/** @throws the database's unique violation where another register has the name. */
export async function updateIdentity(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  { name, visibility, maintainers }: RegisterIdentity,
): Promise<void> {
  await sql`
    update register set name = ${name}, visibility = ${visibility},
      maintainers = ${[...maintainers]}::text[]
    where workspace_id = ${workspaceId} and id = ${registerId}`;
}

/** Archives a register, or brings it back with null. False for the default, which is never archived. */
export async function setArchived(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  archivedAt: Date | null,
): Promise<boolean> {
  const updated = await sql`
    update register set archived_at = ${archivedAt}
    where workspace_id = ${workspaceId} and id = ${registerId} and not is_default`;
  return updated.count > 0;
}

/**
 * Makes a register the workspace's default in the place of the present one. False for an archived one, which cannot be
 * it: the caller then gives its transaction up.
 */
export async function moveDefault(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<boolean> {
  await sql`
    update register set is_default = false
    where workspace_id = ${workspaceId} and is_default and id <> ${registerId}`;
  const made = await sql`
    update register set is_default = true
    where workspace_id = ${workspaceId} and id = ${registerId} and archived_at is null`;
  return made.count > 0;
}

/** The register that a channel is bound to, whoever may see it. */
export async function boundRegister(
  sql: AnySql,
  workspaceId: WorkspaceId,
  channel: ChannelId,
): Promise<RegisterId | null> {
  const [row] = await sql<{ registerId: RegisterId }[]>`
    select register_id from register_channel
    where workspace_id = ${workspaceId} and channel = ${channel}`;
  return row?.registerId ?? null;
}

/** Binds a channel to a register in the place of the one that it is bound to. */
export async function rebindChannel(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  channel: ChannelId,
): Promise<void> {
  await sql`
    insert into register_channel (workspace_id, channel, register_id)
    values (${workspaceId}, ${channel}, ${registerId})
    on conflict (workspace_id, channel) do update set register_id = excluded.register_id`;
}

/** Unbinds channels from a register; those that are bound to another one stay. */
export async function unbindChannels(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  channels: readonly ChannelId[],
): Promise<void> {
  await sql`
    delete from register_channel
    where workspace_id = ${workspaceId} and register_id = ${registerId}
      and channel = any(${[...channels]}::text[])`;
}

/** How many items a register has. */
export interface ItemCounts {
  readonly items: number;
  readonly open: number;
}

/** The counts of registers, by id; one without items is left out. One query. */
export async function countItems(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerIds: readonly RegisterId[],
): Promise<ReadonlyMap<RegisterId, ItemCounts>> {
  const rows = await sql<(ItemCounts & { registerId: RegisterId })[]>`
    select register_id, count(*) as items, count(*) filter (where ${open(sql)}) as open from debt
    where workspace_id = ${workspaceId} and register_id = any(${[...registerIds]}::bigint[])
      and deleted_at is null
    group by register_id`;
  return new Map(
    rows.map(({ registerId, items, open: owed }) => [registerId, { items, open: owed }]),
  );
}
