import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DebtCommand } from '../../src/domain/decide.ts';
import { pickFields } from '../../src/domain/patch.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt, changeDebts } from '../../src/register/change.ts';
import { historyOf } from '../../src/register/history.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

const done: DebtCommand = { kind: 'complete', whatWasDone: null };
const plan: DebtCommand = { kind: 'plan', quarter: '2027-01-01' };

async function filled(teamId: string, titles: readonly string[]) {
  const made = await team(context, teamId);
  for (const title of titles) {
    await addDebt(context, made.ana, made.register, { title, labels: [] }, 'command');
  }
  return made;
}

function places(register: Register, numbers: readonly number[]) {
  return numbers.map((number) => ({ register, number }));
}

describe('several items at once', () => {
  it('are changed under one change set, in the order asked', async () => {
    const { register, ana } = await filled('T-several', ['One', 'Two', 'Three']);
    const items = places(register, [3, 1]);
    const { outcomes, changeSet } = await changeDebts(context, ana, items, plan, 'command');
    expect(outcomes.map(({ number }) => number)).toEqual([3, 1]);
    for (const { number } of outcomes) {
      const { entries } = await historyOf(context, ana, register, number, 1);
      expect(entries[0]).toMatchObject({ changeSet, changes: [{ field: 'targetQuarter' }] });
    }
    expect((await showDebt(context, ana, register, 2)).debt.targetQuarter).toBeNull();
  });

  it('are changed though one is missing and one is not the person’s', async () => {
    const { register, ana, guest } = await filled('T-mixed', ['One', 'Two']);
    const owner = { kind: 'person', userId: guest.userId } as const;
    await changeDebt(context, ana, register, 2, { kind: 'assign', owner }, 'command');
    const items = places(register, [1, 2, 9]);
    const { outcomes } = await changeDebts(context, guest, items, done, 'command');
    expect(outcomes.map(({ refused }) => refused?.message ?? null)).toEqual([
      expect.stringContaining('#1 is not yours'),
      null,
      expect.stringContaining('There is no #9'),
    ]);
    expect((await showDebt(context, ana, register, 2)).debt.status).toBe('complete');
    expect((await showDebt(context, ana, register, 1)).debt.status).toBe('not started');
  });

  it('leave no change set where nothing was to change', async () => {
    const { register, ana } = await filled('T-same', ['One', 'Two']);
    await changeDebts(context, ana, places(register, [1, 2]), plan, 'command');
    const again = await changeDebts(context, ana, places(register, [1, 2]), plan, 'command');
    expect(again.changeSet).toBeNull();
    expect(again.outcomes.every(({ saved }) => saved?.changes.length === 0)).toBe(true);
  });

  it('take the same few statements however many they are', async () => {
    const { register, ana } = await filled('T-statements', Array(12).fill('Item'));
    const count = async (numbers: readonly number[]) => {
      const counted = countStatements(database.sql);
      await changeDebts(context, ana, places(register, numbers), done, 'command');
      return counted.stop();
    };
    expect(await count([1])).toBe(await count([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
  });

  it('end as they would one by one', async () => {
    const command = fc.constantFrom<DebtCommand>(
      done,
      plan,
      { kind: 'reopen' },
      { kind: 'note', text: 'Seen' },
      { kind: 'set due', date: '2026-12-04' },
      { kind: 'assign', owner: { kind: 'person', userId: 'UBEN' } },
      { kind: 'snooze', until: '2026-12-04' },
    );
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1 });
    const asked = fc.array(fc.tuple(command, numbers), { minLength: 1, maxLength: 5 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(asked, async (commands) => {
        run += 1;
        const together = await filled(`T-together-${run}`, ['A', 'B', 'C', 'D']);
        const alone = await filled(`T-alone-${run}`, ['A', 'B', 'C', 'D']);
        for (const [asks, at] of commands) {
          const { ana, register } = together;
          await changeDebts(context, ana, places(register, at), asks, 'command');
          for (const number of at) await oneByOne(alone.ana, alone.register, number, asks);
        }
        for (const number of [1, 2, 3, 4]) {
          const [one, other] = await Promise.all([
            showDebt(context, together.ana, together.register, number),
            showDebt(context, alone.ana, alone.register, number),
          ]);
          expect(pickFields(one.debt)).toEqual(pickFields(other.debt));
          expect(one.debt.version).toBe(other.debt.version);
        }
      }),
      { numRuns: 15 },
    );
  });
});

/** What is refused alone is refused among several too. */
async function oneByOne(ana: Actor, register: Register, number: number, command: DebtCommand) {
  const asked = changeDebt(context, ana, register, number, command, 'command');
  const refused = ['Refusal', 'RuleError'];
  await asked.catch((error: Error) => expect(refused).toContain(error.name));
}
