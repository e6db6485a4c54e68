import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import { upsertDigestSchedule } from '../../src/store/schedules.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import {
  MONDAY,
  makeRegister,
  makeWorkspace,
  outboxOf,
  putDigest,
  silent,
  smallDigest,
} from './fixtures.ts';
import { quietLogger } from './quiet-logger.ts';
import { type Answer, drop, lateFetch, mockSlack, refuse, status } from './slack-api.ts';

const slack = mockSlack();
let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let register: Register;

beforeAll(async () => {
  database = await createDatabase();
  sql = database.sql;
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`delete from outbox`;
  await sql`delete from lane`;
  workspaceId = await makeWorkspace(sql);
  register = await makeRegister(sql, workspaceId);
  await upsertDigestSchedule(sql, workspaceId, register.id, {
    weekday: 1,
    time: '09:00',
    zone: 'UTC',
    nextAt: MONDAY,
    configuredBy: 'UANA',
  });
});

function delivery(times = {}) {
  return createDelivery({
    sql,
    now: () => MONDAY,
    log: silent,
    token: async () => 'xoxb-1',
    slack: { fetch: lateFetch, logger: quietLogger },
    times: {
      ...DEFAULT_TIMES,
      channelSpacingMs: 10,
      workspaceSpacingMs: 0,
      backoffMs: 20,
      reconcileAfterMs: 20,
      ...times,
    },
    random: () => 0.5,
  });
}

function putRegisterDigest(): Promise<number> {
  const subject = String(register.id);
  return putDigest(sql, workspaceId, 'CHOME', {
    subject,
    message: { kind: 'digest', content: smallDigest(register.id) },
  });
}

const posted: Answer = (args) => ({ channel: args.channel, ts: '7.000001' });

/** Slack's history with every message that was posted, as `include_all_metadata` tells it. */
function historyOf(method: string): Answer {
  return () => ({
    messages: slack
      .callsOf(method)
      .map((args) => ({ ts: '7.000007', metadata: JSON.parse(args.metadata ?? '{}') })),
  });
}

describe('a message', () => {
  it('is sent, with its thread reply after it and in its thread', async () => {
    slack.on('chat.postMessage', posted);
    const parentId = await putRegisterDigest();
    const list = { kind: 'digest list', content: smallDigest(register.id) } as const;
    await putDigest(sql, workspaceId, 'CHOME', { parentId, message: list });
    await delivery().flush();
    const threads = slack.callsOf('chat.postMessage').map((args) => args.thread_ts);
    expect(threads).toEqual([undefined, '7.000001']);
    expect((await outboxOf(sql, workspaceId)).map((row) => row.state)).toEqual(['sent', 'sent']);
  });

  it('that Slack puts off waits as long as asked, holding up its channel alone', async () => {
    const answersToC1 = [status(429, { 'retry-after': '1' })];
    slack.on('chat.postMessage', (args) => {
      const answer = args.channel === 'C1' ? answersToC1.shift() : undefined;
      return (answer ?? posted)(args);
    });
    await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C2');
    const startedAt = performance.now();
    await delivery().flush();
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    const channels = slack.callsOf('chat.postMessage').map((args) => args.channel);
    expect(channels.toSorted()).toEqual(['C1', 'C1', 'C1', 'C2']);
    // The other channel goes on between the refusal and its retry, at the latest.
    expect(channels.indexOf('C2')).toBeLessThan(2);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'sent' },
      { state: 'sent' },
    ]);
  });

  it('that fails holds up no other', async () => {
    slack.on('chat.postMessage', (args) =>
      args.channel === 'C1' ? refuse('msg_too_long')(args) : posted(args),
    );
    await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C2');
    await delivery().flush();
    expect(await outboxOf(sql, workspaceId)).toMatchObject([
      { state: 'dead', reason: 'msg_too_long' },
      { state: 'sent' },
    ]);
  });
});

describe('a post that may have gone through', () => {
  it.each([
    ['a lost answer', drop],
    ['a server error', status(503)],
  ])('is found in Slack and not posted again, after %s', async (_, answer) => {
    slack.on('chat.postMessage', answer);
    slack.on('conversations.history', historyOf('chat.postMessage'));
    await putDigest(sql, workspaceId, 'C1');
    await delivery().flush();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([
      { state: 'sent', sentTs: '7.000007', maybePosted: false },
    ]);
  });

  it('is posted again once it is proven not to be there', async () => {
    slack.on('chat.postMessage', drop, posted);
    slack.on('conversations.history', () => ({ messages: [] }));
    await putDigest(sql, workspaceId, 'C1');
    await delivery().flush();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'sent' }]);
  });

  it('is looked for with patience while Slack puts the looking off', async () => {
    slack.on('chat.postMessage', drop);
    const found = historyOf('chat.postMessage');
    slack.on('conversations.history', status(429, { 'retry-after': '1' }), status(500), found);
    await putDigest(sql, workspaceId, 'C1');
    await delivery().flush();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'sent' }]);
  });

  it('without leave to look is uncertain, and not sent again', async () => {
    slack.on('chat.postMessage', drop, posted);
    slack.on('conversations.history', refuse('missing_scope'));
    await putDigest(sql, workspaceId, 'C1');
    await delivery().flush();
    await delivery().flush();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([
      { state: 'uncertain', reason: 'missing_scope' },
    ]);
  });
});

describe('a post that the database held up until its lease was nearly over', () => {
  it('is not made, as another worker may make it by then, but taken up again', async () => {
    slack.on('chat.postMessage', posted);
    await sql`
      create function hold_up() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.5); return new; end $$`;
    await sql`
      create trigger held_up before update on outbox for each row
      when (new.maybe_posted and not old.maybe_posted and new.fence = 1) execute function hold_up()`;
    await putDigest(sql, workspaceId, 'C1');
    await delivery({ leaseMs: 1_000, callMs: 600 }).flush();
    await sql`drop function hold_up cascade`;
    const rows = await sql`select state, fence, attempts from outbox`;
    expect(rows).toEqual([{ state: 'sent', fence: 2, attempts: 1 }]);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

describe('without an installation', () => {
  it('a message waits', async () => {
    await putDigest(sql, workspaceId, 'C1');
    const none = createDelivery({ sql, now: () => MONDAY, log: silent, token: async () => null });
    await none.flush(0);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'ready', attempts: 0 }]);
  });
});
