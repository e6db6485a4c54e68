import type { DebtId, RegisterId, WorkspaceId } from '../domain/debt.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { AnySql } from './connect.ts';

/** What was planned for a quarter at its start. */
export interface QuarterSnapshot {
  readonly quarter: Quarter;
  /** The quarter's start by the register's clock. */
  readonly asOf: Date;
  /** When it was written; later than `asOf` after an outage. */
  readonly takenAt: Date;
  readonly debtIds: readonly DebtId[];
}

/** Keeps the plan of a quarter. One that is kept already stays, whoever wrote it: false then. */
export async function insertSnapshot(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  { quarter, asOf, takenAt, debtIds }: QuarterSnapshot,
): Promise<boolean> {
  const kept = await sql`
    insert into quarter_snapshot (workspace_id, register_id, quarter, as_of, taken_at, debt_ids)
    values (${workspaceId}, ${registerId}, ${quarter}, ${asOf}, ${takenAt}, ${[...debtIds]}::bigint[])
    on conflict do nothing`;
  return kept.count === 1;
}
