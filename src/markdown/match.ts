import { once } from './once.ts';

/** What a shortened name is looked up among. */
export interface Named {
  readonly title: string;
  readonly number: number;
  readonly reference: string | null;
}

/** Finds the one item that a name means; null where none does, or several do equally well. */
export type FindByName<Item extends Named> = (name: string) => Item | null;

interface Candidate<Item> {
  readonly item: Item;
  readonly words: readonly string[];
  /** First letters of two to six words in a row. */
  readonly acronyms: ReadonlySet<string>;
}

/** This much of a name must be found again in a title. */
const MIN_SHARE = 0.6;
/** A title that matches less well by this much is no rival; another form of one word is less. */
const CLEAR_LEAD = 0.06;
const KEY_CHARS = 3;
const MAX_ACRONYM = 6;

/**
 * A lookup of items by the shortened names that tables give them: number, reference or title as they
 * are, else by words, where stems ("Dependencies"), beginnings ("prep") and acronyms ("ADRs") count.
 * What stands in brackets in a name only narrows it and is left out of account.
 */
export function namesOf<Item extends Named>(items: readonly Item[]): FindByName<Item> {
  const exact = once(() => exactNames(items));
  const byKey = once(() => indexByKey(items.map(candidateOf)));
  return (name) => {
    const known = exact().get(plain(name));
    if (known !== undefined) return known;
    const words = wordsOf(withoutBrackets(name));
    const rivals = new Set(words.flatMap((word) => byKey().get(keyOf(word)) ?? []));
    return clearWinner(words, [...rivals]);
  };
}

/** Numbers, references and whole titles; null where two items share one. */
function exactNames<Item extends Named>(items: readonly Item[]): Map<string, Item | null> {
  const names = new Map<string, Item | null>();
  for (const item of items) {
    const { title, number, reference } = item;
    for (const name of new Set([title, reference ?? title, `#${number}`].map(plain))) {
      names.set(name, names.has(name) ? null : item);
    }
  }
  return names;
}

function clearWinner<Item>(words: readonly string[], rivals: Candidate<Item>[]): Item | null {
  const ranked = rivals
    .map((rival) => ({ rival, share: shareFound(words, rival) }))
    .sort((a, b) => b.share - a.share);
  const [best, second] = ranked;
  if (!best || best.share < MIN_SHARE) return null;
  return second && best.share - second.share < CLEAR_LEAD ? null : best.rival.item;
}

/** How much of a name's words stands in a title, 0 to 1. */
function shareFound<Item>(words: readonly string[], { words: title, acronyms }: Candidate<Item>) {
  if (words.length === 0) return 0;
  const found = words.map((word) => {
    if (acronyms.has(singular(word))) return 1;
    return Math.max(0, ...title.map((other) => likeness(word, other)));
  });
  return found.reduce((sum, share) => sum + share, 0) / words.length;
}

function likeness(word: string, other: string): number {
  if (word === other) return 1;
  const [stem, otherStem] = [stemOf(word), stemOf(other)];
  if (stem === otherStem) return 0.95;
  return stem.length >= KEY_CHARS && other.startsWith(stem) ? 0.85 : 0;
}

function candidateOf<Item extends Named>(item: Item): Candidate<Item> {
  const words = wordsOf(item.title);
  const initials = words.map((word) => word.charAt(0)).join('');
  const acronyms = new Set<string>();
  for (let from = 0; from < words.length; from++) {
    for (let length = 2; length <= MAX_ACRONYM && from + length <= words.length; length++) {
      acronyms.add(initials.slice(from, from + length));
    }
  }
  return { item, words, acronyms };
}

function indexByKey<Item>(candidates: readonly Candidate<Item>[]): Map<string, Candidate<Item>[]> {
  const index = new Map<string, Candidate<Item>[]>();
  for (const candidate of candidates) {
    for (const key of new Set([...candidate.words, ...candidate.acronyms].map(keyOf))) {
      const sharing = index.get(key);
      if (sharing) sharing.push(candidate);
      else index.set(key, [candidate]);
    }
  }
  return index;
}

/** Words that are alike share their first letters. */
function keyOf(word: string): string {
  return singular(word).slice(0, KEY_CHARS);
}

const ENDINGS = [
  'ations',
  'ation',
  'ments',
  'ment',
  'ings',
  'ing',
  'ies',
  'es',
  'ed',
  's',
  'e',
  'y',
];

/** A word without one English ending, but never shorter than three letters. */
function stemOf(word: string): string {
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= KEY_CHARS);
  return ending ? word.slice(0, -ending.length) : word;
}

function singular(word: string): string {
  return word.length > 2 && word.endsWith('s') ? word.slice(0, -1) : word;
}

function wordsOf(text: string): string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function withoutBrackets(name: string): string {
  const outside = name.replace(/\([^()]*\)/g, ' ');
  return /[\p{L}\p{N}]/u.test(outside) ? outside : name;
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
