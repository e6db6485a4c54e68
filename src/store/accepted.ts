import type { DebtId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { AnySql } from './connect.ts';
import { notSuspended } from './suspended.ts';

/** Items of a register that were accepted until a day that has come somewhere. */
export interface AcceptedUntil {
  readonly workspaceId: WorkspaceId;
  readonly registerId: RegisterId;
  readonly numbers: readonly number[];
}

/** At most this many items of a register at once; the rest come with the next look. */
const MAX_ITEMS = 200;

/** What is accepted until `day` or an earlier one, by register, at most `limit` registers. One look into the index `debt_accepted`. */
export async function acceptedUntil(
  sql: AnySql,
  day: LocalDate,
  limit: number,
): Promise<readonly AcceptedUntil[]> {
  return sql<AcceptedUntil[]>`
    select debt.workspace_id, debt.register_id,
      (array_agg(debt.number order by debt.number))[1:${MAX_ITEMS}] as numbers
    from debt join register on register.id = debt.register_id and register.archived_at is null
    where debt.accepted_until <= ${day}::date and debt.deleted_at is null
      and debt.status = 'accepted' and debt.closed_reason is null
      and ${notSuspended(sql, sql`debt.workspace_id`)}
    group by debt.workspace_id, debt.register_id
    order by debt.register_id
    limit ${limit}`;
}

/** Who accepted items last, by item; an item that a file says is accepted has nobody. */
export async function whoAccepted(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtIds: readonly DebtId[],
): Promise<ReadonlyMap<DebtId, UserId>> {
  const rows = await sql<{ debtId: DebtId; by: UserId | null }[]>`
    select distinct on (debt_id) debt_id, by_user as by from change
    where workspace_id = ${workspaceId} and debt_id = any(${[...debtIds]}::bigint[])
      and field = 'acceptedUntil'
    order by debt_id, id desc`;
  return new Map(rows.flatMap(({ debtId, by }) => (by === null ? [] : [[debtId, by] as const])));
}
