import { beforeAll, expect, it } from 'vitest';
import { deliveryHealth } from '../../src/store/delivery-health.ts';
import { deliveryTotals } from '../../src/store/delivery-totals.ts';
import { MONDAY, makeWorkspace, putDigest } from '../delivery/fixtures.ts';
import { useDatabase } from '../support/database.ts';

const database = await useDatabase();
let workspaceId: number;

/** A lot that was sent, in many workspaces, and a little that was not. */
beforeAll(async () => {
  const { sql } = database;
  for (let made = 0; made < 20; made++) {
    workspaceId = await makeWorkspace(sql);
    await sql`
      insert into outbox (workspace_id, delivery_key, kind, subject, method, channel, content, state,
        due_at, created_at, sent_at)
      select ${workspaceId}, gen_random_uuid(), 'digest', '1', 'post', 'C1', '{}', 'sent', due, due,
        due + number * interval '10 milliseconds'
      from generate_series(1, 1000) as number, lateral (select ${MONDAY} - number * interval '1 hour' as due) as at`;
    await sql`
      insert into schedule (workspace_id, kind, subject, zone, local_time, next_at)
      select ${workspaceId}, 'nudge', 'U' || number, 'UTC', '09:00', ${MONDAY} + interval '1 day'
      from generate_series(1, 500) as number`;
  }
  await putDigest(sql, workspaceId, 'C1', { dueAt: new Date(MONDAY.getTime() - 3_600_000) });
  const lost = await putDigest(sql, workspaceId, 'C2');
  await sql`update outbox set state = 'uncertain' where id = ${lost}`;
  await sql`update schedule set paused_why = 'is_archived' where workspace_id = ${workspaceId} and subject = 'U1'`;
  await sql`analyze`;
});

/** How PostgreSQL goes about the statements that are sent meanwhile. */
async function planOf(run: () => Promise<unknown>): Promise<string> {
  const { sql } = database;
  const statements: [string, unknown[]][] = [];
  sql.options.debug = (_connection, statement, parameters) => {
    if (/\boutbox\b/.test(statement)) statements.push([statement, parameters]);
  };
  await run();
  sql.options.debug = false;
  expect(statements).toHaveLength(1);
  const [[statement, parameters] = ['', []]] = statements;
  const plan = await sql.unsafe(`explain ${statement}`, parameters as never[]);
  return plan.map((row) => Object.values(row)[0]).join('\n');
}

it('the totals of all workspaces are read in one query, by indexes of what is not settled', async () => {
  const totals = await deliveryTotals(database.sql, MONDAY);
  expect(totals).toEqual({
    ...{ waiting: 1, dead: 0, uncertain: 1, paused: 1, overdueAt: null },
    oldestDueAt: new Date(MONDAY.getTime() - 3_600_000),
  });
  const plan = await planOf(() => deliveryTotals(database.sql, MONDAY));
  expect(plan).not.toMatch(/Seq Scan on (outbox|schedule)/);
});

it('those of a workspace that removed the app are left out', async () => {
  const { sql } = database;
  await sql`update installation set revoked_at = ${MONDAY}, revoked_why = 'app_uninstalled'
    where id = (select installation_id from workspace where id = ${workspaceId})`;
  const totals = await deliveryTotals(sql, MONDAY);
  expect(totals).toMatchObject({ waiting: 0, uncertain: 0, paused: 0, oldestDueAt: null });
  await sql`update installation set revoked_at = null, revoked_why = null`;
});

it('the health of one workspace reads its own rows alone, with the median and the worst of the week', async () => {
  const decider = { userId: 'UANA', isAdmin: true, registerIds: [] };
  const since = new Date(MONDAY.getTime() - 100.5 * 3_600_000);
  const asked = { since, limit: 10, decider };
  const health = await deliveryHealth(database.sql, workspaceId, asked);
  expect(health).toMatchObject({
    ...{ waiting: 1, sent: 100, dead: 0, uncertain: 1, decidable: 1 },
    lateness: { medianMs: 505, worstMs: 1_000 },
    lost: [{ state: 'uncertain', channel: 'C2' }],
  });
  const plan = await planOf(() => deliveryHealth(database.sql, workspaceId, asked));
  expect(plan).not.toMatch(/Seq Scan on outbox/);
});
