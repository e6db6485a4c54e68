import type { ListFilters } from '../command/filters.ts';
import type { DebtSummary } from '../domain/debt.ts';
import { STALE_DAYS } from '../domain/digest.ts';
import { interestSince } from '../domain/interest.ts';
import { addLocalDays, startOfDayIn } from '../domain/local-date.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type ListQuery, type ListState, listPage } from '../store/debt-lists.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { registerCalled, registersSeen } from './registers.ts';
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
  /** How many of all were found only because a word resembles one of theirs; they come last where no order was asked for. */
  readonly alike: number;
  /** Where was looked. */
  readonly registers: readonly Register[];
}

/**
 * A page of the items that filters let through; a page beyond the last is the last. One query, and those for other
 * registers where the filters name some.
 * @throws Refusal where they name a register that the actor does not see.
 */
export async function listDebt(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  filters: ListFilters,
  page: number,
): Promise<ListPage> {
  const registers = await registersMeant(context, actor, register, filters);
  const query = queryOf(filters, actor, register, registers, context.now());
  const wanted = Math.max(1, Math.trunc(page));
  const { workspaceId } = register;
  const found = await listPage(context.sql, workspaceId, query, wanted, LIST_PAGE_SIZE);
  const pages = Math.max(1, Math.ceil(found.total / LIST_PAGE_SIZE));
  return { ...found, pages, pageSize: LIST_PAGE_SIZE, registers };
}

/**
 * The registers that filters mean: those that they name, all in use that the actor sees, else the one in which they were
 * asked. @throws Refusal where one is named that the actor does not see, or the one asked is such.
 */
export async function registersMeant(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  { everywhere, registers: names }: ListFilters,
): Promise<readonly Register[]> {
  if (everywhere) {
    const all = await registersSeen(context, actor);
    return all.filter(({ archivedAt }) => archivedAt === null);
  }
  if (names.length > 0) {
    return Promise.all(names.map((name) => registerCalled(context, actor, name)));
  }
  requireSight(register, actor);
  return [register];
}

/** What filters ask of the store, by the calendar of the register in which they were asked. */
export function queryOf(
  filters: ListFilters,
  actor: Actor,
  register: Register,
  registers: readonly Register[],
  now: Date,
): ListQuery {
  const { zone } = register.digestTime;
  const today = todayOf(register, now);
  const { statuses, priorities, quarters, labels, withoutLabels, words } = filters;
  return {
    registerIds: registers.map(({ id }) => id),
    states: statesOf(filters),
    ...{ statuses, priorities, quarters, labels, withoutLabels, words },
    owners: ownersOf(filters, actor),
    overdueOn: filters.overdue ? today : null,
    undecidedOn: filters.undecided ? today : null,
    staleSince: filters.stale ? startOfDayIn(zone, addLocalDays(today, 1 - STALE_DAYS)) : null,
    snoozedOn: filters.snoozed ? today : null,
    unassessed: filters.unassessed,
    bitten: filters.bitten ? { after: interestSince(now), until: now } : null,
    order: filters.sort ?? 'match',
  };
}

function ownersOf({ owners, mine, unowned }: ListFilters, { userId }: Actor): ListQuery['owners'] {
  if (owners.length === 0 && !mine && !unowned) return null;
  const people = owners.flatMap((owner) => (owner.kind === 'person' ? [owner.userId] : []));
  const names = owners.flatMap((owner) => (owner.kind === 'name' ? [owner.name] : []));
  return { userIds: mine ? [...people, userId] : people, names, nobody: unowned };
}

function statesOf(filters: ListFilters): readonly ListState[] {
  if (filters.all) return [];
  const asked = (['open', 'done', 'accepted'] as const).filter((state) => filters[state]);
  return asked.length > 0 || filters.statuses.length > 0 ? asked : ['open'];
}
