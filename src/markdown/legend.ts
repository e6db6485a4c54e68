import type { Priority } from '../domain/priority.ts';
import { readPriority } from './values.ts';

const MARK =
  /(?<mark>\p{Extended_Pictographic})\ufe0f?[ \t*_`|:=–—-]{1,12}(?<word>\p{L}[\p{L}-]{1,15})/gu;

/** `1 = High`, `- **P2**: Medium`. */
const GRADE =
  /(?:^|[\n(,;:·|•/])[ \t*_`-]{0,6}(?<mark>(?:P|S|Sev[ -]?)?\d)[ \t*_`]{0,4}(?:[=:→–—]|-(?=\s))[ \t*_`]{0,4}(?<word>\p{L}[\p{L}-]{1,15})/giu;

/**
 * What a legend such as `🔴 High · 🟠 Med · 🟢 Low` or `1 = High, 2 = Low` says of marks that stand alone elsewhere. Marks that it names twice
 * in different ways, or with words that are no priority, are left out.
 */
export function legendIn(texts: readonly string[]): ReadonlyMap<string, Priority> {
  const named = new Map<string, Set<Priority>>();
  for (const text of texts) {
    for (const { groups } of [...text.matchAll(MARK), ...text.matchAll(GRADE)]) {
      const priority = readPriority(groups?.word ?? '');
      const mark = loneMark(groups?.mark ?? '');
      if (priority) named.set(mark, (named.get(mark) ?? new Set<Priority>()).add(priority));
    }
  }
  const clear = [...named].flatMap(([mark, said]): [string, Priority][] => {
    const [only, ...others] = said;
    return only && others.length === 0 ? [[mark, only]] : [];
  });
  return clear.length < MIN_MARKS ? new Map() : new Map(clear);
}

/** One mark beside one word is no legend. */
const MIN_MARKS = 2;

/** The mark or grade that a wording is, and nothing else; '' where it is more. */
export function loneMark(wording: string): string {
  const bare = wording.replace(/[\s*_~`-]|\ufe0f/g, '').toUpperCase();
  return /^(?:\p{Extended_Pictographic}|(?:P|S|SEV)?\d)$/u.test(bare) ? bare : '';
}
