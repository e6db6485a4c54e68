import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import {
  claimSchedule,
  dueScheduleIds,
  ensureNudgeSchedule,
  findSchedule,
  pauseSchedule,
  upsertDigestSchedule,
} from '../../src/store/schedules.ts';
import { MONDAY, makeWorkspace } from '../delivery/fixtures.ts';
import { useDatabase } from '../support/database.ts';

const WEEKLY = {
  weekday: 1,
  time: '09:00',
  zone: 'Europe/Berlin',
  nextAt: MONDAY,
  configuredBy: 'UANA',
};
const EARLIER = new Date(MONDAY.getTime() - 1);

const database = await useDatabase();
const { sql } = database;
let workspaceId: WorkspaceId;

beforeEach(async () => {
  await sql`delete from schedule`;
  workspaceId = await makeWorkspace(sql);
});

async function digestId(): Promise<number> {
  await upsertDigestSchedule(sql, workspaceId, 7, WEEKLY);
  const schedule = await findSchedule(sql, workspaceId, 'digest', '7');
  return schedule?.id ?? 0;
}

describe('a schedule', () => {
  it('is due from its time on, not before', async () => {
    const id = await digestId();
    expect(await dueScheduleIds(sql, 'messages', EARLIER, 10, [])).toEqual([]);
    expect(await dueScheduleIds(sql, 'messages', MONDAY, 10, [])).toEqual([id]);
    expect(await dueScheduleIds(sql, 'messages', MONDAY, 10, [id])).toEqual([]);
  });

  it('is claimed by one; the other goes on without waiting', async () => {
    const id = await digestId();
    await sql.begin(async (first) => {
      expect(await claimSchedule(first, id, MONDAY)).toMatchObject({
        kind: 'digest',
        subject: '7',
      });
      const second = await sql.begin((other) => claimSchedule(other, id, MONDAY));
      expect(second).toBeNull();
    });
  });

  it('that is paused is not due, is paused once, and runs again when it is configured', async () => {
    await digestId();
    const paused = await pauseSchedule(sql, workspaceId, 'digest', '7', 'is_archived');
    expect(paused).toMatchObject({ configuredBy: 'UANA', pausedWhy: 'is_archived' });
    expect(await pauseSchedule(sql, workspaceId, 'digest', '7', 'is_archived')).toBeNull();
    expect(await dueScheduleIds(sql, 'messages', MONDAY, 10, [])).toEqual([]);
    const id = await digestId();
    expect(await dueScheduleIds(sql, 'messages', MONDAY, 10, [])).toEqual([id]);
  });

  it('of nudges that a person has stays as it is', async () => {
    await ensureNudgeSchedule(sql, workspaceId, 'UBEN', { zone: 'Asia/Tokyo', nextAt: MONDAY });
    await ensureNudgeSchedule(sql, workspaceId, 'UBEN', { zone: 'UTC', nextAt: EARLIER });
    const schedule = await findSchedule(sql, workspaceId, 'nudge', 'UBEN');
    expect(schedule).toMatchObject({ zone: 'Asia/Tokyo', nextAt: MONDAY, weekday: null });
  });
});
