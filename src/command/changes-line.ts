import type { UserId } from '../domain/debt.ts';
import { addLocalDays, formatDay, type LocalDate } from '../domain/local-date.ts';
import { readDay } from './days.ts';
import { oneItem, type ReadLine } from './item-lines.ts';
import { type Context, plain, type Word } from './line.ts';
import { type Parsed, quote, refused, understood } from './problem.ts';

const FILLER = /^(?:since|from|after|by|of|in|on|the)$/;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;
const YEARLESS = /^(?!.*\d{4})/;
const SPAN = /^(?:\d+|a) (?:day|week|month|year)s?$/;

/** `/debt changes since monday @ana`: the day and the person in any order, both may be left out. */
export const parseChanges: ReadLine = ({ words }, context, usage) => {
  const people = new Set(words.flatMap((word) => personOf(word, context)));
  const [by = null, ...others] = people;
  if (others.length > 0) {
    const what = 'That names several people.';
    return refused(what, 'Name one of them, or nobody for all.', { usage });
  }
  const rest = words.filter((word) => personOf(word, context).length === 0);
  const typed = rest
    .map(({ raw }) => raw)
    .filter((raw) => !FILLER.test(plain(raw)))
    .join(' ');
  if (typed === '') return understood({ kind: 'changes', since: null, by });
  const since = readPastDay(typed, context);
  if (since === null) {
    const what = `${quote(typed)} is no day.`;
    const remedy = 'Write since monday, since 2026-11-01 or since 2 weeks ago.';
    return refused(what, remedy, { suggestion: '/debt changes since monday', usage });
  }
  return since <= context.today ? understood({ kind: 'changes', since, by }) : toCome(since);

  function toCome(day: LocalDate): Parsed {
    const what = `${formatDay(day)} is still to come.`;
    const suggestion = '/debt changes since yesterday';
    return refused(what, 'Give a day that has been.', { suggestion, usage });
  }
};

/** `/debt history 12`; without a number it is the register's. */
export const parseHistory: ReadLine = (line, context, usage) =>
  line.words.length === 0
    ? parseChanges(line, context, usage)
    : oneItem('history')(line, context, usage);

function personOf({ mark, raw }: Word, { self }: Context): UserId[] {
  if (mark?.kind === 'person') return [mark.id];
  return /^(?:me|mine|myself)$/.test(plain(raw)) ? [self] : [];
}

/** The latest day of that name that has been, today included; `2 weeks` are those up to today. */
function readPastDay(typed: string, context: Context): LocalDate | null {
  const text = plain(typed).replace(/^(?:last|past) (?=\d)/, '');
  const day = readDay(SPAN.test(text) ? `${text} ago` : text, context)?.date ?? null;
  if (day === null || day <= context.today) return day;
  if (WEEKDAY.test(text)) return addLocalDays(day, -7);
  if (!YEARLESS.test(text) || !/\d/.test(text)) return day;
  return `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
}
