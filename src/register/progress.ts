import type { DebtSummary } from '../domain/debt.ts';
import { dayIn, type LocalDate, startOfDayIn } from '../domain/local-date.ts';
import { type QuarterProgress, quarterProgress } from '../domain/progress.ts';
import { type Quarter, quarterLabel, quarterOf } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import type { Zone } from '../domain/zone.ts';
import { debtsOfQuarter } from '../store/tracked-debts.ts';
import { type RegisterContext, todayOf } from './context.ts';
import { requireSight } from './rights.ts';

/** As of when a quarter's plan is measured. */
export interface Baseline {
  readonly at: Date;
  /** The quarter's start, or later what the register first held. */
  readonly kind: 'quarter start' | 'first import' | 'register created';
}

/** A quarter's payoff. */
export interface PayoffProgress {
  readonly progress: QuarterProgress;
  /** `Q4 2026` */
  readonly label: string;
  readonly baseline: Baseline;
  /** All items that count: committed, then added, each by number. */
  readonly rows: readonly DebtSummary[];
}

/** How a quarter goes, measured against what was planned at its baseline; null is the present one. One query. */
export async function progressOf(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  quarter: Quarter | null,
): Promise<PayoffProgress> {
  requireSight(register, actor);
  const today = todayOf(register, context.now());
  const asked = quarter ?? quarterOf(today, register.firstMonth);
  const baseline = baselineOf(register, asked);
  const items = await debtsOfQuarter(
    context.sql,
    register.workspaceId,
    register.id,
    asked,
    baseline.at,
  );
  const progress = quarterProgress(items, asked, today);
  return {
    progress,
    label: quarterLabel(asked, register.firstMonth),
    baseline,
    rows: [...progress.committed, ...progress.added],
  };
}

/** The quarter's start by the register's clock, or the first import (else the creation) where that came later. */
export function baselineOf(register: Register, quarter: Quarter): Baseline {
  const start = startOfDayIn(register.digestTime.zone, quarter);
  const first = register.firstImportedAt ?? register.createdAt;
  if (first <= start) return { at: start, kind: 'quarter start' };
  return {
    at: first,
    kind: register.firstImportedAt ? 'first import' : 'register created',
  };
}

/** The local day on which a first quarter's baseline came about, by how it did; null for what it is not. */
export function baselineDays(
  { at, kind }: Baseline,
  zone: Zone,
): { readonly baselineFirstImport: LocalDate | null; readonly began: LocalDate | null } {
  const day = dayIn(zone, at);
  return {
    baselineFirstImport: kind === 'first import' ? day : null,
    began: kind === 'register created' ? day : null,
  };
}
