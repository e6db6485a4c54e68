import { beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../src/delivery/tick.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import type { ReviewContent } from '../../src/domain/review.ts';
import { changeDebt } from '../../src/register/change.ts';
import { progressOf } from '../../src/register/progress.ts';
import { connect } from '../../src/store/connect.ts';
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

const Q4 = '2026-10-01';
const Q1 = '2027-01-01';
/** Midnight and the hour of the digest in Madrid, on the first day and the first working day of Q1. */
const START = new Date('2026-12-31T23:00:00Z');
const REVIEW = new Date('2027-01-01T08:00:00Z');

const database = await useDatabase();
const { sql } = database;
let workspaceId: WorkspaceId;
let register: Register;

beforeEach(async () => {
  workspaceId = await makeWorkspace(sql);
  const { id } = await makeRegister(sql, workspaceId);
  await sql`update register set zone = 'Europe/Madrid' where id = ${id}`;
  register = await reload(sql, workspaceId, id);
  await sql`delete from schedule where workspace_id <> ${workspaceId}`;
});

const at = (now: Date, pool = sql) => tick({ sql: pool, now: () => now, log: silent });
const ana = () => ({ workspaceId, userId: 'UANA', isAdmin: false, isOutsider: false });
const reviews = async () =>
  (await outboxOf(sql, workspaceId))
    .filter(({ kind }) => kind === 'review')
    .map(({ content }) => content as ReviewContent);

async function fourItems(): Promise<void> {
  const paid = { status: 'complete', completedOn: '2026-11-02' } as const;
  await makeDebt(sql, register, 1, { targetQuarter: Q4, ...paid });
  await makeDebt(sql, register, 2, { targetQuarter: Q4 });
  await makeDebt(sql, register, 3, { targetQuarter: Q4, status: 'accepted' });
  await makeDebt(sql, register, 4, { targetQuarter: Q1 });
}

describe('a quarter’s plan', () => {
  it('is kept at the quarter’s start by the register’s clock, once for all replicas', async () => {
    await fourItems();
    await at(new Date(START.getTime() - 1000));
    expect(await snapshotOf(sql, register, Q1)).toBeNull();
    const replicas = [connect(database.url), connect(database.url)];
    await Promise.all(replicas.flatMap((pool) => [at(START, pool), at(START, pool)]));
    await Promise.all(replicas.map((pool) => pool.end()));
    const kept = await sql`select count(*)::int as n from quarter_snapshot where quarter = ${Q1}
      and register_id = ${register.id}`;
    expect(kept).toEqual([{ n: 1 }]);
    const snapshot = await snapshotOf(sql, register, Q1);
    expect(snapshot).toMatchObject({ asOf: START, takenAt: START });
    expect(snapshot?.debtIds).toHaveLength(1);
  });

  it('is kept after an outage as it was at the start, and dated truthfully', async () => {
    await fourItems();
    const context = { sql, now: () => new Date('2027-01-05T10:00:00Z') };
    const command = { kind: 'plan', quarter: '2027-04-01' } as const;
    await changeDebt(context, ana(), register, 4, command, 'command');
    const back = new Date('2027-01-20T10:00:00Z');
    await at(back);
    const snapshot = await snapshotOf(sql, register, Q1);
    expect(snapshot).toMatchObject({ asOf: START, takenAt: back });
    const { progress } = await progressOf({ sql, now: () => back }, ana(), register, Q1);
    expect(progress.committed.map(({ number }) => number)).toEqual([4]);
    expect(progress.replanned.map(({ number }) => number)).toEqual([4]);
  });

  it('holds where an item comes from elsewhere with a history of its own', async () => {
    await fourItems();
    await at(START);
    const other = await makeDebt(sql, register, 5, { targetQuarter: Q1 });
    const { progress } = await progressOf({ sql, now: () => REVIEW }, ana(), register, Q1);
    expect(progress.committed.map(({ number }) => number)).toEqual([4]);
    expect(progress.added.map(({ id }) => id)).toEqual([other.id]);
  });

  it('of a first quarter is what the first import planned, and says so', async () => {
    await at(START);
    const imported = new Date('2027-02-01T10:00:00Z');
    await sql`update register set first_imported_at = ${imported} where id = ${register.id}`;
    register = await reload(sql, workspaceId, register.id);
    await makeDebt(sql, register, 1, { targetQuarter: Q1 }, imported);
    const later = { sql, now: () => new Date('2027-02-10T10:00:00Z') };
    const { progress, baseline } = await progressOf(later, ana(), register, Q1);
    expect(baseline.kind).toBe('first import');
    expect(progress.committed.map(({ number }) => number)).toEqual([1]);
  });
});

describe('the review of a quarter', () => {
  it('comes once, on the first working day at the hour of the digest, with every item once', async () => {
    await fourItems();
    await at(START);
    expect(await reviews()).toEqual([]);
    const replicas = [connect(database.url), connect(database.url)];
    await Promise.all(replicas.flatMap((pool) => [at(REVIEW, pool), at(REVIEW, pool)]));
    await Promise.all(replicas.map((pool) => pool.end()));
    await sql`update schedule set next_at = ${REVIEW} where workspace_id = ${workspaceId}`;
    await at(new Date(REVIEW.getTime() + 60_000));
    const [review, ...others] = await reviews();
    expect(others).toEqual([]);
    expect(review).toMatchObject({
      quarterLabel: 'Q4 2026',
      nextLabel: 'Q1 2027',
      lateSince: null,
      progress: { committed: 3, done: 1, left: 1, closed: 1 },
      paid: [{ number: 1 }],
      left: [{ number: 2 }],
      closed: [{ number: 3 }],
    });
  });

  it('waits where the first day is a holiday of the register', async () => {
    await fourItems();
    await sql`update register set holidays = '{01-01}' where id = ${register.id}`;
    await at(REVIEW);
    expect(await reviews()).toEqual([]);
    await at(new Date('2027-01-04T08:00:00Z'));
    expect(await reviews()).toMatchObject([{ lateSince: null }]);
  });

  it('says that it is late after an outage, and does not come when the next quarter is well under way', async () => {
    await fourItems();
    await at(new Date('2027-01-08T10:00:00Z'));
    expect(await reviews()).toMatchObject([{ lateSince: '2027-01-01' }]);
    await sql`delete from occurrence`;
    await sql`update schedule set next_at = ${REVIEW} where workspace_id = ${workspaceId}`;
    await at(new Date('2027-02-20T10:00:00Z'));
    expect(await reviews()).toHaveLength(1);
  });

  it.each([
    ['there is no home channel', () => sql`update register set home_channel = null`],
    ['the register is archived', () => sql`update register set archived_at = now()`],
    ['nothing was planned and nothing paid', () => sql`delete from debt`],
    [
      'the register began with the new quarter',
      () => sql`update register set created_at = ${START}`,
    ],
  ])('does not come where %s', async (_, change) => {
    await fourItems();
    await change();
    await at(REVIEW);
    expect(await reviews()).toEqual([]);
  });
});
