import { beforeEach, describe, expect, it } from 'vitest';
import type { NudgeContent } from '../../src/domain/digest.ts';
import { upsertNudges } from '../../src/store/persons.ts';
import { insertRegister } from '../../src/store/registers.ts';
import { MONDAY, makeDebt } from './fixtures.ts';
import { ANA, hoursLater, useTicks } from './tick-stage.ts';

const stage = await useTicks();

describe('a nudge', () => {
  beforeEach(async () => {
    await makeDebt(stage.sql, stage.register, 1, { owner: ANA, targetDate: '2026-11-20' });
  });

  it('goes to the owner once a week, though something is due every day', async () => {
    await stage.nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await stage.tick(hoursLater(24 * day));
    const rows = await stage.outbox();
    expect(rows).toMatchObject([{ kind: 'nudge', userId: 'UANA', channel: null }]);
    expect(rows[0]?.content as NudgeContent).toMatchObject({
      day: '2026-11-23',
      nextOn: '2026-11-30',
      firstContact: true,
      items: [{ number: 1, reason: 'overdue', days: 3, registerName: 'Platform' }],
    });
    expect(await stage.nextNudge()).toEqual(hoursLater(24 * 7));
  });

  it('is not written when there is nothing to say, and the week stays free', async () => {
    await stage.sql`update debt set snoozed_until = '2026-11-25'`;
    await stage.nudgeAt(MONDAY);
    await stage.tick(MONDAY);
    expect(await stage.outbox()).toEqual([]);
    await stage.tick(hoursLater(48));
    expect(await stage.outbox()).toHaveLength(1);
  });

  it('comes between for what has newly become overdue, and tells each item once', async () => {
    await makeDebt(stage.sql, stage.register, 2, { owner: ANA, targetDate: '2026-11-23' });
    await makeDebt(stage.sql, stage.register, 3, { owner: ANA, targetDate: '2026-11-25' });
    await stage.nudgeAt(MONDAY);
    for (let day = 0; day < 7; day++) await stage.tick(hoursLater(24 * day));
    const told = (await stage.outbox()).map(({ content }) => {
      const { day, kind, items } = content as NudgeContent;
      return [day, kind, items.map((item) => item.number)];
    });
    expect(told).toEqual([
      ['2026-11-23', 'weekly', [1, 2, 3]],
      ['2026-11-24', 'daily', [2]],
      ['2026-11-26', 'daily', [3]],
    ]);
  });

  it('tells again of an item that is overdue anew, after it was re-planned', async () => {
    await stage.nudgeAt(MONDAY);
    await stage.tick(MONDAY);
    await stage.sql`update debt set target_date = '2026-11-24'`;
    for (let day = 1; day < 5; day++) await stage.tick(hoursLater(24 * day));
    const days = (await stage.outbox()).map(({ content }) => (content as NudgeContent).day);
    expect(days).toEqual(['2026-11-23', '2026-11-25']);
  });

  it('comes once a week to who wants nothing between', async () => {
    await upsertNudges(stage.sql, stage.workspaceId, 'UANA', 'weekly');
    await makeDebt(stage.sql, stage.register, 2, { owner: ANA, targetDate: '2026-11-23' });
    await stage.nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await stage.tick(hoursLater(24 * day));
    const rows = await stage.outbox();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content).toMatchObject({ kind: 'weekly', tellsOverdue: false });
  });

  it('between the weekly ones comes once when replicas tick at the same time', async () => {
    await stage.nudgeAt(MONDAY);
    await stage.tick(MONDAY);
    await makeDebt(stage.sql, stage.register, 2, { owner: ANA, targetDate: '2026-11-23' });
    await stage.tickTogether(hoursLater(24));
    expect(await stage.outbox()).toHaveLength(2);
  });

  it('waits on a holiday of the register, comes once on the next working day, and says so before', async () => {
    await stage.sql`update register set holidays = ${['2026-11-23', '11-30']}`;
    await stage.nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await stage.tick(hoursLater(24 * day));
    const rows = await stage.outbox();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content).toMatchObject({ day: '2026-11-24', nextOn: '2026-12-01' });
    for (let day = 7; day < 12; day++) await stage.tick(hoursLater(24 * day));
    const [, second] = await stage.outbox();
    expect(second?.content).toMatchObject({ day: '2026-12-01' });
  });

  it('tells of the other registers while one has a holiday', async () => {
    const other = await insertRegister(stage.sql, stage.workspaceId, 'Payments', 'UANA', MONDAY);
    if (!other) throw new Error('no register');
    await makeDebt(stage.sql, other, 1, { owner: ANA, targetDate: '2026-11-19' });
    await stage.sql`update register set holidays = ${['11-23']} where id = ${other.id}`;
    await stage.nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await stage.tick(hoursLater(24 * day));
    const told = (await stage.outbox()).map(({ content }) => {
      const { day, items } = content as NudgeContent;
      return [day, items.map((item) => item.registerName)];
    });
    expect(told).toEqual([
      ['2026-11-23', ['Platform']],
      ['2026-11-24', ['Payments']],
    ]);
  });

  it('is not written for who turned it off', async () => {
    await upsertNudges(stage.sql, stage.workspaceId, 'UANA', 'off');
    await stage.nudgeAt(MONDAY);
    await stage.tick(MONDAY);
    expect(await stage.outbox()).toEqual([]);
  });

  it('missed by more than a working day waits for the next morning', async () => {
    await stage.nudgeAt(MONDAY);
    await stage.tick(hoursLater(9));
    expect(await stage.outbox()).toEqual([]);
    await stage.tick(hoursLater(24));
    expect(await stage.outbox()).toHaveLength(1);
  });
});
