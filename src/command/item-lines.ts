import { addLocalDays, formatDay, type LocalDate } from '../domain/local-date.ts';
import { lastDayOf, quarterLabel } from '../domain/quarter.ts';
import { parseStatus, SETTABLE_STATUSES } from '../domain/status.ts';
import type { NumberOnlyWord } from './command.ts';
import { type Day, meansNone, readDay, readQuarter } from './days.ts';
import { type Addressed, itemNumber, oneAtATime, type Place, takeItem } from './item-number.ts';
import { type Context, dropWords, type Line, plain, verbatim, type Word } from './line.ts';
import { nearest } from './nearest.ts';
import {
  type Parsed,
  pastDay,
  pastQuarter,
  quote,
  type Refused,
  refused,
  understood,
} from './problem.ts';
import type { Usage } from './usage.ts';

/** Reads what follows a command's word. */
export type ReadLine = (line: Line, context: Context, usage: Usage) => Parsed;

/** What a Slack button takes as address (docs.slack.dev, "Button element"). */
const MAX_ADDRESS_CHARS = 3000;
const WEEKDAY = /^(?:this )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;
const FILLER = /^(?:to|as|is|for|until|till|on|by|at|=|:|-+>)$/;

/** `/debt show 12` and the like: a number and nothing more. */
export function bareItem(kind: NumberOnlyWord): ReadLine {
  return (line, _context, usage) =>
    withItem(line, usage, 'first', ({ item, rest }) => {
      if (rest.words.length === 0) return understood({ kind, item });
      return refused(
        `/debt ${kind} takes a number and nothing more.`,
        `What should be kept can be written down with /debt note ${item}.`,
        { understood: `Item #${item}.`, suggestion: `/debt ${kind} ${item}`, usage },
      );
    });
}

/** `/debt status 12 in progress`. */
export const parseStatusLine: ReadLine = (line, _context, usage) =>
  withItem(line, usage, 'anywhere', ({ item, rest }) => {
    const typed = toldBy(rest);
    const status = parseStatus(typed);
    if (status !== null && status !== 'accepted') {
      return understood({ kind: 'status', item, status });
    }
    if (startsWithItem(rest)) return oneAtATime(line, usage);
    const remedy = `Set one of: ${SETTABLE_STATUSES.join(', ')}.`;
    const about = { understood: `Item #${item}.`, usage };
    if (status === 'accepted') {
      const what = 'To accept debt needs a day on which it reopens, and cannot be set as a status.';
      return refused(what, remedy, about);
    }
    if (typed === '') {
      const suggestion = `/debt show ${item}`;
      return refused('No status was given.', remedy, { ...about, suggestion });
    }
    const near = nearest(plain(typed), SETTABLE_STATUSES);
    const suggestion = near && `/debt status ${item} ${near}`;
    return refused(`${quote(typed)} is no status.`, remedy, { ...about, suggestion });
  });

/** `/debt done 12 [what was done]`. */
export const parseDone: ReadLine = (line, _context, usage) =>
  withItem(line, usage, 'first', ({ item, rest }) =>
    understood({ kind: 'done', item, whatWasDone: verbatim(rest) || null }),
  );

/** `/debt due 12 next friday` or `none`. */
export const parseDue: ReadLine = (line, context, usage) =>
  withItem(line, usage, 'anywhere', (addressed) => {
    const { item, rest } = addressed;
    const typed = toldBy(rest);
    if (meansNone(typed)) return understood({ kind: 'due', item, due: null, remarks: [] });
    const day = readDay(typed, context);
    if (day && day.date >= context.today) {
      return understood({ kind: 'due', item, due: day.date, remarks: remarksOf(day) });
    }
    if (day) return pastDay(typed, day.date, usage);
    return noDay(addressed, line, context, usage);
  });

/** `/debt snooze 12 until monday`; on a Monday that is the next one. */
export const parseSnooze: ReadLine = (line, context, usage) =>
  withItem(line, usage, 'anywhere', (addressed) => {
    const { item, rest } = addressed;
    const typed = toldBy(rest);
    const day = readDay(typed, context);
    if (!day) return noDay(addressed, line, context, usage);
    if (day.date < context.today) return pastDay(typed, day.date, usage);
    const isToday = day.date === context.today;
    if (isToday && !WEEKDAY.test(plain(typed))) return sleepsNot(item, day.date, usage);
    const until = isToday ? addLocalDays(day.date, 7) : day.date;
    return understood({ kind: 'snooze', item, until, remarks: remarksOf(day) });
  });

/** `/debt plan 12 Q1` or `none`. */
export const parsePlan: ReadLine = (line, context, usage) =>
  withItem(line, usage, 'anywhere', ({ item, rest }) => {
    const typed = toldBy(rest);
    if (meansNone(typed)) return understood({ kind: 'plan', item, quarter: null });
    const quarter = readQuarter(typed, context);
    if (quarter && lastDayOf(quarter) >= context.today) {
      return understood({ kind: 'plan', item, quarter });
    }
    if (startsWithItem(rest)) return oneAtATime(line, usage);
    const about = { understood: `Item #${item}.`, usage };
    if (quarter) {
      return pastQuarter(quarterLabel(quarter, context.firstMonth), about);
    }
    const isDay = readDay(typed, context) !== null;
    return refused(
      typed === '' ? 'No quarter was given.' : `${quote(typed)} names no quarter.`,
      'Write it as Q1, 2027-Q1 or next quarter; none clears it.',
      { ...about, suggestion: isDay ? `/debt due ${item} ${typed}` : null },
    );
  });

/** `/debt note 12 text`. */
export const parseNote: ReadLine = (line, _context, usage) =>
  withItem(line, usage, 'first', ({ item, rest }) => {
    const text = verbatim(rest);
    if (text !== '') return understood({ kind: 'note', item, text });
    const about = { understood: `Item #${item}.`, usage };
    return refused('The note is empty.', 'Write its text after the number.', about);
  });

/** `/debt link 12 https://… [title]`; the title may also come first. */
export const parseLink: ReadLine = (line, _context, usage) =>
  withItem(line, usage, 'first', ({ item, rest }) => {
    const found = rest.words.findIndex((word) => addressOf(word) !== null);
    const word = rest.words[found];
    const url = word ? addressOf(word) : null;
    if (url !== null) {
      const words = rest.words.filter((_, index) => index !== found);
      return understood({ kind: 'link', item, url, title: titleOf(words) });
    }
    return refused(
      rest.words.length === 0
        ? 'No address was given.'
        : `${quote(verbatim(rest))} is no web address.`,
      'Give one that starts with https://.',
      { understood: `Item #${item}.`, usage },
    );
  });

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

/** Takes the item off the line and goes on, or answers why there is none. */
export function withItem(
  line: Line,
  usage: Usage,
  place: Place,
  read: (addressed: Addressed) => Parsed,
): Parsed {
  const addressed = takeItem(line, usage, place);
  return addressed.ok ? read(addressed) : addressed;
}

function noDay({ item, rest }: Addressed, line: Line, context: Context, usage: Usage): Refused {
  if (namesSeveralBeforeDay(rest, context)) return oneAtATime(line, usage);
  const typed = toldBy(rest);
  const isQuarter = usage.command === 'due' && readQuarter(typed, context) !== null;
  return refused(
    typed === '' ? 'No day was given.' : `${quote(typed)} is no day that I understand.`,
    'Write it as 2026-12-01, 1 Dec, next friday or in 2 weeks, without a time of day.',
    {
      understood: `Item #${item}.`,
      suggestion: isQuarter ? `/debt plan ${item} ${typed}` : null,
      usage,
    },
  );
}

function sleepsNot(item: number, day: LocalDate, usage: Usage): Refused {
  const about = { understood: `Item #${item}, until ${formatDay(day)}.`, usage };
  return refused('That day is today.', 'Give a day after today.', about);
}

function startsWithItem({ words }: Line): boolean {
  const [first] = words;
  return first !== undefined && itemNumber(first) !== null;
}

/** `3 5 friday` names two items; `31 Feb` is a day that does not exist. */
function namesSeveralBeforeDay(rest: Line, context: Context): boolean {
  const from = rest.words.findIndex((word) => itemNumber(word) === null);
  if (from <= 0) return false;
  const value = toldBy(dropWords(rest, from));
  return meansNone(value) || readDay(value, context)?.remark === null;
}

function remarksOf({ remark }: Day): string[] {
  return remark ? [remark] : [];
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
