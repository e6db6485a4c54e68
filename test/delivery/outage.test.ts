import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../src/delivery/tick.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { DigestContent, NudgeContent } from '../../src/domain/digest.ts';
import { nextOccurrence } from '../../src/domain/occurrence.ts';
import type { Register } from '../../src/domain/register.ts';
import type { ReviewContent } from '../../src/domain/review.ts';
import { connect } from '../../src/store/connect.ts';
import { ensureNudgeSchedule, upsertDigestSchedule } from '../../src/store/schedules.ts';
import { useDatabase } from '../support/database.ts';
import {
  makeDebt,
  makeRegister,
  makeWorkspace,
  outboxOf,
  reload,
  silent,
  snapshotOf,
} from './fixtures.ts';

const ANA = { kind: 'person', userId: 'UANA' } as const;
const BERLIN = 'Europe/Berlin';
const MINUTES_MS = 60_000;

const database = await useDatabase();
const { sql } = database;
const replicas = [sql, connect(database.url), connect(database.url)];
let workspaceId: WorkspaceId;
let register: Register;

afterAll(() => Promise.all(replicas.slice(1).map((pool) => pool.end())));
beforeEach(async () => {
  await sql`delete from schedule`;
  workspaceId = await makeWorkspace(sql);
  const { id } = await makeRegister(sql, workspaceId);
  await sql`update register set zone = ${BERLIN} where id = ${id}`;
  register = await reload(sql, workspaceId, id);
  await makeDebt(sql, register, 1, {
    owner: ANA,
    targetDate: '2026-10-05',
    targetQuarter: '2026-10-01',
  });
});

/** A digest on Mondays at nine and a nudge on working days at nine, both in Berlin, next after an instant. */
async function plannedFrom(from: string, weekday = 1): Promise<void> {
  const weekly = { weekday, time: '09:00', zone: BERLIN };
  const nextAt = nextOccurrence(weekly, new Date(from));
  const configured = { ...weekly, nextAt, configuredBy: 'UANA' };
  await upsertDigestSchedule(sql, workspaceId, register.id, configured);
  const morning = nextOccurrence({ weekday: null, time: '09:00', zone: BERLIN }, new Date(from));
  await ensureNudgeSchedule(sql, workspaceId, 'UANA', { zone: BERLIN, nextAt: morning });
}

/** All replicas come back at the same moment, and tick on. */
async function backAt(time: string): Promise<void> {
  for (const minutes of [0, 1]) {
    const now = new Date(Date.parse(time) + minutes * MINUTES_MS);
    await Promise.all(replicas.map((pool) => tick({ sql: pool, now: () => now, log: silent })));
  }
}

/** What was put into the outbox: digests with their day, and whether they are late; nudges with their day. */
async function written(): Promise<{ digests: string[]; nudges: string[]; reviews: string[] }> {
  const rows = await outboxOf(sql, workspaceId);
  const contents = <Content>(kind: string) =>
    rows.filter((row) => row.kind === kind).map(({ content }) => content as Content);
  return {
    digests: contents<DigestContent>('digest').map(
      ({ day, late }) => `${day}${late ? ', late' : ''}`,
    ),
    nudges: contents<NudgeContent>('nudge').map(({ day }) => day),
    reviews: contents<ReviewContent>('review').map(
      ({ quarterLabel, lateSince }) => `${quarterLabel}${lateSince ? `, due ${lateSince}` : ''}`,
    ),
  };
}

describe('after an outage', () => {
  it('of minutes, the digest comes without word of it', async () => {
    await plannedFrom('2026-11-22T12:00:00Z');
    await backAt('2026-11-23T08:20:00Z');
    expect(await written()).toMatchObject({ digests: ['2026-11-23'], nudges: ['2026-11-23'] });
  });

  it('of hours, the digest comes once and marked as late, and the nudge once on the same day', async () => {
    await plannedFrom('2026-11-22T12:00:00Z');
    await backAt('2026-11-23T13:00:00Z');
    expect(await written()).toMatchObject({
      digests: ['2026-11-23, late'],
      nudges: ['2026-11-23'],
    });
  });

  it('into the evening, the nudge of the day comes on the next morning, once', async () => {
    await plannedFrom('2026-11-22T12:00:00Z');
    await backAt('2026-11-23T17:30:00Z');
    expect((await written()).nudges).toEqual([]);
    await backAt('2026-11-24T08:00:00Z');
    expect((await written()).nudges).toEqual(['2026-11-24']);
  });

  it('of three weeks, one digest is caught up, that of the last Monday, and the next comes in its week', async () => {
    await plannedFrom('2026-11-01T12:00:00Z');
    await backAt('2026-11-25T10:00:00Z');
    expect(await written()).toMatchObject({
      digests: ['2026-11-23, late'],
      nudges: ['2026-11-25'],
    });
    await backAt('2026-11-30T08:00:00Z');
    expect(await written()).toMatchObject({
      digests: ['2026-11-23, late', '2026-11-30'],
      nudges: ['2026-11-25', '2026-11-30'],
    });
  });

  it('over a weekend, Friday’s digest still comes, and does not use up the week that has begun', async () => {
    await plannedFrom('2026-11-26T12:00:00Z', 5);
    await backAt('2026-11-30T10:00:00Z');
    expect((await written()).digests).toEqual(['2026-11-27, late']);
    await backAt('2026-12-04T08:00:00Z');
    expect((await written()).digests).toEqual(['2026-11-27, late', '2026-12-04']);
  });

  it.each([
    ['back', '2026-10-23T12:00:00Z', '2026-10-26T08:00:00Z', '2026-10-26'],
    ['forward', '2026-03-27T12:00:00Z', '2026-03-30T07:00:00Z', '2026-03-30'],
  ])(
    'over the night in which the clocks go %s, Monday’s come at nine',
    async (_, from, nine, day) => {
      await plannedFrom(from);
      await backAt(new Date(Date.parse(nine) - MINUTES_MS * 2).toISOString());
      expect(await written()).toMatchObject({ digests: [], nudges: [] });
      await backAt(nine);
      expect((await written()).digests).toEqual([day]);
    },
  );

  it.each([
    ['back', '2026-10-22T12:00:00Z', '2026-10-25T10:00:00Z', '2026-10-25', '2026-11-01T08:00:00Z'],
    [
      'forward',
      '2026-03-26T12:00:00Z',
      '2026-03-29T10:00:00Z',
      '2026-03-29',
      '2026-04-05T07:00:00Z',
    ],
  ])(
    'into the day on which the clocks have gone %s, its digest is late, and the next at nine',
    async (_, from, back, day, next) => {
      await plannedFrom(from, 7);
      await backAt(back);
      expect((await written()).digests).toEqual([`${day}, late`]);
      await backAt(next);
      expect((await written()).digests).toEqual([`${day}, late`, next.slice(0, 10)]);
    },
  );

  it('over a quarter’s end, the plan is that of its start, and digest, review and nudge come once', async () => {
    await makeDebt(sql, register, 2, { targetQuarter: '2027-01-01' });
    await sql`update schedule set next_at = '2026-12-31T23:00:00Z' where kind = 'quarter'`;
    await plannedFrom('2026-12-27T12:00:00Z');
    await backAt('2027-01-05T12:00:00Z');
    expect(await written()).toEqual({
      digests: ['2027-01-04, late'],
      reviews: ['Q4 2026, due 2027-01-01'],
      nudges: ['2027-01-05'],
    });
    const snapshot = await snapshotOf(sql, register, '2027-01-01');
    expect(snapshot).toMatchObject({ asOf: new Date('2026-12-31T23:00:00Z') });
    expect(snapshot?.debtIds).toHaveLength(1);
    await backAt('2027-01-11T08:00:00Z');
    expect(await written()).toMatchObject({
      digests: ['2027-01-04, late', '2027-01-11'],
      reviews: ['Q4 2026, due 2027-01-01'],
      nudges: ['2027-01-05', '2027-01-11'],
    });
  });
});
