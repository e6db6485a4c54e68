import { dropWords, type Line, plain, type Word } from './line.ts';
import { quote, type Refused, refused } from './problem.ts';
import type { Usage } from './usage.ts';

/** The item that a line is about, and the words that remain. */
export interface Addressed {
  readonly ok: true;
  readonly item: number;
  readonly rest: Line;
}

/** `first`: the number comes first, text follows. `anywhere`: it may also follow the value. */
export type Place = 'first' | 'anywhere';

const NUMBER = /^(?:#|nr\.?|no\.?|item)?0*(?<number>[1-9]\d{0,8})[.,:;)]?$/;
const JOINED_NUMBERS = /^(?:#?\d+(?:[,;&+]#?\d+)+[,;]?|#?\d{1,3}-#?\d{1,3})$/;
const LEAD_IN = /^(?:nr|no|number|item|debt|the|#)\.?$/;
const JOINER = /^(?:and|&|\+|,|und)$/;

/** Takes the item's number (`12`, `#12`, `nr 12`) off a line; what says none, or several, is refused. */
export function takeItem(line: Line, usage: Usage, place: Place = 'first'): Addressed | Refused {
  const [first, second] = line.words;
  if (!first) {
    return refused(`/debt ${usage.command} needs the number of an item.`, remedyFor(usage), {
      usage,
    });
  }
  if (second && LEAD_IN.test(plain(first.raw)) && itemNumber(second) !== null) {
    return takeItem(dropWords(line, 1), usage, place);
  }
  const several = severalItems(line, usage);
  if (several) return several;
  const at = place === 'anywhere' ? indexOfItem(line.words) : 0;
  const item = itemNumber(line.words[at] ?? first);
  if (item === null) return noNumber(line, first, usage);
  const words = line.words.filter((_, index) => index !== at);
  return { ok: true, item, rest: { text: line.text, words } };
}

/** The number that a word names as people write items, or null. */
export function itemNumber(word: Word): number | null {
  const number = NUMBER.exec(plain(word.raw))?.groups?.number;
  return number ? Number(number) : null;
}

/** The answer where a line starts with several items, joined (`3,5` or `3 and 5`) or in a row and nothing else; else null. */
export function severalItems(line: Line, usage: Usage): Refused | null {
  const { words } = line;
  const [first, second, third] = words;
  if (!first || usage.command === 'note') return null;
  const joined =
    JOINED_NUMBERS.test(plain(first.raw)) ||
    (isNumber(first) && /[,;]$/.test(first.raw) && isNumber(second)) ||
    (isNumber(first) && second && JOINER.test(plain(second.raw)) && isNumber(third)) ||
    (isNumber(first) && isNumber(second) && second?.raw.startsWith('#'));
  const onlyNumbers = words.length > 1 && words.every(isNumber);
  return joined || onlyNumbers ? oneAtATime(line, usage) : null;
}

/** The answer to a line that starts with more than one item. */
export function oneAtATime({ words }: Line, usage: Usage): Refused {
  const end = words.findIndex((word) => !/^(?:[#\d,;&+/.-]+|and|und)$/.test(plain(word.raw)));
  const numberWords = end === -1 ? words : words.slice(0, end);
  const numbers = numberWords.flatMap((word) => plain(word.raw).match(/\d+/g) ?? []);
  const rest = words.slice(numberWords.length).map((word) => word.raw);
  return refused('That names several items.', 'One item at a time, please.', {
    understood: `Items ${numbers.slice(0, 10).join(', ')}.`,
    suggestion: ['/debt', usage.command, numbers[0] ?? '', ...rest].join(' ').trim(),
    usage,
  });
}

function isNumber(word: Word | undefined): boolean {
  return word !== undefined && itemNumber(word) !== null;
}

/** A word written `#12` before the first, and the first before the last: `due 1 Dec #12`. */
function indexOfItem(words: readonly Word[]): number {
  const signed = words.findIndex((word) => word.raw.startsWith('#') && isNumber(word));
  if (signed !== -1) return signed;
  if (isNumber(words[0])) return 0;
  return isNumber(words.at(-1)) ? words.length - 1 : 0;
}

function noNumber(line: Line, first: Word, usage: Usage): Refused {
  const searched = line.words.slice(0, 6).map((word) => word.raw);
  const reference = /^\p{L}{1,10}-\d{1,9}$/u.test(first.raw);
  return refused(
    reference
      ? `${quote(first.raw)} is an id from a file, not an item’s number.`
      : `${quote(first.raw)} is not the number of an item.`,
    `${remedyFor(usage)} To find it, search the list.`,
    { suggestion: `/debt list ${reference ? first.raw : searched.join(' ')}`, usage },
  );
}

function remedyFor(usage: Usage): string {
  return `Give the number that stands before the title, as in ${usage.examples[0] ?? usage.pattern}.`;
}
