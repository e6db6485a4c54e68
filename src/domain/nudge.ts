import { dueDayOf, nudgeReason } from './attention.ts';
import type { DebtSummary } from './debt.ts';
import {
  digestItem,
  MAX_NUDGE_ITEMS,
  MAX_UNANSWERED_NUDGES,
  type NewlyOverdue,
  NUDGE_REASONS,
  type NudgeItem,
  type NudgeKind,
} from './digest.ts';
import { type Holiday, isHoliday } from './holiday.ts';
import type { LocalDate } from './local-date.ts';
import { seenFrom } from './register-name.ts';

/** An owner's item with what a nudge tells beside it. */
export interface OwnedDebt {
  readonly debt: DebtSummary;
  readonly registerName: string;
  /** Of its register. */
  readonly holidays: readonly Holiday[];
  /** The due day for which its owner was told already that it is overdue. */
  readonly toldOverdueFor: LocalDate | null;
  readonly isDefault: boolean;
  /** Days since the item last changed, in the owner's zone. */
  readonly stillDays: number;
}

/** What an owner is nudged about. */
export interface NudgeChoice {
  /** The worst first, at most five. */
  readonly items: readonly NudgeItem[];
  readonly more: number;
  /** All that are told as overdue for the first time, those of `more` too. */
  readonly newlyOverdue: readonly NewlyOverdue[];
}

/**
 * What an owner is nudged about on a day. A daily nudge tells only what they were not told yet to be overdue. Items of a
 * register that has a holiday wait.
 */
export function pickNudgeItems(
  owned: readonly OwnedDebt[],
  today: LocalDate,
  kind: NudgeKind,
): NudgeChoice {
  const areSeveral = new Set(owned.map(({ debt }) => debt.registerId)).size > 1;
  const found = owned.flatMap((one) => {
    const why = isHoliday(one.holidays, today) ? null : nudgeReason(one.debt, today, one.stillDays);
    if (!why) return [];
    const isNew = why.reason === 'overdue' && one.toldOverdueFor !== dueDayOf(one.debt);
    return kind === 'weekly' || isNew ? [{ ...one, why, isNew }] : [];
  });
  const items = found
    .map((one) => nudgeItem(one, one.isDefault && !areSeveral))
    .toSorted(worseFirst)
    .slice(0, MAX_NUDGE_ITEMS);
  const newlyOverdue = found.flatMap(({ debt, isNew }) => {
    const due = dueDayOf(debt);
    return isNew && due !== null ? [{ debtId: debt.id, due }] : [];
  });
  return { items, more: found.length - items.length, newlyOverdue };
}

/** In a direct message a bare number means the default register. */
function nudgeItem(
  { debt, registerName, why }: OwnedDebt & { readonly why: Pick<NudgeItem, 'reason' | 'days'> },
  isMeant: boolean,
): NudgeItem {
  const { registerId } = debt;
  const isLast = debt.unansweredNudges + 1 >= MAX_UNANSWERED_NUDGES;
  const item = { ...digestItem(debt), registerId, registerName, ...why, isLast };
  return seenFrom(item, { id: registerId, name: registerName }, isMeant ? registerId : null);
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
