import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Hit } from '../../src/domain/debt.ts';
import { hoursLost, interestOf, interestWords, timeWords } from '../../src/domain/interest.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const DAY_MS = 24 * 60 * 60 * 1000;

function hit(daysAgo: number, minutes: number): Hit {
  const at = new Date(NOW.getTime() - daysAgo * DAY_MS).toISOString();
  return { id: 1, at, by: 'UANA', minutes, text: null, permalink: null };
}

describe('what a debt costs', () => {
  it('counts the hits of the last 90 days and no older one', () => {
    const hits = [hit(0, 45), hit(89, 90), hit(90, 600), hit(400, 600)];
    expect(interestOf(hits, NOW)).toEqual({ hits: 2, minutes: 135 });
    expect(hoursLost(hits, NOW)).toBe(2.25);
  });

  it.each([
    [45, '45 min'],
    [60, '1 h'],
    [90, '1 h 30 min'],
    [0, '0 min'],
  ])('tells %i minutes as %s', (minutes, words) => {
    expect(timeWords(minutes)).toBe(words);
  });

  it('is told in a sentence, and not at all where it has cost nothing', () => {
    expect(interestWords({ hits: 3, minutes: 240 })).toBe('bit us 3 times in 90 days, 4 h lost');
    expect(interestWords({ hits: 0, minutes: 0 })).toBe('');
  });

  it('is what its parts cost, in any order, and only falls as time goes by', () => {
    const hits = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 9600 }))
        .map(([daysAgo, minutes]) => hit(daysAgo, minutes)),
    );
    fc.assert(
      fc.property(hits, hits, fc.nat({ max: 200 }), (some, others, days) => {
        const all = interestOf([...some, ...others], NOW);
        const [one, other] = [interestOf(some, NOW), interestOf(others, NOW)];
        expect(all).toEqual({ hits: one.hits + other.hits, minutes: one.minutes + other.minutes });
        expect(interestOf(some.toReversed(), NOW)).toEqual(one);
        const later = new Date(NOW.getTime() + days * DAY_MS);
        expect(interestOf(some, later).minutes).toBeLessThanOrEqual(one.minutes);
      }),
    );
  });
});
