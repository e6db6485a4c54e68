import { describe, expect, it } from 'vitest';
import { tick } from '../../src/delivery/tick.ts';
import type { DigestContent } from '../../src/domain/digest.ts';
import { revokeInstallation } from '../../src/store/workspaces.ts';
import { digestMessage } from '../../src/view/digest.ts';
import { MONDAY, makeDebt, silent } from './fixtures.ts';
import { hoursLater, useTicks } from './tick-stage.ts';

const stage = await useTicks();

describe('a digest', () => {
  it('is put into the outbox when it is due, once, and next week again', async () => {
    await stage.digestAt(MONDAY);
    expect(await stage.tick(new Date(MONDAY.getTime() - 1))).toEqual({ enqueued: 0, failed: 0 });
    expect(await stage.tick(MONDAY)).toEqual({ enqueued: 1, failed: 0 });
    expect(await stage.tick(MONDAY)).toEqual({ enqueued: 0, failed: 0 });
    expect(await stage.nextDigest()).toEqual(hoursLater(7 * 24));
    expect(await stage.tick(hoursLater(7 * 24))).toMatchObject({ enqueued: 1 });
    expect(await stage.outbox()).toHaveLength(2);
  });

  it('costs a tick one statement while nothing is due', async () => {
    await stage.tick(MONDAY);
    await stage.digestAt(MONDAY);
    let asked = 0;
    const counting = (...args: Parameters<typeof stage.sql>) => {
      asked++;
      return stage.sql(...args);
    };
    const sql = Object.assign(counting, stage.sql) as typeof stage.sql;
    await tick({ sql, now: () => new Date(MONDAY.getTime() - 1), log: silent });
    expect(asked).toBe(1);
  });

  it('comes once when replicas tick at the same time', async () => {
    await stage.digestAt(MONDAY);
    const reports = await stage.tickTogether(MONDAY);
    expect(reports.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(1);
    expect(await stage.outbox()).toHaveLength(1);
  });

  it('moved to a later day of a week that had one is not posted twice in it', async () => {
    await stage.digestAt(MONDAY);
    await stage.tick(MONDAY);
    await stage.digestAt(hoursLater(48));
    expect(await stage.tick(hoursLater(48))).toMatchObject({ enqueued: 0 });
  });

  it('missed for weeks is caught up once, and says that it is late', async () => {
    await stage.digestAt(new Date('2026-11-02T09:00:00Z'));
    await stage.tick(hoursLater(30));
    await stage.tick(hoursLater(30));
    const rows = await stage.outbox();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.content as DigestContent).toMatchObject({ day: '2026-11-23', late: true });
    expect(await stage.nextDigest()).toEqual(hoursLater(7 * 24));
  });

  it('of one register that cannot be made holds up no other', async () => {
    await stage.digestAt(MONDAY);
    await stage.sql`
      insert into schedule (workspace_id, kind, subject, zone, local_time, weekday, next_at)
      values (${stage.workspaceId}, 'digest', 'no number', 'UTC', '09:00', 1, ${hoursLater(-1)})`;
    expect(await stage.tick(MONDAY)).toEqual({ enqueued: 1, failed: 1 });
  });

  it('that falls due while the plans of many registers are kept goes out before the rest of them', async () => {
    await stage.sql`
      with made as (
        insert into register (workspace_id, name, created_by, created_at)
        select ${stage.workspaceId}, 'Team ' || n, 'UANA', '2026-01-01' from generate_series(1, 150) as n
        returning workspace_id, id, zone
      )
      insert into schedule (workspace_id, kind, subject, zone, local_time, next_at)
      select workspace_id, 'quarter', id::text, zone, '00:00', '2026-01-01' from made`;
    await stage.digestAt(new Date(MONDAY.getTime() + 3000));
    let calls = 0;
    const now = () => new Date(MONDAY.getTime() + 1000 * calls++);
    await tick({ sql: stage.sql, now, log: silent });
    const [plans] = await stage.sql<{ kept: number; last: Date }[]>`
      select count(*) as kept, max(taken_at) as last from quarter_snapshot
      where workspace_id = ${stage.workspaceId}`;
    expect(plans?.kept).toBe(151);
    const [digest] = await stage.sql<{ at: Date }[]>`
      select created_at as at from outbox where workspace_id = ${stage.workspaceId}`;
    expect(digest?.at.getTime()).toBeLessThan(plans?.last.getTime() ?? 0);
  });

  it('of a register whose zone is not known any more goes by UTC, and says so', async () => {
    await stage.sql`update register set zone = 'Mars/Olympus' where id = ${stage.register.id}`;
    await stage.digestAt(MONDAY);
    await stage.sql`update schedule set zone = 'Mars/Olympus' where kind = 'digest'`;
    expect(await stage.tick(MONDAY)).toEqual({ enqueued: 1, failed: 0 });
    const [digest] = await stage.outbox();
    expect(digest?.content).toMatchObject({ day: '2026-11-23', unknownZone: 'Mars/Olympus' });
    expect(digestMessage(digest?.content as DigestContent).text).toContain(
      'The register’s time zone, Mars/Olympus, is not known here',
    );
    expect(await stage.nextDigest()).toEqual(hoursLater(7 * 24));
  });

  it('rests while the workspace is suspended', async () => {
    await stage.digestAt(MONDAY);
    await revokeInstallation(stage.sql, stage.workspaceId, 'token_revoked', MONDAY);
    expect(await stage.tick(MONDAY)).toEqual({ enqueued: 0, failed: 0 });
  });

  it('takes the open items along for its thread', async () => {
    await makeDebt(stage.sql, stage.register, 1, { targetQuarter: '2026-10-01' });
    await stage.digestAt(MONDAY);
    await stage.tick(MONDAY);
    const [digest, list] = await stage.outbox();
    expect([digest?.kind, list?.kind]).toEqual(['digest', 'digest list']);
    expect(list?.parentId).toBe(digest?.id);
  });
});
