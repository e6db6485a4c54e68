import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quarterProgress } from '../../src/domain/progress.ts';
import { anyDay, anyQuarter, anySummary, debt } from './fixtures.ts';

const Q4 = '2026-10-01';
const planned = { targetQuarter: Q4, quarterAtBaseline: Q4 } as const;

function track(fields: Parameters<typeof debt>[0], quarterAtBaseline: string | null) {
  return { debt: debt(fields), quarterAtBaseline };
}

describe('a quarter’s progress', () => {
  it('tells what was done, is left, was re-planned, was added and was closed', () => {
    const complete = { status: 'complete', completedOn: '2026-11-02' } as const;
    const progress = quarterProgress(
      [
        track({ number: 1, targetQuarter: Q4, ...complete }, Q4),
        track({ number: 2, targetQuarter: Q4 }, Q4),
        track({ number: 3, targetQuarter: '2027-01-01' }, Q4),
        track({ number: 4, targetQuarter: Q4, status: 'accepted' }, Q4),
        track({ number: 5, targetQuarter: Q4 }, null),
        track({ number: 6, targetQuarter: null, ...complete }, null),
        track({ number: 7, targetQuarter: '2027-01-01' }, '2027-01-01'),
        track({ number: 8, targetQuarter: Q4, status: 'complete', completedOn: '2026-09-30' }, Q4),
      ],
      Q4,
      '2026-11-23',
    );
    const numbers = Object.fromEntries(
      (['committed', 'done', 'left', 'replanned', 'added', 'closed'] as const).map((list) => [
        list,
        progress[list].map(({ number }) => number),
      ]),
    );
    expect(numbers).toEqual({
      committed: [1, 2, 3, 4],
      done: [1, 6],
      left: [2, 5],
      replanned: [3],
      added: [5, 6],
      closed: [4],
    });
    expect(progress).toMatchObject({ week: 8, weeks: 13 });
  });

  it('forecasts from week 3 on, at the pace so far', () => {
    const items = Array.from({ length: 8 }, (_, index) =>
      track(
        index < 2
          ? { targetQuarter: Q4, status: 'complete', completedOn: '2026-10-05' }
          : { targetQuarter: Q4 },
        planned.quarterAtBaseline,
      ),
    );
    const forecastOn = (day: string) => quarterProgress(items, Q4, day).forecast;
    expect(forecastOn('2026-10-14')).toBeNull();
    expect(forecastOn('2026-10-29')).toBe(7);
    expect(forecastOn('2027-01-05')).toBe(2);
    expect(quarterProgress([], Q4, '2026-11-23').forecast).toBeNull();
  });

  it('puts every item that counts in exactly one of done, left, re-planned and closed', () => {
    const anyTracked = fc.record({ debt: anySummary, quarterAtBaseline: fc.option(anyQuarter) });
    fc.assert(
      fc.property(fc.array(anyTracked), anyQuarter, anyDay, (items, quarter, today) => {
        const progress = quarterProgress(items, quarter, today);
        const { committed, added, done, left, replanned, closed, forecast } = progress;
        const parts = [...done, ...left, ...replanned, ...closed];
        expect(new Set(parts)).toEqual(new Set([...committed, ...added]));
        expect(parts).toHaveLength(committed.length + added.length);
        if (forecast !== null) expect(forecast).toBeGreaterThanOrEqual(done.length);
      }),
    );
  });
});
