import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Sql } from '../../src/store/connect.ts';
import { findPerson } from '../../src/store/persons.ts';
import { ensureNudgeSchedule, findSchedule } from '../../src/store/schedules.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { MONDAY, makeDebt, makeRegister, makeWorkspace, outboxOf, silent } from './fixtures.ts';
import { quietLogger } from './quiet-logger.ts';
import { type Answer, lateFetch, mockSlack, refuse } from './slack-api.ts';

const BEN = { kind: 'person', userId: 'UBEN' } as const;
const TUESDAY = new Date('2026-11-24T09:00:00Z');

const slack = mockSlack();
let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let now: Date;

beforeAll(async () => {
  database = await createDatabase();
  sql = database.sql;
});
afterAll(() => database.close());
beforeEach(async () => {
  now = MONDAY;
  await sql`delete from schedule`;
  workspaceId = await makeWorkspace(sql);
  const register = await makeRegister(sql, workspaceId);
  await makeDebt(sql, register, 1, { owner: BEN, targetDate: '2026-11-20' });
  await ensureNudgeSchedule(sql, workspaceId, 'UBEN', { zone: 'UTC', nextAt: MONDAY });
  slack.on('conversations.open', () => ({ channel: { id: 'DBEN' } }));
  slack.on('chat.postMessage', (args) => ({ channel: args.channel, ts: '5.000001' }));
  slack.on('dnd.info', refuse('missing_scope'));
});

const person = (profile: object, more: object = {}): Answer => {
  return () => ({ user: { tz: 'UTC', profile, ...more } });
};

async function run(): Promise<void> {
  const delivery = createDelivery({
    sql,
    now: () => now,
    log: silent,
    token: async () => 'xoxb-1',
    slack: { fetch: lateFetch, logger: quietLogger },
    times: { ...DEFAULT_TIMES, channelSpacingMs: 1, workspaceSpacingMs: 0 },
  });
  await delivery.tick();
  await delivery.flush(200);
}

async function debt() {
  const [row] = await sql<{ unansweredNudges: number; ownerGone: boolean; ownerId: string }[]>`
    select unanswered_nudges, owner_gone, owner_id from debt where workspace_id = ${workspaceId}`;
  return row;
}

const posts = () => slack.callsOf('chat.postMessage');

describe('a nudge', () => {
  it('arrives as a direct message and counts as unanswered', async () => {
    slack.on('users.info', person({}));
    await run();
    expect(posts()).toMatchObject([{ channel: 'DBEN' }]);
    expect(await debt()).toMatchObject({ unansweredNudges: 1 });
    expect((await findPerson(sql, workspaceId, 'UBEN'))?.zone).toBe('UTC');
  });

  it('stops after two without an answer', async () => {
    slack.on('users.info', person({}));
    for (const day of ['2026-11-23', '2026-11-30', '2026-12-07', '2026-12-14']) {
      now = new Date(`${day}T09:00:00Z`);
      await run();
    }
    expect(posts()).toHaveLength(2);
    expect(await debt()).toMatchObject({ unansweredNudges: 2 });
  });

  it.each([
    [
      'a status that says away',
      person({ status_emoji: ':palm_tree:', status_text: 'Vacationing' }),
      refuse('missing_scope'),
    ],
    ['do-not-disturb', person({}), () => ({ snooze_enabled: true })],
  ])('skips %s, and comes on the next working day', async (_, profile, dnd) => {
    slack.on('users.info', profile);
    slack.on('dnd.info', dnd);
    await run();
    expect(posts()).toEqual([]);
    expect(await outboxOf(sql, workspaceId)).toEqual([]);
    expect(await debt()).toMatchObject({ unansweredNudges: 0 });
    slack.on('users.info', person({}));
    slack.on('dnd.info', refuse('missing_scope'));
    now = TUESDAY;
    await run();
    expect(posts()).toHaveLength(1);
  });

  it('follows its owner to another zone, at nine there', async () => {
    slack.on('users.info', person({}, { tz: 'America/New_York' }));
    await run();
    expect(posts()).toEqual([]);
    const schedule = await findSchedule(sql, workspaceId, 'nudge', 'UBEN');
    expect(schedule).toMatchObject({
      zone: 'America/New_York',
      nextAt: new Date('2026-11-23T14:00:00Z'),
    });
    now = new Date('2026-11-23T14:00:00Z');
    await run();
    expect(posts()).toHaveLength(1);
  });

  it.each([
    ['is deactivated', person({}, { deleted: true })],
    ['is not found', refuse('user_not_found')],
  ])(
    'is not sent to an owner who %s: the items are marked and keep their owner, and the maintainer is told',
    async (_, answer) => {
      slack.on('users.info', answer);
      await run();
      expect(posts()).toMatchObject([
        { text: expect.stringContaining('1 item without a reachable owner') },
      ]);
      expect(await debt()).toMatchObject({ ownerGone: true, ownerId: 'UBEN' });
      now = new Date('2026-11-30T09:00:00Z');
      await run();
      expect(slack.callsOf('users.info')).toHaveLength(1);
    },
  );

  it('goes out unchecked where the scope for profiles is missing', async () => {
    slack.on('users.info', refuse('missing_scope'));
    await run();
    expect(posts()).toHaveLength(1);
  });

  it('pauses for who has closed the messages tab', async () => {
    slack.on('users.info', person({}));
    slack.on('chat.postMessage', refuse('messages_tab_disabled'));
    await run();
    const schedule = await findSchedule(sql, workspaceId, 'nudge', 'UBEN');
    expect(schedule?.pausedWhy).toBe('messages_tab_disabled');
    expect(await debt()).toMatchObject({ unansweredNudges: 0 });
  });
});
