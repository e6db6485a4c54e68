import type { Debt } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type HistoryEntry, historyPage } from '../store/changes.ts';
import type { RegisterContext } from './context.ts';
import { loadDebt } from './load.ts';
import { requireSight } from './rights.ts';

const HISTORY_PAGE_SIZE = 10;

/** A page of an item's history, newest action first. */
export interface History {
  readonly debt: Debt;
  readonly entries: readonly HistoryEntry[];
  /** All actions on the item. */
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** Who changed what on an item, and when; a page beyond the last is the last. @throws Refusal for an unknown number. */
export async function historyOf(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  number: number,
  page: number,
): Promise<History> {
  requireSight(register, actor);
  const debt = await loadDebt(context.sql, register, number);
  const wanted = Math.max(1, Math.trunc(page));
  const { entries, total } = await historyPage(
    context.sql,
    register.workspaceId,
    debt.id,
    wanted,
    HISTORY_PAGE_SIZE,
  );
  const pages = Math.max(1, Math.ceil(total / HISTORY_PAGE_SIZE));
  return { debt, entries, total, page: Math.min(wanted, pages), pages };
}
