import type { AnySql } from './connect.ts';

/** Notes an event of Slack's by its id; false when it was seen before, because Slack delivers some twice. */
export async function noteEvent(sql: AnySql, eventId: string, now: Date): Promise<boolean> {
  const noted = await sql`
    insert into seen_event (event_id, seen_at) values (${eventId}, ${now}) on conflict do nothing`;
  return noted.count === 1;
}
