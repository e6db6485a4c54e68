import type { ChannelId, UserId } from '../domain/debt.ts';
import type { Level } from '../domain/level.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { SETTABLE_STATUSES } from '../domain/status.ts';
import type { ListFilters } from './filters.ts';

/** A status that `/debt status` may set. */
export type SettableStatus = (typeof SETTABLE_STATUSES)[number];

/** What `/debt add` was told. */
export interface AddCommand {
  readonly kind: 'add';
  readonly title: string | null;
  readonly impact: Level | null;
  readonly effort: Level | null;
  readonly owner: UserId | null;
  readonly due: LocalDate | null;
  /** Null beside a due date: the date implies it. */
  readonly quarter: Quarter | null;
  readonly labels: readonly string[];
  /** Enough was told to record at once; else the modal opens with what was. */
  readonly complete: boolean;
  /** What the person should know about how the line was read, a sentence each. */
  readonly remarks: readonly string[];
}

/** Steps are numbered from 1 in the order of the card. */
export type StepAction =
  | { readonly do: 'add'; readonly text: string }
  | { readonly do: 'done' | 'undone'; readonly steps: readonly number[] };

/** The settings that one line changes; those left out stay. */
export interface SettingsChange {
  readonly homeChannel?: ChannelId;
  /** ISO weekday, 1 is Monday. */
  readonly weekday?: number;
  /** `HH:mm`. */
  readonly time?: string;
  /** IANA zone. */
  readonly zone?: string;
}

/** Commands that take an item's number and nothing more. */
export type NumberOnlyWord = 'show' | 'edit' | 'reopen' | 'take' | 'history';

/** Commands that take nothing. */
export type LoneWord = 'overview' | 'schedule' | 'matrix' | 'import';

/** What a person asked for; `item` is the number that people see. */
export type Command =
  | { readonly kind: LoneWord }
  | { readonly kind: 'help'; readonly topic: CommandWord | null }
  | AddCommand
  | { readonly kind: 'list'; readonly filters: ListFilters }
  | { readonly kind: NumberOnlyWord; readonly item: number }
  | { readonly kind: 'status'; readonly item: number; readonly status: SettableStatus }
  | { readonly kind: 'done'; readonly item: number; readonly whatWasDone: string | null }
  /** A null owner leaves the item without one. */
  | { readonly kind: 'assign'; readonly item: number; readonly owner: UserId | null }
  | {
      readonly kind: 'due';
      readonly item: number;
      /** Null clears it. */
      readonly due: LocalDate | null;
      readonly remarks: readonly string[];
    }
  | { readonly kind: 'plan'; readonly item: number; readonly quarter: Quarter | null }
  | { readonly kind: 'step'; readonly item: number; readonly action: StepAction }
  | { readonly kind: 'note'; readonly item: number; readonly text: string }
  | {
      readonly kind: 'link';
      readonly item: number;
      readonly url: string;
      readonly title: string | null;
    }
  /** Null means the quarter that it is now. */
  | { readonly kind: 'progress'; readonly quarter: Quarter | null }
  /** Null opens the modal. */
  | { readonly kind: 'settings'; readonly change: SettingsChange | null }
  | { readonly kind: 'digest'; readonly action: 'preview' | 'now' }
  | {
      readonly kind: 'snooze';
      readonly item: number;
      readonly until: LocalDate;
      readonly remarks: readonly string[];
    }
  | { readonly kind: 'nudges'; readonly setting: 'on' | 'off' | 'weekly' };

/** The words that name commands; `overview` is what plain `/debt` means. */
export type CommandWord = Command['kind'];
