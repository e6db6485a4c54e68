import type { DebtCommand } from '../domain/decide.ts';
import type { Actor, Register } from '../domain/register.ts';
import type { Origin } from '../store/changes.ts';
import type { RegisterContext } from './context.ts';
import { decideGiving, peopleAsked } from './giving.ts';
import { type ChangedMany, judge, saveJudged } from './judged.ts';
import { type ItemPlace, loadManyForChange } from './load.ts';
import { requireMayChange, requireSight, requireStillAsked } from './rights.ts';
import type { Saved } from './save.ts';

/**
 * Carries out a command on one item, in one transaction with its history.
 * @throws Refusal when there is no such item or the actor may not, RuleError when a rule forbids it.
 */
export async function changeDebt(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  number: number,
  command: DebtCommand,
  origin: Origin,
): Promise<Saved> {
  const places = [{ register, number }];
  const { outcomes } = await changeDebts(context, actor, places, command, origin);
  const [outcome] = outcomes;
  if (!outcome) throw new Error(`nothing became of item ${number}`);
  if (outcome.refused) throw outcome.refused;
  return outcome.saved;
}

/**
 * Carries out a command on several items of one workspace, in one transaction and under one change set. An item
 * that is refused stops none of the others. One query locks them all.
 * @throws Refusal when the actor does not see a register that an item is in.
 */
export async function changeDebts(
  context: RegisterContext,
  actor: Actor,
  places: readonly ItemPlace[],
  command: DebtCommand,
  origin: Origin,
): Promise<ChangedMany> {
  for (const { register } of places) requireSight(register, actor);
  const action = { by: actor.userId, at: context.now(), origin };
  return context.sql.begin(async (sql) => {
    const loaded = await loadManyForChange(sql, places);
    const found = loaded.flatMap(({ debt }) => debt ?? []);
    const asked = await peopleAsked(sql, found, command);
    const judged = loaded.map((item) =>
      judge(item, (debt, register) => {
        requireMayChange(register, actor, debt);
        if (origin === 'nudge') requireStillAsked(actor, debt);
        return decideGiving(debt, { register, actor, asked, now: action.at }, command);
      }),
    );
    return saveJudged(sql, judged, action);
  });
}
