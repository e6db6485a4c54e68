import type { Owner } from '../domain/debt.ts';
import { parseLevel } from '../domain/level.ts';
import { isLocalDate } from '../domain/local-date.ts';
import { type Quarter, quarterOf } from '../domain/quarter.ts';
import { parseStatus } from '../domain/status.ts';
import { sameValue } from '../domain/value.ts';
import { readQuarter } from './days.ts';
import {
  LIST_FLAGS,
  type ListFilters,
  type ListFlag,
  NO_FILTERS,
  SORTS,
  type Sort,
} from './filters.ts';
import { type Context, type Line, plain, type Word } from './line.ts';

/** A filter whose value says nothing known. */
export interface BadFilter {
  readonly filter: 'quarter' | 'owner' | 'status' | 'priority' | 'sort' | 'register';
  readonly value: string;
}

/** How many words the reading took, and the filters with what they said. */
type Step = { readonly taken: number; readonly filters: ListFilters } | BadFilter;
type ReadValue = (value: Word, filters: ListFilters, context: Context) => ListFilters | null;
type Keyed = BadFilter['filter'] | 'label';

const FLAG_WORDS: ReadonlyMap<string, ListFlag> = new Map<string, ListFlag>([
  ...LIST_FLAGS.map((flag) => [flag, flag] as const),
  ['everything', 'all'],
  ['complete', 'done'],
  ['completed', 'done'],
  ['closed', 'done'],
  ['my', 'mine'],
  ['unassigned', 'unowned'],
  ['late', 'overdue'],
  ['decide', 'undecided'],
  ['decisions', 'undecided'],
  ['sleeping', 'snoozed'],
  ['all-registers', 'everywhere'],
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
const KEYS: ReadonlyMap<string, Keyed> = new Map([
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
  ['in', 'register'],
  ['register', 'register'],
  ['sort', 'sort'],
  ['order', 'sort'],
]);

const READ_VALUE: Readonly<Record<Keyed, ReadValue>> = {
  quarter: ({ value }, filters, context) => {
    const quarter = readQuarter(value, context) ?? quarterStarting(value, context);
    return quarter ? withQuarter(filters, quarter) : null;
  },
  owner: (word, filters) => withOwner(word, filters),
  label: ({ value, raw }, filters) => {
    const labels = labelsIn(value);
    if (labels.length === 0) return filters;
    const kind = /^-\p{L}/u.test(raw) ? 'withoutLabels' : 'labels';
    return { ...filters, [kind]: union(filters[kind], labels) };
  },
  status: ({ value }, filters) => {
    const status = parseStatus(value);
    return status && { ...filters, statuses: union(filters.statuses, [status]) };
  },
  priority: ({ value }, filters) => {
    const level = parseLevel(plain(value));
    return level && { ...filters, priorities: union(filters.priorities, [level]) };
  },
  register: ({ value }, filters) => {
    const name = value.trim().replace(/^#/, '');
    if (name === '') return null;
    if (/^(?:all|everything|everywhere)$/.test(plain(name)))
      return { ...filters, everywhere: true };
    return { ...filters, registers: union(filters.registers, [name]) };
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
  filter: Keyed,
  word: Word,
  next: Word | undefined,
  filters: ListFilters,
  context: Context,
): Step {
  const read = READ_VALUE[filter];
  if (next && word.value === '') {
    const later = read({ ...next, raw: word.raw }, filters, context);
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
  const flag = FLAG_WORDS.get(text);
  if (flag) return { ...filters, [flag]: true };
  const level = ['low', 'medium', 'high'].includes(text) ? parseLevel(text) : null;
  if (level) return { ...filters, priorities: union(filters.priorities, [level]) };
  const quarter = /q[1-4]/.test(text) ? readQuarter(text, context) : null;
  return quarter ? withQuarter(filters, quarter) : null;
}

function withQuarter(filters: ListFilters, quarter: Quarter): ListFilters {
  return { ...filters, quarters: union(filters.quarters, [quarter]) };
}

/** A handle that Slack did not make a mention of is nobody's name. */
function withOwner({ value, mark, quoted }: Word, filters: ListFilters): ListFilters | null {
  const owned = (owner: Owner): ListFilters =>
    filters.owners.some((known) => sameValue(known, owner))
      ? filters
      : { ...filters, owners: [...filters.owners, owner] };
  if (mark?.kind === 'person') return owned({ kind: 'person', userId: mark.id });
  const name = value.trim();
  if (!quoted && name.startsWith('@')) return null;
  if (/^(?:me|self)$/.test(plain(name))) return { ...filters, mine: true };
  if (/^(?:none|nobody)$/.test(plain(name))) return { ...filters, unowned: true };
  return name === '' ? null : owned({ kind: 'name', name });
}

/** Filters are printed with the quarter's first day, which needs no fiscal year. */
function quarterStarting(value: string, { firstMonth }: Context): Quarter | null {
  return isLocalDate(value) && quarterOf(value, firstMonth) === value ? value : null;
}

function union<T>(values: readonly T[], more: readonly T[]): T[] {
  return [...new Set([...values, ...more])];
}
