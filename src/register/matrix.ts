import type { DebtSummary } from '../domain/debt.ts';
import { LEVELS, type Level } from '../domain/level.ts';
import { type Quadrant, quadrantOf } from '../domain/priority.ts';
import type { Actor, Register } from '../domain/register.ts';
import { openDebts } from '../store/tracked-debts.ts';
import type { RegisterContext } from './context.ts';
import { requireSight } from './rights.ts';

/** A cell of the matrix with its open items. */
export interface MatrixCell {
  readonly impact: Level;
  readonly effort: Level;
  readonly quadrant: Quadrant;
  readonly items: readonly DebtSummary[];
}

/** The open items by impact and effort. */
export interface Matrix {
  /** All nine: high impact first, within it low effort first. */
  readonly cells: readonly MatrixCell[];
  /** Items without impact or effort. */
  readonly toAssess: readonly DebtSummary[];
}

/** Places every open item once: in a cell, or among those to be assessed. One query. */
export async function matrixOf(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<Matrix> {
  requireSight(register, actor);
  const items = await openDebts(context.sql, register.workspaceId, register.id);
  const cells = LEVELS.toReversed().flatMap((impact) =>
    LEVELS.map((effort) => ({
      impact,
      effort,
      quadrant: quadrantOf(impact, effort),
      items: items.filter((item) => item.impact === impact && item.effort === effort),
    })),
  );
  return { cells, toAssess: items.filter(({ impact, effort }) => !impact || !effort) };
}
