import { type DebtSummary, isOpen } from '../domain/debt.ts';
import { type Quarter, quarterLabel } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import { plannedDebts } from '../store/tracked-debts.ts';
import type { RegisterContext } from './context.ts';
import { requireSight } from './rights.ts';

/** What is planned for a quarter. */
export interface ScheduledQuarter {
  readonly quarter: Quarter;
  /** `Q4 2026` */
  readonly label: string;
  readonly items: readonly DebtSummary[];
  readonly done: number;
  /** Open and paid items; accepted ones are listed and not counted. */
  readonly total: number;
}

/** The quarters that have items, earliest first. One query. */
export async function payoffSchedule(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<readonly ScheduledQuarter[]> {
  requireSight(register, actor);
  const items = await plannedDebts(context.sql, register.workspaceId, register.id);
  const byQuarter = new Map<Quarter, DebtSummary[]>();
  for (const item of items) {
    if (item.targetQuarter === null) continue;
    byQuarter.set(item.targetQuarter, [...(byQuarter.get(item.targetQuarter) ?? []), item]);
  }
  return [...byQuarter].map(([quarter, planned]) => {
    const done = planned.filter(({ status }) => status === 'complete').length;
    const label = quarterLabel(quarter, register.firstMonth);
    return { quarter, label, items: planned, done, total: done + planned.filter(isOpen).length };
  });
}
