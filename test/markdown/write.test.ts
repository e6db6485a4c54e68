import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankFields, type Debt } from '../../src/domain/debt.ts';
import { type ExportedRegister, toldOf } from '../../src/domain/exported-register.ts';
import { planImport } from '../../src/domain/import-plan.ts';
import { readRegister } from '../../src/markdown/read.ts';
import { writeRegister } from '../../src/markdown/write.ts';
import { debtWith, HOSTILE_TITLE } from '../support/arbitrary-debt.ts';
import { anyRegister, EMPTY_EXPORT, MISLEADING } from '../support/arbitrary-register.ts';

const LAW = { numRuns: 40, seed: 20_261_118, endOnFailure: true };
const LAW_TIMEOUT_MS = 120_000;

function registerOf(...items: readonly Partial<Debt>[]): ExportedRegister {
  const numbered = items.map((fields, index) => debtWith({ number: index + 1, ...fields }));
  return { ...EMPTY_EXPORT, items: numbered };
}

/** What the reader finds, in the order of the numbers. */
function readBack(text: string) {
  const { items, sections, repairs } = readRegister(text);
  const told = items.map(({ line: _line, source: _source, ...item }) => item);
  return { items: told.sort((one, other) => one.number - other.number), sections, repairs };
}

describe('what is written is read back', () => {
  it(
    'the same in every field that the file carries, for any register',
    () => {
      fc.assert(
        fc.property(anyRegister, (register) => {
          const { items, sections, repairs } = readBack(writeRegister(register));
          expect(items).toEqual(register.items.map((item) => toldOf(item, register)));
          expect(sections).toEqual(register.about.sections);
          expect(repairs).toEqual([]);
        }),
        LAW,
      );
    },
    LAW_TIMEOUT_MS,
  );

  it(
    'and written again gives the same bytes',
    () => {
      fc.assert(
        fc.property(anyRegister, (register) => {
          const text = writeRegister(register);
          const document = readRegister(text);
          const { firstMonth } = register.about;
          const plan = planImport(document, [], 1, { today: '2026-11-18', firstMonth });
          const items = plan.additions.map(({ number, reference, fields }) => {
            const { updatedAt, closedReason, notes, hits } =
              register.items.find((item) => item.number === number) ?? debtWith();
            return debtWith({
              ...{ ...blankFields(''), ...fields, number, reference },
              ...{ updatedAt, closedReason, notes, hits },
            });
          });
          const about = { ...register.about, sections: document.sections };
          expect(writeRegister({ ...register, items, about })).toBe(text);
        }),
        LAW,
      );
    },
    LAW_TIMEOUT_MS,
  );

  it.each(MISLEADING)('in a text that looks like something else: %j', (misleading) => {
    const register = registerOf(
      { currentState: misleading, sections: [{ title: 'Context', text: misleading }] },
      { title: 'The next one', risk: 'Jobs are lost' },
    );
    const { items } = readBack(writeRegister(register));
    expect(items).toEqual(register.items.map((item) => toldOf(item, register)));
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
