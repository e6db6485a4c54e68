import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Sql } from '../../src/store/connect.ts';
import { findPerson, upsertNudges } from '../../src/store/persons.ts';
import { ensureNudgeSchedule, findSchedule } from '../../src/store/schedules.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import {
  MONDAY,
  makeDebt,
  makeRegister,
  makeWorkspace,
  outboxOf,
  reload,
  silent,
} from './fixtures.ts';
import { quietLogger } from './quiet-logger.ts';
import { type Answer, lateFetch, mockSlack, refuse, status } from './slack-api.ts';

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

function delivery() {
  return createDelivery({
    sql,
    now: () => now,
    log: silent,
    token: async () => 'xoxb-1',
    slack: { fetch: lateFetch, logger: quietLogger },
    times: { ...DEFAULT_TIMES, channelSpacingMs: 1, workspaceSpacingMs: 0 },
  });
}

async function run(): Promise<void> {
  const running = delivery();
  await running.tick();
  await running.flush(200);
}

async function debt() {
  const [row] = await sql<
    { unansweredNudges: number; ownerGone: boolean; ownerId: string; registerId: number }[]
  >`
    select unanswered_nudges, owner_gone, owner_id, register_id from debt where workspace_id = ${workspaceId}`;
  return row;
}

const posts = () => slack.callsOf('chat.postMessage');

const at = (day: string, time = '09:00') => new Date(`2026-${day}T${time}:00Z`);

/** Slack’s answer for who is not to be disturbed from eight on, until a time of the day. */
const quietUntil = (time: string) => (): object => {
  const day = now.toISOString().slice('YYYY-'.length, 'YYYY-MM-DD'.length);
  const [from, to] = [at(day, '08:00'), at(day, time)].map((moment) => moment.getTime() / 1000);
  return { dnd_enabled: true, next_dnd_start_ts: from, next_dnd_end_ts: to };
};

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

  it('of what is newly overdue waits while its owner is away, and tells all of it once on the day they are back', async () => {
    slack.on('users.info', person({}));
    await run();
    const register = await reload(sql, workspaceId, (await debt())?.registerId ?? 0);
    await makeDebt(sql, register, 2, { owner: BEN, targetDate: '2026-11-23' });
    await makeDebt(sql, register, 3, { owner: BEN, targetDate: '2026-11-24' });
    slack.on('users.info', person({ status_emoji: ':palm_tree:' }));
    for (const day of [24, 25]) {
      now = new Date(`2026-11-${day}T09:00:00Z`);
      await run();
    }
    expect(posts()).toHaveLength(1);
    slack.on('users.info', person({}));
    for (const day of [26, 27]) {
      now = new Date(`2026-11-${day}T09:00:00Z`);
      await run();
    }
    expect(posts()).toHaveLength(2);
    expect(posts()[1]?.text).toMatch(/2 items of yours newly overdue.*#2.*#3/s);
  });

  it('that Slack did not take on its day comes on the next working day instead, and not on a day off', async () => {
    slack.on('users.info', person({}));
    now = new Date('2026-11-27T09:00:00Z');
    slack.on('conversations.open', status(503));
    await run();
    now = new Date('2026-11-28T10:00:00Z');
    await sql`update outbox set available_at = now()`;
    slack.on('conversations.open', () => ({ channel: { id: 'DBEN' } }));
    await run();
    expect(posts()).toEqual([]);
    now = new Date('2026-11-30T09:00:00Z');
    await run();
    await run();
    expect(posts()).toHaveLength(1);
  });

  it('is not sent to who turned them off after it was written', async () => {
    slack.on('users.info', person({}));
    await delivery().tick();
    await upsertNudges(sql, workspaceId, 'UBEN', 'off');
    await run();
    expect(posts()).toEqual([]);
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

describe('a nudge of who is in do-not-disturb at nine', () => {
  beforeEach(() => slack.on('users.info', person({})));

  it('comes when that ends, on the same day and once', async () => {
    slack.on('dnd.info', quietUntil('11:40'));
    await run();
    now = at('11-23', '11:39');
    await run();
    expect(posts()).toEqual([]);
    for (const time of ['11:40', '11:45']) {
      now = at('11-23', time);
      await run();
    }
    expect(posts()).toHaveLength(1);
    const [nudge] = await outboxOf(sql, workspaceId);
    expect(nudge?.content).toMatchObject({ day: '2026-11-23', kind: 'weekly' });
    const schedule = await findSchedule(sql, workspaceId, 'nudge', 'UBEN');
    expect(schedule).toMatchObject({ nextAt: TUESDAY, quietSince: null });
  });

  it('waits for the next working day where it ends after five', async () => {
    slack.on('dnd.info', quietUntil('17:30'));
    await run();
    expect(await findSchedule(sql, workspaceId, 'nudge', 'UBEN')).toMatchObject({
      nextAt: TUESDAY,
      quietSince: '2026-11-23',
    });
  });

  it('goes out all the same after a week of that, and waits anew the next time', async () => {
    slack.on('dnd.info', quietUntil('23:00'));
    const sentOn: string[] = [];
    for (let day = 0; day < 22; day++) {
      now = new Date(MONDAY.getTime() + day * 86_400_000);
      const before = posts().length;
      await run();
      if (posts().length > before) sentOn.push(now.toISOString().slice(0, 10));
    }
    expect(sentOn).toEqual(['2026-11-30', '2026-12-14']);
  });
});

describe('a nudge of who is in a zone that is not known', () => {
  it('goes by the distance from UTC that Slack tells, and says so', async () => {
    slack.on('users.info', person({}, { tz: 'Asia/Atlantis', tz_offset: -16_200 }));
    await run();
    expect(posts()).toEqual([]);
    now = at('11-23', '13:30');
    await run();
    expect(posts()).toHaveLength(1);
    expect(posts()[0]?.text).toContain(
      'Slack gives you a time zone that I do not know, so I go by UTC-04:30.',
    );
  });

  it('comes at nine there after Slack’s clocks for them have changed', async () => {
    slack.on('users.info', person({}, { tz: 'Asia/Atlantis', tz_offset: 0 }));
    await run();
    slack.on('users.info', person({}, { tz: 'Asia/Atlantis', tz_offset: 3600 }));
    now = at('11-30');
    await run();
    now = at('12-01', '08:00');
    await run();
    expect(posts()).toHaveLength(2);
  });

  it('goes out at once when the name becomes known, and by the name from then on', async () => {
    slack.on('users.info', person({}, { tz: 'Europe/Atlantis', tz_offset: 0 }));
    await run();
    slack.on('users.info', person({}, { tz: 'Europe/London', tz_offset: 0 }));
    now = at('11-30');
    await run();
    expect(posts()).toHaveLength(2);
    const schedule = await findSchedule(sql, workspaceId, 'nudge', 'UBEN');
    expect(schedule).toMatchObject({ zone: 'Europe/London', nextAt: at('12-01') });
    expect((await findPerson(sql, workspaceId, 'UBEN'))?.zone).toBe('Europe/London');
  });

  it.each(['Mars/Olympus', ''])(
    'goes by UTC where Slack tells no distance and what was kept is %j',
    async (zone) => {
      await sql`update schedule set zone = ${zone} where workspace_id = ${workspaceId}`;
      slack.on('users.info', person({}, { tz: zone }));
      await run();
      expect(posts()).toHaveLength(1);
    },
  );
});

describe('two nudges without an answer', () => {
  it('are two, be one of them of what is newly overdue', async () => {
    slack.on('users.info', person({}));
    await sql`update debt set target_date = '2026-11-24' where workspace_id = ${workspaceId}`;
    for (const day of ['11-23', '11-25', '11-30', '12-07']) {
      now = at(day);
      await run();
    }
    expect(posts().map(({ text }) => String(text).split('\n')[0])).toEqual([
      '1 item of yours to look at',
      '1 item of yours newly overdue',
    ]);
    expect(posts()[1]?.text).toContain('This is the last time I ask about #1');
  });
});
