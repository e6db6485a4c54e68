import { NO_FILTERS } from '../command/filters.ts';
import { addLocalDays } from '../domain/local-date.ts';
import { type NextItem, rankNext } from '../domain/next.ts';
import { type Quarter, quarterLabel, quarterOf } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import { openDebtsFor } from '../store/debt-lists.ts';
import { type RegisterContext, todayOf } from './context.ts';
import type { ChangedMany } from './judged.ts';
import { queryOf } from './list.ts';
import { planOpen } from './plan-open.ts';
import { requireMember } from './rights.ts';

/** In its last days a quarter is planned no more: the next one is. */
const LAST_DAYS = 21;

/** What could be planned for a quarter, by rank. */
export interface QuarterPlan {
  readonly quarter: Quarter;
  /** `Q1 2027` */
  readonly label: string;
  /** Items that are planned for it already. */
  readonly planned: number;
  readonly ranked: readonly NextItem[];
  /** Items without impact or effort, which have no rank. */
  readonly toAssess: number;
}

/**
 * The open items that are not planned for the present quarter, or in its last three weeks for the next one, ranked. One query.
 * @throws Refusal when the actor is a guest.
 */
export async function quarterToPlan(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<QuarterPlan> {
  requireMember(register, actor, 'plan a quarter');
  const now = context.now();
  const { firstMonth } = register;
  const today = todayOf(register, now);
  const quarter = quarterOf(addLocalDays(today, LAST_DAYS), firstMonth);
  const query = queryOf(NO_FILTERS, actor, register, [register], now);
  const debts = await openDebtsFor(context.sql, register.workspaceId, query);
  const others = debts.filter(({ targetQuarter }) => targetQuarter !== quarter);
  const { ranked, toAssess } = rankNext(others, { now, today, firstMonth, withSnoozed: false });
  return {
    quarter,
    label: quarterLabel(quarter, firstMonth),
    planned: debts.length - others.length,
    ranked,
    toAssess: toAssess.length,
  };
}

/**
 * Plans items for a quarter, all under one change set; what was paid or closed since it was offered is refused and stays.
 * @throws Refusal when the actor is a guest.
 */
export function planQuarter(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  { quarter, numbers }: { readonly quarter: Quarter; readonly numbers: readonly number[] },
): Promise<ChangedMany> {
  requireMember(register, actor, 'plan a quarter');
  const at = context.now();
  const plan = { numbers, quarter, origin: 'modal' } as const;
  return context.sql.begin((sql) => planOpen(sql, { actor, at }, register, plan));
}
