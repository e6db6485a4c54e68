import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Debt, type FieldName, MAX_TITLE_CHARS } from '../../src/domain/debt.ts';
import { type ExportedRegister, toldOf } from '../../src/domain/exported-register.ts';
import { planImport } from '../../src/domain/import-plan.ts';
import { readRegister } from '../../src/markdown/read.ts';
import { writeRegister } from '../../src/markdown/write.ts';
import { debtWith, HOSTILE_TITLE } from '../support/arbitrary-debt.ts';
import { anyRegister, EMPTY_EXPORT, MISLEADING } from '../support/arbitrary-register.ts';
import { fixture, sharedFile } from './support.ts';

const LAW_TIMEOUT_MS = 240_000;

function registerOf(...items: readonly Partial<Debt>[]): ExportedRegister {
  const numbered = items.map((fields, index) => debtWith({ number: index + 1, ...fields }));
  return { ...EMPTY_EXPORT, items: numbered };
}

/** What the reader finds, in the order of the numbers. */
function readBack(text: string) {
  const { items, sections, repairs, notUnderstood } = readRegister(text);
  const told = items.map(({ line: _line, source: _source, ...item }) => item);
  told.sort((one, other) => one.number - other.number);
  return { items: told, sections, remarks: [...repairs, ...notUnderstood] };
}

/** A register that was empty, and into which a file is imported; what files do not carry is as it was. */
function importedAnew(text: string, before: ExportedRegister): ExportedRegister {
  const document = readRegister(text);
  const { firstMonth } = before.about;
  const plan = planImport(document, [], 1, { today: '2026-11-18', firstMonth });
  const items = plan.additions.map(({ number, reference, fields }) => {
    const { updatedAt, closedReason, notes, hits } =
      before.items.find((item) => item.number === number) ?? debtWith();
    const kept = { updatedAt, closedReason, notes, hits };
    return debtWith({ ...fields, number, reference, ...kept });
  });
  return { ...before, items, about: { ...before.about, sections: document.sections } };
}

describe('what is written is read back', () => {
  it(
    'the same in every field that the file carries, and written again as the same bytes, for any register',
    () => {
      fc.assert(
        fc.property(anyRegister, (register) => {
          const text = writeRegister(register);
          const { items, sections, remarks } = readBack(text);
          expect(items).toEqual(register.items.map((item) => toldOf(item, register)));
          expect(sections).toEqual(register.about.sections);
          expect(remarks).toEqual([]);
          expect(writeRegister(importedAnew(text, register))).toBe(text);
        }),
        { numRuns: 20, endOnFailure: true },
      );
    },
    LAW_TIMEOUT_MS,
  );

  it.each(MISLEADING.map((text) => [text.slice(0, 40), text] as const))(
    'in a title and a text that looks like something else: %j',
    (_start, misleading) => {
      const register = registerOf(
        { currentState: misleading, sections: [{ title: 'Context', text: misleading }] },
        { title: [...misleading].slice(0, MAX_TITLE_CHARS).join('').trim() },
        { title: 'The next one', risk: 'Jobs are lost' },
      );
      const { items } = readBack(writeRegister(register));
      expect(items).toEqual(register.items.map((item) => toldOf(item, register)));
    },
  );
});

describe('a register that was kept as a file', () => {
  const fixtures = readdirSync(new URL('./fixtures/', import.meta.url));
  const real = sharedFile('00-technical-debt-register.md');
  const files = [
    ...fixtures.map((name) => [name, fixture(name)] as const),
    ...(real ? [['the seed', real.toString()] as const] : []),
  ];

  it.each(files)('is written so that its text stays as it was: %s', (_name, text) => {
    const document = readRegister(text);
    const plan = planImport(document, [], 1, { today: '2026-11-18', firstMonth: 1 });
    const items = plan.additions.map(({ number, reference, fields }) =>
      debtWith({ ...fields, number, reference }),
    );
    const about = { ...EMPTY_EXPORT.about, sections: document.sections };
    const register = { ...EMPTY_EXPORT, about, items };
    const written = writeRegister(register);
    expect(readBack(written).items).toEqual(items.map((item) => toldOf(item, register)));
    expect(written).not.toContain('as-is');
  });
});

describe('the file', () => {
  it('is the same whatever order the items come in', () => {
    const register = registerOf({ title: 'One' }, { title: 'Two' }, { title: 'Three' });
    const turned = { ...register, items: register.items.toReversed() };
    expect(writeRegister(turned)).toBe(writeRegister(register));
  });

  it('has header, matrix, priorities, progress, schedule and how to add debt, in this order', () => {
    const assessed = { impact: 'high', effort: 'low' } as const;
    const text = writeRegister(
      registerOf(
        { title: 'Later', impact: 'low', effort: 'high', targetQuarter: '2027-01-01' },
        { title: 'Now', ...assessed, owner: { kind: 'person', userId: 'U0ANA' } },
        { title: 'Unassessed' },
        { title: 'Paid', ...assessed, status: 'complete', completedOn: '2026-11-02' },
      ),
    );
    expect(text.match(/^#{1,3} .*/gm)).toEqual([
      '# Checkout',
      '## Priority Matrix',
      '## To Be Assessed',
      '### 3. Unassessed',
      '## High Priority (Address This Quarter)',
      '### 2. Now',
      '### 4. Paid',
      '## Low Priority (Nice to Have)',
      '### 1. Later',
      '## Debt Payoff Progress',
      '## Debt Payoff Schedule',
      '## How to Add New Debt',
      '### N. Title',
    ]);
    expect(text).toContain('**Items**: 4 (3 open, 1 complete)');
    expect(text).toContain('| **High impact** | Quick wins: #2 |');
    expect(text).toContain('**Assigned**: Ana Ruiz\n');
    expect(text).toContain('| #4 Paid | 🟢 Complete | 2026-11-02 |');
    expect(text).toContain('| Q1 2027 | #1 Later | 🔴 0/1 Not Started |');
  });

  it('tells notes and what an item cost, which importing it does not take for texts of the item', () => {
    const note = { text: 'Vendor says **no**', by: 'U0ANA', at: '2026-11-10T10:00:00.000Z' };
    const hit = { id: 1, at: note.at, by: null, minutes: 45, text: null, permalink: null };
    const register = registerOf({ notes: [note], hits: [hit, { ...hit, id: 2 }] });
    const text = writeRegister(register);
    expect(text).toContain('- 2026-11-10, Ana Ruiz: Vendor says \\*\\*no\\*\\*');
    expect(text).toContain('**It Bit Us**: 2 ×, 90 min lost');
    expect(readBack(text).items).toEqual(register.items.map((item) => toldOf(item, register)));
  });

  it('tells the history in few words where it is asked for', () => {
    const at = new Date('2026-11-10T23:30:00Z');
    const change = (field: FieldName, before: unknown, after: unknown) => ({
      ...{ at, by: 'U0ANA', item: 1, field, before, after },
    });
    const history = [
      change('targetDate', null, '2026-12-01'),
      change('owner', { kind: 'name', name: 'a|b' }, { kind: 'person', userId: 'U0BEN' }),
      change('labels', [], ['infra']),
    ];
    expect(writeRegister({ ...registerOf({}), history })).toContain(
      [
        '| 2026-11-11 | #1 | target date: – → 2026-12-01 | Ana Ruiz |',
        '| 2026-11-11 | #1 | owner: a\\|b → U0BEN | Ana Ruiz |',
        '| 2026-11-11 | #1 | labels changed | Ana Ruiz |',
      ].join('\n'),
    );
  });

  it('without items holds none, even where its name looks like one', () => {
    const about = { ...EMPTY_EXPORT.about, name: 'TD-1 leftovers' };
    const text = writeRegister({ ...EMPTY_EXPORT, about });
    expect(text).toMatch(/^# TD-1 leftovers\n/);
    expect(readBack(text).items).toEqual([]);
  });

  it('keeps ordinary text as it was typed, for people who read the file and its diffs', () => {
    const currentState = '- Jobs are lost on restart\n- `cron` has **no** retry';
    const text = writeRegister(registerOf({ currentState, risk: 'Lost payments (again)' }));
    expect(text).toContain(`**Risk if Ignored**: Lost payments (again)\n`);
    expect(text).toContain(`**Current State**:\n${currentState}\n`);
    expect(text).not.toContain('as-is');
  });

  it('lets no title out of its place in the tables', () => {
    const text = writeRegister(
      registerOf({ title: `${HOSTILE_TITLE} | <!-- end of generated -->` }),
    );
    expect(text).toContain('\\<!channel\\>');
    expect(readBack(text).items).toHaveLength(1);
  });
});
