import type { DebtId, RegisterId, WorkspaceId } from '../domain/debt.ts';
import type { Place } from '../domain/patch.ts';
import type { AnySql } from './connect.ts';
import { jsonText } from './json.ts';

/** A number that an item once had, and where that item is now. */
export interface Forwarded {
  readonly from: Place;
  readonly to: Place;
}

/** A forward that was found; an item that was merged is still there beside it, to be read. */
export interface FoundForward extends Forwarded {
  readonly isMerged: boolean;
}

/** Where the items are that left these places, moved or merged; places that nothing left are not in the answer. */
export async function forwardsOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  places: readonly Place[],
): Promise<readonly FoundForward[]> {
  const asked = places.map(({ registerId, number }) => ({ register_id: registerId, number }));
  const rows = await sql<
    {
      fromRegister: RegisterId;
      fromNumber: number;
      toRegister: RegisterId;
      toNumber: number;
      isMerged: boolean;
    }[]
  >`
    select forward.register_id as from_register, forward.number as from_number,
      debt.register_id as to_register, debt.number as to_number,
      exists (
        select from debt as here where here.workspace_id = forward.workspace_id
          and here.register_id = forward.register_id and here.number = forward.number
      ) as is_merged
    from jsonb_to_recordset(${jsonText(asked)}::text::jsonb) as asked (register_id bigint, number integer)
    join forward on forward.workspace_id = ${workspaceId}
      and forward.register_id = asked.register_id and forward.number = asked.number
    join debt on debt.workspace_id = forward.workspace_id and debt.id = forward.debt_id
      and debt.deleted_at is null`;
  return rows.map(({ fromRegister, fromNumber, toRegister, toNumber, isMerged }) => ({
    from: { registerId: fromRegister, number: fromNumber },
    to: { registerId: toRegister, number: toNumber },
    isMerged,
  }));
}

/** An item that gets a place in another register. */
export interface Move extends Forwarded {
  readonly debtId: DebtId;
}

/** Gives locked items their new places and lets the old ones lead there. Two statements. */
export async function moveItems(
  sql: AnySql,
  workspaceId: WorkspaceId,
  moves: readonly Move[],
): Promise<void> {
  const records = moves.map(({ debtId, from, to }) => ({
    debt_id: debtId,
    from_register: from.registerId,
    from_number: from.number,
    to_register: to.registerId,
    to_number: to.number,
  }));
  const told = sql`
    jsonb_to_recordset(${jsonText(records)}::text::jsonb) as move (
      debt_id bigint, from_register bigint, from_number integer, to_register bigint, to_number integer
    )`;
  await sql`
    update debt set register_id = move.to_register, number = move.to_number from ${told}
    where debt.workspace_id = ${workspaceId} and debt.id = move.debt_id`;
  await sql`
    insert into forward (workspace_id, register_id, number, debt_id)
    select ${workspaceId}, from_register, from_number, debt_id from ${told}
    on conflict (workspace_id, register_id, number) do update set debt_id = excluded.debt_id`;
}

/** Lets a number lead to an item. */
export async function setForward(
  sql: AnySql,
  workspaceId: WorkspaceId,
  place: Place,
  debtId: DebtId,
): Promise<void> {
  await setForwards(sql, workspaceId, [place], debtId);
}

/** Lets several numbers lead to one item, in one statement. */
export async function setForwards(
  sql: AnySql,
  workspaceId: WorkspaceId,
  places: readonly Place[],
  debtId: DebtId,
): Promise<void> {
  const registerIds = places.map(({ registerId }) => registerId);
  const numbers = places.map(({ number }) => number);
  await sql`
    insert into forward (workspace_id, register_id, number, debt_id)
    select ${workspaceId}, place.register_id, place.number, ${debtId}
    from unnest(${registerIds}::bigint[], ${numbers}::integer[]) as place (register_id, number)
    on conflict (workspace_id, register_id, number) do update set debt_id = excluded.debt_id`;
}

/** Lets a number lead nowhere else. */
export async function dropForward(
  sql: AnySql,
  workspaceId: WorkspaceId,
  { registerId, number }: Place,
): Promise<void> {
  await sql`
    delete from forward
    where workspace_id = ${workspaceId} and register_id = ${registerId} and number = ${number}`;
}
