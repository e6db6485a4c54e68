import { beforeEach, describe, expect, it } from 'vitest';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import { connect } from '../../src/store/connect.ts';
import {
  beginPost,
  claimDelivery,
  type Delivery,
  nextClaimInMs,
  settle,
  withdraw,
} from '../../src/store/outbox.ts';
import { revokeInstallation } from '../../src/store/workspaces.ts';
import { endLease, MONDAY, makeWorkspace, outboxOf, putDigest } from '../delivery/fixtures.ts';
import { useDatabase } from '../support/database.ts';

const TIMES = { leaseMs: 30_000, workspaceSpacingMs: 0 };
const SENT = { state: 'sent', channel: 'C1', ts: '1.000001', at: MONDAY } as const;

const database = await useDatabase();
const { sql } = database;
let workspaceId: WorkspaceId;

beforeEach(async () => {
  await sql`delete from outbox`;
  await sql`delete from lane`;
  workspaceId = await makeWorkspace(sql);
});

async function claimed(): Promise<Delivery> {
  const delivery = await claimDelivery(sql, TIMES);
  if (!delivery) throw new Error('nothing could be claimed');
  return delivery;
}

describe('claiming', () => {
  it('gives each message to one of many claimers', async () => {
    for (let channel = 0; channel < 20; channel++) await putDigest(sql, workspaceId, `C${channel}`);
    const pools = [connect(database.url, { max: 4 }), connect(database.url, { max: 4 })];
    const all = await Promise.all(
      Array.from({ length: 40 }, (_, n) => claimDelivery(pools[n % 2] ?? sql, TIMES)),
    );
    const ids = all.flatMap((delivery) => delivery?.id ?? []);
    expect(ids).toHaveLength(20);
    expect(new Set(ids).size).toBe(20);
    await Promise.all(pools.map((pool) => pool.end()));
  });

  it('gives one message at a time for a channel, however many claim', async () => {
    await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C1');
    const both = await Promise.all([claimDelivery(sql, TIMES), claimDelivery(sql, TIMES)]);
    expect(both.filter(Boolean)).toHaveLength(1);
  });

  it('keeps the space between two messages of a workspace', async () => {
    await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C2');
    const spaced = { ...TIMES, workspaceSpacingMs: 60_000 };
    expect(await claimDelivery(sql, spaced)).not.toBeNull();
    expect(await claimDelivery(sql, spaced)).toBeNull();
    expect(await nextClaimInMs(sql)).toBeGreaterThan(30_000);
  });

  it('leaves a thread reply until its parent is there, and then names the thread', async () => {
    const parentId = await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C1', { parentId });
    const parent = await claimed();
    await settle(sql, parent, SENT, 0);
    const reply = await claimed();
    expect([parent.threadTs, reply.threadTs]).toEqual([null, '1.000001']);
  });

  it('stops for a workspace whose grant was taken back', async () => {
    await putDigest(sql, workspaceId, 'C1');
    await revokeInstallation(sql, workspaceId, 'token_revoked', MONDAY);
    expect(await claimDelivery(sql, TIMES)).toBeNull();
    expect(await nextClaimInMs(sql)).toBeNull();
  });
});

describe('the lease and the fence', () => {
  it('a message of a dead worker is taken over when its lease ends, with what is known of its post', async () => {
    const id = await putDigest(sql, workspaceId, 'C1');
    const first = await claimed();
    expect(await claimDelivery(sql, TIMES)).toBeNull();
    await endLease(sql, id);
    const untouched = await claimed();
    expect([untouched.id, untouched.maybePosted]).toEqual([id, false]);
    expect(untouched.fence).toBeGreaterThan(first.fence);
    await beginPost(sql, untouched, TIMES.leaseMs);
    await endLease(sql, id);
    expect((await claimed()).maybePosted).toBe(true);
  });

  it('a late worker can neither post nor mark nor withdraw what another has', async () => {
    const id = await putDigest(sql, workspaceId, 'C1');
    const late = await claimed();
    await endLease(sql, id);
    const other = await claimed();
    expect(await beginPost(sql, late, TIMES.leaseMs)).toBe(false);
    expect(await settle(sql, late, { state: 'dead', reason: 'late' }, 0)).toBe(false);
    expect(await withdraw(sql, late)).toBe(false);
    expect(await settle(sql, other, SENT, 0)).toBe(true);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'sent', sentTs: '1.000001' }]);
  });

  it('a message that is settled cannot be settled again', async () => {
    await putDigest(sql, workspaceId, 'C1');
    const delivery = await claimed();
    expect(await settle(sql, delivery, SENT, 0)).toBe(true);
    expect(await settle(sql, delivery, { state: 'dead', reason: 'twice' }, 0)).toBe(false);
  });
});

describe('how an attempt ends', () => {
  it('waits as long as asked, and does not count an attempt that Slack put off', async () => {
    await putDigest(sql, workspaceId, 'C1');
    const later = { state: 'ready', delayMs: 60_000, maybePosted: false, counted: false } as const;
    await settle(sql, await claimed(), later, 0);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ state: 'ready', attempts: 0 }]);
    expect(await claimDelivery(sql, TIMES)).toBeNull();
    expect(await nextClaimInMs(sql)).toBeGreaterThan(30_000);
  });

  it('frees the channel for the next message only after the space', async () => {
    await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C1');
    await settle(sql, await claimed(), SENT, 60_000);
    expect(await claimDelivery(sql, TIMES)).toBeNull();
  });

  it('buries the replies of a dead message', async () => {
    const parentId = await putDigest(sql, workspaceId, 'C1');
    await putDigest(sql, workspaceId, 'C1', { parentId });
    await putDigest(sql, workspaceId, 'C2');
    await settle(sql, await claimed(), { state: 'dead', reason: 'is_archived' }, 0);
    await settle(sql, await claimed(), SENT, 0);
    const buried = await outboxOf(sql, workspaceId);
    expect(buried.map((row) => row.reason)).toEqual(['is_archived', 'parent not sent', null]);
  });
});
