import type { Owner } from '../domain/debt.ts';
import type { Priority } from '../domain/priority.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Status } from '../domain/status.ts';

export const SORTS = ['priority', 'due', 'updated', 'number', 'title'] as const;
/** `updated` puts the longest untouched first. */
export type Sort = (typeof SORTS)[number];

export const LIST_FLAGS = ['open', 'done', 'mine', 'unowned', 'overdue', 'stale'] as const;
export type ListFlag = (typeof LIST_FLAGS)[number];

/**
 * What a list is narrowed to. Different kinds of filter must all hold; of several priorities, statuses
 * or labels one is enough; every word must occur. `open` and `done` together mean all; with neither and no status,
 * the open items are meant.
 */
export interface ListFilters extends Readonly<Record<ListFlag, boolean>> {
  readonly priorities: readonly Priority[];
  readonly quarter: Quarter | null;
  readonly owner: Owner | null;
  readonly labels: readonly string[];
  readonly statuses: readonly Status[];
  /** Words and quoted phrases to search for, as typed. */
  readonly words: readonly string[];
  readonly sort: Sort | null;
}

/** A list of everything open. */
export const NO_FILTERS: ListFilters = {
  open: false,
  done: false,
  mine: false,
  unowned: false,
  overdue: false,
  stale: false,
  priorities: [],
  quarter: null,
  owner: null,
  labels: [],
  statuses: [],
  words: [],
  sort: null,
};
