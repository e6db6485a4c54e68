import type { PendingQuery, Row } from 'postgres';
import type { Debt, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';
import { type DebtRow, withOwner } from './debt-record.ts';
import { debtColumns } from './debts.ts';
import { jsonText } from './json.ts';

/** A name that a file gave as owner, and nobody in Slack yet. */
export interface NamedOwner {
  /** As most of its items have it; names differ by case alone. */
  readonly name: string;
  /** Items with that owner, open or not. */
  readonly items: number;
}

/** The names of a register that are no people yet, those with most items first; `total` counts them all. One query. */
export async function namedOwners(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  limit: number,
): Promise<{ names: readonly NamedOwner[]; total: number }> {
  const rows = await sql<(NamedOwner & { total: number })[]>`
    select mode() within group (order by owner_name) as name, count(*) as items,
      count(*) over () as total
    from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and owner_name is not null
    group by lower(owner_name)
    order by items desc, lower(owner_name) limit ${limit}`;
  return {
    names: rows.map(({ name, items }) => ({ name, items })),
    total: rows[0]?.total ?? 0,
  };
}

/** Locks the items whose owner is one of these names, in any case, until the transaction ends. */
export async function lockDebtsOfNames(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  names: readonly string[],
): Promise<readonly Debt[]> {
  const rows = await sql<DebtRow[]>`
    select ${debtColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and lower(owner_name) = any(${names.map((name) => name.toLowerCase())}::text[])
    order by number for update`;
  return rows.map(withOwner);
}

/** Who names are in Slack, as people of the workspace said; by the name in lower case. */
export async function ownerAliases(
  sql: AnySql,
  workspaceId: WorkspaceId,
): Promise<ReadonlyMap<string, UserId>> {
  const rows = await sql<{ name: string; userId: UserId }[]>`
    select lower(name) as name, user_id from owner_alias where workspace_id = ${workspaceId}`;
  return new Map(rows.map(({ name, userId }) => [name, userId]));
}

/** What people are called in register files, by their ids; of several names the first of the alphabet. */
export async function namesOfPeople(
  sql: AnySql,
  workspaceId: WorkspaceId,
): Promise<ReadonlyMap<UserId, string>> {
  const rows = await sql<{ name: string; userId: UserId }[]>`
    select user_id, min(name collate "C") as name from owner_alias
    where workspace_id = ${workspaceId} group by user_id`;
  return new Map(rows.map(({ name, userId }) => [userId, name]));
}

/** The people who own items of a register and have no name in register files yet, by id. */
export async function namelessOwners(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  limit: number,
): Promise<readonly UserId[]> {
  const rows = await sql<{ ownerId: UserId }[]>`
    select distinct owner_id from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and owner_id is not null and not exists (
        select from owner_alias
        where owner_alias.workspace_id = debt.workspace_id and user_id = debt.owner_id
      )
    order by owner_id limit ${limit}`;
  return rows.map(({ ownerId }) => ownerId);
}

/** A name and whom it means. */
interface OwnerAlias {
  readonly name: string;
  readonly userId: UserId;
}

/** Keeps names for people; a name that somebody has already stays theirs. */
export async function addOwnerAliases(
  sql: AnySql,
  workspaceId: WorkspaceId,
  aliases: readonly OwnerAlias[],
): Promise<void> {
  await insertAliases(sql, workspaceId, aliases, sql`do nothing`);
}

/** Keeps who names are; what was said last holds. */
export async function saveOwnerAliases(
  sql: AnySql,
  workspaceId: WorkspaceId,
  aliases: readonly OwnerAlias[],
): Promise<void> {
  await insertAliases(sql, workspaceId, aliases, sql`do update set user_id = excluded.user_id`);
}

/** @param onConflict what becomes of a name that is there, as SQL */
async function insertAliases(
  sql: AnySql,
  workspaceId: WorkspaceId,
  aliases: readonly OwnerAlias[],
  onConflict: PendingQuery<Row[]>,
): Promise<void> {
  const records = aliases.map(({ name, userId }) => ({ name, user_id: userId }));
  await sql`
    insert into owner_alias (workspace_id, name, user_id)
    select ${workspaceId}, name, user_id
    from jsonb_populate_recordset(null::owner_alias, ${jsonText(records)}::text::jsonb)
    on conflict (workspace_id, lower(name)) ${onConflict}`;
}
