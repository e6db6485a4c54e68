import { en } from 'chrono-node';
import { addLocalDays, isLocalDate, type LocalDate } from '../domain/local-date.ts';
import {
  addQuarters,
  lastDayOf,
  parseQuarter,
  type Quarter,
  quarterOf,
} from '../domain/quarter.ts';
import { type Context, plain } from './line.ts';

/** A day as it was understood; the remark says where a guess was made. */
export interface Day {
  readonly date: LocalDate;
  readonly remark: string | null;
}

type WhenAsked = Pick<Context, 'today' | 'firstMonth'>;

const MAX_DATE_CHARS = 40;
const MAX_YEARS_AHEAD = 50;
const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const NAMED_MONTH = new RegExp(`^(?:${MONTHS})[a-z]*\\.?(?: \\d{4})?$`);
const MONTH_FIRST = new RegExp(
  `^(?<month>(?:${MONTHS})[a-z]*)\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?$`,
);
const DOTTED = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{2}|\d{4})?$/;
const EITHER_ORDER = /^(?<first>\d{1,2})[/-](?<second>\d{1,2})[/-]\d{2,4}$/;

/**
 * The day that a whole text names (`next friday`, `in 2 weeks`, `1 Dec`, `01.12.2026`, `end of month`), days to
 * come preferred; it may still be a past one (`yesterday`). Null when the text is no day or names a time of day.
 */
export function readDay(typed: string, context: WhenAsked): Day | null {
  const text = plain(typed).replace(/^(?:by|on|until|till|before|the) /, '');
  if (text === '' || text.length > MAX_DATE_CHARS) return null;
  const date = endOfPeriod(text, context) ?? readWithChrono(text, context.today);
  if (!date || !isLocalDate(date)) return null;
  if (Number(date.slice(0, 4)) > Number(context.today.slice(0, 4)) + MAX_YEARS_AHEAD) return null;
  if (NAMED_MONTH.test(text)) {
    return { date: lastOfMonth(date), remark: 'A month without a day was read as its last day.' };
  }
  const order = EITHER_ORDER.exec(text)?.groups;
  const guessed =
    order &&
    order.first !== order.second &&
    Number(order.first) <= 12 &&
    Number(order.second) <= 12;
  return { date, remark: guessed ? `“${text}” was read with the day before the month.` : null };
}

/** The quarter that a whole text names, or null; years from 2000 to 2100. */
export function readQuarter(typed: string, context: WhenAsked): Quarter | null {
  const text = plain(typed);
  if (text.length > MAX_DATE_CHARS) return null;
  const quarter = parseQuarter(text, context.today, context.firstMonth);
  return quarter && quarter >= '2000-01-01' && quarter < '2101-01-01' ? quarter : null;
}

/** Whether a text asks to clear a date, quarter or owner. */
export function meansNone(typed: string): boolean {
  return /^(?:none|no|clear|nothing|never|remove|unset|nobody|no one|-+)$/.test(plain(typed));
}

function endOfPeriod(text: string, { today, firstMonth }: WhenAsked): LocalDate | null {
  const match =
    /^(?:eo|end of )(?:(?:the|this) |(?<next>next ))?(?<period>m|month|q|quarter|y|year)$/.exec(
      text,
    );
  if (!match?.groups) return null;
  const ahead = match.groups.next ? 1 : 0;
  const year = Number(today.slice(0, 4));
  switch (match.groups.period?.charAt(0)) {
    case 'm':
      return lastOfMonth(ahead ? addLocalDays(lastOfMonth(today), 1) : today);
    case 'q':
      return lastDayOf(addQuarters(quarterOf(today, firstMonth), ahead));
    default:
      return `${year + ahead}-12-31`;
  }
}

function readWithChrono(text: string, today: LocalDate): LocalDate | null {
  const asked = unambiguous(text);
  const results = en.GB.parse(
    asked,
    { instant: new Date(`${NAMED_MONTH.test(asked) ? firstOfMonth(today) : today}T12:00:00`) },
    { forwardDate: !asked.startsWith('last ') },
  );
  const [result] = results;
  if (!result || results.length > 1 || result.end || result.text.length < asked.length) return null;
  const { start } = result;
  const namesDay = (['day', 'weekday', 'month'] as const).some((part) => start.isCertain(part));
  if (!namesDay || start.isCertain('hour')) return null;
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
  if (year === null || month === null || day === null) return null;
  return [String(year).padStart(4, '0'), twoDigits(month), twoDigits(day)].join('-');
}

/** chrono takes `Dec 15` for December 2015 and does not know `1.12.` */
function unambiguous(text: string): string {
  const parts = (MONTH_FIRST.exec(text) ?? DOTTED.exec(text))?.groups;
  if (!parts) return text;
  const { day, month = '', year } = parts;
  const separator = /\d/.test(month) ? '/' : ' ';
  const fullYear = year?.length === 2 ? `20${year}` : year;
  return [day, month, ...(fullYear ? [fullYear] : [])].join(separator);
}

function firstOfMonth(date: LocalDate): LocalDate {
  return `${date.slice(0, 7)}-01`;
}

function lastOfMonth(date: LocalDate): LocalDate {
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const nextMonth = month === 12 ? `${year + 1}-01-01` : `${year}-${twoDigits(month + 1)}-01`;
  return addLocalDays(nextMonth, -1);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
