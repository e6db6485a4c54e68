import { type DebtCommand, decide } from '../domain/decide.ts';
import type { Actor, Register } from '../domain/register.ts';
import type { Origin } from '../store/changes.ts';
import { type RegisterContext, ruleContext } from './context.ts';
import { loadForChange } from './load.ts';
import { requireMayChange, requireStillOwned } from './rights.ts';
import { type Saved, saveDecision } from './save.ts';

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
  const at = context.now();
  return context.sql.begin(async (sql) => {
    const debt = await loadForChange(sql, register, number);
    requireMayChange(register, actor, debt);
    if (origin === 'nudge') requireStillOwned(actor, debt);
    const decision = decide(debt, command, ruleContext(register, actor.userId, at));
    return saveDecision(sql, register, debt, decision, { by: actor.userId, at, origin });
  });
}
