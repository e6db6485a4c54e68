import type { WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';
import type { ScheduleKind } from './schedules.ts';

/** One time that something was due; its key is what goes out only once. */
export interface Occurrence {
  readonly workspaceId: WorkspaceId;
  readonly kind: ScheduleKind;
  readonly subject: string;
  readonly period: string;
}

/** Takes an occurrence; false when it was taken before, be it by another replica. Waits for one that is taking it. */
export async function claimOccurrence(
  sql: AnySql,
  occurrence: Occurrence,
  dueAt: Date,
  now: Date,
): Promise<boolean> {
  const { workspaceId, kind, subject, period } = occurrence;
  const claimed = await sql`
    insert into occurrence (workspace_id, kind, subject, period, due_at, claimed_at)
    values (${workspaceId}, ${kind}, ${subject}, ${period}, ${dueAt}, ${now})
    on conflict do nothing`;
  return claimed.count === 1;
}

export async function hasOccurrence(sql: AnySql, occurrence: Occurrence): Promise<boolean> {
  const { workspaceId, kind, subject, period } = occurrence;
  const found = await sql`
    select from occurrence where workspace_id = ${workspaceId} and kind = ${kind}
      and subject = ${subject} and period = ${period}`;
  return found.count === 1;
}

/** Gives an occurrence back, so that its period can still be used. */
export async function releaseOccurrence(sql: AnySql, occurrence: Occurrence): Promise<void> {
  const { workspaceId, kind, subject, period } = occurrence;
  await sql`
    delete from occurrence where workspace_id = ${workspaceId} and kind = ${kind}
      and subject = ${subject} and period = ${period}`;
}
