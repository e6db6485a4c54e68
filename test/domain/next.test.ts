import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DebtSummary, type Hit, isOpen } from '../../src/domain/debt.ts';
import { type RankedDebt, rankNext } from '../../src/domain/next.ts';
import { debtLike, someDebts } from './debt-like.ts';

const NOW = new Date('2026-11-18T10:00:00Z');
const CONTEXT = { now: NOW, today: '2026-11-18', firstMonth: 1, withSnoozed: false } as const;

function hit(minutes: number, at = '2026-11-10T10:00:00Z'): Hit {
  return { id: 1, at, by: null, minutes, text: null, permalink: null };
}

function item(fields: Partial<DebtSummary>, hits: readonly Hit[] = []): RankedDebt {
  const assessed = { impact: 'medium', effort: 'medium' } as const;
  return { ...debtLike({ ...assessed, ...fields }), hits };
}

const order = (...debts: RankedDebt[]) =>
  rankNext(debts, CONTEXT).ranked.map(({ debt }) => debt.number);
const first = (debt: RankedDebt) => rankNext([debt], CONTEXT).ranked[0];

describe('what to do next', () => {
  it.each<[string, Partial<DebtSummary>, readonly Hit[], number]>([
    ['high impact and low effort', { impact: 'high', effort: 'low' }, [], 4],
    ['high impact and high effort', { impact: 'high', effort: 'high' }, [], 1],
    ['due later this quarter', { targetDate: '2026-12-01' }, [], 1.5],
    ['planned for this quarter', { targetQuarter: '2026-10-01' }, [], 1.5],
    ['due next quarter', { targetDate: '2027-02-01' }, [], 1],
    ['overdue', { targetDate: '2026-11-17' }, [], 2],
    ['planned for a quarter that is over', { targetQuarter: '2026-07-01' }, [], 2],
    ['three hours lost', {}, [hit(180)], 2.5],
    ['a hundred hours lost count as four', {}, [hit(6_000)], 3],
    ['hours lost long ago count no more', {}, [hit(600, '2026-06-01T10:00:00Z')], 1],
  ])('%s', (_name, fields, hits, score) => {
    expect(first(item(fields, hits))?.score).toBe(score);
  });

  it('leaves out what is snoozed, counts it, and has it when asked', () => {
    const asleep = item({ snoozedUntil: '2026-11-19' });
    const awake = item({ snoozedUntil: '2026-11-18' });
    const { ranked, snoozed } = rankNext([asleep, awake], CONTEXT);
    expect([ranked.map(({ debt }) => debt), snoozed]).toEqual([[awake], 1]);
    const asked = rankNext([asleep, awake], { ...CONTEXT, withSnoozed: true });
    expect([asked.ranked.length, asked.snoozed]).toEqual([2, 0]);
  });

  it('says first what counted most', () => {
    const bitten = item(
      { impact: 'high', effort: 'low', targetDate: '2026-10-03', createdAt: NOW },
      [hit(300)],
    );
    expect(first(bitten)?.why).toEqual([
      'bit us once in 90 days, 5 h lost',
      'high impact',
      'overdue since Sat 3 Oct 2026',
      'low effort',
      'recorded today',
    ]);
    expect(first(item({ impact: 'low', targetDate: '2026-11-17' }))?.why[0]).toContain('overdue');
  });

  it('puts the older of equals first', () => {
    const old = item({ number: 9, createdAt: new Date('2026-01-01T00:00:00Z') });
    expect(order(item({ number: 3 }), old, item({ number: 2 }))).toEqual([9, 2, 3]);
  });

  it('places every open item once, or asks for its impact and effort', () => {
    fc.assert(
      fc.property(someDebts, (debts) => {
        const all = debts.map((debt) => ({ ...debt, hits: [] }));
        const { ranked, toAssess } = rankNext(all, { ...CONTEXT, withSnoozed: true });
        const found = [...ranked.map(({ debt }) => debt), ...toAssess].map(({ number }) => number);
        const open = all.filter(isOpen).map(({ number }) => number);
        expect(found.toSorted((a, b) => a - b)).toEqual(open);
        const scores = ranked.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
      }),
    );
  });
});
