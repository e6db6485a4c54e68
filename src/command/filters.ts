import type { Owner } from '../domain/debt.ts';
import type { Priority } from '../domain/priority.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Status } from '../domain/status.ts';
import { wordsOf } from './line.ts';
import { escapeSlackText } from './slack-text.ts';

export const SORTS = ['priority', 'due', 'updated', 'number', 'title'] as const;
/** `updated` puts the longest untouched first. */
export type Sort = (typeof SORTS)[number];

/** Filters that are one word. `everywhere` means all registers that the person sees. */
export const LIST_FLAGS = [
  'open',
  'done',
  'accepted',
  'all',
  'mine',
  'unowned',
  'overdue',
  'undecided',
  'stale',
  'snoozed',
  'unassessed',
  'bitten',
  'everywhere',
] as const;
export type ListFlag = (typeof LIST_FLAGS)[number];

/**
 * What a list is narrowed to. Different kinds of filter must all hold; of several values of one kind one is enough. The
 * state is one kind (`open`, `done`, `accepted`, or `all` of them and merged and dropped items too), and so is the owner
 * (`mine`, `unowned`, `owners`). Every word must be found. Without a state and a status, the open items are meant.
 */
export interface ListFilters extends Readonly<Record<ListFlag, boolean>> {
  readonly priorities: readonly Priority[];
  readonly quarters: readonly Quarter[];
  readonly owners: readonly Owner[];
  readonly labels: readonly string[];
  /** Labels that an item must not have. */
  readonly withoutLabels: readonly string[];
  readonly statuses: readonly Status[];
  /** Registers by their names, as typed; with none, and not `everywhere`, the channel's. */
  readonly registers: readonly string[];
  /** Words and quoted phrases to search for, as typed. */
  readonly words: readonly string[];
  readonly sort: Sort | null;
}

/** A list of everything open. */
export const NO_FILTERS: ListFilters = {
  open: false,
  done: false,
  accepted: false,
  all: false,
  mine: false,
  unowned: false,
  overdue: false,
  undecided: false,
  stale: false,
  snoozed: false,
  unassessed: false,
  bitten: false,
  everywhere: false,
  priorities: [],
  quarters: [],
  owners: [],
  labels: [],
  withoutLabels: [],
  statuses: [],
  registers: [],
  words: [],
  sort: null,
};

/** The filters as `/debt list` takes them, escaped as Slack would: reading them back gives the same filters. */
export function formatFilters(filters: ListFilters): string {
  const valued = (key: string, values: readonly string[]) =>
    values.map((value) => `${key}:${escapeSlackText(quoted(value))}`);
  return [
    ...LIST_FLAGS.filter((flag) => filters[flag]),
    ...filters.priorities,
    ...filters.quarters.map((quarter) => `q:${quarter}`),
    ...filters.owners.map(formatOwner),
    ...valued('label', filters.labels),
    ...valued('-label', filters.withoutLabels),
    ...filters.statuses.map((status) => `status:"${status}"`),
    ...valued('in', filters.registers),
    ...filters.words.map((word) => escapeSlackText(quoted(word))),
    ...(filters.sort ? [`sort:${filters.sort}`] : []),
  ].join(' ');
}

function formatOwner(owner: Owner): string {
  return owner.kind === 'person'
    ? `owner:<@${owner.userId}>`
    : `owner:${escapeSlackText(quoted(owner.name))}`;
}

/** Of the two makes of quotes the one that the phrase does not end early. */
function quoted(phrase: string): string {
  const [first, second] = [`"${phrase}"`, `'${phrase}'`];
  return wordsOf({ text: first, marks: [] }).words[0]?.raw === first ? first : second;
}
