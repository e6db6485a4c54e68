import { randomUUID } from 'node:crypto';
import type { Debt, UserId } from '../domain/debt.ts';
import { decide } from '../domain/decide.ts';
import type { Register } from '../domain/register.ts';
import { whoAccepted } from '../store/accepted.ts';
import type { AnySql } from '../store/connect.ts';
import { ruleContext, todayOf } from './context.ts';
import { loadManyForChange } from './load.ts';
import { saveDecisions } from './save.ts';

/** An item that the bot reopened. */
export interface Reopened {
  /** As it was while it was accepted. */
  readonly accepted: Debt;
  /** The owner, else who accepted it; null where neither is known. */
  readonly concerns: UserId | null;
}

/**
 * Reopens the accepted items of a register whose day has come by its calendar, as a change of the bot's own. Call it in
 * a transaction: the items are locked first, so that several replicas reopen each of them once.
 */
export async function reopenAccepted(
  sql: AnySql,
  register: Register,
  numbers: readonly number[],
  now: Date,
): Promise<readonly Reopened[]> {
  const today = todayOf(register, now);
  const places = numbers.map((number) => ({ register, number }));
  const loaded = await loadManyForChange(sql, places);
  const due = loaded.flatMap(({ debt }) => (debt && isDue(debt, today) ? [debt] : []));
  if (due.length === 0) return [];
  const ids = due.map(({ id }) => id);
  const accepters = await whoAccepted(sql, register.workspaceId, ids);
  const decided = due.map((debt) => {
    const decision = decide(debt, { kind: 'reopen' }, ruleContext(register, null, now));
    return { debt, decision };
  });
  const action = { by: null, at: now, origin: 'bot' } as const;
  await saveDecisions(sql, register, decided, action, randomUUID());
  return due.map((accepted) => {
    const owner = accepted.owner?.kind === 'person' ? accepted.owner.userId : null;
    return { accepted, concerns: owner ?? accepters.get(accepted.id) ?? null };
  });
}

function isDue({ status, acceptedUntil, closedReason }: Debt, today: string): boolean {
  return (
    status === 'accepted' &&
    closedReason === null &&
    acceptedUntil !== null &&
    acceptedUntil <= today
  );
}
