import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TIMES, MAX_ATTEMPTS } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import { findSchedule, upsertDigestSchedule } from '../../src/store/schedules.ts';
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
    slack.on('chat.postMessage', status(429, { 'retry-after': '1' }), posted);
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

  it('whose blocks Slack refuses goes out as text', async () => {
    slack.on('chat.postMessage', refuse('invalid_blocks'), posted);
    await putDigest(sql, workspaceId, 'C1');
    await delivery().flush();
    const [, second] = slack.callsOf('chat.postMessage');
    expect(second?.blocks).toBeUndefined();
    expect(second?.text).not.toBe('');
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'sent', textOnly: true }]);
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

  it('is given up after a number of attempts that surely did not reach Slack', async () => {
    slack.on('chat.postMessage', refuse('service_unavailable'));
    await putDigest(sql, workspaceId, 'C1');
    await delivery({ maxBackoffMs: 1, backoffMs: 1, channelSpacingMs: 1 }).flush();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(MAX_ATTEMPTS);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([
      { state: 'dead', reason: 'service_unavailable' },
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

describe('a digest that its channel does not take', () => {
  it.each([
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
  ])('is paused for %s, and who configured it is told once', async (code) => {
    slack.on('conversations.open', () => ({ channel: { id: 'DANA' } }));
    slack.on('chat.postMessage', (args) =>
      args.channel === 'DANA' ? posted(args) : refuse(code)(args),
    );
    await putRegisterDigest();
    await putRegisterDigest();
    await delivery().flush();
    const schedule = await findSchedule(sql, workspaceId, 'digest', String(register.id));
    expect(schedule?.pausedWhy).toBe(code);
    expect(slack.callsOf('conversations.open')).toMatchObject([{ users: 'UANA' }]);
    const told = slack.callsOf('chat.postMessage').filter((args) => args.channel === 'DANA');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('<#CHOME>');
    expect((await outboxOf(sql, workspaceId)).map((row) => row.state)).toEqual([
      'dead',
      'dead',
      'sent',
    ]);
  });

  it('the notice names the invitation where the bot is not a member', async () => {
    slack.on('conversations.open', () => ({ channel: { id: 'DANA' } }));
    slack.on('chat.postMessage', refuse('not_in_channel'), posted);
    await putRegisterDigest();
    await delivery().flush();
    const [, notice] = slack.callsOf('chat.postMessage');
    expect(notice?.text).toContain('/invite @Debt Register');
  });
});

describe('a token that Slack refuses', () => {
  it.each(['account_inactive', 'token_revoked', 'invalid_auth'])(
    'stops the workspace for %s, and loses nothing',
    async (code) => {
      slack.on('chat.postMessage', refuse(code));
      await putDigest(sql, workspaceId, 'C1');
      await putDigest(sql, workspaceId, 'C1');
      await delivery().flush();
      expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
      const states = (await outboxOf(sql, workspaceId)).map((row) => row.state);
      expect(states).toEqual(['ready', 'ready']);
      expect(
        await sql`
        select revoked_why from installation join workspace on installation.id = installation_id
        where workspace.id = ${workspaceId}`,
      ).toEqual([{ revokedWhy: code }]);
    },
  );
});

describe('without an installation', () => {
  it('a message waits', async () => {
    await putDigest(sql, workspaceId, 'C1');
    const none = createDelivery({ sql, now: () => MONDAY, log: silent, token: async () => null });
    await none.flush(0);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'ready', attempts: 0 }]);
  });
});
