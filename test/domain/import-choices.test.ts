import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentItem } from '../../src/domain/document.ts';
import { type ImportChoices, type Side, UNDECIDED } from '../../src/domain/import-choices.ts';
import { planImport } from '../../src/domain/import-plan.ts';
import { CALENDAR, carriedOut, file, first, item } from './import-fixtures.ts';

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
