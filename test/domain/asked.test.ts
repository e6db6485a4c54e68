import { describe, expect, test } from 'vitest';
import { sinceAsked } from '../../src/domain/asked.ts';
import { debtLike } from './debt-like.ts';

const calendar = { today: '2026-11-23', firstMonth: 4 };
const ana = { kind: 'person', userId: 'UANA' } as const;
const left = { why: 'left', quarter: '2026-10-01' } as const;

describe('the question about an item stands', () => {
  test.each([
    ['overdue', debtLike({ targetDate: '2026-11-20' })],
    ['overdue', debtLike({ targetQuarter: '2026-07-01' })],
    ['unowned', debtLike({ impact: 'high' })],
    ['quick win', debtLike({ impact: 'high', effort: 'low' })],
    ['owner gone', debtLike({ owner: ana, ownerGone: true })],
    ['unanswered', debtLike({ owner: ana, unansweredNudges: 2 })],
  ] as const)('while it is %s', (why, debt) => {
    expect(sinceAsked(debt, { why }, calendar)).toBeNull();
  });

  test('while it is left of its quarter', () => {
    expect(sinceAsked(debtLike({ targetQuarter: '2026-10-01' }), left, calendar)).toBeNull();
  });
});

describe('it is answered', () => {
  test('by what becomes of the item, whatever was asked', () => {
    const asked = { why: 'overdue' } as const;
    const since = (fields: Parameters<typeof debtLike>[0]) =>
      sinceAsked(debtLike({ targetDate: '2026-11-20', ...fields }), asked, calendar);
    expect(since({ status: 'complete' })).toEqual({ kind: 'paid' });
    expect(since({ status: 'accepted' })).toEqual({ kind: 'closed' });
    expect(since({ closedReason: 'merged' })).toEqual({ kind: 'closed' });
    expect(sinceAsked(undefined, asked, calendar)).toEqual({ kind: 'gone' });
  });

  test('by an owner where one was missing, and not where a date was', () => {
    const owned = debtLike({ owner: ana, targetDate: '2026-11-20' });
    for (const why of ['unowned', 'quick win', 'owner gone'] as const) {
      expect(sinceAsked(owned, { why }, calendar)).toEqual({ kind: 'owned', owner: ana });
    }
    expect(sinceAsked(owned, { why: 'overdue' }, calendar)).toBeNull();
  });

  test('by a day or a quarter to come, named by the fiscal year, or by none', () => {
    const since = (fields: Parameters<typeof debtLike>[0]) =>
      sinceAsked(debtLike(fields), left, calendar);
    const dated = { targetDate: '2027-01-15', targetQuarter: '2027-01-01' };
    expect(since(dated)).toEqual({ kind: 'due', date: '2027-01-15' });
    expect(since({ targetQuarter: '2027-01-01' })).toEqual({ kind: 'planned', label: 'Q4 2027' });
    expect(since({})).toEqual({ kind: 'unplanned' });
  });

  test('by an answer of its owner', () => {
    const debt = debtLike({ owner: ana, unansweredNudges: 0 });
    expect(sinceAsked(debt, { why: 'unanswered' }, calendar)).toEqual({ kind: 'answered' });
  });
});
