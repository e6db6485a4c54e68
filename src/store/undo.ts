import type { Debt, DebtId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { ImportedBase } from '../domain/import-fields.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { PastChange } from '../domain/undo.ts';
import type { Origin } from './changes.ts';
import type { AnySql } from './connect.ts';
import { type DebtRow, withOwner } from './debt-record.ts';
import { debtColumns } from './debts.ts';

/** What one action did, as far as taking it back is concerned. */
export interface PastAction {
  readonly by: UserId | null;
  readonly at: Date;
  /** The lowest number of its items. */
  readonly number: number;
  /** The registers in which its items are, and were before it. */
  readonly registerIds: readonly RegisterId[];
  /** The action that this one takes back or does again, through any number of turns; itself where it does neither. */
  readonly first: { readonly origin: Origin; readonly fields: readonly FieldChange['field'][] };
  /** How often that was taken back or done again by now: 0 where this action is it. */
  readonly turns: number;
}

/** An action by its change set; null where the workspace has none such. */
export async function findAction(
  sql: AnySql,
  workspaceId: WorkspaceId,
  changeSet: string,
): Promise<PastAction | null> {
  const [row] = await sql<(Omit<PastAction, 'first'> & FirstColumns)[]>`
    with recursive chain as (
      select ${changeSet}::uuid as change_set, 0 as links
      union all
      select earlier.undoes, chain.links + 1
      from chain join lateral (
        select undoes from change
        where workspace_id = ${workspaceId} and change_set = chain.change_set
        limit 1
      ) as earlier on earlier.undoes is not null
    ), first as (
      select min(origin) as origin, array_agg(distinct field) as fields from change
      where workspace_id = ${workspaceId}
        and change_set = (select change_set from chain order by links desc limit 1)
    ), place as (
      select debt.register_id, debt.number, change.by_user, change.at,
        case when field = 'moved' then (before ->> 'registerId')::bigint end as register_before
      from change
      join debt on debt.workspace_id = change.workspace_id and debt.id = change.debt_id
      where change.workspace_id = ${workspaceId} and change.change_set = ${changeSet}
    )
    select by_user as by, at, min(number) as number,
      array_agg(distinct register_id)
        || coalesce(array_agg(distinct register_before) filter (where register_before is not null), '{}')
        as register_ids,
      (select max(links) from chain) as turns, (select origin from first) as first_origin, (select fields from first) as first_fields
    from place
    group by by_user, at`;
  if (!row) return null;
  const { firstOrigin, firstFields, ...action } = row;
  return { ...action, first: { origin: firstOrigin, fields: firstFields } };
}

interface FirstColumns {
  readonly firstOrigin: Origin;
  readonly firstFields: readonly FieldChange['field'][];
}

/**
 * The latest action of a person's that still holds: what was taken back is passed over, and what was done again is taken
 * back by its last doing. Null where there is none since `since`.
 */
export async function latestAction(
  sql: AnySql,
  workspaceId: WorkspaceId,
  by: UserId,
  since: Date,
): Promise<string | null> {
  const [row] = await sql<{ changeSet: string }[]>`
    with recursive recent as (
      select change_set, undoes, max(id) as last_id from change
      where workspace_id = ${workspaceId} and by_user = ${by} and at >= ${since}
        and field not in ('still on it', 'declined')
      group by change_set, undoes
    ), chain as (
      select change_set as latest, last_id, undoes, 0 as links from recent
      where not exists (
        select from change as later
        where later.workspace_id = ${workspaceId} and later.undoes = recent.change_set
      )
      union all
      select chain.latest, chain.last_id, earlier.undoes, chain.links + 1
      from chain join lateral (
        select undoes from change
        where workspace_id = ${workspaceId} and change_set = chain.undoes
        limit 1
      ) as earlier on true
    )
    select latest as change_set from chain
    where undoes is null and links % 2 = 0
    order by last_id desc limit 1`;
  return row?.changeSet ?? null;
}

/** An item of an action, deleted or not, with what its file last said. */
export interface ActedOn {
  readonly debt: Debt;
  readonly isDeleted: boolean;
  readonly imported: ImportedBase;
}

/** The items of an action, in the order in which imports lock them; keeps others from changing them until the transaction ends. */
export async function lockActedOn(
  sql: AnySql,
  workspaceId: WorkspaceId,
  changeSet: string,
): Promise<readonly ActedOn[]> {
  const rows = await sql<(DebtRow & { isDeleted: boolean; imported: ImportedBase })[]>`
    select ${debtColumns(sql)}, debt.imported, debt.deleted_at is not null as is_deleted from debt
    where workspace_id = ${workspaceId} and id in (
      select debt_id from change
      where workspace_id = ${workspaceId} and change_set = ${changeSet}
    )
    order by register_id, number
    for update`;
  return rows.map(({ imported, isDeleted, ...row }) => ({
    debt: withOwner(row),
    isDeleted,
    imported,
  }));
}

/** Per item of an action its changes and all that came after them, oldest first. */
export async function changesFrom(
  sql: AnySql,
  workspaceId: WorkspaceId,
  changeSet: string,
): Promise<ReadonlyMap<DebtId, readonly PastChange[]>> {
  const rows = await sql<(PastChange & { debtId: DebtId })[]>`
    select later.debt_id, later.change_set, later.undoes, later.by_user as by, later.at,
      later.field, later.before, later.after
    from (
      select debt_id, min(version) as version from change
      where workspace_id = ${workspaceId} and change_set = ${changeSet}
      group by debt_id
    ) as own
    join change as later on later.workspace_id = ${workspaceId}
      and later.debt_id = own.debt_id and later.version >= own.version
    order by later.debt_id, later.version, later.id`;
  const byDebt = new Map<DebtId, PastChange[]>();
  for (const { debtId, ...change } of rows) {
    const known = byDebt.get(debtId);
    if (known) known.push(change);
    else byDebt.set(debtId, [change]);
  }
  return byDebt;
}

/** Takes items out of their registers, or brings them back; their numbers stay theirs. */
export async function setDeleted(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtIds: readonly DebtId[],
  deletedAt: Date | null,
): Promise<void> {
  await sql`
    update debt set deleted_at = ${deletedAt}
    where workspace_id = ${workspaceId} and id = any(${[...debtIds]}::bigint[])`;
}
