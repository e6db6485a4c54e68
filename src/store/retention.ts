import type { AnySql } from './connect.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Sent, dead and uncertain messages, and what was due. */
const DELIVERY_DAYS = 90;
/** Slack tells an event again for five minutes at most (apis/events-api, retries). */
const EVENT_DAYS = 1;

/** Deletes what is older than it is kept; the history of debt is kept for ever. */
export async function forgetOld(sql: AnySql, now: Date): Promise<void> {
  const deliveriesBefore = new Date(now.getTime() - DELIVERY_DAYS * DAY_MS);
  await sql`
    delete from outbox where state in ('sent', 'dead', 'uncertain') and created_at < ${deliveriesBefore}
      and not exists (
        select from outbox reply where reply.parent_id = outbox.id and reply.state in ('ready', 'sending'))`;
  await sql`delete from occurrence where claimed_at < ${deliveriesBefore}`;
  const eventsBefore = new Date(now.getTime() - EVENT_DAYS * DAY_MS);
  await sql`delete from seen_event where seen_at < ${eventsBefore}`;
}
