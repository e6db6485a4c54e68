import type { ItemName } from './command.ts';
import { plain, type Word } from './line.ts';

/** At most this many items are changed by one line. */
export const MAX_ITEMS = 50;

/** Words in a row that name items: one word, and the word that joined it to what stands before it. */
export interface NamedRun {
  readonly names: readonly ItemName[];
  /** The place of the word. */
  readonly at: number;
  /** How many words it takes from the run's start on. */
  readonly end: number;
  /** `joined` by a comma or `and` to what stands before it, else only `signed` as in `#5`, or `bare`. */
  readonly tie: 'joined' | 'signed' | 'bare';
}

const NAME =
  /^(?:#?(?<register>\p{L}[\p{L}\p{N}_-]{0,79})(?=#))?(?:#|nr\.?|no\.?|item)?0*(?<number>[1-9]\d{0,8})$/u;
const NO_REGISTER = /^(?:nr|no|number|item|items)$/;
const RANGE = /^#?(?<from>[1-9]\d{0,8})(?:-|\.\.)#?(?<to>[1-9]\d{0,8})$/;
const JOINER = /^(?:and|&|\+|,|und)$/;

/** The item that a word names, or null where it names none or several. */
export function itemName(word: Word): ItemName | null {
  const names = namesOf(word);
  return names?.length === 1 ? (names[0] ?? null) : null;
}

/** The items of one word (`12`, `#12`, `payments#12`, `3,5`, `3-5`), a range cut after `MAX_ITEMS`; null where it is something else. */
export function namesOf({ raw }: Pick<Word, 'raw'>): readonly ItemName[] | null {
  const parts = plain(raw)
    .replace(/[.,:;)]+$/, '')
    .split(/[,;&+]/);
  const names = parts.map((part) => oneName(part) ?? rangeOf(part));
  return names.every((it) => it !== null) ? names.flat() : null;
}

/** Whether a word stands between items, as `and` does. */
export function isJoiner({ raw }: Word): boolean {
  return JOINER.test(plain(raw));
}

/** The names that a line's words start with; a colon ends them. */
export function leadingRun(words: readonly Word[]): readonly NamedRun[] {
  const run: NamedRun[] = [];
  let at = 0;
  while (at < words.length) {
    const here = words[at];
    const joined = run.length > 0 && here !== undefined && isJoiner(here);
    const word = joined ? words[at + 1] : here;
    const names = word && namesOf(word);
    if (!word || !names) break;
    const comma = /[,;&+]$/.test(words[at - 1]?.raw ?? '');
    at += joined ? 2 : 1;
    const tie = joined || comma ? 'joined' : word.raw.includes('#') ? 'signed' : 'bare';
    run.push({ names, at: at - 1, end: at, tie });
    if (word.raw.endsWith(':')) break;
  }
  return run;
}

/** How many words at the end of a line are names and what joins them. */
export function trailingWords(words: readonly Word[]): number {
  const last = words.findLastIndex((word) => !namesOf(word) && !isJoiner(word));
  const from = words.findIndex((word, index) => index > last && namesOf(word) !== null);
  return from === -1 ? 0 : words.length - from;
}

/** `12`, or `payments#12`, as a line names it. */
export function typedName({ register, number }: ItemName): string {
  return register === null ? String(number) : `${register}#${number}`;
}

/** Several as a line names them in any place: `3,5`. */
export function typedNames(items: readonly ItemName[]): string {
  return items.map(typedName).join(',');
}

/** What was understood of the items that a line names: `Item #12.`, `Items #3, #5 and payments#7.` */
export function namedItems(items: readonly ItemName[]): string {
  const shown = items.slice(0, 10).map(({ register, number }) => `${register ?? ''}#${number}`);
  const more = items.length > shown.length ? [`${items.length - shown.length} more`] : [];
  const told = [...shown, ...more];
  if (told.length === 1) return `Item ${told[0]}.`;
  return `Items ${told.slice(0, -1).join(', ')} and ${told.at(-1)}.`;
}

/** Each item once, in the order named. */
export function distinct(names: readonly ItemName[]): readonly ItemName[] {
  return [...new Map(names.map((name) => [typedName(name), name])).values()];
}

function oneName(part: string): readonly ItemName[] | null {
  const { register = null, number } = NAME.exec(part)?.groups ?? {};
  if (number === undefined || (register && NO_REGISTER.test(register))) return null;
  return [{ register, number: Number(number) }];
}

function rangeOf(part: string): readonly ItemName[] | null {
  const ends = RANGE.exec(part)?.groups;
  if (!ends) return null;
  const [from = 0, to = 0] = [Number(ends.from), Number(ends.to)].sort((one, two) => one - two);
  const length = Math.min(to - from, MAX_ITEMS) + 1;
  return Array.from({ length }, (_, index) => ({ register: null, number: from + index }));
}
