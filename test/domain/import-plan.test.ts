import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planImport } from '../../src/domain/import-plan.ts';
import { anyDay, anyLevel, anyStatus, debt } from './fixtures.ts';
import { CALENDAR, carriedOut, file, first, item } from './import-fixtures.ts';

const anyItem = fc.record({
  title: fc.constantFrom('Queue', 'Old TLS', 'Slow reports', 'Flaky tests'),
  number: fc.integer({ min: 1, max: 4 }),
  reference: fc.option(fc.constantFrom('TD-1', 'TD-2')),
  status: fc.option(anyStatus),
  priority: anyLevel,
  effort: anyLevel,
  impact: anyLevel,
  risk: fc.option(fc.constantFrom('Jobs are lost', 'Pages hang')),
  owner: fc.option(fc.constantFrom('Dana', 'Eli')),
  due: fc.option(anyDay),
  completed: fc.option(anyDay),
  quarter: fc.option(
    fc
      .tuple(fc.constantFrom(1, 2, 3, 4), fc.option(fc.constantFrom(2026, 2027)))
      .map(([number, year]) => ({ number, year })),
  ),
  steps: fc.array(
    fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean()).map(([text, done]) => ({ text, done })),
    {
      maxLength: 4,
    },
  ),
});
const anyFile = fc
  .array(anyItem, { maxLength: 5 })
  .map((items) => file(...items.map((told, index) => item({ ...told, line: index + 1 }))));

describe('any file', () => {
  it('changes nothing when it is imported again, however long after', () => {
    fc.assert(
      fc.property(anyFile, anyFile, anyDay, (older, newer, today) => {
        const imported = carriedOut(planImport(older, [], 1, CALENDAR));
        const plan = planImport(newer, imported, 100, CALENDAR);
        const gone = imported.filter(({ debt }) => plan.missing.some(({ id }) => id === debt.id));
        const after = carriedOut(plan, gone);
        const again = planImport(newer, after, plan.nextNumber, { ...CALENDAR, today });
        expect(again.additions).toEqual([]);
        expect(
          again.matched.flatMap(({ changes, conflicts }) => [...changes, ...conflicts]),
        ).toEqual([]);
      }),
    );
  });

  it('gives every item a number of its own, and finds each item of the register at most once', () => {
    fc.assert(
      fc.property(anyFile, anyFile, (older, newer) => {
        const imported = carriedOut(planImport(older, [], 1, CALENDAR));
        const plan = planImport(newer, imported, 100, CALENDAR);
        expect(plan.additions.length + plan.matched.length).toBe(newer.items.length);
        const seen = [...plan.matched.map(({ debt }) => debt), ...plan.missing];
        expect(seen).toHaveLength(imported.length);
        const numbers = [...seen, ...plan.additions].map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
      }),
    );
  });
});

describe('a newer file', () => {
  it('is matched by the file’s own id before the title', () => {
    const existing = first(
      item({ title: 'Queue', reference: 'TD-1', number: 1 }),
      item({ title: 'Bus', reference: 'TD-2', number: 2 }),
    );
    const swapped = file(
      item({ title: 'Bus', reference: 'td-1', number: 1 }),
      item({ title: 'Queue', reference: 'td-2', number: 2 }),
    );
    const { matched, additions } = planImport(swapped, existing, 3, CALENDAR);
    expect(additions).toEqual([]);
    expect(matched.map(({ debt, fields }) => [debt.title, fields.title])).toEqual([
      ['Queue', 'Bus'],
      ['Bus', 'Queue'],
    ]);
  });

  it('does not take a new item for one that it removed, though their ordinals agree', () => {
    const existing = first(item({ title: 'Queue', number: 1 }), item({ title: 'Bus', number: 2 }));
    const newer = file(item({ title: 'Queue', number: 1 }), item({ title: 'Alerts', number: 2 }));
    const plan = planImport(newer, existing, 3, CALENDAR);
    expect(plan.additions).toMatchObject([{ number: 3, fields: { title: 'Alerts' } }]);
    expect(plan.missing).toMatchObject([{ title: 'Bus' }]);
  });

  it('keeps a bare quarter where it was when the year turns', () => {
    const told = item({ title: 'Queue', quarter: { number: 4, year: null } });
    const existing = first(told);
    expect(existing[0]?.debt.targetQuarter).toBe('2026-10-01');
    const later = { today: '2027-02-01', firstMonth: 1 };
    expect(planImport(file(told), existing, 2, later).matched[0]?.changes).toEqual([]);
  });

  it('does not clear a date that was set in Slack by moving the quarter', () => {
    const told = item({ title: 'Queue', quarter: { number: 4, year: 2026 } });
    const [before] = first(told);
    if (!before) throw new Error('nothing was imported');
    const dated = { ...before, debt: { ...before.debt, targetDate: '2026-12-01' } };
    const moved = file({ ...told, quarter: { number: 1, year: 2027 } });
    const [change] = planImport(moved, [dated], 2, CALENDAR).matched;
    expect(change?.changes).toEqual([]);
    expect(change?.conflicts).toMatchObject([{ field: 'targetQuarter', inFile: '2027-01-01' }]);
  });

  it('fills what an item recorded in Slack leaves open, and overwrites nothing of it', () => {
    const existing = [{ debt: debt({ title: 'Queue', impact: 'high', number: 1 }), imported: {} }];
    const told = item({ title: 'QUEUE', impact: 'low', effort: 'low', risk: 'Jobs are lost' });
    const [change] = planImport(file(told), existing, 2, CALENDAR).matched;
    expect(change?.fields).toMatchObject({ impact: 'high', effort: 'low', risk: 'Jobs are lost' });
    expect(change?.conflicts.map(({ field }) => field)).toEqual(['title', 'impact']);
  });
});

describe('what a file says', () => {
  it('keeps its wording and line beside the value, and a priority that only it states', () => {
    const [imported] = first(
      item({
        title: 'Queue',
        priority: 'low',
        impact: 'medium',
        effort: 'medium',
        source: { priority: { says: 'Low Priority (Nice to Have)', line: 5 } },
      }),
    );
    expect(imported?.debt.priorityOverride).toBe('low');
    expect(imported?.imported.priorityOverride).toEqual({
      value: 'low',
      says: 'Low Priority (Nice to Have)',
      line: 5,
    });
  });

  it('keeps the whole of a title that is too long for a list', () => {
    const title = 'long '.repeat(60).trim();
    const [imported] = first(item({ title }));
    expect([...(imported?.debt.title ?? '')]).toHaveLength(200);
    expect(imported?.debt.sections).toEqual([{ title: 'Title', text: title }]);
  });
});
