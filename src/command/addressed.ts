import type { ItemName } from './command.ts';
import {
  distinct,
  isJoiner,
  itemName,
  leadingRun,
  MAX_ITEMS,
  type NamedRun,
  namedItems,
  namesOf,
  trailingWords,
  typedName,
} from './item-names.ts';
import { dropWords, type Line, plain, type Word } from './line.ts';
import { quote, type Refused, refused } from './problem.ts';
import type { Usage } from './usage.ts';

/** The items that a line is about, one at least, and the words that remain. */
export interface Addressed {
  readonly ok: true;
  readonly items: readonly ItemName[];
  readonly rest: Line;
  /** What the person should know about how the numbers were read. */
  readonly remarks: readonly string[];
}

/** The one item that a line is about. */
export interface AddressedOne {
  readonly ok: true;
  readonly item: ItemName;
  readonly rest: Line;
}

/** Whether words are a value: surely, by a guess, or not. */
export type Fit = 'sure' | 'guess' | 'no';

/** How the items are told from what follows them. */
export interface HowToRead {
  /** Whether words are what the command takes beside the items. */
  readonly fits: (rest: Line) => Fit;
  /** The items may also follow the value. */
  readonly anywhere?: boolean;
  /** Where nothing fits, the last number counts as part of the value: `31 Feb` is no day. */
  readonly mayStartWithNumber?: boolean;
}

/** One way to part a line into items and the rest. */
interface Split {
  readonly items: readonly ItemName[];
  readonly rest: Line;
}

const LEAD_IN = /^(?:nr|no|number|numbers|item|items|debt|the|#)\.?$/;
/** Each number more is one more way to read a line. */
const MAX_RUN = MAX_ITEMS + 10;

/**
 * Takes the items off a line whose rest is a value. Of all the ways to part it that leave a value, the one
 * with the fewest items is taken, and the remark says so; numbers joined by a comma, `and` or a dash stay
 * together. See docs/adr/0014-several-numbers.md.
 */
export function takeItems(line: Line, usage: Usage, how: HowToRead): Addressed | Refused {
  const start = withoutLeadIn(line);
  const [first] = start.words;
  if (!first) return noItem(usage);
  const run = leadingRun(start.words);
  if (run.length > MAX_RUN) return tooMany(usage);
  const splits = waysToSplit(start, run, how.anywhere ?? false);
  if (splits.length === 0) return noNumber(start, first, usage);
  const fits = splits.map((split) => how.fits(split.rest));
  const sure = fits.indexOf('sure');
  const chosen = sure === -1 && fits[0] === 'guess' ? 0 : sure;
  if (chosen === -1) {
    const left = how.mayStartWithNumber && splits.length > 1 ? 2 : 1;
    return addressed(splits.at(-left), [], usage);
  }
  const other = splits.find((_, index) => index > chosen && fits[index] !== 'no');
  return addressed(splits[chosen], remarksOn(splits[chosen], other), usage);
}

/** Takes the items off a line whose rest is free text: what is not joined to the first number is text, unless there are numbers alone. */
export function takeItemsBeforeText(
  line: Line,
  usage: Usage,
  text: 'needed' | 'optional',
): Addressed | Refused {
  const start = withoutLeadIn(line);
  const [first] = start.words;
  if (!first) return noItem(usage);
  const run = leadingRun(start.words);
  if (run.length === 0) return noNumber(start, first, usage);
  const splits = waysToSplit(start, run.slice(0, MAX_RUN), false, 'text');
  const numbersOnly = run.at(-1)?.end === start.words.length;
  if (numbersOnly && text === 'optional') {
    const items = run.flatMap(({ names }) => names);
    return addressed({ items, rest: { text: line.text, words: [] } }, [], usage);
  }
  const [fewest, ...more] = splits;
  return addressed(fewest, remarksOn(fewest, more.at(-1)), usage);
}

/** Takes the one item off a line; several are refused. */
export function takeItem(line: Line, usage: Usage): AddressedOne | Refused {
  const start = withoutLeadIn(line);
  const [first, second] = start.words;
  if (!first) return noItem(usage);
  const names = namesOf(first);
  if (!names) return noNumber(start, first, usage);
  const run = leadingRun(start.words);
  const onlyNumbers = run.length > 1 && run.at(-1)?.end === start.words.length;
  const joined = run[1]?.tie === 'joined' || (run[1] && second?.raw.startsWith('#'));
  const item = itemName(first);
  if (item === null || joined || onlyNumbers) return oneAtATime(start, run, usage);
  return { ok: true, item, rest: dropWords(start, 1) };
}

/** The line with its items before all else: for a value that holds no numbers. */
export function itemsFirst(line: Line): Line {
  const { text, words } = withoutLeadIn(line);
  const names = words.map((word) => namesOf(word) !== null);
  const isItem = (word: Word, index: number) =>
    names[index] || (isJoiner(word) && names[index - 1] && names[index + 1]);
  return {
    text,
    words: [...words.filter(isItem), ...words.filter((word, index) => !isItem(word, index))],
  };
}

function withoutLeadIn(line: Line): Line {
  const [first, second] = line.words;
  const isLeadIn = first && second && LEAD_IN.test(plain(first.raw)) && namesOf(second) !== null;
  return isLeadIn ? dropWords(line, 1) : line;
}

/** The ways to part a line, those with the fewest items first. */
function waysToSplit(
  line: Line,
  run: readonly NamedRun[],
  anywhere: boolean,
  before: 'value' | 'text' = 'value',
): Split[] {
  const { text, words } = line;
  const mayEnd = (next: NamedRun | undefined) =>
    next === undefined || next.tie === 'bare' || (next.tie === 'signed' && before === 'text');
  const leading = run.flatMap(({ end }, index): Split[] => {
    if (!mayEnd(run[index + 1])) return [];
    const items = run.slice(0, index + 1).flatMap(({ names }) => names);
    return [{ items, rest: { text, words: words.slice(end) } }];
  });
  if (!anywhere) return leading;
  const signed = signedSplit(line);
  const others = leading.length > 0 ? leading : trailingSplits(line);
  return signed ? [signed, ...others] : others;
}

function trailingSplits({ text, words }: Line): Split[] {
  const from = words.length - trailingWords(words);
  const run = leadingRun(words.slice(from));
  if (run.length > MAX_RUN) return [];
  return run
    .flatMap(({ at, tie }, index): Split[] => {
      if (index > 0 && tie === 'joined') return [];
      const items = run.slice(index).flatMap(({ names }) => names);
      return [{ items, rest: { text, words: words.slice(0, from + at) } }];
    })
    .toReversed();
}

/** `1 Dec #12`: the word with the sign is the item, though a number stands before it. */
function signedSplit({ text, words }: Line): Split | null {
  const isSigned = (word: Word) => word.raw.startsWith('#') && namesOf(word) !== null;
  if (words[0] && isSigned(words[0])) return null;
  const items = words.filter(isSigned).flatMap((word) => namesOf(word) ?? []);
  if (items.length === 0) return null;
  return { items, rest: { text, words: words.filter((word) => !isSigned(word)) } };
}

function addressed(
  split: Split | undefined,
  remarks: readonly string[],
  usage: Usage,
): Addressed | Refused {
  if (!split) return noItem(usage);
  const items = distinct(split.items);
  if (items.length > MAX_ITEMS) return tooMany(usage);
  return { ok: true, items, rest: split.rest, remarks };
}

/** Where a line could also have meant more items. */
function remarksOn(taken: Split | undefined, other: Split | undefined): string[] {
  if (!taken || !other || other.items.length <= taken.items.length) return [];
  const all = distinct(other.items);
  const known = new Set(distinct(taken.items).map(typedName));
  const left = all.filter((name) => !known.has(typedName(name)));
  if (left.length === 0) return [];
  const both = all.slice(0, 10).map(typedName).join(',');
  const what = left.length === 1 ? 'was' : 'were';
  return [
    `${left.slice(0, 10).map(typedName).join(' and ')} ${what} read as part of what follows the number; to name items write ${both}.`,
  ];
}

function oneAtATime(line: Line, run: readonly NamedRun[], usage: Usage): Refused {
  const items = distinct(run.flatMap(({ names }) => names));
  const [first] = items;
  const rest = line.words.slice(run.at(-1)?.end ?? 0).map((word) => word.raw);
  const suggestion = ['/debt', usage.command, first ? typedName(first) : '', ...rest].join(' ');
  return refused('That names several items.', `/debt ${usage.command} takes one at a time.`, {
    understood: namedItems(items),
    suggestion: suggestion.trim(),
    usage,
  });
}

function tooMany(usage: Usage): Refused {
  return refused(
    `That names more than ${MAX_ITEMS} items.`,
    `At most ${MAX_ITEMS} can be changed at once: name fewer.`,
    { usage },
  );
}

function noItem(usage: Usage): Refused {
  return refused(`/debt ${usage.command} needs the number of an item.`, remedyFor(usage), {
    usage,
  });
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
