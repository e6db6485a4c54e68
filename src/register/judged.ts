import { randomUUID } from 'node:crypto';
import type { Debt, DebtId } from '../domain/debt.ts';
import type { Decision } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { RuleError } from '../domain/rule-error.ts';
import type { AnySql } from '../store/connect.ts';
import type { ItemPlace, Loaded } from './load.ts';
import { Refusal } from './refusal.ts';
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

/** An item with what was decided of it, or why it was refused. */
export type Judged = Loaded & { readonly verdict: Decision | Refusal | RuleError };

/** Decides on an item that is there; what the decision throws for the person becomes the verdict. */
export function judge(
  item: Loaded,
  decideOn: (debt: Debt, register: Register) => Decision,
): Judged {
  if (!item.debt) return { ...item, verdict: item.missing };
  try {
    return { ...item, verdict: decideOn(item.debt, item.register) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'no such register')
      return unseenItem(item, error);
    if (error instanceof Refusal || error instanceof RuleError) return { ...item, verdict: error };
    throw error;
  }
}

/** What the actor may not see is not even handed on with the refusal. */
function unseenItem({ register, number }: ItemPlace, missing: Refusal): Judged {
  return { register, number, debt: null, missing, verdict: missing };
}

/** Writes what was decided under one change set: a few statements for each register, however many items there are. */
export async function saveJudged(
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
