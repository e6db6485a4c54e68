import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListFilters, NO_FILTERS } from '../../src/command/filters.ts';
import { decisionReason, dueDayOf } from '../../src/domain/attention.ts';
import {
  blankFields,
  type Debt,
  type DebtFields,
  isOpen,
  type Owner,
} from '../../src/domain/debt.ts';
import { hoursLost } from '../../src/domain/interest.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { priorityOf } from '../../src/domain/priority.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { LIST_PAGE_SIZE, listDebt } from '../../src/register/list.ts';
import { insertDebts } from '../../src/store/debts.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY_NOON, movableContext, team } from './fixtures.ts';

const TODAY = '2026-11-23';
/** Words that share neither stems nor letters, so that each is found in what it was written into alone. */
const WORDS = ['quixotic', 'zebra', 'mimosa', 'fjord'];
const LABELS = ['infra', 'ci', 'web'];
const QUARTERS = ['2026-07-01', '2026-10-01', '2027-01-01'];
const OWNERS: readonly (Owner | null)[] = [
  null,
  { kind: 'person', userId: 'UANA' },
  { kind: 'person', userId: 'UBEN' },
  { kind: 'name', name: 'Dana' },
];

const database = await useDatabase();
const context = movableContext(database.sql);

const anyTold = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 2 })
  .map((words) => words.join(' '));
const anyDay = fc.constantFrom('2026-10-15', '2026-11-22', TODAY, '2026-11-24', '2027-02-01');
const anyHit = fc
  .constantFrom('2026-08-25T11:59:59.000Z', '2026-08-25T12:00:01.000Z', '2026-11-20T08:00:00.000Z')
  .map((at) => ({ id: 1, at, by: null, minutes: 30, text: null, permalink: null }));

const anyItem: fc.Arbitrary<{ fields: DebtFields; changedDaysAgo: number }> = fc.record({
  fields: fc
    .record({
      told: anyTold,
      status: fc.constantFrom(...STATUSES),
      closedReason: fc.constantFrom(null, null, null, 'merged' as const, 'dropped' as const),
      impact: fc.option(fc.constantFrom(...LEVELS)),
      effort: fc.option(fc.constantFrom(...LEVELS)),
      priorityOverride: fc.option(fc.constantFrom(...LEVELS), { freq: 3 }),
      risk: fc.option(anyTold.filter((text) => text !== '')),
      notes: anyTold.map((text) =>
        text === '' ? [] : [{ text, by: null, at: MONDAY_NOON.toISOString() }],
      ),
      owner: fc.constantFrom(...OWNERS),
      targetDate: fc.option(anyDay),
      targetQuarter: fc.option(fc.constantFrom(...QUARTERS)),
      labels: fc.subarray(LABELS),
      hits: fc.array(anyHit, { maxLength: 1 }),
      snoozedUntil: fc.option(anyDay),
    })
    .map(({ told, ...fields }) => ({ ...blankFields(`Item ${told}`), ...fields })),
  changedDaysAgo: fc.constantFrom(0, 19, 21, 22, 60),
});

const anyFilters: fc.Arbitrary<ListFilters> = fc
  .record({
    flags: fc.record({
      ...{ open: rarely(), done: rarely(), accepted: rarely(), all: fc.boolean() },
      ...{ mine: rarely(), unowned: rarely(), overdue: rarely(), stale: rarely() },
      undecided: rarely(),
      ...{ snoozed: rarely(), unassessed: rarely(), bitten: rarely() },
    }),
    priorities: few(LEVELS),
    quarters: few(QUARTERS),
    owners: few(OWNERS.filter((owner) => owner !== null)),
    labels: few(LABELS),
    withoutLabels: few(LABELS),
    statuses: few(STATUSES),
    words: few(WORDS.map((word) => word.slice(1, -1).toUpperCase())),
  })
  .map(({ flags, ...filters }) => ({ ...NO_FILTERS, ...flags, ...filters }));

function rarely(): fc.Arbitrary<boolean> {
  return fc.integer({ min: 0, max: 3 }).map((n) => n === 3);
}

function few<T>(values: readonly T[]): fc.Arbitrary<readonly T[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 2, arbitrary: fc.subarray([...values], { minLength: 1, maxLength: 2 }) },
  );
}

/** What the filters say, said once more: of different kinds all, of one kind any. */
function satisfies(debt: Debt, filters: ListFilters, self: string): boolean {
  const { owner, closedReason, status } = debt;
  const states = {
    open: isOpen(debt),
    done: status === 'complete' && closedReason === null,
    accepted: status === 'accepted' && closedReason === null,
  };
  const asked = (['open', 'done', 'accepted'] as const).filter((state) => filters[state]);
  const meant = asked.length > 0 || filters.statuses.length > 0 ? asked : (['open'] as const);
  const owned = [
    ...(filters.mine ? [owner?.kind === 'person' && owner.userId === self] : []),
    ...(filters.unowned ? [owner === null] : []),
    ...filters.owners.map((one) => JSON.stringify(one) === JSON.stringify(owner)),
  ];
  const priority = priorityOf(debt);
  const due = dueDayOf(debt);
  const text = [debt.title, debt.risk ?? '', ...debt.notes.map((note) => note.text)].join(' ');
  const any = <T>(values: readonly T[], value: T | null) =>
    values.length === 0 || (value !== null && values.includes(value));
  const daysStill = (MONDAY_NOON.getTime() - debt.updatedAt.getTime()) / 86_400_000;
  return [
    filters.all || meant.length === 0 || meant.some((state) => states[state]),
    owned.length === 0 || owned.includes(true),
    any(filters.statuses, status),
    any(filters.priorities, priority),
    any(filters.quarters, debt.targetQuarter),
    filters.labels.length === 0 || filters.labels.some((label) => debt.labels.includes(label)),
    !filters.withoutLabels.some((label) => debt.labels.includes(label)),
    !filters.undecided || decisionReason(debt, TODAY) !== null,
    !filters.overdue || (states.open && due !== null && due < TODAY),
    !filters.stale || (status === 'in progress' && daysStill >= 21),
    !filters.snoozed || (debt.snoozedUntil !== null && debt.snoozedUntil > TODAY),
    !filters.unassessed || debt.impact === null || debt.effort === null,
    !filters.bitten || hoursLost(debt.hits, MONDAY_NOON) > 0,
    filters.words.every((word) => text.toLowerCase().includes(word.toLowerCase())),
  ].every((holds) => holds);
}

describe('a list', () => {
  it('finds each item by exactly the filters that it satisfies', async () => {
    const { register, ana } = await team(context, 'T-law');
    const items = fc.sample(anyItem, { numRuns: 150, seed: 7 });
    const debts = await stored(register, items);
    await fc.assert(
      fc.asyncProperty(anyFilters, async (filters) => {
        const expected = debts.filter((debt) => satisfies(debt, filters, ana.userId));
        const found = await allOf(ana, register, { ...filters, sort: 'number' });
        expect(found).toEqual(expected.map(({ number }) => number));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

/** Items as they stand in the database, by number. */
async function stored(
  register: Register,
  items: readonly { fields: DebtFields; changedDaysAgo: number }[],
): Promise<readonly Debt[]> {
  const rows = items.map(({ fields }, at) => ({
    ...{ number: at + 1, reference: null, imported: {} },
    fields,
  }));
  const debts = await insertDebts(context.sql, register, rows, null, MONDAY_NOON);
  for (const [at, { changedDaysAgo }] of items.entries()) {
    const updatedAt = new Date(MONDAY_NOON.getTime() - changedDaysAgo * 86_400_000);
    await context.sql`update debt set updated_at = ${updatedAt}
      where register_id = ${register.id} and number = ${at + 1}`;
  }
  const agoOf = ({ number }: Debt) => (items[number - 1]?.changedDaysAgo ?? 0) * 86_400_000;
  return debts
    .map((debt) => ({ ...debt, updatedAt: new Date(MONDAY_NOON.getTime() - agoOf(debt)) }))
    .sort((one, other) => one.number - other.number);
}

/** The numbers of every page. */
async function allOf(actor: Actor, register: Register, filters: ListFilters): Promise<number[]> {
  const first = await listDebt(context, actor, register, filters, 1);
  const rest = Array.from({ length: first.pages - 1 }, (_, at) => at + 2);
  const pages = [first];
  for (const page of rest) pages.push(await listDebt(context, actor, register, filters, page));
  const numbers = pages.flatMap(({ items }) => items.map(({ number }) => number));
  expect(numbers).toHaveLength(first.total);
  expect(pages.slice(0, -1).every(({ items }) => items.length === LIST_PAGE_SIZE)).toBe(true);
  return numbers;
}
