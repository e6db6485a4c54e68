import type { Owner } from '../domain/debt.ts';
import { parseLevel } from '../domain/level.ts';
import { isLocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import { type Quarter, quarterOf } from '../domain/quarter.ts';
import { parseStatus, type Status } from '../domain/status.ts';
import { readQuarter } from './days.ts';
import { type Context, type Line, plain, type Word, wordsOf } from './line.ts';
import { escapeSlackText } from './slack-text.ts';

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

/** A filter whose value says nothing known. */
export interface BadFilter {
  readonly filter: 'quarter' | 'owner' | 'status' | 'priority' | 'sort';
  readonly value: string;
}

/** How many words the reading took, and the filters with what they said. */
type Step = { readonly taken: number; readonly filters: ListFilters } | BadFilter;
type ReadValue = (value: Word, filters: ListFilters, context: Context) => ListFilters | null;

const FLAG_WORDS: ReadonlyMap<string, readonly ListFlag[]> = new Map<string, readonly ListFlag[]>([
  ...LIST_FLAGS.map((flag) => [flag, [flag]] as const),
  ['all', ['open', 'done']],
  ['everything', ['open', 'done']],
  ['complete', ['done']],
  ['completed', ['done']],
  ['closed', ['done']],
  ['my', ['mine']],
  ['unassigned', ['unowned']],
  ['late', ['overdue']],
]);
const SORT_WORDS: ReadonlyMap<string, Sort> = new Map<string, Sort>([
  ...SORTS.map((sort) => [sort, sort] as const),
  ['impact', 'priority'],
  ['date', 'due'],
  ['stale', 'updated'],
  ['age', 'number'],
  ['created', 'number'],
  ['id', 'number'],
  ['name', 'title'],
]);
const KEYS: ReadonlyMap<string, BadFilter['filter'] | 'label'> = new Map([
  ['q', 'quarter'],
  ['quarter', 'quarter'],
  ['owner', 'owner'],
  ['by', 'owner'],
  ['assignee', 'owner'],
  ['label', 'label'],
  ['labels', 'label'],
  ['tag', 'label'],
  ['status', 'status'],
  ['priority', 'priority'],
  ['prio', 'priority'],
  ['sort', 'sort'],
  ['order', 'sort'],
]);

const READ_VALUE: Readonly<Record<BadFilter['filter'] | 'label', ReadValue>> = {
  quarter: ({ value }, filters, context) => {
    const quarter = readQuarter(value, context) ?? quarterStarting(value, context);
    return quarter ? { ...filters, quarter } : null;
  },
  owner: (word, filters) => withOwner(word, filters),
  label: ({ value }, filters) => {
    const labels = labelsIn(value);
    return labels.length > 0 ? { ...filters, labels: union(filters.labels, labels) } : filters;
  },
  status: ({ value }, filters) => {
    const status = parseStatus(value);
    return status && { ...filters, statuses: union(filters.statuses, [status]) };
  },
  priority: ({ value }, filters) => {
    const level = parseLevel(plain(value));
    return level && { ...filters, priorities: union(filters.priorities, [level]) };
  },
  sort: ({ value }, filters) => {
    const sort = SORT_WORDS.get(plain(value));
    return sort ? { ...filters, sort } : null;
  },
};

/** The filters that a line tells; words that are no filter are searched for. */
export function readFilters(line: Line, context: Context): ListFilters | BadFilter {
  let filters = NO_FILTERS;
  let words = line.words;
  while (words.length > 0) {
    const step = readNext(words, filters, context);
    if ('filter' in step) return step;
    filters = step.filters;
    words = words.slice(step.taken);
  }
  return filters;
}

/** The filters as `/debt list` takes them, escaped as Slack would: reading them back gives the same filters. */
export function formatFilters(filters: ListFilters): string {
  const { owner, quarter, sort } = filters;
  return [
    ...LIST_FLAGS.filter((flag) => filters[flag]),
    ...filters.priorities,
    ...(quarter ? [`q:${quarter}`] : []),
    ...(owner ? [formatOwner(owner)] : []),
    ...filters.labels.map((label) => `label:${escapeSlackText(quoted(label))}`),
    ...filters.statuses.map((status) => `status:"${status}"`),
    ...filters.words.map((word) => escapeSlackText(quoted(word))),
    ...(sort ? [`sort:${sort}`] : []),
  ].join(' ');
}

/** Labels of a comma-separated value, in lower case and without `#`. */
export function labelsIn(value: string): string[] {
  const labels = value.split(',').map((label) => label.trim().replace(/^#/, '').toLowerCase());
  return labels.filter((label) => label !== '');
}

function readNext(words: readonly Word[], filters: ListFilters, context: Context): Step {
  const [word, next] = words;
  if (!word) return { taken: 1, filters };
  const filter = word.key === null ? undefined : KEYS.get(word.key);
  if (filter) return readKeyed(filter, word, next, filters, context);
  const read = word.quoted ? null : readBare(word, filters, context);
  if (read) return { taken: 1, filters: read };
  const typed = word.key === null ? word.value : word.raw;
  const search = word.quoted || word.key !== null ? typed : typed.replace(/,$/, '');
  const found = search.trim() === '' ? [] : [search];
  return { taken: 1, filters: { ...filters, words: union(filters.words, found) } };
}

/** `status: done`, `status:in progress` and `q:Q1 2027` take the next word too, where it helps. */
function readKeyed(
  filter: BadFilter['filter'] | 'label',
  word: Word,
  next: Word | undefined,
  filters: ListFilters,
  context: Context,
): Step {
  const read = READ_VALUE[filter];
  if (next && word.value === '') {
    const later = read(next, filters, context);
    if (later) return { taken: 2, filters: later };
  }
  if (next && !word.quoted && (filter === 'status' || filter === 'quarter')) {
    const both = read({ ...word, value: `${word.value} ${next.raw}` }, filters, context);
    if (both) return { taken: 2, filters: both };
  }
  const alone = read(word, filters, context);
  if (alone) return { taken: 1, filters: alone };
  return filter === 'label' ? { taken: 1, filters } : { filter, value: word.value };
}

function readBare(word: Word, filters: ListFilters, context: Context): ListFilters | null {
  if (word.mark?.kind === 'person') return withOwner(word, filters);
  if (word.mark?.kind === 'channel') return READ_VALUE.label(word, filters, context);
  const text = plain(word.raw).replace(/,$/, '');
  const flags = FLAG_WORDS.get(text);
  if (flags) return { ...filters, ...Object.fromEntries(flags.map((flag) => [flag, true])) };
  const level = ['low', 'medium', 'high'].includes(text) ? parseLevel(text) : null;
  if (level) return { ...filters, priorities: union(filters.priorities, [level]) };
  const quarter = /q[1-4]/.test(text) ? readQuarter(text, context) : null;
  return quarter ? { ...filters, quarter } : null;
}

function withOwner({ value, mark }: Word, filters: ListFilters): ListFilters | null {
  if (mark?.kind === 'person') return { ...filters, owner: { kind: 'person', userId: mark.id } };
  const name = value.trim();
  if (/^(?:me|self)$/.test(plain(name))) return { ...filters, mine: true };
  if (/^(?:none|nobody)$/.test(plain(name))) return { ...filters, unowned: true };
  return name === '' ? null : { ...filters, owner: { kind: 'name', name } };
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

/** Filters are printed with the quarter's first day, which needs no fiscal year. */
function quarterStarting(value: string, { firstMonth }: Context): Quarter | null {
  return isLocalDate(value) && quarterOf(value, firstMonth) === value ? value : null;
}

function union<T>(values: readonly T[], more: readonly T[]): T[] {
  return [...new Set([...values, ...more])];
}
