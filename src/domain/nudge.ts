import { nudgeReason } from './attention.ts';
import type { DebtSummary } from './debt.ts';
import { digestItem, MAX_NUDGE_ITEMS, NUDGE_REASONS, type NudgeItem } from './digest.ts';
import type { LocalDate } from './local-date.ts';

/** An owner's item with what a nudge tells beside it. */
export interface OwnedDebt {
  readonly debt: DebtSummary;
  readonly registerName: string;
  /** Days since the item last changed, in the owner's zone. */
  readonly stillDays: number;
}

/** What an owner is nudged about on a day: the worst first, at most five, and how many more there are. */
export function pickNudgeItems(
  owned: readonly OwnedDebt[],
  today: LocalDate,
): { items: readonly NudgeItem[]; more: number } {
  const found = owned.flatMap(({ debt, registerName, stillDays }) => {
    const why = nudgeReason(debt, today, stillDays);
    if (!why) return [];
    return [{ ...digestItem(debt), registerId: debt.registerId, registerName, ...why }];
  });
  const items = found.toSorted(worseFirst).slice(0, MAX_NUDGE_ITEMS);
  return { items, more: found.length - items.length };
}

/** A Slack status as `users.info` tells it; `expiresAt` is null where it stays. */
export interface SlackStatus {
  readonly text: string;
  readonly emoji: string;
  readonly expiresAt: Date | null;
}

const AWAY_EMOJI: ReadonlySet<string> = new Set([
  ':palm_tree:',
  ':beach_with_umbrella:',
  ':desert_island:',
  ':airplane:',
  ':face_with_thermometer:',
]);
const AWAY_WORDS =
  /\b(vacation\w*|holidays?|out of( the)? office|ooo|pto|(on|parental|maternity|paternity|sick) leave|out sick|off sick|away|urlaub|abwesend)\b/i;

/** Whether a status says that its person is not at work. */
export function isAway(status: SlackStatus, now: Date): boolean {
  if (status.expiresAt !== null && status.expiresAt <= now) return false;
  return AWAY_EMOJI.has(status.emoji) || AWAY_WORDS.test(status.text);
}

/** Overdue before due soon before stale; in each the most pressing first. */
function worseFirst(left: NudgeItem, right: NudgeItem): number {
  const rank = (item: NudgeItem) => NUDGE_REASONS.indexOf(item.reason);
  const sooner = left.reason === 'due soon' ? left.days - right.days : right.days - left.days;
  return rank(left) - rank(right) || sooner || left.number - right.number;
}
