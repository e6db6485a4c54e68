import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentItem, RegisterDocument } from '../../src/domain/document.ts';
import { type ImportChoices, type Side, UNDECIDED } from '../../src/domain/import-choices.ts';
import type { ExistingItem } from '../../src/domain/import-match.ts';
import { type ImportPlan, planImport } from '../../src/domain/import-plan.ts';
import { anyDay, anyLevel, anyStatus, debt } from './fixtures.ts';

const CALENDAR = { today: '2026-11-23', firstMonth: 1 };

function item(told: Partial<DocumentItem> & { title: string }): DocumentItem {
  return {
    line: 1,
    number: 1,
    reference: null,
    status: null,
    priority: null,
    effort: null,
    effortQualifier: null,
    impact: null,
    impactQualifier: null,
    risk: null,
    currentState: null,
    targetState: [],
    implementation: null,
    steps: [],
    files: [],
    whatWasDone: null,
    sections: [],
    owner: null,
    due: null,
    quarter: null,
    completed: null,
    acceptedUntil: null,
    acceptedWhy: null,
    labels: [],
    links: [],
    source: {},
    ...told,
  };
}

function file(...items: DocumentItem[]): RegisterDocument {
  return {
    title: null,
    items,
    sections: [],
    tables: [],
    notUnderstood: [],
    contradictions: [],
    repairs: [],
  };
}

/** The register as it is once a plan was carried out. */
function carriedOut(plan: ImportPlan, others: readonly ExistingItem[] = []): ExistingItem[] {
  const added = plan.additions.map(({ number, reference, fields, imported }) => ({
    debt: debt({ ...fields, id: number, number, reference }),
    imported,
  }));
  const kept = plan.matched.map(({ debt: before, fields, reference, imported }) => ({
    debt: { ...before, ...fields, reference },
    imported,
  }));
  return [...added, ...kept, ...others];
}

function first(...items: DocumentItem[]): ExistingItem[] {
  return carriedOut(planImport(file(...items), [], 1, CALENDAR));
}

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

describe('what is in doubt', () => {
  const older = [item({ title: 'Queue for all jobs', number: 1, risk: 'Jobs are lost' })];
  const renamed = file(item({ title: 'Queues for the nightly jobs', number: 7 }));

  it('is asked, and counts as new until somebody says that it was renamed', () => {
    const existing = first(...older);
    const plan = planImport(renamed, existing, 2, CALENDAR);
    expect(plan.doubtful).toMatchObject([{ place: 0, debt: { number: 1 } }]);
    expect(plan.additions).toHaveLength(1);
    const same = { ...UNDECIDED, same: new Map([[0, 1]]) };
    const decided = planImport(renamed, existing, 2, CALENDAR, [], same);
    expect(decided.additions).toEqual([]);
    expect(decided.matched[0]?.fields.title).toBe('Queues for the nightly jobs');
    const isNew = { ...UNDECIDED, same: new Map([[0, null]]) };
    expect(planImport(renamed, existing, 2, CALENDAR, [], isNew)).toMatchObject({
      ...{ doubtful: [], matched: [] },
      ...{ additions: [{ number: 2 }], missing: [{ number: 1 }] },
    });
  });

  it('is no item with another id of its own, however alike the titles', () => {
    const existing = first(item({ title: 'Queue for all jobs', reference: 'TD-1' }));
    const other = file(item({ title: 'Queue for all the jobs', reference: 'TD-2' }));
    expect(planImport(other, existing, 2, CALENDAR).doubtful).toEqual([]);
  });

  it('of a field is settled for good by a choice, and asked again without one', () => {
    const [before] = first(...older);
    if (!before) throw new Error('nothing was imported');
    const inSlack = { ...before, debt: { ...before.debt, risk: 'All jobs stop' } };
    const newer = file({ ...older[0], risk: 'Jobs are lost at night' } as DocumentItem);
    const settled = (choices: ImportChoices) => {
      const plan = planImport(newer, [inSlack], 2, CALENDAR, [], choices);
      const again = planImport(newer, carriedOut(plan), 2, CALENDAR);
      return { risk: plan.matched[0]?.fields.risk, asked: again.matched[0]?.conflicts.length };
    };
    const side = (chosen: Side) => ({ ...UNDECIDED, sides: new Map([['1 risk', chosen]]) });
    expect(settled(UNDECIDED)).toEqual({ risk: 'All jobs stop', asked: 1 });
    expect(settled(side('slack'))).toEqual({ risk: 'All jobs stop', asked: 0 });
    expect(settled(side('file'))).toEqual({ risk: 'Jobs are lost at night', asked: 0 });
  });

  it('closes what the file dropped only where somebody says so, and never what is paid', () => {
    const existing = first(
      item({ title: 'Old TLS', number: 1 }),
      item({ title: 'Slow reports', number: 2, status: 'complete' }),
    );
    const closing = { by: 'UANA', now: new Date('2026-11-23T09:00:00Z'), why: 'no longer in it' };
    const choices = { ...UNDECIDED, closeMissing: closing };
    const plan = planImport(file(), existing, 3, CALENDAR, [], choices);
    expect(plan.closings).toMatchObject([
      { debt: { number: 1 }, fields: { closedReason: 'dropped' } },
    ]);
    expect(plan.missing).toMatchObject([{ number: 2 }]);
    expect(planImport(file(), existing, 3, CALENDAR).closings).toEqual([]);
  });
});

const WORDS = ['queue', 'jobs', 'nightly', 'login', 'tests', 'reports', 'billing', 'cache'];
const anyWords = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '));
const anyEdit = fc.record({
  at: fc.nat(5),
  kind: fc.constantFrom('rename', 'complete', 'move', 'remove', 'add', 'risk'),
  words: anyWords,
});

function changeBy(kind: 'rename' | 'complete' | 'risk', words: string): Partial<DocumentItem> {
  if (kind === 'complete') return { status: 'complete' };
  return kind === 'rename' ? { title: words } : { risk: words };
}

function edited(items: readonly DocumentItem[], edits: readonly EditOf[]): DocumentItem[] {
  const now = [...items];
  for (const { at, kind, words } of edits) {
    const told = now[at];
    if (kind === 'add' || !told) now.push(item({ title: words }));
    else if (kind === 'remove' || kind === 'move') now.splice(at, 1);
    else now[at] = { ...told, ...changeBy(kind, words) };
    if (kind === 'move' && told) now.push(told);
  }
  return now;
}
type EditOf = typeof anyEdit extends fc.Arbitrary<infer Edit> ? Edit : never;

const numbered = (items: readonly DocumentItem[]) =>
  file(...items.map((told, at) => ({ ...told, number: at + 1, line: 3 * at + 1 })));

describe('a file that somebody edited while others changed the register', () => {
  it('loses nothing that was changed in Slack, whatever was done to the file', () => {
    const titles = fc.uniqueArray(anyWords, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(titles, fc.array(anyEdit, { maxLength: 6 }), anyWords, (names, edits, mine) => {
        const older = numbered(names.map((title) => item({ title, risk: 'Jobs are lost' })));
        const imported = carriedOut(planImport(older, [], 1, CALENDAR));
        const existing = imported.map((one) => ({ ...one, debt: { ...one.debt, risk: mine } }));
        const newer = numbered(edited(older.items, edits));
        for (const otherDoubtful of ['same', 'new', null] as const) {
          const plan = planImport(newer, existing, 100, CALENDAR, [], {
            ...UNDECIDED,
            otherDoubtful,
          });
          for (const { fields } of plan.matched) expect(fields.risk).toBe(mine);
          expect(plan.matched.length + plan.additions.length).toBe(newer.items.length);
          const kept = [...plan.matched.map(({ debt }) => debt), ...plan.missing];
          expect(new Set(kept.map(({ number }) => number)).size).toBe(existing.length);
          expect(plan.doubtful.every(({ debt }) => plan.missing.includes(debt))).toBe(true);
        }
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
