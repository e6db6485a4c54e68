import type { NamedQuarter } from '../domain/document.ts';
import {
  addLocalDays,
  isLocalDate,
  isoWeekdayOf,
  isoWeekOf,
  type LocalDate,
} from '../domain/local-date.ts';
import { MONTHS } from './words/months.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * The one day that a wording names: ISO anywhere in it, or written out at its start in any usual form
 * (`29. Januar 2026`, `Jan 29, 2026`, `31/12/2025`). Null where none, several, or where day and month could
 * change places.
 */
export function readDate(wording: string): LocalDate | null {
  const held = withoutStruck(wording);
  const iso = new Set((held.match(/(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/g) ?? []).filter(isLocalDate));
  if (iso.size > 0) return iso.size === 1 ? ([...iso][0] ?? null) : null;
  return firstRead(held, writtenDay);
}

/** The one day that stands anywhere in a wording: `Resolved 12 Mar 2026`, `erledigt (12.01.2026)`; null for none or several. */
export function readDayWithin(wording: string): LocalDate | null {
  const whole = readDate(wording);
  if (whole !== null || wording.length > MAX_REMARK_CHARS) return whole;
  const pieces = wording.split(/[()[\];]|\s[–—-]\s/);
  const days = pieces.flatMap((piece) => {
    const words = piece.trim().split(/\s+/);
    const tails = words.map((_, index) => words.slice(index).join(' '));
    return tails.map(readDate).find((day) => day !== null) ?? [];
  });
  return new Set(days).size === 1 ? (days[0] ?? null) : null;
}

const MAX_REMARK_CHARS = 120;

/**
 * A day as `readDate`, or the last day of the month, week or year that a wording names: `March 2026`, `2026-03`,
 * `2026-W12`, `end of 2026`. Of a deadline that was moved, `2026-03-01 → 2026-04-01`, the last.
 */
export function readDeadline(wording: string): LocalDate | null {
  const last =
    withoutStruck(wording)
      .split(/→|->|⇒/)
      .at(-1) ?? '';
  const year = END_OF_YEAR.exec(last.trim())?.groups?.year;
  if (year) return `${year}-12-31`;
  return readDate(last) ?? firstRead(last, lastDayOfMonth) ?? firstRead(last, lastDayOfWeek);
}

const END_OF_YEAR =
  /^(?:by )?(?:the )?(?:eoy|(?:year[- ])?end(?: of)?(?: year)?|ende|fin(?:al)? (?:de |d['’])?)\s*(?<year>\d{4})$/iu;

/** Without days that are struck out, where another stands beside them. */
function withoutStruck(wording: string): string {
  const held = wording.replace(/~~[^~]*~~/g, ' ');
  return /\d/.test(held) ? held : wording;
}

/**
 * The quarter at the start of a wording: `Q1`, `Q1 2026`, `2026-Q1`, `end of Q2`, `3. Quartal 2026`. A range
 * (`Q1-Q2 2026`) and a half-year (`H1 2026`) are told by their last quarter. Null where it begins otherwise.
 */
export function readQuarter(wording: string): NamedQuarter | null {
  const told = withoutLead(withoutStruck(wording)).replace(FISCAL, '20$1');
  const match =
    QUARTER.exec(told)?.groups ?? HALF_YEAR.exec(told)?.groups ?? NAMED.exec(told)?.groups;
  if (!match || (match.before && match.after)) return null;
  const year = match.before ?? (match.after?.length === 2 ? `20${match.after}` : match.after);
  const named = Number(match.last ?? match.number);
  const half = match.half ?? match.first;
  const number = half ? 2 * Number(half) : named;
  if (match.last && Number(match.last) < Number(match.number)) return null;
  return { number: quarterNumber(number), year: year ? Number(year) : null };
}

/** `FY26`, `FY2026`: the year of a quarter may be a fiscal one. */
const FISCAL = /(?<![\p{L}\d])FY[\s-]?['’]?(?:20)?(\d{2})(?!\d)/giu;
const BEFORE = String.raw`^[^\p{L}\p{N}]*(?:(?<before>\d{4})[\s/-]*)?`;
const AFTER = String.raw`(?:[\s/'’,-]{0,3}(?:of\s|de\s)?(?<after>\d{4}|\d{2}))?(?![\p{L}\p{N}])(?!\s*[-–/]\s*\d)`;
const QUARTER = new RegExp(
  String.raw`${BEFORE}Q(?<number>[1-4])(?:\s*[-–/]\s*Q?(?<last>[1-4])(?!\d))?${AFTER}`,
  'iu',
);
const HALF_YEAR = new RegExp(`${BEFORE}(?:H(?<half>[12])|(?<first>[12])H)${AFTER}`, 'iu');
const NAMED = new RegExp(
  String.raw`${BEFORE}(?:(?<number>[1-4])(?:st|nd|rd|th|\.|º|er|e|ème)?\s+(?:quarter|quartal|trimestre))${AFTER}`,
  'iu',
);

function quarterNumber(number: number): NamedQuarter['number'] {
  if (number === 1) return 1;
  if (number === 2) return 2;
  return number === 3 ? 3 : 4;
}

/** Words before a day, month or quarter that leave it what it is as a deadline. */
const LEAD =
  /^(?:(?:by|until|till|due|on|in|early|mid|late|end|the|of|target|planned|for|bis|am|zum|im|ende|anfang|mitte|a|para|hasta|fin|final|finales|de|fim|do|d'ici|jusqu'au|le|pour)\b[\s:.-]*)+(?=[\p{L}\d])/iu;

function withoutLead(wording: string): string {
  return wording
    .replace(/[*_`]/g, '')
    .replace(/^[\s~≈]+/, '')
    .trim()
    .replace(LEAD, '');
}

/** What is read from the whole wording, else from its first clause. */
function firstRead<Value>(wording: string, read: (text: string) => Value | null): Value | null {
  const whole = withoutLead(wording);
  const [clause = ''] = whole.split(/[([;\n]|\s[–—-]\s|\.\s(?!\p{L}+\.?\s+\d{4})/u, 1);
  const afterDay = /^(?<day>.*\d{4}),?\s/u.exec(clause)?.groups?.day ?? '';
  for (const text of new Set([whole, clause.trim(), afterDay])) {
    const value = text.length <= MAX_DATE_CHARS ? read(text) : null;
    if (value !== null) return value;
  }
  return null;
}

const MAX_DATE_CHARS = 40;
const DAY = String.raw`(?<day>\d{1,2})(?:st|nd|rd|th|er|º)?\.?`;
const MONTH = String.raw`(?<month>\p{L}+)\.?`;
const WEEKDAY = String.raw`^(?:\p{L}+\.?,\s*)?`;
const YEAR = String.raw`(?<year>\d{4})$`;

const DAY_FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`${WEEKDAY}${DAY}[\s-]+(?:de\s+|of\s+)?${MONTH},?[\s-]+(?:de\s+)?${YEAR}`,
    'iu',
  ),
  new RegExp(String.raw`${WEEKDAY}${MONTH}[\s-]+${DAY}(?:,\s*|\s+|-)${YEAR}`, 'iu'),
  new RegExp(String.raw`${WEEKDAY}${DAY}[\s-]+${MONTH}[\s-]+['’]?(?<year>\d{2})$`, 'iu'),
  /^(?<year>\d{4})[\s./-]+(?<month>\p{L}+|\d{1,2})[\s./-]+(?<day>\d{1,2})\.?$/iu,
  /^(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<day>\d{1,2})\s?[日일号]?$/u,
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4}|\d{2})$/,
];
const EITHER_WAY = /^(?<one>\d{1,2})(?<sign>[/-])(?<two>\d{1,2})\k<sign>(?<year>\d{4}|\d{2})$/;

function writtenDay(text: string): LocalDate | null {
  for (const form of DAY_FORMS) {
    const match = form.exec(text)?.groups;
    if (match) return isoDay(yearOf(match.year), monthOf(match.month), Number(match.day));
  }
  const match = EITHER_WAY.exec(text)?.groups;
  if (!match) return null;
  const [one, two, year] = [Number(match.one), Number(match.two), yearOf(match.year)];
  const days = new Set([isoDay(year, one, two), isoDay(year, two, one)].filter((day) => day));
  return days.size === 1 ? ([...days][0] ?? null) : null;
}

const MONTH_FORMS: readonly RegExp[] = [
  new RegExp(String.raw`^${MONTH},?[\s/-]+(?:de\s+|of\s+)?${YEAR}`, 'iu'),
  /^(?<year>\d{4})[/-](?<month>0[1-9]|1[0-2])$/,
  /^(?<month>0?[1-9]|1[0-2])\/(?<year>\d{4})$/,
  /^(?<year>\d{4})\s?[年년]\s?(?<month>\d{1,2})\s?[月월](?:底|末)?$/u,
];

function lastDayOfMonth(text: string): LocalDate | null {
  for (const form of MONTH_FORMS) {
    const match = form.exec(text)?.groups;
    const month = monthOf(match?.month);
    if (!match || month === 0) continue;
    const days = [31, 30, 29, 28].map((day) => isoDay(yearOf(match.year), month, day));
    return days.find((day) => day !== null) ?? null;
  }
  return null;
}

const WEEK_FORMS: readonly RegExp[] = [
  /^(?<year>\d{4})[\s-]?(?:W|KW|CW|week\s)(?<week>\d{1,2})$/iu,
  /^(?:W|KW|CW|week)\s?(?<week>\d{1,2})(?:[\s/,-]+|\sof\s)(?<year>\d{4})$/iu,
];

/** ISO 8601: the fourth of January stands in the first week, and a week ends on its Sunday. */
function lastDayOfWeek(text: string): LocalDate | null {
  for (const form of WEEK_FORMS) {
    const { year, week } = form.exec(text)?.groups ?? {};
    if (!year || !week) continue;
    const fourth = `${year}-01-04`;
    const last = addLocalDays(fourth, 7 * Number(week) - isoWeekdayOf(fourth));
    return isoWeekOf(last) === `${year}-W${week.padStart(2, '0')}` ? last : null;
  }
  return null;
}

function monthOf(word: string | undefined): number {
  return /^\d/.test(word ?? '') ? Number(word) : (MONTHS.get(plainWords(word ?? '')) ?? 0);
}

function yearOf(digits: string | undefined): number {
  return Number(digits?.length === 2 ? `20${digits}` : digits);
}

/** Null where there is no such day. */
function isoDay(year: number, month: number, day: number): LocalDate | null {
  const two = (number: number) => String(number).padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(day)}`;
  return isLocalDate(iso) ? iso : null;
}
