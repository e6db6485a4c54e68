import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tick } from '../../src/delivery/tick.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { DigestContent, NudgeContent } from '../../src/domain/digest.ts';
import type { Register } from '../../src/domain/register.ts';
import { connect, type Sql } from '../../src/store/connect.ts';
import { upsertNudges } from '../../src/store/persons.ts';
import { insertRegister } from '../../src/store/registers.ts';
import {
  ensureNudgeSchedule,
  findSchedule,
  upsertDigestSchedule,
} from '../../src/store/schedules.ts';
import { revokeInstallation } from '../../src/store/workspaces.ts';
import { digestMessage } from '../../src/view/digest.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { MONDAY, makeDebt, makeRegister, makeWorkspace, outboxOf, silent } from './fixtures.ts';

const ANA = { kind: 'person', userId: 'UANA' } as const;
const hoursLater = (hours: number): Date => new Date(MONDAY.getTime() + hours * 3_600_000);

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
  await sql`delete from schedule`;
  workspaceId = await makeWorkspace(sql);
  register = await makeRegister(sql, workspaceId);
});

const at = (now: Date, pool = sql) => tick({ sql: pool, now: () => now, log: silent });

function digestAt(nextAt: Date, registerId = register.id): Promise<void> {
  const weekly = { weekday: 1, time: '09:00', zone: 'UTC', nextAt, configuredBy: 'UANA' };
  return upsertDigestSchedule(sql, workspaceId, registerId, weekly);
}

const nudgeAt = (nextAt: Date, zone = 'UTC') =>
  ensureNudgeSchedule(sql, workspaceId, 'UANA', { zone, nextAt });

const nextOf = async (kind: 'digest' | 'nudge', subject: string) =>
  (await findSchedule(sql, workspaceId, kind, subject))?.nextAt;

describe('a digest', () => {
  it('is put into the outbox when it is due, once, and next week again', async () => {
    await digestAt(MONDAY);
    expect(await at(new Date(MONDAY.getTime() - 1))).toEqual({ enqueued: 0, failed: 0 });
    expect(await at(MONDAY)).toEqual({ enqueued: 1, failed: 0 });
    expect(await at(MONDAY)).toEqual({ enqueued: 0, failed: 0 });
    expect(await nextOf('digest', String(register.id))).toEqual(hoursLater(7 * 24));
    expect(await at(hoursLater(7 * 24))).toMatchObject({ enqueued: 1 });
    expect(await outboxOf(sql, workspaceId)).toHaveLength(2);
  });

  it('comes once when replicas tick at the same time', async () => {
    await digestAt(MONDAY);
    const replicas = [connect(database.url), connect(database.url), connect(database.url)];
    const reports = await Promise.all(
      replicas.flatMap((pool) => [at(MONDAY, pool), at(MONDAY, pool)]),
    );
    expect(reports.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(1);
    expect(await outboxOf(sql, workspaceId)).toHaveLength(1);
    await Promise.all(replicas.map((pool) => pool.end()));
  });

  it('moved to a later day of a week that had one is not posted twice in it', async () => {
    await digestAt(MONDAY);
    await at(MONDAY);
    await digestAt(hoursLater(48));
    expect(await at(hoursLater(48))).toMatchObject({ enqueued: 0 });
  });

  it('missed for weeks is caught up once, and says that it is late', async () => {
    await digestAt(new Date('2026-11-02T09:00:00Z'));
    await at(hoursLater(30));
    await at(hoursLater(30));
    const rows = await outboxOf(sql, workspaceId);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content as DigestContent).toMatchObject({ day: '2026-11-23', late: true });
    expect(await nextOf('digest', String(register.id))).toEqual(hoursLater(7 * 24));
  });

  it('of one register that cannot be made holds up no other', async () => {
    await digestAt(MONDAY);
    await sql`
      insert into schedule (workspace_id, kind, subject, zone, local_time, weekday, next_at)
      values (${workspaceId}, 'digest', 'no number', 'UTC', '09:00', 1, ${hoursLater(-1)})`;
    expect(await at(MONDAY)).toEqual({ enqueued: 1, failed: 1 });
  });

  it('that falls due while the plans of many registers are kept goes out before the rest of them', async () => {
    await sql`
      with made as (
        insert into register (workspace_id, name, created_by, created_at)
        select ${workspaceId}, 'Team ' || n, 'UANA', '2026-01-01' from generate_series(1, 150) as n
        returning workspace_id, id, zone
      )
      insert into schedule (workspace_id, kind, subject, zone, local_time, next_at)
      select workspace_id, 'quarter', id::text, zone, '00:00', '2026-01-01' from made`;
    await digestAt(new Date(MONDAY.getTime() + 3000));
    let calls = 0;
    const now = () => new Date(MONDAY.getTime() + 1000 * calls++);
    await tick({ sql, now, log: silent });
    const [plans] = await sql<{ kept: number; last: Date }[]>`
      select count(*) as kept, max(taken_at) as last from quarter_snapshot
      where workspace_id = ${workspaceId}`;
    expect(plans?.kept).toBe(151);
    const [digest] = await sql<{ at: Date }[]>`
      select created_at as at from outbox where workspace_id = ${workspaceId}`;
    expect(digest?.at.getTime()).toBeLessThan(plans?.last.getTime() ?? 0);
  });

  it('of a register whose zone is not known any more goes by UTC, and says so', async () => {
    await sql`update register set zone = 'Mars/Olympus' where id = ${register.id}`;
    await digestAt(MONDAY);
    await sql`update schedule set zone = 'Mars/Olympus' where kind = 'digest'`;
    expect(await at(MONDAY)).toEqual({ enqueued: 1, failed: 0 });
    const [digest] = await outboxOf(sql, workspaceId);
    expect(digest?.content).toMatchObject({ day: '2026-11-23', unknownZone: 'Mars/Olympus' });
    expect(digestMessage(digest?.content as DigestContent).text).toContain(
      'The register’s time zone, Mars/Olympus, is not known here',
    );
    expect(await nextOf('digest', String(register.id))).toEqual(hoursLater(7 * 24));
  });

  it('rests while the workspace is suspended', async () => {
    await digestAt(MONDAY);
    await revokeInstallation(sql, workspaceId, 'token_revoked', MONDAY);
    expect(await at(MONDAY)).toEqual({ enqueued: 0, failed: 0 });
  });

  it('takes the open items along for its thread', async () => {
    await makeDebt(sql, register, 1, { targetQuarter: '2026-10-01' });
    await digestAt(MONDAY);
    await at(MONDAY);
    const [digest, list] = await outboxOf(sql, workspaceId);
    expect([digest?.kind, list?.kind]).toEqual(['digest', 'digest list']);
    expect(list?.parentId).toBe(digest?.id);
  });
});

describe('a nudge', () => {
  beforeEach(async () => {
    await makeDebt(sql, register, 1, { owner: ANA, targetDate: '2026-11-20' });
  });

  it('goes to the owner once a week, though something is due every day', async () => {
    await nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await at(hoursLater(24 * day));
    const rows = await outboxOf(sql, workspaceId);
    expect(rows).toMatchObject([{ kind: 'nudge', userId: 'UANA', channel: null }]);
    expect(rows[0]?.content as NudgeContent).toMatchObject({
      day: '2026-11-23',
      nextOn: '2026-11-30',
      firstContact: true,
      items: [{ number: 1, reason: 'overdue', days: 3, registerName: 'Platform' }],
    });
    expect(await nextOf('nudge', 'UANA')).toEqual(hoursLater(24 * 7));
  });

  it('is not written when there is nothing to say, and the week stays free', async () => {
    await sql`update debt set snoozed_until = '2026-11-25'`;
    await nudgeAt(MONDAY);
    await at(MONDAY);
    expect(await outboxOf(sql, workspaceId)).toEqual([]);
    await at(hoursLater(48));
    expect(await outboxOf(sql, workspaceId)).toHaveLength(1);
  });

  it('comes between for what has newly become overdue, and tells each item once', async () => {
    await makeDebt(sql, register, 2, { owner: ANA, targetDate: '2026-11-23' });
    await makeDebt(sql, register, 3, { owner: ANA, targetDate: '2026-11-25' });
    await nudgeAt(MONDAY);
    for (let day = 0; day < 7; day++) await at(hoursLater(24 * day));
    const told = (await outboxOf(sql, workspaceId)).map(({ content }) => {
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
    await nudgeAt(MONDAY);
    await at(MONDAY);
    await sql`update debt set target_date = '2026-11-24'`;
    for (let day = 1; day < 5; day++) await at(hoursLater(24 * day));
    const days = (await outboxOf(sql, workspaceId)).map(
      ({ content }) => (content as NudgeContent).day,
    );
    expect(days).toEqual(['2026-11-23', '2026-11-25']);
  });

  it('comes once a week to who wants nothing between', async () => {
    await upsertNudges(sql, workspaceId, 'UANA', 'weekly');
    await makeDebt(sql, register, 2, { owner: ANA, targetDate: '2026-11-23' });
    await nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await at(hoursLater(24 * day));
    const rows = await outboxOf(sql, workspaceId);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content).toMatchObject({ kind: 'weekly', tellsOverdue: false });
  });

  it('between the weekly ones comes once when replicas tick at the same time', async () => {
    await nudgeAt(MONDAY);
    await at(MONDAY);
    await makeDebt(sql, register, 2, { owner: ANA, targetDate: '2026-11-23' });
    const replicas = [connect(database.url), connect(database.url), connect(database.url)];
    const tuesday = hoursLater(24);
    await Promise.all(replicas.flatMap((pool) => [at(tuesday, pool), at(tuesday, pool)]));
    expect(await outboxOf(sql, workspaceId)).toHaveLength(2);
    await Promise.all(replicas.map((pool) => pool.end()));
  });

  it('waits on a holiday of the register, comes once on the next working day, and says so before', async () => {
    await sql`update register set holidays = ${['2026-11-23', '11-30']}`;
    await nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await at(hoursLater(24 * day));
    const rows = await outboxOf(sql, workspaceId);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content).toMatchObject({ day: '2026-11-24', nextOn: '2026-12-01' });
    for (let day = 7; day < 12; day++) await at(hoursLater(24 * day));
    const [, second] = await outboxOf(sql, workspaceId);
    expect(second?.content).toMatchObject({ day: '2026-12-01' });
  });

  it('tells of the other registers while one has a holiday', async () => {
    const other = await insertRegister(sql, workspaceId, 'Payments', 'UANA', MONDAY);
    if (!other) throw new Error('no register');
    await makeDebt(sql, other, 1, { owner: ANA, targetDate: '2026-11-19' });
    await sql`update register set holidays = ${['11-23']} where id = ${other.id}`;
    await nudgeAt(MONDAY);
    for (let day = 0; day < 5; day++) await at(hoursLater(24 * day));
    const told = (await outboxOf(sql, workspaceId)).map(({ content }) => {
      const { day, items } = content as NudgeContent;
      return [day, items.map((item) => item.registerName)];
    });
    expect(told).toEqual([
      ['2026-11-23', ['Platform']],
      ['2026-11-24', ['Payments']],
    ]);
  });

  it('is not written for who turned it off', async () => {
    await upsertNudges(sql, workspaceId, 'UANA', 'off');
    await nudgeAt(MONDAY);
    await at(MONDAY);
    expect(await outboxOf(sql, workspaceId)).toEqual([]);
  });

  it('missed by more than a working day waits for the next morning', async () => {
    await nudgeAt(MONDAY);
    await at(hoursLater(9));
    expect(await outboxOf(sql, workspaceId)).toEqual([]);
    await at(hoursLater(24));
    expect(await outboxOf(sql, workspaceId)).toHaveLength(1);
  });
});
