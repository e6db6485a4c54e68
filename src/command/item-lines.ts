import { parseStatus, SETTABLE_STATUSES } from '../domain/status.ts';
import {
  type Addressed,
  type Fit,
  type HowToRead,
  takeItem,
  takeItems,
  takeItemsBeforeText,
} from './addressed.ts';
import type { ItemsOnlyWord, OneItemWord } from './command.ts';
import { namedItems, typedName, typedNames } from './item-names.ts';
import { type Context, dropWords, type Line, plain, verbatim, type Word } from './line.ts';
import { nearest } from './nearest.ts';
import { type Parsed, quote, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

/** Reads what follows a command's word. */
export type ReadLine = (line: Line, context: Context, usage: Usage) => Parsed;

/** What a Slack button takes as address (docs.slack.dev, "Button element"). */
const MAX_ADDRESS_CHARS = 3000;
const INTO = /^(?:into|in|to|onto|=>|-+>)$/;
const CLOSED = /^(?:dropped|drop|won['’]?t (?:do|fix)|wontfix|rejected|cancell?ed|obsolete)$/;
const FILLER = /^(?:to|as|is|for|until|till|on|by|at|=|:|-+>)$/;

/** `/debt show 12` and the like: a number and nothing more. */
export function oneItem(kind: OneItemWord): ReadLine {
  return (line, _context, usage) => {
    const addressed = takeItem(line, usage);
    if (!addressed.ok) return addressed;
    const { item, rest } = addressed;
    if (rest.words.length === 0) return understood({ kind, item });
    return nothingMore([item], usage);
  };
}

/** `/debt take 3 5 7` and the like: numbers and nothing more. */
export function itemsOnly(kind: ItemsOnlyWord): ReadLine {
  return (line, _context, usage) =>
    withItems(line, usage, { fits: onlyItems }, ({ items, rest, remarks }) =>
      rest.words.length === 0 ? understood({ kind, items, remarks }) : nothingMore(items, usage),
    );
}

/** `/debt status 12 in progress`. */
export const parseStatusLine: ReadLine = (line, _context, usage) => {
  const fits = (rest: Line) => (parseStatus(toldBy(rest)) === null ? 'no' : 'sure');
  return withItems(line, usage, { fits, anywhere: true }, ({ items, rest, remarks }) => {
    const typed = toldBy(rest);
    const status = parseStatus(typed);
    if (status !== null && status !== 'accepted') {
      return understood({ kind: 'status', items, status, remarks });
    }
    const remedy = `Set one of: ${SETTABLE_STATUSES.join(', ')}.`;
    const about = { understood: namedItems(items), usage };
    if (status === 'accepted') {
      return understood({ kind: 'accept', items, until: null, why: null, remarks });
    }
    if (CLOSED.test(plain(typed))) {
      const what = 'To close an item unpaid needs a reason.';
      return refused(what, `Write /debt close ${typedNames(items)} and why.`, about);
    }
    if (typed === '') {
      const suggestion = items[0] ? `/debt show ${typedName(items[0])}` : null;
      return refused('No status was given.', remedy, { ...about, suggestion });
    }
    const near = nearest(plain(typed), SETTABLE_STATUSES);
    const suggestion = near && `/debt status ${typedNames(items)} ${near}`;
    return refused(`${quote(typed)} is no status.`, remedy, { ...about, suggestion });
  });
};

/** `/debt done 12 [what was done]`. */
export const parseDone: ReadLine = (line, _context, usage) => {
  const addressed = takeItemsBeforeText(line, usage, 'optional');
  if (!addressed.ok) return addressed;
  const { items, rest, remarks } = addressed;
  return understood({ kind: 'done', items, whatWasDone: verbatim(rest) || null, remarks });
};

/** `/debt close 12 why`. */
export const parseClose: ReadLine = (line, _context, usage) => {
  const addressed = takeItemsBeforeText(line, usage, 'needed');
  if (!addressed.ok) return addressed;
  const { items, rest, remarks } = addressed;
  const why = verbatim(rest);
  if (why !== '') return understood({ kind: 'close', items, why, remarks });
  const typed = typedNames(items);
  return refused(
    'To close an item unpaid needs a reason.',
    `Write it after the number. If it is paid off: /debt done ${typed}.`,
    { understood: namedItems(items), suggestion: `/debt done ${typed}`, usage },
  );
};

/** `/debt merge 12 into 7`: what stands before `into` are the duplicates. */
export const parseMerge: ReadLine = (line, _context, usage) => {
  const at = line.words.findIndex(({ raw }) => INTO.test(plain(raw)));
  if (at === -1) {
    const remedy = 'Say which is the duplicate and which one stays, with into between them.';
    return refused('It is not clear what goes into what.', remedy, { usage });
  }
  const before = { text: line.text, words: line.words.slice(0, at) };
  const addressed = takeItems(before, usage, { fits: onlyItems });
  const into = takeItem(dropWords(line, at + 1), usage);
  if (!addressed.ok) return addressed;
  if (!into.ok) return into;
  const { items, rest, remarks } = addressed;
  const { item } = into;
  const about = { understood: `${namedItems(items)} Into ${namedItems([item])}`, usage };
  const more = [...rest.words, ...into.rest.words];
  if (more.length > 0) {
    const what = `${quote(more.map(({ raw }) => raw).join(' '))} is more than numbers.`;
    return refused(what, 'Name the duplicates, into, and the one that stays.', about);
  }
  if (items.some((name) => typedName(name) === typedName(item))) {
    return refused('An item cannot go into itself.', 'Name another one that stays.', about);
  }
  return understood({ kind: 'merge', items, into: item, remarks });
};

/** `/debt note 12 text`. */
export const parseNote: ReadLine = (line, _context, usage) => {
  const addressed = takeItemsBeforeText(line, usage, 'needed');
  if (!addressed.ok) return addressed;
  const { items, rest, remarks } = addressed;
  const text = verbatim(rest);
  if (text !== '') return understood({ kind: 'note', items, text, remarks });
  const about = { understood: namedItems(items), usage };
  return refused('The note is empty.', 'Write its text after the number.', about);
};

/** `/debt link 12 https://… [title]`; the title may also come first, and then only joined numbers are items. */
export const parseLink: ReadLine = (line, _context, usage) => {
  const fits = ({ words: [first] }: Line) =>
    first && addressOf(first) !== null ? 'sure' : 'guess';
  return withItems(line, usage, { fits }, ({ items, rest, remarks }) => {
    const found = rest.words.findIndex((word) => addressOf(word) !== null);
    const word = rest.words[found];
    const url = word ? addressOf(word) : null;
    if (url !== null) {
      const words = rest.words.filter((_, index) => index !== found);
      return understood({ kind: 'link', items, url, title: titleOf(words), remarks });
    }
    return refused(
      rest.words.length === 0
        ? 'No address was given.'
        : `${quote(verbatim(rest))} is no web address.`,
      'Give one that starts with https://.',
      { understood: namedItems(items), usage },
    );
  });
};

/** Whether a word is one such as `to`, which may stand around a value. */
export function isFiller(word: Word): boolean {
  return FILLER.test(plain(word.raw));
}

/** The value that a line's words tell, without fillers such as `to` around it. */
export function toldBy({ words }: Line): string {
  const from = words.findIndex((word) => !isFiller(word));
  const to = words.findLastIndex((word) => !isFiller(word));
  const told = from === -1 ? [] : words.slice(from, to + 1);
  return told.map((word) => (word.key === null ? word.value : word.raw)).join(' ');
}

/** Takes the items off the line and goes on, or answers why there are none. */
export function withItems(
  line: Line,
  usage: Usage,
  how: HowToRead,
  read: (addressed: Addressed) => Parsed,
): Parsed {
  const addressed = takeItems(line, usage, how);
  return addressed.ok ? read(addressed) : addressed;
}

function onlyItems({ words }: Line): Fit {
  return words.length === 0 ? 'sure' : 'no';
}

function nothingMore(items: Addressed['items'], usage: Usage): Parsed {
  return refused(
    `/debt ${usage.command} takes ${usage.pattern.includes('<numbers>') ? 'numbers' : 'a number'} and nothing more.`,
    `What should be kept can be written down with /debt note ${typedNames(items)}.`,
    {
      understood: namedItems(items),
      suggestion: `/debt ${usage.command} ${typedNames(items)}`,
      usage,
    },
  );
}

/** The web address that a word is, with `https://` put before a bare `example.com/page`; else null. */
function addressOf({ mark, key, quoted, value, raw }: Word): string | null {
  const typed = key === null && quoted ? value : raw;
  const bare = /^[\w-]+(?:\.[\w-]+)+\/\S/.test(typed) ? `https://${typed}` : typed;
  const url = mark?.kind === 'address' ? mark.url : bare;
  const isWeb = /^https?:\/\/[^\s/]/i.test(url) && url.length <= MAX_ADDRESS_CHARS;
  return isWeb && URL.canParse(url) ? url : null;
}

function titleOf(words: readonly Word[]): string | null {
  const [only, ...others] = words;
  if (!only) return null;
  const title =
    others.length === 0 && only.quoted ? only.value : words.map((it) => it.raw).join(' ');
  return title.trim() || null;
}
