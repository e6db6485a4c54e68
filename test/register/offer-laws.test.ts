import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/register.ts';
import { RuleError } from '../../src/domain/rule-error.ts';
import { Refusal } from '../../src/register/refusal.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoLast } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext } from './fixtures.ts';
import { offerStage, person } from './offer-stage.ts';

const database = await useDatabase();
const context = movableContext(database.sql);
const { register, ana, ben, add, change, give, take, drop, accept, decline } = await offerStage(
  context,
  'T-offer-laws',
);

describe('whatever people do', () => {
  const anyAct = fc.record({
    who: fc.nat({ max: 2 }),
    act: fc.constantFrom('give', 'accept', 'decline', 'take', 'drop', 'done', 'reopen', 'undo'),
    whom: fc.nat({ max: 2 }),
  });

  it('an item is asked of one person at most, and goes to nobody who did not say so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct, { minLength: 1, maxLength: 12 }), async (acts) => {
        const people = ['UX', 'UY', 'UZ'].map((userId) => ({ ...ben, userId }));
        const { id, number } = await add('Law');
        for (const { who, act, whom } of acts) {
          const [actor, other] = [people[who] ?? ben, people[whom] ?? ben];
          const before = await showDebt(context, ana, register, number);
          await attempt(() => doAct(act, actor, other, number));
          const after = await showDebt(context, ana, register, number);
          const open = await database.sql`
            select from offer where debt_id = ${id} and answer is null`;
          expect(open.length).toBeLessThanOrEqual(1);
          expectRightful(before.debt.owner, after.debt.owner, actor.userId);
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  function doAct(act: string, actor: Actor, other: Actor, number: number): Promise<unknown> {
    switch (act) {
      case 'give':
        return give(other, actor, number);
      case 'accept':
        return accept(actor);
      case 'decline':
        return decline(actor);
      case 'take':
        return take(actor, number);
      case 'drop':
        return drop(actor, number);
      case 'done':
        return change(number, { kind: 'complete', whatWasDone: null }, actor);
      case 'reopen':
        return change(number, { kind: 'reopen' }, actor);
      default:
        return undoLast(context, actor);
    }
  }

  /** Only the owner gives an item up; it goes to who acts, by their own taking or accepting, or back by their undo. */
  function expectRightful(before: unknown, after: unknown, actor: string): void {
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    const mine = JSON.stringify(person(actor));
    expect([JSON.stringify(before), JSON.stringify(after)]).toContain(mine);
  }

  async function attempt(work: () => Promise<unknown>): Promise<void> {
    context.at = new Date(context.at.getTime() + 1_000);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refusal || error instanceof RuleError)) throw error;
    }
  }
});
