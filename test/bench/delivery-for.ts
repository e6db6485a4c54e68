import { pino } from 'pino';
import { createDelivery, type RunningDelivery } from '../../src/delivery/delivery.ts';
import { connect, type Sql } from '../../src/store/connect.ts';

/** A Monday on which digests are due. */
export const DUE = new Date('2026-11-23T09:00:00Z');

/** The bot's delivery on a database, with the waits for Slack's limits left out: what is left is its own cost. */
export function deliveryFor(
  databaseUrl: string,
  slackApiUrl: string,
  token: string,
): { sql: Sql; delivery: RunningDelivery; close(): Promise<void> } {
  const sql = connect(databaseUrl);
  const delivery = createDelivery({
    sql,
    now: () => DUE,
    log: pino({ level: 'error' }, pino.destination(2)),
    token: async () => token,
    slack: { slackApiUrl },
    times: { channelSpacingMs: 0, workspaceSpacingMs: 0 },
  });
  return { sql, delivery, close: () => sql.end() };
}
