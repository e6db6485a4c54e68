import type { Level } from './level.ts';
import type { LocalDate } from './local-date.ts';
import type { Priority } from './priority.ts';
import type { Quarter } from './quarter.ts';
import { type ClosedReason, isOpenStatus, type Status } from './status.ts';

/** Surrogate key of a workspace. */
export type WorkspaceId = number;
/** Surrogate key of a register. */
export type RegisterId = number;
/** Surrogate key of a debt item; people see its number. */
export type DebtId = number;
/** Slack's id of a person, `U…` or `W…`. */
export type UserId = string;
/** Slack's id of a conversation. */
export type ChannelId = string;

/** A person in Slack, or a name that a file gave and nobody has mapped yet. */
export type Owner =
  | { readonly kind: 'person'; readonly userId: UserId }
  | { readonly kind: 'name'; readonly name: string };

/** One entry of an item's checklist. Its id stays the same while steps are added and ticked. */
export interface Step {
  readonly id: number;
  readonly text: string;
  readonly done: boolean;
  readonly doneBy: UserId | null;
  /** ISO instant. */
  readonly doneAt: string | null;
}

/** Part of the target state; unnamed where there is only one. Text is Markdown. */
export interface Phase {
  readonly name: string | null;
  readonly text: string;
}

/** What is done to a file that an item touches. */
export const FILE_KINDS = ['to modify', 'to create', 'new', 'modified', 'created'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file that an item touches, as one line of Markdown. */
export interface FileNote {
  readonly kind: FileKind;
  readonly text: string;
}

/** Named text that has no field of its own, kept word for word as Markdown. */
export interface Section {
  readonly title: string;
  readonly text: string;
}

/** A remark that somebody kept with an item. */
export interface Note {
  readonly text: string;
  readonly by: UserId | null;
  /** ISO instant. */
  readonly at: string;
}

/** "It bit us": what the debt cost on one occasion. */
export interface Hit {
  /** The same while hits are added and taken back. */
  readonly id: number;
  /** ISO instant. */
  readonly at: string;
  readonly by: UserId | null;
  readonly minutes: number;
  readonly text: string | null;
  /** The message that tells of it. */
  readonly permalink: string | null;
}

/** A web address that belongs to an item, such as its issue or pull request. */
export interface Link {
  readonly url: string;
  readonly title: string | null;
}

/** Everything that people tell about a debt item and that the history follows field by field. */
export interface DebtFields {
  readonly title: string;
  readonly status: Status;
  /** Why it counts as neither owed nor paid; null while it does. */
  readonly closedReason: ClosedReason | null;
  /** The day on which an accepted item reopens. */
  readonly acceptedUntil: LocalDate | null;
  readonly acceptedWhy: string | null;
  readonly effort: Level | null;
  readonly effortQualifier: string | null;
  readonly impact: Level | null;
  readonly impactQualifier: string | null;
  readonly priorityOverride: Priority | null;
  readonly risk: string | null;
  readonly currentState: string | null;
  readonly targetState: readonly Phase[];
  readonly implementation: string | null;
  readonly steps: readonly Step[];
  readonly files: readonly FileNote[];
  readonly whatWasDone: string | null;
  readonly sections: readonly Section[];
  readonly notes: readonly Note[];
  readonly owner: Owner | null;
  readonly targetDate: LocalDate | null;
  /** Filled in from the target date where there is one. */
  readonly targetQuarter: Quarter | null;
  readonly completedOn: LocalDate | null;
  readonly links: readonly Link[];
  readonly labels: readonly string[];
  readonly hits: readonly Hit[];
  /** Nudges leave the item alone until this day. */
  readonly snoozedUntil: LocalDate | null;
}

export type FieldName = keyof DebtFields;

/** A debt item as it stands. */
export interface Debt extends DebtFields {
  readonly id: DebtId;
  readonly workspaceId: WorkspaceId;
  readonly registerId: RegisterId;
  readonly number: number;
  /** The id that the file gave it, such as `TD-007`. */
  readonly reference: string | null;
  /** Nudges since the owner last answered or the item last changed. */
  readonly unansweredNudges: number;
  /** The owner left Slack or cannot be reached. */
  readonly ownerGone: boolean;
  readonly version: number;
  readonly createdBy: UserId | null;
  readonly createdAt: Date;
  readonly updatedBy: UserId | null;
  readonly updatedAt: Date;
}

/** What lists, digests and nudges need of an item: everything but its long texts. */
export type DebtSummary = Pick<
  Debt,
  | 'id'
  | 'workspaceId'
  | 'registerId'
  | 'number'
  | 'reference'
  | 'title'
  | 'status'
  | 'closedReason'
  | 'effort'
  | 'impact'
  | 'priorityOverride'
  | 'owner'
  | 'ownerGone'
  | 'targetDate'
  | 'targetQuarter'
  | 'completedOn'
  | 'labels'
  | 'steps'
  | 'snoozedUntil'
  | 'unansweredNudges'
  | 'version'
  | 'createdAt'
  | 'updatedAt'
>;

/** An item with nothing told but its title. */
export function blankFields(title: string): DebtFields {
  return {
    title,
    status: 'not started',
    closedReason: null,
    acceptedUntil: null,
    acceptedWhy: null,
    effort: null,
    effortQualifier: null,
    impact: null,
    impactQualifier: null,
    priorityOverride: null,
    risk: null,
    currentState: null,
    targetState: [],
    implementation: null,
    steps: [],
    files: [],
    whatWasDone: null,
    sections: [],
    notes: [],
    owner: null,
    targetDate: null,
    targetQuarter: null,
    completedOn: null,
    links: [],
    labels: [],
    hits: [],
    snoozedUntil: null,
  };
}

/** All fields, in the order of the item's form. */
export const FIELD_NAMES = Object.keys(blankFields('')) as readonly FieldName[];

/** Sizes that keep an item within what Slack can show and edit (text inputs take 3,000 characters). */
export const MAX_TITLE_CHARS = 200;
export const MAX_TEXT_CHARS = 3000;
export const MAX_STEPS = 100;
export const MAX_STEP_CHARS = 500;
export const MAX_LINKS = 50;
export const MAX_LABELS = 20;
export const MAX_LABEL_CHARS = 50;
export const MAX_NOTES = 200;
export const MAX_HITS = 500;
/** One hit: 20 working days of eight hours. */
export const MAX_HIT_MINUTES = 20 * 8 * 60;

/** How many steps are done, and how many there are. */
export function stepCount(steps: readonly Step[]): { done: number; total: number } {
  return { done: steps.filter((step) => step.done).length, total: steps.length };
}

/** Whether an item is owed: neither paid, nor accepted, nor closed for another reason. */
export function isOpen(debt: Pick<Debt, 'status' | 'closedReason'>): boolean {
  return isOpenStatus(debt.status) && debt.closedReason === null;
}
