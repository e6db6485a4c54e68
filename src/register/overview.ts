import { NO_FILTERS } from '../command/filters.ts';
import type { DebtSummary } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import { countDebts, type RegisterCounts } from '../store/tracked-debts.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { listDebt } from './list.ts';
import { type PayoffProgress, progressOf } from './progress.ts';
import { requireSight } from './rights.ts';

/** How many of a person's own items an overview shows. */
const OVERVIEW_ITEMS = 5;

/** What plain `/debt` tells. */
export interface Overview {
  readonly progress: PayoffProgress;
  /** The actor's first open items; `counts.mine` tells how many there are. */
  readonly mine: readonly DebtSummary[];
  readonly counts: RegisterCounts;
}

/** The quarter's progress, the actor's items and what needs a decision. Three queries. */
export async function overviewOf(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<Overview> {
  requireSight(register, actor);
  const { workspaceId, id } = register;
  const today = todayOf(register, context.now());
  const [progress, mine, counts] = await Promise.all([
    progressOf(context, actor, register, null),
    listDebt(context, actor, register, { ...NO_FILTERS, mine: true, sort: 'due' }, 1),
    countDebts(context.sql, workspaceId, id, actor.userId, today),
  ]);
  return {
    progress,
    mine: mine.items.slice(0, OVERVIEW_ITEMS),
    counts,
  };
}
