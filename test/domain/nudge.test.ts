import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NUDGE_ITEMS, NUDGE_REASONS } from '../../src/domain/digest.ts';
import { isAway, pickNudgeItems } from '../../src/domain/nudge.ts';
import { debtLike, someDebts } from './debt-like.ts';

const TODAY = '2026-11-23';
const owned = (fields: Parameters<typeof debtLike>[0], stillDays = 0) => ({
  debt: debtLike(fields),
  registerName: 'Platform',
  stillDays,
});

describe('a nudge', () => {
  it('names the worst first: longest overdue, soonest due, longest still', () => {
    const { items } = pickNudgeItems(
      [
        owned({ number: 1, status: 'in progress' }, 30),
        owned({ number: 2, targetDate: '2026-11-29' }),
        owned({ number: 3, targetDate: '2026-11-24' }),
        owned({ number: 4, targetDate: '2026-11-22' }),
        owned({ number: 5, targetDate: '2026-10-22' }),
      ],
      TODAY,
    );
    expect(items.map((item) => item.number)).toEqual([5, 4, 3, 2, 1]);
  });

  it('names five at most, worst first, and counts the rest', () => {
    fc.assert(
      fc.property(someDebts, fc.integer({ min: 0, max: 60 }), (debts, stillDays) => {
        const all = debts.map((debt) => ({ debt, registerName: 'Platform', stillDays }));
        const { items, more } = pickNudgeItems(all, TODAY);
        const ranks = items.map((item) => NUDGE_REASONS.indexOf(item.reason));
        expect(items.length).toBeLessThanOrEqual(MAX_NUDGE_ITEMS);
        expect(more > 0 ? items.length : MAX_NUDGE_ITEMS).toBe(MAX_NUDGE_ITEMS);
        expect(ranks).toEqual(ranks.toSorted());
        expect(items.every((item) => item.days >= 0)).toBe(true);
      }),
    );
  });
});

describe('a status', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  const at = (text: string, emoji = '', expiresAt: Date | null = null) =>
    isAway({ text, emoji, expiresAt }, now);

  it.each([
    'Vacationing',
    'On vacation until Monday',
    'Out of office',
    'OOO',
    'out sick',
    'On parental leave',
    'PTO',
  ])('says away: %s', (text) => expect(at(text)).toBe(true));

  it.each([
    'In a meeting',
    'Commuting',
    'Working remotely',
    'Leaving early',
    'pair programming',
    '',
  ])('does not say away: %s', (text) => expect(at(text)).toBe(false));

  it('says away by its emoji alone, until it expires', () => {
    expect(at('', ':palm_tree:')).toBe(true);
    expect(at('', ':palm_tree:', new Date('2026-11-24T00:00:00Z'))).toBe(true);
    expect(at('', ':palm_tree:', now)).toBe(false);
  });
});
