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

/** Whose occurrences: a register's digests, or a person's nudges. */
export type OccurrenceSubject = Omit<Occurrence, 'period'>;

/** Which of some periods are taken. */
export async function usedPeriods(
  sql: AnySql,
  { workspaceId, kind, subject }: OccurrenceSubject,
  periods: readonly string[],
): Promise<readonly string[]> {
  const rows = await sql<{ period: string }[]>`
    select period from occurrence where workspace_id = ${workspaceId} and kind = ${kind}
      and subject = ${subject} and period = any(${[...periods]})`;
  return rows.map(({ period }) => period);
}

/** As `claimOccurrence` for several periods that one message uses up. @throws Error when any was taken before. */
export async function claimOccurrences(
  sql: AnySql,
  of: OccurrenceSubject,
  periods: readonly string[],
  dueAt: Date,
  now: Date,
): Promise<void> {
  for (const period of periods) {
    if (await claimOccurrence(sql, { ...of, period }, dueAt, now)) continue;
    throw new Error(`the ${of.kind} of ${of.subject} for ${period} was taken before`);
  }
}

/** Gives occurrences back, so that their periods can still be used. */
export async function releaseOccurrences(
  sql: AnySql,
  { workspaceId, kind, subject }: OccurrenceSubject,
  periods: readonly string[],
): Promise<void> {
  await sql`
    delete from occurrence where workspace_id = ${workspaceId} and kind = ${kind}
      and subject = ${subject} and period = any(${[...periods]})`;
}
