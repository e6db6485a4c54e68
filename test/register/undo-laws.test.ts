import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankFields, type Debt, type DebtFields, FIELD_NAMES } from '../../src/domain/debt.ts';
import type { DebtCommand } from '../../src/domain/decide.ts';
import { type FieldChange, type FieldPatch, pickFields } from '../../src/domain/patch.ts';
import type { Actor } from '../../src/domain/register.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { sameValue } from '../../src/domain/value.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { anyDay, anyFields, anyTitle } from '../support/arbitrary-debt.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);
const { register, ana: somebody } = await team(context, 'T-undo-laws');

let people = 0;
/** One who may also leave others’ items without an owner. */
const newPerson = (): Actor => ({ ...somebody, userId: `U${people++}`, isAdmin: true });

const smallWord = fc.constantFrom('infra', 'ci', 'ui');
const position = fc.integer({ min: 1, max: 3 });
const anyCommand: fc.Arbitrary<DebtCommand> = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), text: smallWord }),
  fc.record({ kind: fc.constant('add step' as const), text: smallWord }),
  fc.record({
    kind: fc.constant('tick positions' as const),
    positions: fc.tuple(position),
    done: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('remove positions' as const), positions: fc.tuple(position) }),
  fc.record({
    kind: fc.constant('set status' as const),
    status: fc.constantFrom('planning', 'in progress', 'complete'),
  }),
  fc.record({ kind: fc.constant('complete' as const), whatWasDone: fc.option(smallWord) }),
  fc.constant({ kind: 'reopen' } as const),
  fc.record({ kind: fc.constant('set due' as const), date: fc.option(anyDay) }),
  fc.record({
    kind: fc.constant('plan' as const),
    quarter: fc.constantFrom(null, '2026-10-01', '2027-01-01'),
  }),
  fc.record({
    kind: fc.constant('edit' as const),
    patch: fc.oneof(
      anyTitle.map((title): FieldPatch => ({ title })),
      fc.uniqueArray(smallWord).map((labels): FieldPatch => ({ labels })),
      anyFields.map(({ risk, links, hits, owner }): FieldPatch => ({ risk, links, hits, owner })),
      anyFields.map((fields): FieldPatch => ({ ...fields, closedReason: null })),
    ),
  }),
);

/** Carries a command out; null where a rule forbids it or nothing changes. */
async function attempt(actor: Actor, number: number, command: DebtCommand): Promise<string | null> {
  context.at = new Date(context.at.getTime() + 1_000);
  try {
    return (await changeDebt(context, actor, register, number, command, 'command')).changeSet;
  } catch (error) {
    if (error instanceof RuleError) return null;
    throw error;
  }
}

async function item(number: number): Promise<Debt> {
  return (await showDebt(context, somebody, register, number)).debt;
}

/** What the history says an item is, from its creation on; every change starts from what the one before it left. */
async function replayed(debt: Debt): Promise<DebtFields> {
  const rows = await database.sql<{ field: string; before: unknown; after: unknown }[]>`
    select field, before, after from change where debt_id = ${debt.id} order by version, id`;
  const fields: Record<string, unknown> = { ...blankFields('') };
  for (const { field, before, after } of rows) {
    if (field === 'created') Object.assign(fields, after);
    if (!(field in fields)) continue;
    expect(fields[field]).toEqual(before);
    fields[field] = after;
  }
  return fields as unknown as DebtFields;
}

const runs = { numRuns: 40 };

describe('undo', () => {
  it('of all that one person did gives the first state back, field by field', async () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 1 }), anyCommand), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(steps, anyFields, async (commands, { closedReason, ...fields }) => {
        const [ana, ben] = [newPerson(), newPerson()];
        const first = await addDebt(context, ben, register, { title: 'Blank' }, 'command');
        const second = await addDebt(context, ben, register, { ...fields, labels: [] }, 'command');
        const before = [first.debt, second.debt].map(pickFields);
        const numbers = [first.debt.number, second.debt.number];
        let done = 0;
        for (const [which, command] of commands) {
          if (await attempt(ana, numbers[which] ?? 0, command)) done += 1;
        }
        for (; done > 0; done--) {
          expect((await undoLast(context, ana)).outcome).toBe('undone');
        }
        await expect(undoLast(context, ana)).rejects.toThrow('nothing of yours');
        const after = await Promise.all(numbers.map(item));
        expect(after.map(pickFields)).toEqual(before);
        for (const debt of after) expect(await replayed(debt)).toEqual(pickFields(debt));
      }),
      runs,
    );
  });

  it('beside another person restores what that person left alone, or changes nothing', async () => {
    const turns = fc.array(fc.tuple(fc.boolean(), anyCommand), { minLength: 2, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(turns, fc.array(fc.nat(), { maxLength: 4 }), async (commands, picks) => {
        const { number, sets } = await playTurns(commands);
        for (const pick of picks) {
          const chosen = sets[pick % sets.length];
          if (!chosen) continue;
          const redo = await undoOne(number, chosen);
          if (redo) sets.push({ by: chosen.by, id: redo });
        }
      }),
      runs,
    );
  });
});

/** A new item and what two people did to it in turn. */
async function playTurns(turns: readonly (readonly [boolean, DebtCommand])[]) {
  const [ana, ben] = [newPerson(), newPerson()];
  const { debt } = await addDebt(context, ana, register, { title: 'Shared' }, 'command');
  const sets: { by: Actor; id: string }[] = [];
  for (const [isAna, command] of turns) {
    const by = isAna ? ana : ben;
    const id = await attempt(by, debt.number, command);
    if (id) sets.push({ by, id });
  }
  return { number: debt.number, sets };
}

/** Takes one change set back and checks what that did; the change set of it, where it happened. */
async function undoOne(
  number: number,
  { by, id }: { by: Actor; id: string },
): Promise<string | null> {
  const before = await item(number);
  const historyBefore = await historyOfItem(before.id);
  const result = await undoChange(context, by, id).catch((error: unknown) => {
    expect(error).toMatchObject({ code: 'not undoable' });
    return null;
  });
  const after = await item(number);
  const history = await historyOfItem(before.id);
  expect(history.slice(0, historyBefore.length)).toEqual(historyBefore);
  expect(await replayed(after)).toEqual(pickFields(after));
  if (result?.outcome !== 'undone') {
    expect(result === null || historyBefore.at(-1)?.changeSet !== id).toBe(true);
    expect(after).toEqual(before);
    expect(history).toHaveLength(historyBefore.length);
    return null;
  }
  const own = historyBefore.filter(({ changeSet }) => changeSet === id);
  const touched = new Map(own.map((change) => [change.field, change]));
  for (const field of FIELD_NAMES) {
    const change = touched.get(field);
    if (change) expectTakenBack(change, before[field], after[field]);
    else expect(after[field]).toEqual(before[field]);
  }
  return result.changeSet;
}

/** A field is as it was before the change; of a list that has changed since, only the change's own elements went or came. */
function expectTakenBack(change: FieldChange, standing: unknown, taken: unknown): void {
  if (sameValue(standing, change.after) || !Array.isArray(standing)) {
    expect(standing).toEqual(change.after);
    expect(taken).toEqual(change.before);
    return;
  }
  const [old, made, now, left] = [change.before, change.after, standing, taken].map(
    (list) => new Set((list as unknown[]).map((element) => JSON.stringify(element))),
  ) as [Set<string>, Set<string>, Set<string>, Set<string>];
  const [came, went] = [made, old].map((from, index) =>
    [...from].filter((element) => !(index === 0 ? old : made).has(element)),
  ) as [string[], string[]];
  const others = [...now].filter((element) => !came.includes(element));
  expect(left).toEqual(new Set([...others, ...went]));
}

function historyOfItem(debtId: number) {
  return database.sql<(FieldChange & { changeSet: string })[]>`
    select change_set, field, before, after from change where debt_id = ${debtId}
    order by version, id`;
}
