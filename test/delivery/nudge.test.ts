import { describe, expect, it } from 'vitest';
import { findPerson, upsertNudges } from '../../src/store/persons.ts';
import { makeDebt } from './fixtures.ts';
import { at, BEN, person, useNudges } from './nudge-stage.ts';
import { mockSlack, refuse, status } from './slack-api.ts';

const slack = mockSlack();
const stage = await useNudges(slack);

async function debt() {
  const [row] = await stage.sql<
    { unansweredNudges: number; ownerGone: boolean; ownerId: string }[]
  >`
    select unanswered_nudges, owner_gone, owner_id from debt where workspace_id = ${stage.workspaceId}`;
  return row;
}

describe('a nudge', () => {
  it('arrives as a direct message and counts as unanswered', async () => {
    await stage.run();
    expect(stage.posts()).toMatchObject([{ channel: 'DBEN' }]);
    expect(await debt()).toMatchObject({ unansweredNudges: 1 });
    expect((await findPerson(stage.sql, stage.workspaceId, 'UBEN'))?.zone).toBe('UTC');
  });

  it('stops after two without an answer', async () => {
    for (const day of ['11-23', '11-30', '12-07', '12-14']) {
      stage.now = at(day);
      await stage.run();
    }
    expect(stage.posts()).toHaveLength(2);
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
    await stage.run();
    expect(stage.posts()).toEqual([]);
    expect(await stage.outbox()).toEqual([]);
    expect(await debt()).toMatchObject({ unansweredNudges: 0 });
    slack.on('users.info', person({}));
    slack.on('dnd.info', refuse('missing_scope'));
    stage.now = at('11-24');
    await stage.run();
    expect(stage.posts()).toHaveLength(1);
  });

  it('of what is newly overdue waits while its owner is away, and tells all of it once on the day they are back', async () => {
    await stage.run();
    const { sql, register } = stage;
    await makeDebt(sql, register, 2, { owner: BEN, targetDate: '2026-11-23' });
    await makeDebt(sql, register, 3, { owner: BEN, targetDate: '2026-11-24' });
    slack.on('users.info', person({ status_emoji: ':palm_tree:' }));
    for (const day of [24, 25]) {
      stage.now = at(`11-${day}`);
      await stage.run();
    }
    expect(stage.posts()).toHaveLength(1);
    slack.on('users.info', person({}));
    for (const day of [26, 27]) {
      stage.now = at(`11-${day}`);
      await stage.run();
    }
    expect(stage.posts()).toHaveLength(2);
    expect(stage.posts()[1]?.text).toMatch(/2 items of yours newly overdue.*#2.*#3/s);
  });

  it('that Slack did not take on its day comes on the next working day instead, and not on a day off', async () => {
    stage.now = at('11-27');
    slack.on('conversations.open', status(503));
    await stage.run();
    stage.now = at('11-28', '10:00');
    await stage.sql`update outbox set available_at = now()`;
    slack.on('conversations.open', () => ({ channel: { id: 'DBEN' } }));
    await stage.run();
    expect(stage.posts()).toEqual([]);
    stage.now = at('11-30');
    await stage.run();
    await stage.run();
    expect(stage.posts()).toHaveLength(1);
  });

  it('is not sent to who turned them off after it was written', async () => {
    await stage.tick();
    await upsertNudges(stage.sql, stage.workspaceId, 'UBEN', 'off');
    await stage.run();
    expect(stage.posts()).toEqual([]);
  });

  it('follows its owner to another zone, at nine there', async () => {
    slack.on('users.info', person({}, { tz: 'America/New_York' }));
    await stage.run();
    expect(stage.posts()).toEqual([]);
    const schedule = await stage.schedule();
    expect(schedule).toMatchObject({
      zone: 'America/New_York',
      nextAt: at('11-23', '14:00'),
    });
    stage.now = at('11-23', '14:00');
    await stage.run();
    expect(stage.posts()).toHaveLength(1);
  });

  it.each([
    ['is deactivated', person({}, { deleted: true })],
    ['is not found', refuse('user_not_found')],
  ])(
    'is not sent to an owner who %s: the items are marked and keep their owner, and the maintainer is told',
    async (_, answer) => {
      slack.on('users.info', answer);
      await stage.run();
      expect(stage.posts()).toMatchObject([
        { text: expect.stringContaining('1 item without a reachable owner') },
      ]);
      expect(await debt()).toMatchObject({ ownerGone: true, ownerId: 'UBEN' });
      stage.now = at('11-30');
      await stage.run();
      expect(slack.callsOf('users.info')).toHaveLength(1);
    },
  );

  it('goes out unchecked where the scope for profiles is missing', async () => {
    slack.on('users.info', refuse('missing_scope'));
    await stage.run();
    expect(stage.posts()).toHaveLength(1);
  });

  it('pauses for who has closed the messages tab', async () => {
    slack.on('chat.postMessage', refuse('messages_tab_disabled'));
    await stage.run();
    const schedule = await stage.schedule();
    expect(schedule?.pausedWhy).toBe('messages_tab_disabled');
    expect(await debt()).toMatchObject({ unansweredNudges: 0 });
  });
});

describe('two nudges without an answer', () => {
  it('are two, be one of them of what is newly overdue', async () => {
    await stage.sql`update debt set target_date = '2026-11-24' where workspace_id = ${stage.workspaceId}`;
    for (const day of ['11-23', '11-25', '11-30', '12-07']) {
      stage.now = at(day);
      await stage.run();
    }
    expect(stage.posts().map(({ text }) => String(text).split('\n')[0])).toEqual([
      '1 item of yours to look at',
      '1 item of yours newly overdue',
    ]);
    expect(stage.posts()[1]?.text).toContain('This is the last time I ask about #1');
  });
});
