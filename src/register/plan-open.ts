import type { Debt } from '../domain/debt.ts';
import { decide } from '../domain/decide.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import type { Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { ruleContext } from './context.ts';
import { type ChangedMany, judge, saveJudged } from './judged.ts';
import { loadManyForChange } from './load.ts';
import { requireMayChange, requireOpen } from './rights.ts';

/**
 * Plans items of a register that were open when they were shown, under one change set. What was paid or closed since is
 * refused and stays, and so is what `check` throws at. Call it in a transaction.
 */
export async function planOpen(
  sql: AnySql,
  { actor, at }: { readonly actor: Actor; readonly at: Date },
  register: Register,
  plan: {
    readonly numbers: readonly number[];
    readonly quarter: Quarter;
    readonly origin: Origin;
  },
  check?: (debt: Debt) => void,
): Promise<ChangedMany> {
  const { numbers, quarter, origin } = plan;
  const places = numbers.map((number) => ({ register, number }));
  const judged = (await loadManyForChange(sql, places)).map((item) =>
    judge(item, (debt) => {
      requireMayChange(register, actor, debt);
      requireOpen(debt);
      check?.(debt);
      return decide(debt, { kind: 'plan', quarter }, ruleContext(register, actor.userId, at));
    }),
  );
  return saveJudged(sql, judged, { by: actor.userId, at, origin });
}
