import type { BurnUpPoint } from './burn-up.ts';
import type { ChannelId, DebtId, DebtSummary, Owner, RegisterId, UserId } from './debt.ts';
import type { LocalDate } from './local-date.ts';
import type { ProgressCounts } from './progress.ts';
import type { Quarter } from './quarter.ts';
import type { OutsideName } from './register-name.ts';
import type { Status } from './status.ts';
import type { Zone } from './zone.ts';

/** At most this many decisions are asked for in one digest, each with a button. */
export const MAX_DIGEST_DECISIONS = 5;
/** At most this many quick wins are offered in one digest. */
export const MAX_DIGEST_QUICK_WINS = 3;

/** One item as a digest names it. JSON only: it waits in the outbox until it is rendered. */
export interface DigestItem {
  readonly debtId: DebtId;
  readonly number: number;
  readonly title: string;
  readonly status: Status;
  readonly owner: Owner | null;
  readonly targetDate: LocalDate | null;
}

/** An item as a digest names it. */
export function digestItem(debt: DebtSummary): DigestItem {
  const { id, number, title, status, owner, targetDate } = debt;
  return { debtId: id, number, title, status, owner, targetDate };
}

/** An item that changed its quarter or its day. */
export interface ReplannedItem extends DigestItem {
  /** `Q4 2026 → Q1 2027`, or within a quarter `due Fri 20 Nov 2026 → Fri 11 Dec 2026`; left out in a digest that waited in the outbox while the bot was renewed. */
  readonly moved?: string;
}

/** Why an item needs a decision by the team. */
export type DecisionReason = 'overdue' | 'unowned' | 'owner gone' | 'unanswered';

/** An item about which the team is asked to decide. */
export interface DigestDecision {
  readonly item: DigestItem;
  readonly reason: DecisionReason;
  /** Beside an overdue date: its owner was asked twice without an answer, and is asked no more. */
  readonly isUnanswered?: boolean;
  /** Beside an overdue date: its owner has left. */
  readonly isOwnerGone?: boolean;
}

/** What the weekly digest of a register says, in the order in which it says it. */
export interface DigestContent {
  readonly registerId: RegisterId;
  readonly registerName: string;
  /** `preview` is shown to one person; `now` was asked for outside the week. */
  readonly occasion: 'weekly' | 'now' | 'preview';
  /** The local day for which it was due. */
  readonly day: LocalDate;
  /** The register's zone where this runtime does not know it: the digest goes by UTC. */
  readonly unknownZone?: string;
  /** It goes out later than its hour, after an outage. */
  readonly late: boolean;
  /** Left out, as are the other optional parts, in a digest that waited in the outbox while the bot was renewed. */
  readonly quarter?: Quarter;
  readonly quarterLabel: string;
  readonly week: number;
  readonly weeks: number;
  readonly progress: ProgressCounts;
  /** Weeks that were over, with one decimal: what the forecast reckons with. */
  readonly weeksGone?: number;
  /** Planned and done by week so far. */
  readonly burnUp?: readonly BurnUpPoint[];
  /** The day of the first import where the quarter has no earlier plan to be measured against. */
  readonly baselineFirstImport: LocalDate | null;
  /** The day on which the register was created, where that is in this quarter and nothing was imported. */
  readonly began?: LocalDate | null;
  /** The day of the last digest, or of the baseline for the first one. */
  readonly since: LocalDate;
  readonly paid: readonly DigestItem[];
  readonly started: readonly DigestItem[];
  readonly added: readonly DigestItem[];
  readonly replanned: readonly ReplannedItem[];
  /** Accepted, merged or given up; left out in older ones. */
  readonly closed?: readonly DigestItem[];
  /** Owed again: they were accepted until a day, paid or closed. */
  readonly reopened: readonly DigestItem[];
  readonly decisions: readonly DigestDecision[];
  readonly moreDecisions: number;
  readonly quickWins: readonly DigestItem[];
  /** The quarter's open items, for the thread. */
  readonly open: readonly DigestItem[];
  /** Its channel takes no list in a thread, as came out just now or before: a button shows the open items. */
  readonly threadless?: 'now' | 'before';
}

/** What is told of a digest once the next one has come. JSON only. */
export interface CollapsedDigest
  extends Pick<DigestContent, 'registerName' | 'quarterLabel' | 'week' | 'weeks' | 'progress'> {
  /** The digest that came after it. */
  readonly newer: { readonly channel: ChannelId; readonly ts: string };
}

/** A week in which nothing changed and nothing is asked is told in one line. */
export function isQuiet(content: DigestContent): boolean {
  const { paid, started, added, replanned, closed = [], reopened } = content;
  const lists = [paid, started, added, replanned, closed, reopened];
  const { decisions, quickWins } = content;
  return [...lists, decisions, quickWins].every((list) => list.length === 0);
}

/** Tells a person that items which were accepted until a day are open again. */
export interface ReopenedContent {
  readonly registerId: RegisterId;
  readonly registerName: string;
  readonly items: readonly (DigestItem & { readonly why: string | null })[];
}

/** Why an item is in a nudge, worst first. */
export const NUDGE_REASONS = ['overdue', 'due soon', 'stale'] as const;
export type NudgeReason = (typeof NUDGE_REASONS)[number];

/** At most this many items are listed in one nudge; the rest is counted. */
export const MAX_NUDGE_ITEMS = 5;
/** Due within this many days counts as due soon. */
export const DUE_SOON_DAYS = 7;
/** In progress without a change for this many days counts as stale. */
export const STALE_DAYS = 21;
/** After this many nudges without an answer the bot stops nudging about an item. */
export const MAX_UNANSWERED_NUDGES = 2;

/** One item as a nudge names it, with why it is there. */
export interface NudgeItem extends DigestItem, OutsideName {
  readonly registerId: RegisterId;
  readonly registerName: string;
  readonly reason: NudgeReason;
  /** Days overdue, days until due, or days without a change. */
  readonly days: number;
  /** Without an answer to this nudge there is no other about it. */
  readonly isLast: boolean;
}

/** The one nudge of a week, of all that is to be looked at; or one between, of what is newly overdue. */
export type NudgeKind = 'weekly' | 'daily';

/** An item of which its owner is told for the first time that it is overdue since its due day. */
export interface NewlyOverdue {
  readonly debtId: DebtId;
  readonly due: LocalDate;
}

/** Tells who keeps a register that an owner has left. */
export interface OwnerGoneContent {
  readonly registerId: RegisterId;
  readonly registerName: string;
  /** Who left. */
  readonly userId: UserId;
  readonly items: readonly DigestItem[];
  readonly more: number;
}

/** The one direct message that an owner gets on a day. */
export interface NudgeContent {
  readonly userId: UserId;
  readonly kind: NudgeKind;
  /** The owner's local day. */
  readonly day: LocalDate;
  readonly items: readonly NudgeItem[];
  readonly more: number;
  /** Found when it is sent: items in registers that the owner may not see any more, and who keeps those. */
  readonly hidden?: { readonly count: number; readonly keepers: readonly UserId[] };
  readonly newlyOverdue: readonly NewlyOverdue[];
  /** The first day on which the next weekly one could come. */
  readonly nextOn: LocalDate;
  /** Whether what is newly overdue is told before that day. */
  readonly tellsOverdue: boolean;
  /** The clock that it goes by where the person's own zone is not known by its name. */
  readonly clock?: Zone;
  /** The person has had no nudge before: say who writes and how to stop it. */
  readonly firstContact: boolean;
}
