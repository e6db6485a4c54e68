import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_NUDGE_ITEMS, NUDGE_REASONS } from '../../src/domain/digest.ts';
import { addLocalDays } from '../../src/domain/local-date.ts';
import { isAway, pickNudgeItems } from '../../src/domain/nudge.ts';
import { nudgeKindOn, nudgePeriods } from '../../src/domain/nudge-day.ts';
import { debtLike, someDebts } from './debt-like.ts';

const TODAY = '2026-11-23';
const owned = (fields: Parameters<typeof debtLike>[0], stillDays = 0) => ({
  debt: debtLike(fields),
  ...{ registerName: 'Platform', isDefault: true },
  holidays: [],
  toldOverdueFor: null,
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
      'weekly',
    );
    expect(items.map((item) => item.number)).toEqual([5, 4, 3, 2, 1]);
  });

  it('calls items by their register when they are of several, or of one that is not the default', () => {
    const late = (registerId: number, isDefault: boolean) => {
      const item = owned({ number: 1, targetDate: '2026-11-22' });
      return { ...item, debt: { ...item.debt, registerId }, isDefault };
    };
    const handles = (all: readonly ReturnType<typeof late>[]) =>
      pickNudgeItems(all, TODAY, 'weekly').items.map(({ registerHandle }) => registerHandle);
    expect(handles([late(1, true)])).toEqual([undefined]);
    expect(handles([late(2, false)])).toEqual(['platform']);
    expect(handles([late(1, true), late(2, false)])).toEqual(['platform', 'platform']);
  });

  it('names five at most, worst first, and counts the rest', () => {
    fc.assert(
      fc.property(someDebts, fc.integer({ min: 0, max: 60 }), (debts, stillDays) => {
        const all = debts.map((debt) => ({ ...owned({}, stillDays), debt }));
        const { items, more } = pickNudgeItems(all, TODAY, 'weekly');
        const ranks = items.map((item) => NUDGE_REASONS.indexOf(item.reason));
        expect(items.length).toBeLessThanOrEqual(MAX_NUDGE_ITEMS);
        expect(more > 0 ? items.length : MAX_NUDGE_ITEMS).toBe(MAX_NUDGE_ITEMS);
        expect(ranks).toEqual(ranks.toSorted());
        expect(items.every((item) => item.days >= 0)).toBe(true);
      }),
    );
  });

  it('tells between the weekly ones only what its owner was not told yet to be overdue', () => {
    const { items, newlyOverdue } = pickNudgeItems(
      [
        owned({ number: 1, targetDate: '2026-11-20' }),
        { ...owned({ number: 2, targetDate: '2026-11-20' }), toldOverdueFor: '2026-11-20' },
        { ...owned({ number: 3, targetDate: '2026-11-21' }), toldOverdueFor: '2026-11-06' },
        owned({ number: 4, targetDate: '2026-11-24' }),
        owned({ number: 5, status: 'in progress' }, 30),
      ],
      TODAY,
      'daily',
    );
    expect(items.map((item) => item.number)).toEqual([1, 3]);
    expect(newlyOverdue).toEqual([
      { debtId: 1, due: '2026-11-20' },
      { debtId: 3, due: '2026-11-21' },
    ]);
  });

  it('tells as overdue what it only counts, too, so that the next morning does not', () => {
    const many = Array.from({ length: 7 }, (_, at) =>
      owned({ id: at + 1, number: at + 1, targetDate: '2026-11-20' }),
    );
    const { more, newlyOverdue } = pickNudgeItems(many, TODAY, 'weekly');
    expect([more, newlyOverdue.length]).toEqual([2, 7]);
  });

  it('leaves out what is of a register that has a holiday', () => {
    const items = [
      { ...owned({ number: 1, targetDate: '2026-11-20' }), holidays: [TODAY] },
      { ...owned({ number: 2, targetDate: '2026-11-20' }), holidays: ['11-23'] },
      { ...owned({ number: 3, targetDate: '2026-11-20' }), holidays: ['2026-11-24', '12-23'] },
    ];
    const picked = pickNudgeItems(items, TODAY, 'weekly');
    expect(picked.items.map((item) => item.number)).toEqual([3]);
    expect(picked.newlyOverdue).toHaveLength(1);
  });

  it('tells each item once of every due day that passes, whatever mornings are skipped', () => {
    const plan = fc.record({
      dues: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 }),
      skipped: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 30 }),
    });
    fc.assert(
      fc.property(plan, ({ dues, skipped }) => {
        const marks = new Map<number, string>();
        const told: string[] = [];
        const used: string[] = [];
        for (let ahead = 0; ahead <= 60; ahead++) {
          const day = addLocalDays(TODAY, ahead);
          const kind = nudgeKindOn(day, 'on', used);
          if (kind === null || (skipped.includes(ahead) && ahead < 60)) continue;
          const items = dues.map((due, at) => ({
            ...owned({ id: at + 1, number: at + 1, targetDate: addLocalDays(TODAY, due) }),
            toldOverdueFor: marks.get(at + 1) ?? null,
          }));
          const picked = pickNudgeItems(items, day, kind);
          if (picked.items.length === 0) continue;
          used.push(...nudgePeriods(day, kind));
          for (const { debtId, due } of picked.newlyOverdue) {
            expect(due < day).toBe(true);
            marks.set(debtId, due);
            told.push(`${debtId} ${due}`);
          }
        }
        const owed = dues.map((due, at) => `${at + 1} ${addLocalDays(TODAY, due)}`);
        expect(told.toSorted()).toEqual(owed.toSorted());
      }),
    );
  });

  it('says where it asks for the last time', () => {
    const [asked, unasked] = [1, 0].map((unansweredNudges) =>
      pickNudgeItems([owned({ unansweredNudges, targetDate: TODAY })], TODAY, 'weekly'),
    );
    expect([asked?.items[0]?.isLast, unasked?.items[0]?.isLast]).toEqual([true, false]);
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
