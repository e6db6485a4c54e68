import { beforeEach, describe, expect, it } from 'vitest';
import { digestContent, postDigestNow } from '../../src/delivery/digest.ts';
import { render } from '../../src/delivery/render.ts';
import { tick } from '../../src/delivery/tick.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { changeDebt } from '../../src/register/change.ts';
import { historyOf } from '../../src/register/history.ts';
import { showDebt } from '../../src/register/show.ts';
import { connect } from '../../src/store/connect.ts';
import type { Delivery } from '../../src/store/outbox.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY, makeDebt, makeRegister, makeWorkspace, outboxOf, silent } from './fixtures.ts';

const database = await useDatabase();
const { sql } = database;
let workspaceId: WorkspaceId;
let register: Register;
let ana: Actor;

beforeEach(async () => {
  workspaceId = await makeWorkspace(sql);
  register = await makeRegister(sql, workspaceId);
  ana = { workspaceId, userId: 'UANA', isAdmin: true, isOutsider: false };
});

const TUESDAY = new Date('2026-11-24T00:00:00Z');
const context = (now: Date, pool = sql) => ({ sql: pool, now: () => now, log: silent });

async function accepted(number: number, owner: 'UBEN' | null, steps = 0): Promise<void> {
  await makeDebt(sql, register, number, {
    owner: owner === null ? null : { kind: 'person', userId: owner },
    steps: Array.from({ length: steps }, (_, at) => ({
      id: at + 1,
      text: 'Measure',
      done: true,
      doneBy: null,
      doneAt: null,
    })),
  });
  const accept = { kind: 'accept', until: '2026-11-24', why: 'The vendor' } as const;
  await changeDebt(context(MONDAY), ana, register, number, accept, 'command');
}

async function look(number: number) {
  return (await showDebt(context(TUESDAY), ana, register, number)).debt;
}

describe('accepted debt', () => {
  it('stays accepted until its day, and is open again on it', async () => {
    await accepted(1, 'UBEN');
    await tick(context(new Date('2026-11-23T23:59:00Z')));
    expect((await look(1)).status).toBe('accepted');
    await tick(context(TUESDAY));
    expect(await look(1)).toMatchObject({
      status: 'not started',
      acceptedUntil: null,
      acceptedWhy: null,
    });
    const { entries } = await historyOf(context(TUESDAY), ana, register, 1, 1);
    expect(entries[0]).toMatchObject({ by: null, origin: 'bot' });
  });

  it('is partly done again where steps are', async () => {
    await accepted(1, null, 1);
    await tick(context(TUESDAY));
    expect((await look(1)).status).toBe('partial');
  });

  it('tells its owner, else who accepted it, in one message each', async () => {
    await accepted(1, 'UBEN');
    await accepted(2, 'UBEN');
    await accepted(3, null);
    await tick(context(TUESDAY));
    const rows = await outboxOf(sql, workspaceId);
    expect(rows.map(({ kind, userId }) => [kind, userId]).toSorted()).toEqual([
      ['reopened', 'UANA'],
      ['reopened', 'UBEN'],
    ]);
    const toBen = rows.find(({ userId }) => userId === 'UBEN') as unknown as Delivery;
    const text = (await render(sql, toBen, TUESDAY))?.text;
    expect(text).toContain('2 accepted items of Platform are open again');
    expect(text).toContain('The vendor');
  });

  it('is reopened and told once when replicas tick at the same time', async () => {
    await accepted(1, 'UBEN');
    const replicas = [connect(database.url), connect(database.url), connect(database.url)];
    await Promise.all(replicas.flatMap((pool) => [1, 2].map(() => tick(context(TUESDAY, pool)))));
    expect(await outboxOf(sql, workspaceId)).toHaveLength(1);
    const { total } = await historyOf(context(TUESDAY), ana, register, 1, 1);
    expect(total).toBe(2);
    await Promise.all(replicas.map((pool) => pool.end()));
  });

  it('goes by the day of its register’s zone', async () => {
    await accepted(1, null);
    await sql`update register set zone = 'America/New_York' where id = ${register.id}`;
    await tick(context(TUESDAY));
    expect((await look(1)).status).toBe('accepted');
    await tick(context(new Date('2026-11-24T05:00:00Z')));
    expect((await look(1)).status).toBe('not started');
  });

  it('that was closed or deleted meanwhile is left alone', async () => {
    await accepted(1, null);
    await sql`update debt set closed_reason = 'merged' where register_id = ${register.id}`;
    await tick(context(TUESDAY));
    expect((await look(1)).status).toBe('accepted');
  });

  it('is in the next digest as owed again', async () => {
    await accepted(1, 'UBEN');
    await postDigestNow(context(new Date('2026-11-23T10:00:00Z')), ana, register);
    await tick(context(TUESDAY));
    const occasion = { occasion: 'preview', dueAt: TUESDAY, now: TUESDAY } as const;
    const content = await digestContent(sql, register, occasion);
    expect(content.reopened.map(({ number }) => number)).toEqual([1]);
  });
});
