import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELD_NAMES } from '../../src/domain/debt.ts';
import { confirmationsMessage } from '../../src/view/confirmations.ts';
import { anyDebt, CHANGE_SET, debtWith } from '../support/arbitrary-debt.ts';
import { faultsOf, saidBy } from './support.ts';

const item = (number: number, title: string) => ({
  debt: { ...debtWith({ title }), number },
  changes: [{ field: 'status', before: 'not started', after: 'complete' } as const],
  remarks: [],
  firstMonth: 1,
});

describe('the answer to a command on several items', () => {
  it('says which changed, which were so already, and which were refused and why', () => {
    const message = confirmationsMessage({
      items: [item(3, 'Old TLS'), { ...item(5, 'Slow jobs'), changes: [] }],
      refused: [
        {
          number: 9,
          registerHandle: 'payments',
          what: 'There is no #9 in payments.',
          remedy: 'Ask <@U0BEN>.',
        },
        { number: 4, what: '#4 is paid off already.', remedy: 'Leave it.' },
      ],
      remarks: ['7 was read as part of what follows the number.'],
      changeSet: CHANGE_SET,
    });
    for (const said of [saidBy(message), message.text]) {
      expect(said).toMatch(/Changed 1 item[\s\S]*#3 Old TLS: status not started → complete/);
      expect(said).toMatch(/As you asked already[\s\S]*#5 Slow jobs/);
      expect(said).toMatch(/Not changed[\s\S]*payments#9[\s\S]*There is no #9/);
      expect(said).toContain('#4 is paid off already. Leave it.');
      expect(said).not.toContain('#4 #4');
      expect(said).toContain('7 was read as part');
    }
    expect(message.text).toContain('<@U0BEN>');
  });

  it('fits a message for fifty items of any content, each of them named', () => {
    const change = fc
      .tuple(fc.constantFrom(...FIELD_NAMES), anyDebt, anyDebt)
      .map(([field, before, after]) => ({ field, before: before[field], after: after[field] }));
    const items = fc.array(fc.tuple(anyDebt, fc.array(change, { maxLength: 5 })), {
      minLength: 1,
      maxLength: 50,
    });
    const said = fc.string({ maxLength: 800 });
    fc.assert(
      fc.property(items, said, fc.nat({ max: 49 }), (given, text, refusals) => {
        const message = confirmationsMessage({
          items: given.map(([debt, changes], index) => ({
            ...item(index + 1, ''),
            debt: { ...debt, number: index + 1 },
            changes,
            remarks: [text],
            changeSet: CHANGE_SET,
          })),
          refused: Array.from({ length: Math.min(refusals, 50 - given.length) }, (_, index) => ({
            number: 100 + index,
            registerHandle: text,
            what: text,
            remedy: text,
          })),
          remarks: [text],
          changeSet: CHANGE_SET,
        });
        expect(faultsOf(message)).toEqual([]);
        for (const index of given.keys()) expect(saidBy(message)).toContain(`#${index + 1} `);
      }),
      { numRuns: 40, interruptAfterTimeLimit: 15_000 },
    );
  });
});
