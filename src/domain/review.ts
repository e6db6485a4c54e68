import type { RegisterId } from './debt.ts';
import { type DigestItem, digestItem } from './digest.ts';
import type { LocalDate } from './local-date.ts';
import { countsOf, type ProgressCounts, type QuarterProgress } from './progress.ts';
import { addQuarters, type FirstMonth, type Quarter, quarterLabel } from './quarter.ts';

/** What became of a quarter that is over. JSON only: it waits in the outbox until it is rendered. */
export interface ReviewContent {
  readonly registerId: RegisterId;
  readonly registerName: string;
  readonly quarter: Quarter;
  readonly quarterLabel: string;
  readonly nextLabel: string;
  /** The local day for which it was due, where it goes out later; else null. */
  readonly lateSince: LocalDate | null;
  /** The day of the first import where the quarter has no earlier plan to be measured against. */
  readonly baselineFirstImport: LocalDate | null;
  /** The day on which the register was created, where that is in the quarter and nothing was imported. */
  readonly began?: LocalDate | null;
  readonly progress: ProgressCounts;
  readonly paid: readonly DigestItem[];
  readonly replanned: readonly DigestItem[];
  /** Accepted, merged or dropped. */
  readonly closed: readonly DigestItem[];
  /** Open, and still planned for the quarter. */
  readonly left: readonly DigestItem[];
}

/** The review of a quarter, each item of its plan under one heading; null where there was no plan and nothing was paid. */
export function reviewOf(
  register: { readonly id: RegisterId; readonly name: string; readonly firstMonth: FirstMonth },
  progress: QuarterProgress,
  told: Pick<ReviewContent, 'lateSince' | 'baselineFirstImport' | 'began'>,
): ReviewContent | null {
  const { quarter, committed, added, done, replanned, closed, left } = progress;
  if (committed.length + added.length === 0) return null;
  return {
    registerId: register.id,
    registerName: register.name,
    quarter,
    quarterLabel: quarterLabel(quarter, register.firstMonth),
    nextLabel: quarterLabel(addQuarters(quarter, 1), register.firstMonth),
    ...told,
    progress: countsOf(progress),
    paid: done.map(digestItem),
    replanned: replanned.map(digestItem),
    closed: closed.map(digestItem),
    left: left.map(digestItem),
  };
}
