import { dueDayOf } from './attention.ts';
import { type Debt, type DebtSummary, isOpen } from './debt.ts';
import { hoursLost, interestOf, interestWords } from './interest.ts';
import type { Level } from './level.ts';
import { dayIn, daysBetween, formatDay, type LocalDate } from './local-date.ts';
import { type FirstMonth, lastDayOf, quarterOf } from './quarter.ts';

/** What the ranking asks of an item. */
export type RankedDebt = DebtSummary & Pick<Debt, 'hits'>;

/** When and by which calendar one asks. */
export interface NextContext {
  readonly now: Date;
  readonly today: LocalDate;
  readonly firstMonth: FirstMonth;
  /** Whether snoozed items have a place too. */
  readonly withSnoozed: boolean;
}

/** An item in its place, with what put it there, the part that counted most first. */
export interface NextItem {
  readonly debt: RankedDebt;
  readonly score: number;
  readonly why: readonly string[];
}

/** What to do next, and what nobody can place yet. */
export interface NextRanking {
  readonly ranked: readonly NextItem[];
  /** Without impact or effort, oldest first. */
  readonly toAssess: readonly RankedDebt[];
  /** How many are left out because they are snoozed. */
  readonly snoozed: number;
}

const WEIGHTS: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 4 };
const DUE_THIS_QUARTER = 1;
const OVERDUE = 2;
/** Hours lost count up to this many. */
const MAX_INTEREST = 4;

/**
 * Ranks the open items by (impact + urgency + interest) ÷ effort, ties by older first. Others are left out, and so are
 * those that somebody has put off, unless they are asked for.
 */
export function rankNext(debts: readonly RankedDebt[], context: NextContext): NextRanking {
  const all = debts.filter(isOpen).sort(olderFirst);
  const open = all.filter((debt) => context.withSnoozed || !isSnoozed(debt, context.today));
  const placed = open.flatMap((debt) => placeOf(debt, context) ?? []);
  return {
    ranked: placed.sort((left, right) => right.score - left.score),
    toAssess: open.filter(({ impact, effort }) => impact === null || effort === null),
    snoozed: all.length - open.length,
  };
}

function isSnoozed({ snoozedUntil }: RankedDebt, today: LocalDate): boolean {
  return snoozedUntil !== null && snoozedUntil > today;
}

function placeOf(debt: RankedDebt, context: NextContext): NextItem | null {
  const { impact, effort } = debt;
  if (impact === null || effort === null) return null;
  const parts = [urgencyOf(debt, context), interestPart(debt, context.now), impactOf(impact)];
  const score = parts.reduce((sum, { weight }) => sum + weight, 0) / WEIGHTS[effort];
  const told = parts.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  const why = [...told.map(({ words }) => words), `${effort} effort`, ageOf(debt, context)];
  return { debt, score, why };
}

interface Part {
  readonly weight: number;
  readonly words: string;
}

function impactOf(impact: Level): Part {
  return { weight: WEIGHTS[impact], words: `${impact} impact` };
}

function urgencyOf(debt: RankedDebt, { today, firstMonth }: NextContext): Part {
  const due = dueDayOf(debt);
  if (due === null) return { weight: 0, words: '' };
  if (due < today) return { weight: OVERDUE, words: `overdue since ${formatDay(due)}` };
  const isThisQuarter = due <= lastDayOf(quarterOf(today, firstMonth));
  const words = debt.targetDate ? `due ${formatDay(due)}` : 'planned for this quarter';
  return { weight: isThisQuarter ? DUE_THIS_QUARTER : 0, words };
}

function interestPart({ hits }: RankedDebt, now: Date): Part {
  const weight = Math.min(MAX_INTEREST, hoursLost(hits, now));
  return { weight, words: interestWords(interestOf(hits, now)) };
}

/** Age is told in whole days, so that the zone makes no difference that anybody would miss. */
function ageOf({ createdAt }: RankedDebt, { now }: NextContext): string {
  const days = daysBetween(dayIn('UTC', createdAt), dayIn('UTC', now));
  if (days < 1) return 'recorded today';
  return `recorded ${days === 1 ? 'yesterday' : `${days} days ago`}`;
}

function olderFirst(left: RankedDebt, right: RankedDebt): number {
  return left.createdAt.getTime() - right.createdAt.getTime() || left.number - right.number;
}
