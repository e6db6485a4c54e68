import { randomUUID } from 'node:crypto';
import type { Debt, DebtId } from '../domain/debt.ts';
import { type DebtCommand, decide } from '../domain/decide.ts';
import type { Decision } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { RuleError } from '../domain/rule-error.ts';
import type { Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { type RegisterContext, ruleContext } from './context.ts';
import { type ItemPlace, type Loaded, loadManyForChange } from './load.ts';
import { Refusal } from './refusal.ts';
import { requireMayChange, requireStillOwned } from './rights.ts';
import { type Action, type Decided, type Saved, saveDecisions } from './save.ts';

/** What became of one of several items: it is as asked now, or why it is not. */
export type ItemOutcome = ItemPlace &
  (
    | { readonly saved: Saved; readonly refused: null }
    | {
        readonly saved: null;
        readonly refused: Refusal | RuleError;
        /** Null where there is no such item. */
        readonly debt: Debt | null;
      }
  );

/** What came of one command on several items. */
export interface ChangedMany {
  /** One for each item asked for, in the order asked. */
  readonly outcomes: readonly ItemOutcome[];
  /** Names the action in the history; null when nothing was written. */
  readonly changeSet: string | null;
}

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
 */
export async function changeDebts(
  context: RegisterContext,
  actor: Actor,
  places: readonly ItemPlace[],
  command: DebtCommand,
  origin: Origin,
): Promise<ChangedMany> {
  const action = { by: actor.userId, at: context.now(), origin };
  return context.sql.begin(async (sql) => {
    const loaded = await loadManyForChange(sql, places);
    const judged = loaded.map((item) => judge(item, actor, command, action));
    return saveJudged(sql, judged, action);
  });
}

type Judged = Loaded & { readonly verdict: Decision | Refusal | RuleError };

function judge(item: Loaded, actor: Actor, command: DebtCommand, { at, origin }: Action): Judged {
  if (!item.debt) return { ...item, verdict: item.missing };
  const { debt, register } = item;
  try {
    requireMayChange(register, actor, debt);
    if (origin === 'nudge') requireStillOwned(actor, debt);
    return { ...item, verdict: decide(debt, command, ruleContext(register, actor.userId, at)) };
  } catch (error) {
    if (error instanceof Refusal || error instanceof RuleError) return { ...item, verdict: error };
    throw error;
  }
}

/** One statement of each kind for a register. */
async function saveJudged(
  sql: AnySql,
  judged: readonly Judged[],
  action: Action,
): Promise<ChangedMany> {
  const id = randomUUID();
  const byRegister = new Map<number, { register: Register; decided: Decided[] }>();
  for (const { register, debt, verdict } of judged) {
    if (verdict instanceof Error || !debt) continue;
    const group = byRegister.get(register.id) ?? { register, decided: [] };
    group.decided.push({ debt, decision: verdict });
    byRegister.set(register.id, group);
  }
  const saved = new Map<DebtId, Saved>();
  for (const { register, decided } of byRegister.values()) {
    for (const one of await saveDecisions(sql, register, decided, action, id)) {
      saved.set(one.debt.id, one);
    }
  }
  const outcomes = judged.map(({ register, number, debt, verdict }): ItemOutcome => {
    if (verdict instanceof Error) return { register, number, saved: null, refused: verdict, debt };
    const one = debt && saved.get(debt.id);
    if (!one) throw new Error(`item ${number} was not saved`);
    return { register, number, saved: one, refused: null };
  });
  const wrote = [...saved.values()].some(({ changeSet }) => changeSet !== null);
  return { outcomes, changeSet: wrote ? id : null };
}
