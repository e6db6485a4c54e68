import type { ListFilters } from '../command/filters.ts';
import { type NextItem, type RankedDebt, rankNext } from '../domain/next.ts';
import type { Actor, Register } from '../domain/register.ts';
import { openDebtsFor } from '../store/debt-lists.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { queryOf, registersMeant } from './list.ts';

export const NEXT_PAGE_SIZE = 5;

/** A page of what to do next, counted from 1. */
export interface Next {
  readonly ranked: readonly NextItem[];
  /** All open items that have a place in the ranking. */
  readonly total: number;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
  readonly toAssess: readonly RankedDebt[];
  /** How many are left out because they are snoozed. */
  readonly snoozed: number;
  /** Where was looked. */
  readonly registers: readonly Register[];
}

/** What to do next among the open items that filters let through; a page beyond the last is the last. One query. */
export async function nextOf(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  filters: ListFilters,
  page: number,
): Promise<Next> {
  const registers = await registersMeant(context, actor, register, filters);
  const now = context.now();
  const query = queryOf(filters, actor, register, registers, now);
  const debts = await openDebtsFor(context.sql, register.workspaceId, query);
  const { firstMonth } = register;
  const { ranked, toAssess, snoozed } = rankNext(debts, {
    now,
    today: todayOf(register, now),
    firstMonth,
    withSnoozed: filters.snoozed,
  });
  const pages = Math.max(1, Math.ceil(ranked.length / NEXT_PAGE_SIZE));
  const shown = Math.min(Math.max(1, Math.trunc(page)), pages);
  return {
    ranked: ranked.slice((shown - 1) * NEXT_PAGE_SIZE, shown * NEXT_PAGE_SIZE),
    total: ranked.length,
    page: shown,
    pages,
    toAssess,
    snoozed,
    registers,
  };
}
