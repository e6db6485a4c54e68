import type { Debt } from '../domain/debt.ts';
import type { Offer } from '../domain/offer.ts';
import type { Place } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type HistoryEntry, historyPage } from '../store/changes.ts';
import { findOpenOffer } from '../store/offers.ts';
import type { RegisterContext } from './context.ts';
import { loadDebt, mergedInto } from './load.ts';
import { requireSight } from './rights.ts';

/** How many actions an item card tells of. */
const RECENT_ACTIONS = 3;

/** An item with its latest changes. */
export interface ShownDebt {
  readonly debt: Debt;
  readonly recent: readonly HistoryEntry[];
  /** Where the item is found that took it in; null where it was not merged. */
  readonly mergedInto: Place | null;
  /** Who was asked to own it and has not answered. */
  readonly offer: Offer | null;
}

/** One item by its number. @throws Refusal naming the highest number when there is none. */
export async function showDebt(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  number: number,
): Promise<ShownDebt> {
  requireSight(register, actor);
  const debt = await loadDebt(context.sql, register, number);
  const { entries } = await historyPage(
    context.sql,
    register.workspaceId,
    debt.id,
    1,
    RECENT_ACTIONS,
  );
  return {
    debt,
    recent: entries,
    mergedInto: await mergedInto(context.sql, debt),
    offer: await findOpenOffer(context.sql, register.workspaceId, debt.id),
  };
}
