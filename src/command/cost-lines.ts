import { MAX_HIT_MINUTES } from '../domain/debt.ts';
import { lastDayOf, quarterLabel } from '../domain/quarter.ts';
import { type Fit, takeItem } from './addressed.ts';
import { readDay, readQuarter } from './days.ts';
import { readMinutes } from './duration.ts';
import { type ReadLine, withItems } from './item-lines.ts';
import { namedItems } from './item-names.ts';
import { type Context, dropWords, type Line, plain, verbatim } from './line.ts';
import { pastDay, refused, understood } from './problem.ts';

const UNTIL = /^(?:until|till|til|to|by)$/;
/** `end of the next month`, `1 hour and 30 minutes`. */
const MAX_VALUE_WORDS = 5;
const MAX_DURATION_WORDS = 4;

/** `/debt accept 12 until 2027-03-01 why`; a day or a reason that is missing is asked for in a form. */
export const parseAccept: ReadLine = (line, context, usage) => {
  const fits = (rest: Line): Fit =>
    rest.words.length === 0 || untilOf(rest, context) !== null ? 'sure' : 'guess';
  return withItems(line, usage, { fits }, ({ items, rest, remarks }) => {
    const read = untilOf(rest, context);
    if (!read) {
      const why = verbatim(rest) || null;
      return understood({ kind: 'accept', items, until: null, why, remarks });
    }
    const { until, typed, remark } = read;
    if (until < context.today) return pastDay(typed, until, usage);
    if (until === context.today) {
      const about = { understood: namedItems(items), usage };
      return refused('That day is today.', 'Give the day on which it is to reopen.', about);
    }
    const why = verbatim(withoutBecause(read.rest)) || null;
    const told = remark === null ? remarks : [...remarks, remark];
    return understood({ kind: 'accept', items, until, why, remarks: told });
  });
};

/** `/debt hit 12 45m what happened`; a time that is missing is asked for in a form. */
export const parseHit: ReadLine = (line, _context, usage) => {
  const [first, second, ...more] = line.words;
  const alone = second && more.length === 0 && /^\d{1,4}$/.test(plain(second.raw));
  const addressed = takeItem(alone && first ? { ...line, words: [first] } : line, usage);
  if (!addressed.ok) return addressed;
  const { item } = addressed;
  if (alone) {
    const remarks = ['A time without a unit was read as minutes.'];
    const minutes = readMinutes(`${second.raw}m`);
    return understood({ kind: 'hit', item, minutes, text: null, remarks });
  }
  const { minutes, rest } = minutesOf(addressed.rest);
  if (minutes !== null && minutes > MAX_HIT_MINUTES) {
    return refused(
      'One hit costs at most 20 working days.',
      'Give what this occasion cost, in minutes, hours or days.',
      { understood: namedItems([item]), usage },
    );
  }
  return understood({ kind: 'hit', item, minutes, text: verbatim(rest) || null, remarks: [] });
};

/** The day after `until`, by as many words as read as one; a quarter means its last day. */
function untilOf(rest: Line, context: Context) {
  const says = UNTIL.test(plain(rest.words[0]?.raw ?? ''));
  const line = says ? dropWords(rest, 1) : rest;
  for (let taken = Math.min(MAX_VALUE_WORDS, line.words.length); taken >= 1; taken -= 1) {
    const typed = joined(line, taken);
    const left = dropWords(line, taken);
    const day = readDay(typed, context);
    if (day) return { until: day.date, remark: day.remark, typed, rest: left };
    const quarter = says ? readQuarter(typed, context) : null;
    if (quarter) {
      const remark = `It reopens on the last day of ${quarterLabel(quarter, context.firstMonth)}.`;
      return { until: lastDayOf(quarter), remark, typed, rest: left };
    }
  }
  return null;
}

/** The time that a line starts with, before or after `for`; the rest is what happened. */
function minutesOf(line: Line): { minutes: number | null; rest: Line } {
  const start = /^(?:for|lost|cost|took|:|-)$/.test(plain(line.words[0]?.raw ?? ''))
    ? dropWords(line, 1)
    : line;
  for (let taken = Math.min(MAX_DURATION_WORDS, start.words.length); taken >= 1; taken -= 1) {
    const minutes = readMinutes(joined(start, taken));
    if (minutes !== null) return { minutes, rest: dropWords(start, taken) };
  }
  return { minutes: null, rest: line };
}

function withoutBecause(line: Line): Line {
  return /^(?:because|as|since|:|-|why)$/.test(plain(line.words[0]?.raw ?? ''))
    ? dropWords(line, 1)
    : line;
}

function joined({ words }: Line, count: number): string {
  return words
    .slice(0, count)
    .map((word) => (word.key === null ? word.value : word.raw))
    .join(' ')
    .replace(/[,:;]$/, '');
}
