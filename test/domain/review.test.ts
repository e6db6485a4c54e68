import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterProgress } from '../../src/domain/progress.ts';
import { reviewOf } from '../../src/domain/review.ts';
import { anyQuarter, anySummary } from './fixtures.ts';

const register = { id: 3, name: 'payments', firstMonth: 4 };
const told = { lateSince: null, baselineFirstImport: null };

describe('the review of a quarter', () => {
  it('names every item that counts once, and is not there where none does', () => {
    const anyTracked = fc.record({ debt: anySummary, quarterAtBaseline: fc.option(anyQuarter) });
    fc.assert(
      fc.property(fc.array(anyTracked), anyQuarter, (items, quarter) => {
        const progress = quarterProgress(items, quarter, '2030-01-01');
        const { committed, added } = progress;
        const review = reviewOf(register, progress, told);
        const named = review
          ? [...review.paid, ...review.replanned, ...review.closed, ...review.left]
          : [];
        expect(named).toHaveLength(committed.length + added.length);
        expect(review === null).toBe(named.length === 0);
      }),
    );
  });

  it('names the quarters by the register’s fiscal year', () => {
    const items = fc.sample(anySummary, 1).map((debt) => ({
      debt: { ...debt, targetQuarter: '2026-10-01' },
      quarterAtBaseline: '2026-10-01',
    }));
    const progress = quarterProgress(
      items.map(({ debt, ...rest }) => ({
        debt: { ...debt, status: 'planning', completedOn: null, closedReason: null },
        ...rest,
      })),
      '2026-10-01',
      '2027-01-01',
    );
    const review = reviewOf(register, progress, told);
    expect(review).toMatchObject({ quarterLabel: 'Q3 2027', nextLabel: 'Q4 2027' });
  });
});
