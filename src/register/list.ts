import type { ListFilters } from '../command/filters.ts';
import type { DebtSummary } from '../domain/debt.ts';
import { STALE_DAYS } from '../domain/digest.ts';
import { addLocalDays, startOfDayIn } from '../domain/local-date.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type ListQuery, listPage } from '../store/debt-lists.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { requireSight } from './rights.ts';

export const LIST_PAGE_SIZE = 10;

/** A page of items, counted from 1. */
export interface ListPage {
  readonly items: readonly DebtSummary[];
  /** All items that the filters let through. */
  readonly total: number;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
  readonly pageSize: number;
}

/** A page of the items that filters let through; a page beyond the last is the last. One query. */
export async function listDebt(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  filters: ListFilters,
  page: number,
): Promise<ListPage> {
  requireSight(register, actor);
  const query = queryOf(filters, actor, register, context.now());
  const wanted = Math.max(1, Math.trunc(page));
  const found = await listPage(
    context.sql,
    register.workspaceId,
    register.id,
    query,
    wanted,
    LIST_PAGE_SIZE,
  );
  const pages = Math.max(1, Math.ceil(found.total / LIST_PAGE_SIZE));
  return { ...found, pages, pageSize: LIST_PAGE_SIZE };
}

/** What filters ask of the store, by the register's calendar. */
export function queryOf(
  filters: ListFilters,
  actor: Actor,
  register: Register,
  now: Date,
): ListQuery {
  const { zone } = register.digestTime;
  const today = todayOf(register, now);
  return {
    state: stateOf(filters),
    statuses: filters.statuses,
    priorities: filters.priorities,
    owner: filters.owner,
    mine: filters.mine ? actor.userId : null,
    unowned: filters.unowned,
    overdueOn: filters.overdue ? today : null,
    staleSince: filters.stale ? startOfDayIn(zone, addLocalDays(today, 1 - STALE_DAYS)) : null,
    quarter: filters.quarter,
    labels: filters.labels,
    words: filters.words,
    order: filters.sort ?? 'priority',
  };
}

function stateOf({ open, done, statuses }: ListFilters): ListQuery['state'] {
  if (open !== done) return open ? 'open' : 'done';
  return open || statuses.length > 0 ? 'all' : 'open';
}
