import type { PendingQuery, Row } from 'postgres';
import type { AnySql } from './connect.ts';
import { undecided } from './lost-messages.ts';
import { waiting } from './outbox.ts';
import { notSuspended } from './suspended.ts';

/** What goes out by itself, over all workspaces that the app is installed in. */
export interface DeliveryTotals {
  /** Messages that may go out: thread replies wait for what they belong under, and are counted once that is there. */
  readonly waiting: number;
  /** When the one that waits longest was due; null while none waits. */
  readonly oldestDueAt: Date | null;
  /** Not decided about yet. */
  readonly dead: number;
  readonly uncertain: number;
  /** Schedules that stand still because Slack refused what they sent. */
  readonly paused: number;
  /** When what should have been put into the outbox longest ago was due; null when nothing is due. */
  readonly overdueAt: Date | null;
}

/**
 * Reads the totals. One query; each part reads what waits, is lost, stands still or is due by an index of just those rows,
 * and so nothing that grows with what was sent.
 */
export async function deliveryTotals(sql: AnySql, now: Date): Promise<DeliveryTotals> {
  const [totals] = await sql<DeliveryTotals[]>`
    select ready.waiting, ready.oldest_due_at, lost.dead, lost.uncertain, still.paused, late.overdue_at
    from (
      select count(*) as waiting, min(coalesce(due_at, created_at)) as oldest_due_at from outbox where ${waiting(sql)}
    ) as ready, (
      select count(*) filter (where state = 'dead') as dead, count(*) filter (where state = 'uncertain') as uncertain
      from outbox where ${undecided(sql)} and ${notSuspended(sql, sql`outbox.workspace_id`)}
    ) as lost, (
      select count(*) as paused from schedule
      where paused_why is not null and ${notSuspended(sql, sql`schedule.workspace_id`)}
    ) as still, (
      select least(${firstDue(sql, now, sql`kind = 'quarter'`)}, ${firstDue(sql, now, sql`kind <> 'quarter'`)})
        as overdue_at
    ) as late`;
  if (!totals) throw new Error('a count without a row');
  return totals;
}

/** By the index that the tick goes by, of which each part of the schedules has its own. */
function firstDue(sql: AnySql, now: Date, part: PendingQuery<Row[]>) {
  return sql`(
    select next_at from schedule
    where paused_why is null and ${part} and next_at <= ${now} and ${notSuspended(sql, sql`schedule.workspace_id`)}
    order by next_at limit 1)`;
}
