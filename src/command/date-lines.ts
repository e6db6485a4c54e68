import { addLocalDays, formatDay, type LocalDate } from '../domain/local-date.ts';
import { lastDayOf, quarterLabel } from '../domain/quarter.ts';
import { type Addressed, type Fit, takeItems } from './addressed.ts';
import { type Day, meansNone, readDay, readQuarter } from './days.ts';
import { type ReadLine, toldBy, withItems } from './item-lines.ts';
import { namedItems, typedNames } from './item-names.ts';
import { type Context, type Line, plain } from './line.ts';
import { pastDay, pastQuarter, quote, type Refused, refused, understood } from './problem.ts';
import type { Usage } from './usage.ts';

const WEEKDAY = /^(?:this )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*$/;
const AWAKE = /^(?:off|wake|awake|now|unsnooze|stop|end|cancel)$/;

/** `/debt due 12 next friday` or `none`. */
export const parseDue: ReadLine = (line, context, usage) => {
  const how = { fits: fitsDay(context, meansNone), anywhere: true, mayStartWithNumber: true };
  return withItems(line, usage, how, (addressed) => {
    const { items, rest, remarks } = addressed;
    const typed = toldBy(rest);
    if (meansNone(typed)) return understood({ kind: 'due', items, due: null, remarks });
    const day = readDay(typed, context);
    if (!day) return noDay(addressed, line, context, usage);
    if (day.date < context.today) return pastDay(typed, day.date, usage);
    return understood({ kind: 'due', items, due: day.date, remarks: remarksOf(day, addressed) });
  });
};

/** `/debt snooze 12 until monday`, on a Monday the next one; `off` wakes. */
export const parseSnooze: ReadLine = (line, context, usage) => {
  const how = { fits: fitsDay(context, wakes), anywhere: true, mayStartWithNumber: true };
  return withItems(line, usage, how, (addressed) => {
    const { items, rest, remarks } = addressed;
    const typed = toldBy(rest);
    if (wakes(typed)) return understood({ kind: 'snooze', items, until: null, remarks });
    const day = readDay(typed, context);
    if (!day) return noDay(addressed, line, context, usage);
    if (day.date < context.today) return pastDay(typed, day.date, usage);
    const isToday = day.date === context.today;
    if (isToday && !WEEKDAY.test(plain(typed))) return sleepsNot(addressed, day.date, usage);
    const until = isToday ? addLocalDays(day.date, 7) : day.date;
    return understood({ kind: 'snooze', items, until, remarks: remarksOf(day, addressed) });
  });
};

/** `/debt plan 12 Q1` or `none`. */
export const parsePlan: ReadLine = (line, context, usage) => {
  const fits = (rest: Line): Fit => {
    const typed = toldBy(rest);
    return meansNone(typed) || readQuarter(typed, context) !== null ? 'sure' : 'no';
  };
  return withItems(line, usage, { fits, anywhere: true }, ({ items, rest, remarks }) => {
    const typed = toldBy(rest);
    if (meansNone(typed)) return understood({ kind: 'plan', items, quarter: null, remarks });
    const quarter = readQuarter(typed, context);
    if (quarter && lastDayOf(quarter) >= context.today) {
      return understood({ kind: 'plan', items, quarter, remarks });
    }
    const about = { understood: namedItems(items), usage };
    if (quarter) return pastQuarter(quarterLabel(quarter, context.firstMonth), about);
    const isDay = readDay(typed, context) !== null;
    return refused(
      typed === '' ? 'No quarter was given.' : `${quote(typed)} names no quarter.`,
      'Write it as Q1, 2027-Q1 or next quarter; none clears it.',
      { ...about, suggestion: isDay ? `/debt due ${typedNames(items)} ${typed}` : null },
    );
  });
};

/** Whether words are a day, or what `clears` one; a day that says where it guessed is a guess. */
function fitsDay(context: Context, clears: (typed: string) => boolean): (rest: Line) => Fit {
  return (rest) => {
    const typed = toldBy(rest);
    if (clears(typed)) return 'sure';
    const day = readDay(typed, context);
    if (!day) return 'no';
    return day.remark === null ? 'sure' : 'guess';
  };
}

function wakes(typed: string): boolean {
  return meansNone(typed) || AWAKE.test(plain(typed));
}

function noDay({ items, rest }: Addressed, line: Line, context: Context, usage: Usage): Refused {
  const typed = toldBy(rest);
  const isQuarter = usage.command === 'due' && readQuarter(typed, context) !== null;
  return refused(
    typed === '' ? 'No day was given.' : `${quote(typed)} is no day that I understand.`,
    'Write it as 2026-12-01, 1 Dec, next friday or in 2 weeks, without a time of day.',
    {
      understood: namedItems(items),
      suggestion: isQuarter
        ? `/debt plan ${typedNames(items)} ${typed}`
        : joinedLine(line, context, usage),
      usage,
    },
  );
}

/** `3 5 03/04/2027` with the numbers joined, where a guess at its day was all that stood against it. */
function joinedLine(line: Line, context: Context, usage: Usage): string | null {
  const fits = (rest: Line): Fit => {
    const day = readDay(toldBy(rest), context);
    return day?.remark && rest.words.length === 1 && /\d/.test(toldBy(rest)) ? 'sure' : 'no';
  };
  const read = takeItems(line, usage, { fits });
  if (!read.ok || fits(read.rest) === 'no') return null;
  return `/debt ${usage.command} ${typedNames(read.items)} ${toldBy(read.rest)}`;
}

function sleepsNot({ items }: Addressed, day: LocalDate, usage: Usage): Refused {
  const about = { understood: `${namedItems(items)} Until ${formatDay(day)}.`, usage };
  return refused('That day is today.', 'Give a day after today.', about);
}

function remarksOf({ remark }: Day, { remarks }: Addressed): readonly string[] {
  return remark ? [...remarks, remark] : remarks;
}
