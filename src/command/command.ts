import type { ChannelId, UserId } from '../domain/debt.ts';
import type { ExportFormat } from '../domain/exported-register.ts';
import type { HolidayChange } from '../domain/holiday.ts';
import type { Level } from '../domain/level.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Visibility } from '../domain/register.ts';
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
  /** Whether people are asked before an item becomes theirs. */
  readonly offers?: boolean;
  readonly holidays?: HolidayChange;
  /** First month of the fiscal year, 1 to 12. */
  readonly firstMonth?: number;
  /** Whether a digest becomes a line when the next one has come. */
  readonly collapsesDigests?: boolean;
}

/** An item as a person names it: `#12`, or `payments#12` in another register than the channel's. */
export interface ItemName {
  /** In lower case; null means the channel's register. */
  readonly register: string | null;
  readonly number: number;
}

/** What a line says of one item or of several at once. */
interface OnItems {
  /** One at least, each once. */
  readonly items: readonly ItemName[];
  /** What the person should know about how the line was read, a sentence each. */
  readonly remarks: readonly string[];
}

/** Commands that take one item's number and nothing more. */
export type OneItemWord = 'show' | 'edit' | 'history';

/** Commands that take the numbers of items and nothing more. */
export type ItemsOnlyWord = 'reopen' | 'take' | 'drop' | 'delete';

/** Commands that take nothing. */
export type LoneWord =
  | 'overview'
  | 'schedule'
  | 'matrix'
  | 'doctor'
  | 'import'
  | 'owners'
  | 'undo'
  | 'health';

/** What is done with a register; a null name means that of the channel. */
export type RegisterAction =
  | { readonly do: 'list' }
  | { readonly do: 'create'; readonly name: string }
  | { readonly do: 'rename'; readonly from: string | null; readonly to: string }
  | { readonly do: 'archive' | 'unarchive' | 'default'; readonly name: string | null }
  /** A null channel is the one that it is typed in; Slack tells of private channels in no other way. */
  | { readonly do: 'bind'; readonly channel: ChannelId | null; readonly name: string | null }
  | { readonly do: 'unbind'; readonly channel: ChannelId | null }
  | { readonly do: 'visibility'; readonly visibility: Visibility; readonly name: string | null }
  | {
      readonly do: 'maintainer';
      readonly change: 'add' | 'remove';
      readonly userId: UserId;
      readonly name: string | null;
    };

/** What a person asked for. */
export type Command =
  | { readonly kind: LoneWord }
  | { readonly kind: 'help'; readonly topic: CommandWord | null }
  | AddCommand
  | { readonly kind: 'list' | 'next'; readonly filters: ListFilters }
  | { readonly kind: OneItemWord; readonly item: ItemName }
  | ({ readonly kind: ItemsOnlyWord } & OnItems)
  | ({ readonly kind: 'status'; readonly status: SettableStatus } & OnItems)
  | ({ readonly kind: 'done'; readonly whatWasDone: string | null } & OnItems)
  /** It is not paid, and will not be. */
  | ({ readonly kind: 'close'; readonly why: string } & OnItems)
  /** What is null is asked for in a form. */
  | ({
      readonly kind: 'accept';
      /** The day on which it reopens. */
      readonly until: LocalDate | null;
      readonly why: string | null;
    } & OnItems)
  /** A null owner leaves the items without one. */
  | ({ readonly kind: 'assign'; readonly owner: UserId | null } & OnItems)
  /** Null clears the date. */
  | ({ readonly kind: 'due'; readonly due: LocalDate | null } & OnItems)
  | ({ readonly kind: 'plan'; readonly quarter: Quarter | null } & OnItems)
  | { readonly kind: 'step'; readonly item: ItemName; readonly action: StepAction }
  | ({ readonly kind: 'note'; readonly text: string } & OnItems)
  | ({ readonly kind: 'link'; readonly url: string; readonly title: string | null } & OnItems)
  | ({
      readonly kind: 'label';
      readonly add: readonly string[];
      readonly remove: readonly string[];
    } & OnItems)
  | {
      readonly kind: 'hit';
      readonly item: ItemName;
      /** What it cost; null asks in a form. */
      readonly minutes: number | null;
      readonly text: string | null;
      readonly remarks: readonly string[];
    }
  /** The items are duplicates of the one that they go into. */
  | ({ readonly kind: 'merge'; readonly into: ItemName } & OnItems)
  /** Null wakes the items. */
  | ({ readonly kind: 'snooze'; readonly until: LocalDate | null } & OnItems)
  /** Both narrow the feed where they are given. */
  | { readonly kind: 'changes'; readonly since: LocalDate | null; readonly by: UserId | null }
  /** Null means the quarter that it is now. */
  | { readonly kind: 'progress'; readonly quarter: Quarter | null }
  /** Null opens the modal. */
  | { readonly kind: 'settings'; readonly change: SettingsChange | null }
  | { readonly kind: 'register'; readonly action: RegisterAction }
  /** Into the register of that name. */
  | ({ readonly kind: 'move'; readonly to: string } & OnItems)
  | { readonly kind: 'export'; readonly format: ExportFormat; readonly history: boolean }
  | { readonly kind: 'digest'; readonly action: 'preview' | 'now' | 'on' }
  | { readonly kind: 'nudges'; readonly setting: 'on' | 'off' | 'weekly' };

/** The words that name commands; `overview` is what plain `/debt` means. */
export type CommandWord = Command['kind'];
