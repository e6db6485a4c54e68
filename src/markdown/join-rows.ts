import type { WordedField } from '../domain/document.ts';
import type { Candidate, FoundItem } from './found-item.ts';
import type { Labelled } from './labelled.ts';
import { groupsAround, type Reading } from './reading.ts';
import { readTitle } from './values-title.ts';
import { plainWords } from './words/plain-words.ts';

/** Items that stand under headings and the like, with what tables tell of them, and what the tables hold beside. */
export interface Joined {
  readonly known: readonly Candidate[];
  /** Tables that name none of the items. */
  readonly others: readonly Candidate[];
}

/**
 * Gives each item what a table that lists it by its id or title tells and it does not tell itself, be it in a
 * field, beside its title or by its section. The rows of such a table with an id that no item has are items;
 * those of `summaries`, which stand in sections apart, only tell.
 */
export function joinRows(
  reading: Reading,
  known: readonly Candidate[],
  tables: readonly Candidate[],
  summaries: readonly Candidate[],
): Joined {
  const names = namesIn(known);
  const told = new Map<FoundItem, FoundItem>();
  const left: Candidate[] = [];
  const others: Candidate[] = [];
  for (const table of [...tables, ...summaries]) {
    const isApart = summaries.includes(table);
    const holders = new Map(table.items.map((row) => [row, holderOf(names, row)]));
    if (![...holders.values()].some((holder) => holder !== null)) {
      if (!isApart) others.push(table);
      continue;
    }
    const isById = !isApart && table.items.some(({ ownId }) => ownId && names.get(idKey(ownId)));
    const rest = isById ? table.items.filter((row) => row.ownId && !holders.get(row)) : [];
    for (const [row, holder] of holders) {
      if (holder)
        told.set(holder, withRow(reading, told.get(holder) ?? holder, row, rest.length > 0));
    }
    if (rest.length > 0) left.push({ ...table, items: rest });
  }
  const joined = known.map((one) => ({
    ...one,
    items: one.items.map((item) => told.get(item) ?? item),
  }));
  return { known: [...joined, ...left], others };
}

/** Items by id and by title; null where two share one. */
function namesIn(known: readonly Candidate[]): ReadonlyMap<string, FoundItem | null> {
  const names = new Map<string, FoundItem | null>();
  for (const item of known.flatMap(({ items }) => items)) {
    const { title, reference } = readTitle(item.title, item.ownId);
    const number = item.ordinal === null ? '' : numberKey(item.ordinal);
    for (const key of [reference ? idKey(reference) : '', titleKey(title), number]) {
      if (key !== '') names.set(key, names.has(key) ? null : item);
    }
  }
  return names;
}

function holderOf(names: ReadonlyMap<string, FoundItem | null>, row: FoundItem): FoundItem | null {
  const { title, reference } = readTitle(row.title, row.ownId);
  if (reference) return names.get(idKey(reference)) ?? null;
  const numbered = row.ordinal === null ? null : names.get(numberKey(row.ordinal));
  const isLike = numbered && isAlike(title, readTitle(numbered.title, numbered.ownId).title);
  return names.get(titleKey(title)) ?? (isLike ? numbered : null);
}

/** Whether a short title may stand for a longer one: they share the beginning of half of its longer words. */
function isAlike(short: string, long: string): boolean {
  const [words, others] = [short, long].map(tellingWords);
  const found = words?.filter((word) =>
    others?.some((other) => other.startsWith(word.slice(0, 4))),
  );
  return words !== undefined && words.length > 0 && (found?.length ?? 0) * 2 >= words.length;
}

function tellingWords(title: string): string[] {
  const words = plainWords(title).split(' ');
  const long = words.filter((word) => word.length > 3);
  return long.length > 0 ? long : words;
}

function numberKey(ordinal: number): string {
  return `number ${ordinal}`;
}

function idKey(id: string): string {
  return `id ${plainWords(id)}`;
}

function titleKey(title: string): string {
  const words = plainWords(title.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1'));
  return words && `title ${words}`;
}

/** An item with what a row tells; with `isWhole` all of the row, what the item tells already as text. */
function withRow(reading: Reading, item: FoundItem, row: FoundItem, isWhole: boolean): FoundItem {
  const known = toldBy(reading, item);
  const isNews = ({ field }: Labelled) => field?.kind === 'worded' && !known.has(field.name);
  const added = isWhole
    ? row.stretches.map((one) => (isNews(one) ? one : { ...one, field: null }))
    : row.stretches.filter(isNews);
  const isOther = titleKey(readTitle(row.title).title) !== titleKey(readTitle(item.title).title);
  const otherTitles = [...(item.otherTitles ?? []), ...(isWhole && isOther ? [row.title] : [])];
  return { ...item, otherTitles, stretches: [...item.stretches, ...added] };
}

/** The fields that an item tells, one way or another. */
function toldBy(
  reading: Reading,
  { title, ownId, stretches, around }: FoundItem,
): Set<WordedField> {
  const fields = stretches.flatMap(({ field }) => (field?.kind === 'worded' ? [field.name] : []));
  const beside = readTitle(title, ownId);
  const roles = around
    .flatMap((part) => groupsAround(reading, part))
    .map((part) => reading.headingOf(part)?.role);
  const isTold = (field: 'status' | 'priority') =>
    beside[field] !== null || roles.some((role) => role?.[field] != null);
  const others = (['status', 'priority'] as const).filter(isTold);
  return new Set([...fields, ...others]);
}
