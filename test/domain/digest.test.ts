import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DIGEST_DECISIONS } from '../../src/domain/digest.ts';
import {
  digestDecisions,
  digestNews,
  digestQuickWins,
  type NewsChange,
} from '../../src/domain/digest-news.ts';
import { debtLike, someDebts } from './debt-like.ts';

const TODAY = '2026-11-23';
const SINCE = '2026-11-16';

const change = (
  field: NewsChange['field'],
  before: unknown = null,
  after: unknown = null,
): NewsChange => ({ debtId: 1, field, before, after });

function newsOf(fields: Parameters<typeof debtLike>[0], ...changes: NewsChange[]) {
  const news = digestNews([debtLike(fields)], changes, SINCE, 1);
  return Object.entries(news).flatMap(([heading, items]) => (items.length > 0 ? [heading] : []));
}

describe('what changed', () => {
  it.each([
    [
      'paid since',
      ['paid'],
      { status: 'complete', completedOn: '2026-11-18' },
      [change('status', 'planning', 'complete')],
    ],
    [
      'paid before, told only now by an import',
      [],
      { status: 'complete', completedOn: '2026-09-01' },
      [change('created')],
    ],
    ['paid before, and nothing since', [], { status: 'complete', completedOn: '2026-11-17' }, []],
    [
      'added and paid at once',
      ['paid'],
      { status: 'complete', completedOn: '2026-11-18' },
      [change('created')],
    ],
    [
      'paid, then reopened',
      [],
      { status: 'partial' },
      [change('status', 'partial', 'complete'), change('status', 'complete', 'partial')],
    ],
    [
      'added',
      ['added'],
      {},
      [change('created'), change('targetQuarter', '2026-10-01', '2027-01-01')],
    ],
    ['accepted', ['closed'], { status: 'accepted' }, [change('status', 'in progress', 'accepted')]],
    ['merged', ['closed'], { closedReason: 'merged' }, [change('closedReason', null, 'merged')]],
    ['accepted before, and nothing since', [], { status: 'accepted' }, []],
    ['added, then dropped', [], { closedReason: 'dropped' }, [change('created')]],
    [
      'begun',
      ['started'],
      { status: 'in progress' },
      [change('status', 'not started', 'in progress')],
    ],
    [
      'begun, then put back',
      [],
      { status: 'planning' },
      [change('status', 'not started', 'in progress'), change('status', 'in progress', 'planning')],
    ],
    [
      're-planned',
      ['replanned'],
      { targetQuarter: '2027-01-01' },
      [change('targetQuarter', '2026-10-01', '2027-01-01')],
    ],
    [
      're-planned and back',
      [],
      { targetQuarter: '2026-10-01' },
      [
        change('targetQuarter', '2026-10-01', '2027-01-01'),
        change('targetQuarter', '2027-01-01', '2026-10-01'),
      ],
    ],
    [
      'planned for the first time',
      ['replanned'],
      { targetQuarter: '2027-01-01' },
      [change('targetQuarter', null, '2027-01-01')],
    ],
  ] as const)('%s', (_, expected, fields, changes) => {
    expect(newsOf(fields, ...changes)).toEqual(expected);
  });

  it('says from which quarter to which an item went, by the fiscal year', () => {
    const moved = (before: string | null, after: string | null) =>
      digestNews(
        [debtLike({ targetQuarter: after })],
        [change('targetQuarter', before, after)],
        SINCE,
        4,
      ).replanned.map((item) => item.moved);
    expect(moved('2026-10-01', '2027-01-01')).toEqual(['Q3 2027 → Q4 2027']);
    expect(moved(null, '2026-10-01')).toEqual(['no quarter → Q3 2027']);
    expect(moved('2026-10-01', null)).toEqual(['Q3 2027 → no quarter']);
  });

  it('says from which day to which an item went within its quarter', () => {
    const moved = (before: string | null, targetDate: string | null) =>
      digestNews(
        [debtLike({ targetDate, targetQuarter: '2026-10-01' })],
        [change('targetDate', before, targetDate)],
        SINCE,
        1,
      ).replanned.map((item) => item.moved);
    expect(moved('2026-11-20', '2026-12-11')).toEqual(['due Fri 20 Nov 2026 → Fri 11 Dec 2026']);
    expect(moved('2026-11-20', null)).toEqual(['due Fri 20 Nov 2026 → no day']);
    expect(moved('2026-11-20', '2026-11-20')).toEqual([]);
    expect(moved(null, '2026-12-11')).toEqual([]);
  });

  it('counts every item once at most', () => {
    const changes = fc.array(
      fc.record({
        debtId: fc.integer({ min: 1, max: 30 }),
        field: fc.constantFrom('created', 'status', 'targetQuarter'),
        before: fc.constantFrom(null, 'not started', 'in progress', '2026-10-01'),
        after: fc.constantFrom('complete', 'in progress', '2027-01-01'),
      }) as fc.Arbitrary<NewsChange>,
    );
    fc.assert(
      fc.property(someDebts, changes, (debts, some) => {
        const named = Object.values(digestNews(debts, some, SINCE, 1)).flat();
        expect(new Set(named.map((item) => item.debtId)).size).toBe(named.length);
      }),
    );
  });
});

describe('what to decide', () => {
  it('asks the gravest first: overdue, longest first, then owner gone, unowned, unanswered', () => {
    const owner = { kind: 'person', userId: 'UANA' } as const;
    const { decisions } = digestDecisions(
      [
        debtLike({ number: 1, owner, unansweredNudges: 2 }),
        debtLike({ number: 2, impact: 'high', effort: 'low' }),
        debtLike({ number: 3, owner, ownerGone: true }),
        debtLike({ number: 4, owner, targetDate: '2026-11-20' }),
        debtLike({ number: 5, owner, targetDate: '2026-11-02' }),
      ],
      TODAY,
      [],
    );
    expect(decisions.map(({ item }) => item.number)).toEqual([5, 4, 3, 2, 1]);
  });

  it('tell of an overdue item that its owner does not answer, too', () => {
    const overdue = {
      targetDate: '2026-11-01',
      owner: { kind: 'person', userId: 'UANA' },
    } as const;
    const { decisions } = digestDecisions(
      [
        debtLike({ id: 1, number: 1, ...overdue, unansweredNudges: 1 }),
        debtLike({ id: 2, number: 2, ...overdue, unansweredNudges: 2 }),
      ],
      TODAY,
      [],
    );
    expect(decisions).toMatchObject([{ reason: 'overdue' }, { reason: 'overdue' }]);
    expect(decisions.map(({ isUnanswered }) => isUnanswered ?? false)).toEqual([false, true]);
  });

  it('shows five at most and counts the rest', () => {
    fc.assert(
      fc.property(someDebts, (debts) => {
        const { decisions, moreDecisions } = digestDecisions(debts, TODAY, []);
        expect(decisions.length).toBeLessThanOrEqual(MAX_DIGEST_DECISIONS);
        expect(moreDecisions > 0 ? decisions.length : MAX_DIGEST_DECISIONS).toBe(
          MAX_DIGEST_DECISIONS,
        );
        expect(new Set(decisions.map(({ item }) => item.debtId)).size).toBe(decisions.length);
      }),
    );
  });
});

describe('quick wins', () => {
  it('are the three oldest that nobody has taken', () => {
    const win = { impact: 'high', effort: 'low' } as const;
    const debts = [4, 2, 5, 3].map((number) => debtLike({ ...win, number }));
    expect(digestQuickWins(debts).map((item) => item.number)).toEqual([2, 3, 4]);
  });

  it('are not asked about a second time', () => {
    const debts = [1, 2, 3, 4].map((number) => debtLike({ number, impact: 'high', effort: 'low' }));
    const quickWins = digestQuickWins(debts);
    const { decisions } = digestDecisions(debts, TODAY, quickWins);
    expect(decisions.map(({ item }) => item.number)).toEqual([4]);
  });
});
