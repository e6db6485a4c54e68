import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { digestContent, postDigestNow } from '../../src/delivery/digest.ts';
import type { Debt, WorkspaceId } from '../../src/domain/debt.ts';
import type { DigestItem } from '../../src/domain/digest.ts';
import type { FieldChange } from '../../src/domain/patch.ts';
import type { Register } from '../../src/domain/register.ts';
import { Refusal } from '../../src/register/refusal.ts';
import { insertChanges } from '../../src/store/changes.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY, makeDebt, makeRegister, makeWorkspace, outboxOf } from './fixtures.ts';

const LAST_WEEK = new Date('2026-11-18T10:00:00Z');
const Q4 = '2026-10-01';
const WEEKLY = { occasion: 'weekly', dueAt: MONDAY, now: MONDAY } as const;

const database = await useDatabase();
const { sql } = database;
let workspaceId: WorkspaceId;
let register: Register;

beforeEach(async () => {
  workspaceId = await makeWorkspace(sql);
  register = await makeRegister(sql, workspaceId);
});

function note(debt: Debt, field: FieldChange['field'], before: unknown, after: unknown, at: Date) {
  const changeSet = { id: randomUUID(), by: 'UANA', at, origin: 'command' } as const;
  return insertChanges(sql, register, changeSet, [{ debt, changes: [{ field, before, after }] }]);
}

const numbers = (items: readonly DigestItem[]) => items.map((item) => item.number);

describe('a digest', () => {
  it('tells the quarter, what changed, what to decide and what to take', async () => {
    const paid = await makeDebt(sql, register, 1, {
      status: 'complete',
      completedOn: '2026-11-18',
      targetQuarter: Q4,
    });
    await note(paid, 'status', 'in progress', 'complete', LAST_WEEK);
    const started = await makeDebt(sql, register, 2, { status: 'in progress', targetQuarter: Q4 });
    await note(started, 'status', 'not started', 'in progress', LAST_WEEK);
    const added = await makeDebt(sql, register, 3, { impact: 'high', effort: 'low' }, LAST_WEEK);
    await note(added, 'created', null, 'Item 3', LAST_WEEK);
    const replanned = await makeDebt(sql, register, 4, { targetQuarter: '2027-01-01' });
    await note(replanned, 'targetQuarter', Q4, '2027-01-01', LAST_WEEK);
    await makeDebt(sql, register, 5, { targetDate: '2026-11-20', targetQuarter: Q4 });
    const content = await digestContent(sql, register, WEEKLY);
    expect(content).toMatchObject({
      quarterLabel: 'Q4 2026',
      week: 8,
      weeks: 13,
      late: false,
      day: '2026-11-23',
      progress: { committed: 4, done: 1, left: 2, replanned: 1 },
      decisions: [{ item: { number: 5 }, reason: 'overdue' }],
      moreDecisions: 0,
    });
    const { paid: paidItems, started: startedItems, added: addedItems, replanned: moved } = content;
    expect([paidItems, startedItems, addedItems, moved].map(numbers)).toEqual([[1], [2], [3], [4]]);
    expect(numbers(content.quickWins)).toEqual([3]);
    expect(numbers(content.open)).toEqual([2, 5]);
  });

  it('asked for now is posted at once, and the next one’s changes start from it', async () => {
    const context = { sql, now: () => MONDAY };
    const actor = { workspaceId, userId: 'UBEN', isAdmin: false, isOutsider: false };
    const early = await makeDebt(sql, register, 1, {}, LAST_WEEK);
    await note(early, 'created', null, 'Item 1', LAST_WEEK);
    expect(await postDigestNow(context, actor, register)).toEqual({ channel: 'CHOME' });
    const [row] = await outboxOf(sql, workspaceId);
    expect(row?.content).toMatchObject({ occasion: 'now', added: [{ number: 1 }] });
    const now = new Date('2026-11-24T09:00:00Z');
    const late = await makeDebt(sql, register, 2, {}, now);
    await note(late, 'created', null, 'Item 2', now);
    const next = await digestContent(sql, register, { occasion: 'preview', dueAt: now, now });
    expect(numbers(next.added)).toEqual([2]);
    expect(next.since).toBe('2026-11-23');
  });

  it('cannot be posted by a guest, nor where there is no home channel', async () => {
    const context = { sql, now: () => MONDAY };
    const guest = { workspaceId, userId: 'UGUEST', isAdmin: false, isOutsider: true };
    await expect(postDigestNow(context, guest, register)).rejects.toThrow(Refusal);
    const homeless = { ...register, homeChannel: null };
    const member = { ...guest, isOutsider: false };
    await expect(postDigestNow(context, member, homeless)).rejects.toThrow('no home channel');
  });
});
