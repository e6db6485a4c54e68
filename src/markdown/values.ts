import { isValid, parse } from 'date-fns';
import type { NamedQuarter } from '../domain/document.ts';
import { type Level, parseLevel } from '../domain/level.ts';
import { isLocalDate, type LocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import { parseStatus, type Status } from '../domain/status.ts';

const NOTHING = new Set([
  '',
  '-',
  '--',
  '–',
  '—',
  '[ ]',
  '[]',
  '?',
  'n/a',
  'na',
  'none',
  'tbd',
  'tba',
  'unassigned',
  'nobody',
  'null',
]);

/** Whether the text only holds the place of a value: `[ ]`, `-`, `TBD` ... */
export function isPlaceholder(text: string): boolean {
  return NOTHING.has(
    text
      .replace(/\\(?=[[\]_-])/g, '')
      .trim()
      .toLowerCase(),
  );
}

const EMOJI_STATUSES: readonly (readonly [RegExp, Status])[] = [
  [/^(?:🟢|✅|☑️?|✔️?|\[x\])+$/u, 'complete'],
  [/^(?:🔴|❌|⬜|\[ \])+$/u, 'not started'],
  [/^(?:🚧|🔄|⏳)+$/u, 'in progress'],
  [/^⚪$/u, 'accepted'],
];

/** The status that a wording names in its first words or, without words, by its emoji; null where none. */
export function readStatus(wording: string): Status | null {
  const words = firstClause(wording);
  if (/\p{L}/u.test(words)) return parseStatus(words) ?? partOf(words);
  const marks = wording.replace(/[\s*_~]/g, '');
  return EMOJI_STATUSES.find(([pattern]) => pattern.test(marks))?.[1] ?? null;
}

function partOf(words: string): Status | null {
  return /^\P{L}*partial(?:ly)?\s+\p{L}+\P{L}*$/iu.test(words) ? 'partial' : null;
}

/** A level and what the wording says beside it. */
export interface AssessedLevel {
  readonly level: Level | null;
  readonly qualifier: string | null;
}

/**
 * A wording of effort or impact. Prose, T-shirt sizes and hours name no level and are the qualifier,
 * word for word. An effort of `L` may mean low or large, so it names none either.
 */
export function readLevel(field: 'effort' | 'impact', wording: string): AssessedLevel {
  if (isPlaceholder(wording)) return { level: null, qualifier: null };
  const prose = { level: null, qualifier: wording };
  const match = /^[^\p{L}\p{N}]*(?<word>\p{L}+)[*_]*(?<rest>.*)$/su.exec(wording)?.groups;
  const word = match?.word ?? '';
  const level = parseLevel(word);
  if (!level || (field === 'effort' && /^lo?$/i.test(word))) return prose;
  const rest = (match?.rest ?? '').replace(/^\s+(?:effort|impact)\b/i, '').trim();
  if (/^(?:[^\p{L}\p{N}(]*)$/u.test(rest)) return { level, qualifier: null };
  const qualifier = qualifierOf(match?.rest ?? '', rest);
  return qualifier === null ? prose : { level, qualifier };
}

/** What follows a level after a bracket, comma, dash or line break; null where the sentence goes on. */
function qualifierOf(raw: string, rest: string): string | null {
  const bracketed = /^\((?<inside>[^()]*)\)$/s.exec(rest)?.groups?.inside;
  if (bracketed !== undefined) return bracketed.trim();
  if (rest.startsWith('(')) return rest;
  const after = /^(?:[,;:]\s*|[–—]\s*|-\s+)(?<text>.+)$/s.exec(rest)?.groups?.text;
  if (after !== undefined) return after.trim();
  return /^[ \t]*\n/.test(raw) ? rest : null;
}

const PRIORITY_WORDS: Readonly<Record<string, Priority>> = {
  p0: 'high',
  p1: 'high',
  p2: 'medium',
  p3: 'low',
  p4: 'low',
  critical: 'high',
  blocker: 'high',
  urgent: 'high',
  high: 'high',
  major: 'medium',
  medium: 'medium',
  med: 'medium',
  moderate: 'medium',
  minor: 'low',
  low: 'low',
  trivial: 'low',
};
const PRIORITY_FILLERS = new Set(
  'priority priorities prio severity risk technical tech debt items item issues level'.split(' '),
);

/**
 * The priority that a field or a section's heading names: `P0 - Critical`, `High Priority (...)`,
 * `Foo (Low Priority)`. Null where other words stand beside it (`High availability`).
 */
export function readPriority(wording: string): Priority | null {
  const clauses = wording.split(/[()–—:\n]|\s-\s/).map(wordsOf);
  for (const words of clauses) {
    const telling = words.filter((word) => !PRIORITY_FILLERS.has(word) && !/^\d+$/.test(word));
    if (telling.length === 0) continue;
    const named = onePriority(telling);
    if (named) return named;
    break;
  }
  const aside = clauses.slice(1).find((words) => words.length === 2 && words[1] === 'priority');
  return aside ? onePriority(aside.slice(0, 1)) : null;
}

function onePriority(words: readonly string[]): Priority | null {
  const named = new Set(words.map((word) => PRIORITY_WORDS[word] ?? null));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

const DATE_PATTERNS = [
  'yyyy/M/d',
  'd MMMM yyyy',
  'd MMM yyyy',
  'MMMM d, yyyy',
  'MMM d, yyyy',
  'd.M.yyyy',
];
const NOON = new Date(2000, 0, 1, 12);

/** The one day that a wording names, ISO anywhere in it or written out; null where none or several. */
export function readDate(wording: string): LocalDate | null {
  const iso = new Set((wording.match(/\b\d{4}-\d{2}-\d{2}\b/g) ?? []).filter(isLocalDate));
  if (iso.size > 0) return iso.size === 1 ? ([...iso][0] ?? null) : null;
  const words = wording.replace(/[*_]/g, '').trim();
  for (const pattern of DATE_PATTERNS) {
    const day = parse(words, pattern, NOON);
    const isRealYear = day.getFullYear() >= 1000 && day.getFullYear() <= 9999;
    if (isValid(day) && isRealYear) return isoDay(day);
  }
  return null;
}

function isoDay(day: Date): LocalDate {
  const [year, month, date] = [day.getFullYear(), day.getMonth() + 1, day.getDate()];
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The quarter at the start of a wording: `Q1`, `Q1 2026`, `2026-Q1`; null where it begins otherwise. */
export function readQuarter(wording: string): NamedQuarter | null {
  const match =
    /^[^\p{L}\p{N}]*(?:(?<before>\d{4})[\s/-]*)?Q(?<number>[1-4])(?:[\s/'’-]{0,3}(?<after>\d{4}|\d{2}))?(?![\p{L}\p{N}])/iu.exec(
      wording,
    )?.groups;
  if (!match || (match.before && match.after)) return null;
  const year = match.before ?? (match.after?.length === 2 ? `20${match.after}` : match.after);
  return { number: quarterNumber(match.number), year: year ? Number(year) : null };
}

function quarterNumber(digit: string | undefined): NamedQuarter['number'] {
  if (digit === '1') return 1;
  if (digit === '2') return 2;
  return digit === '3' ? 3 : 4;
}

/** The words up to the first bracket, dash, comma, digit or line break. */
function firstClause(text: string): string {
  return text.trim().split(/[(,;:–—\d\n]|\s-\s|\son\s/i, 1)[0] ?? '';
}
