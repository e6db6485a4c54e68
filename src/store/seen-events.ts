import type { WorkspaceId } from '../domain/debt.ts';
import type { AnySql } from './connect.ts';

/** Notes an event by Slack's id; false when it was noted before, also by another replica. */
export async function noteEvent(
  sql: AnySql,
  workspaceId: WorkspaceId,
  eventId: string,
  now: Date,
): Promise<boolean> {
  const noted = await sql`
    insert into seen_event (workspace_id, event_id, seen_at)
    values (${workspaceId}, ${eventId}, ${now})
    on conflict do nothing`;
  return noted.count > 0;
}
