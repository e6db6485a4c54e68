import type { UserId } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { FirstMonth } from '../domain/quarter.ts';
import type { Mark, SlackText } from './slack-text.ts';

/** What a line means depends on the day, the fiscal year and who typed it. */
export interface Context {
  readonly today: LocalDate;
  readonly firstMonth: FirstMonth;
  readonly self: UserId;
}

/** One word of a line, or a quoted phrase; `key:"a value"` is one word too. */
export interface Word {
  /** As typed, quotes and key included. */
  readonly raw: string;
  /** Lower case, of `key:value` and `key=value`. */
  readonly key: string | null;
  /** Without key and quotes. */
  readonly value: string;
  readonly quoted: boolean;
  /** What Slack recognised the value as. */
  readonly mark: Mark | null;
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
}

/** The words still to be read, and the text that they stand in. */
export interface Line {
  readonly text: string;
  readonly words: readonly Word[];
}

const KEY = /[-–—]{0,2}(\p{L}{1,12})[:=：]/uy;
const DOUBLE = { open: '"“”„«»', close: /["“”«»](?=\s|$)/g };
const SINGLE = { open: "'‚‘’", close: /['‘’](?=\s|$)/g };

/** Splits at white space; quotes of any make hold a phrase together. Linear in the text's length. */
export function wordsOf({ text, marks }: SlackText): Line {
  const closers = [closerFinder(text, DOUBLE), closerFinder(text, SINGLE)];
  const byStart = new Map(marks.map((mark) => [mark.start, mark]));
  const words: Word[] = [];
  let start = nextMatch(/\S/g, text, 0);
  while (start < text.length) {
    const word = readWord(text, start, byStart, closers);
    words.push(word);
    start = nextMatch(/\S/g, text, word.end);
  }
  return { text, words };
}

/** The line without its first words. */
export function dropWords(line: Line, count: number): Line {
  return { text: line.text, words: line.words.slice(count) };
}

/** The remaining text word for word, without the quotes where they hold all of it. */
export function verbatim({ text, words }: Line): string {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return '';
  if (first === last && first.quoted && first.key === null) return first.value.trim();
  return text.slice(first.start, last.end);
}

/** A word as grammar sees it: lower case, one kind of dash, digits and letters of full width made plain. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[‐‑‒–—−]/g, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

type FindCloser = (from: number) => number | null;

function readWord(
  text: string,
  start: number,
  marks: ReadonlyMap<number, Mark>,
  closers: readonly ((open: string) => FindCloser | null)[],
): Word {
  KEY.lastIndex = start;
  const found = marks.has(start) ? null : KEY.exec(text);
  const body = start + (found?.[0].length ?? 0);
  const key = found?.[1]?.toLowerCase() ?? null;
  const find = closers.map((closer) => closer(text.charAt(body))).find((finder) => finder !== null);
  const close = find?.(body + 1) ?? null;
  const end = close === null ? endOfWord(text, body, marks) : close + 1;
  const value = close === null ? text.slice(body, end) : text.slice(body + 1, close);
  const mark = marks.get(close === null ? body : body + 1) ?? null;
  return { raw: text.slice(start, end), key, value, quoted: close !== null, mark, start, end };
}

/** A mention may hold spaces; it is never cut. */
function endOfWord(text: string, from: number, marks: ReadonlyMap<number, Mark>): number {
  let end = from;
  while (end < text.length) {
    const mark = marks.get(end);
    if (mark && mark.end > end) end = mark.end;
    else if (/\s/.test(text.charAt(end))) break;
    else end += 1;
  }
  return end;
}

/** Looks for closing quotes and remembers once there are none left, so that many openers cost no more than one. */
function closerFinder(
  text: string,
  quotes: { open: string; close: RegExp },
): (open: string) => FindCloser | null {
  let noneFrom = text.length;
  const find: FindCloser = (from) => {
    if (from >= noneFrom) return null;
    const close = nextMatch(quotes.close, text, from);
    if (close < text.length) return close;
    noneFrom = from;
    return null;
  };
  return (open) => (open !== '' && quotes.open.includes(open) ? find : null);
}

/** Where the pattern matches next, or the text's length. */
function nextMatch(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
