import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { burnUp, type PlanChange } from '../../src/domain/burn-up.ts';
import { addLocalDays } from '../../src/domain/local-date.ts';
import { countsOf, quarterProgress, type TrackedDebt } from '../../src/domain/progress.ts';
import { lastDayOf } from '../../src/domain/quarter.ts';
import { anyDay, anyQuarter, anySummary, debt } from './fixtures.ts';

const Q4 = '2026-10-01';
const Q1 = '2027-01-01';

function track(id: number, fields: Parameters<typeof debt>[0], quarterAtBaseline: string | null) {
  return { debt: debt({ id, number: id, ...fields }), quarterAtBaseline };
}

const replanned = (debtId: number, on: string, before: string | null, after: string | null) =>
  ({ debtId, on, field: 'targetQuarter', before, after }) as const;

describe('a burn-up', () => {
  it('starts at what was committed, and follows what came, went and was paid week by week', () => {
    const items = [
      track(1, { targetQuarter: Q4, status: 'complete', completedOn: '2026-10-09' }, Q4),
      track(2, { targetQuarter: Q1 }, Q4),
      track(3, { targetQuarter: Q4 }, null),
      track(4, { targetQuarter: Q4, status: 'accepted' }, Q4),
      track(5, { targetQuarter: null, status: 'complete', completedOn: '2026-10-22' }, null),
    ];
    const changes: PlanChange[] = [
      replanned(2, '2026-10-14', Q4, Q1),
      { debtId: 3, on: '2026-10-20', field: 'created', before: null, after: {} },
      { debtId: 4, on: '2026-10-27', field: 'status', before: 'planning', after: 'accepted' },
    ];
    expect(burnUp(items, changes, Q4, '2026-10-29')).toEqual([
      { week: 0, planned: 3, done: 0 },
      { week: 1, planned: 3, done: 0 },
      { week: 2, planned: 2, done: 1 },
      { week: 3, planned: 3, done: 1 },
      { week: 4, planned: 3, done: 2 },
      { week: 5, planned: 3, done: 2 },
    ]);
  });

  it('has a point for every week of a quarter that is over, and none before it begins', () => {
    const items = [track(1, { targetQuarter: Q4 }, Q4)];
    expect(burnUp(items, [], Q4, '2027-03-01')).toHaveLength(14);
    expect(burnUp(items, [], Q4, '2026-09-30')).toEqual([]);
  });

  it('starts at committed, never falls in what is done, and ends at what the progress says', () => {
    const anyItems: fc.Arbitrary<TrackedDebt[]> = fc
      .array(fc.record({ debt: anySummary, quarterAtBaseline: fc.option(anyQuarter) }), {
        maxLength: 12,
      })
      .map((items) =>
        items.map(({ debt: one, quarterAtBaseline }, at) => ({
          debt: { ...one, id: at + 1 },
          quarterAtBaseline,
        })),
      );
    const anyChange = fc.record({
      debtId: fc.integer({ min: 1, max: 12 }),
      days: fc.integer({ min: 0, max: 120 }),
      field: fc.constantFrom('created', 'targetQuarter', 'status', 'closedReason'),
      before: fc.option(anyQuarter),
      after: fc.option(anyQuarter),
    } as const);
    fc.assert(
      fc.property(
        anyItems,
        fc.array(anyChange),
        anyQuarter,
        anyDay,
        (items, some, quarter, today) => {
          const changes = some
            .map(({ days, ...change }) => ({ ...change, on: addLocalDays(quarter, days) }))
            .sort((left, right) => left.on.localeCompare(right.on)) as PlanChange[];
          const points = burnUp(items, changes, quarter, today);
          if (today < quarter) {
            expect(points).toEqual([]);
            return;
          }
          const { committed, done, left } = countsOf(quarterProgress(items, quarter, today));
          expect(points.length).toBeLessThanOrEqual(14);
          expect(points[0]).toEqual({ week: 0, planned: committed, done: 0 });
          expect(points.at(-1)).toMatchObject({ planned: done + left, done });
          points.forEach((point, at) => {
            expect(point.done).toBeGreaterThanOrEqual(points[at - 1]?.done ?? 0);
            expect(point.planned).toBeGreaterThanOrEqual(point.done);
          });
          if (today >= lastDayOf(quarter)) expect(points).toHaveLength(14);
        },
      ),
    );
  });
});
