import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDelivery, type RunningDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import { connect } from '../../src/store/connect.ts';
import { useDatabase } from '../support/database.ts';
import { quietLogger } from '../support/quiet-logger.ts';
import { MONDAY, makeWorkspace, outboxOf, putDigest, silent } from './fixtures.ts';

const database = await useDatabase();
const { sql } = database;
let workspaceId: WorkspaceId;
let slack: Server;
/** Answers one held request as Slack would. */
let answers: (() => void)[];
let delivery: RunningDelivery;

beforeEach(async () => {
  workspaceId = await makeWorkspace(sql);
  answers = [];
  slack = createServer((_, response) => {
    answers.push(() => response.end(JSON.stringify({ ok: true, channel: 'C1', ts: '3.000001' })));
  });
  await new Promise<void>((done) => slack.listen(0, '127.0.0.1', done));
  delivery = started(database.url);
});
afterEach(async () => {
  await delivery.stop();
  slack.closeAllConnections();
  await new Promise((done) => slack.close(done));
});

function started(url: string): RunningDelivery {
  const { port } = slack.address() as AddressInfo;
  const made = createDelivery({
    sql: connect(url, { max: 4, applicationName: 'running' }),
    now: () => MONDAY,
    log: silent,
    token: async () => 'xoxb-1',
    slack: { slackApiUrl: `http://127.0.0.1:${port}/api/`, logger: quietLogger },
    times: { idleMs: 50 },
  });
  made.start();
  return made;
}

const stateOf = async () => (await outboxOf(sql, workspaceId))[0]?.state;

describe('running delivery', () => {
  it('sends by itself what comes into the outbox', async () => {
    await putDigest(sql, workspaceId, 'C1');
    await vi.waitUntil(() => answers.length === 1);
    answers[0]?.();
    await vi.waitUntil(async () => (await stateOf()) === 'sent');
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ sentTs: '3.000001' }]);
  });

  it('stops only when what is under way has ended', async () => {
    await putDigest(sql, workspaceId, 'C1');
    await vi.waitUntil(() => answers.length === 1);
    let stopped = false;
    const stopping = delivery.stop().then(() => {
      stopped = true;
    });
    expect([stopped, await stateOf()]).toEqual([false, 'sending']);
    answers[0]?.();
    await stopping;
    expect(await stateOf()).toBe('sent');
  });

  it('goes on when its database connections were cut', async () => {
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'running' and datname = current_database()`;
    await putDigest(sql, workspaceId, 'C1');
    await vi.waitUntil(() => answers.length === 1, { timeout: 5_000 });
    answers[0]?.();
    await vi.waitUntil(async () => (await stateOf()) === 'sent');
    expect(answers).toHaveLength(1);
  });

  it('cannot be started twice, nor with a lease shorter than a call', async () => {
    expect(() => delivery.start()).toThrow('already');
    const times = { leaseMs: 1_000, callMs: 1_000 };
    const token = async () => null;
    expect(() => createDelivery({ sql, now: () => MONDAY, log: silent, token, times })).toThrow(
      RangeError,
    );
  });
});
