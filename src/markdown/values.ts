import type { Priority } from '../domain/priority.ts';
import type { Status } from '../domain/status.ts';
import { plainWords } from './words/plain-words.ts';
import {
  FIELD_PRIORITIES,
  GRADE,
  PRIORITY_COLOURS,
  PRIORITY_FILLERS,
  PRIORITY_WORDS,
} from './words/priorities.ts';
import {
  FIELD_STATUS_PHRASES,
  PARTLY,
  STATUS_FILLERS,
  STATUS_GOES_ON,
  STATUS_MARKS,
  STATUS_PHRASES,
  STATUS_SIGNS,
} from './words/statuses.ts';

/**
 * The status that a wording names in its first clause; where those words name none, by a mark in front
 * of them; null where neither does. `0/3`, `2/3` and `3/3`, and per cent, tell it as well.
 */
export function readStatus(wording: string): Status | null {
  const told = wording
    .replace(/[*~]+/g, '')
    .replace(/^\s*(?:status|state|statut|estado)\s*:/iu, '')
    .trim();
  return statusInWords(told) ?? shareDone(told) ?? statusByMark(told);
}

/** The status of a field of its own, where more words name one than beside a title. */
export function readStatusField(wording: string): Status | null {
  const told = wording.replace(/[*~]+/g, '');
  if (/^[^?]{1,30}\?\s*$/u.test(told)) return null;
  return inFirstClause(told, FIELD_STATUS_PHRASES) ?? readStatus(wording);
}

/** The status that the words of the first clause name, without regard to marks and shares. */
export function statusInWords(wording: string): Status | null {
  return inFirstClause(wording, STATUS_PHRASES);
}

type Phrases = ReadonlyMap<string, Status>;

function inFirstClause(wording: string, phrases: Phrases): Status | null {
  const words = plainWords(firstClause(wording)).split(' ', MAX_TELLING_WORDS);
  const from = words.findIndex((word) => !STATUS_FILLERS.has(word));
  const telling = from < 0 ? words : words.slice(from);
  return statusOf(telling, phrases) ?? (from > 0 ? statusOf(words, phrases) : null);
}

/** `won't fix in 2.0`: the longest phrase at the start, alone or where the sentence only tells more of it. */
function statusOf(words: readonly string[], phrases: Phrases): Status | null {
  for (let length = Math.min(MAX_PHRASE_WORDS, words.length); length > 0; length--) {
    const named = phrases.get(words.slice(0, length).join(' '));
    const next = words[length];
    if (named && next === 'as') return statusOf(words.slice(length + 1), phrases) ?? named;
    if (named && (next === undefined || STATUS_GOES_ON.has(next))) return named;
  }
  if (!PARTLY.has(words[0] ?? '') || words.length < 2) return null;
  const whole = statusOf(words.slice(1), phrases);
  const isPart = words.length === 2 && phrases.get(words[0] ?? '') === 'partial';
  return isPart || (whole !== null && whole !== 'not started') ? 'partial' : null;
}

const MAX_PHRASE_WORDS = 4;
/** A status is told in the first words or not at all. */
const MAX_TELLING_WORDS = 12;

/** `3/5 done` or `60 %` at the start, whatever words follow. */
function shareDone(told: string): Status | null {
  const share =
    /^\P{L}*?(?<![\d/])(?<done>\d{1,4})\s*(?:\/\s*(?<total>\d{1,4})(?![\d/])|(?<percent>%))/u.exec(
      told,
    )?.groups;
  if (!share) return null;
  const done = Number(share.done);
  const total = share.percent ? 100 : Number(share.total);
  if (total === 0 || done > total) return null;
  if (done === total) return 'complete';
  return done === 0 ? 'not started' : 'partial';
}

function statusByMark(told: string): Status | null {
  const marks = told.replace(/[\s_]|\ufe0f/g, '');
  const alone = [...STATUS_MARKS, ...STATUS_SIGNS].find(
    ([mark]) => marks.replaceAll(mark, '') === '',
  );
  if (marks !== '' && alone) return alone[1];
  return STATUS_MARKS.find(([mark]) => told.startsWith(mark))?.[1] ?? null;
}

/**
 * The priority that a field names: `P0 - Critical`, `High (blocks releases)`, `Sev 2`, `🟠`, also as a
 * heading does, `Foo (Low Priority)`. Null where other words stand beside it (`High availability`), or
 * another level.
 */
export function readPriority(wording: string): Priority | null {
  return priorityIn(wording, false) ?? priorityByColour(wording);
}

/** The priority of a field of its own, where words may go on after a grade, `P0 before launch`, and `H` or `Later` do. */
export function readPriorityField(wording: string): Priority | null {
  const grade = /^[^\p{L}\p{N}]*(?<grade>(?:p|sev|prio)[ -]?\d)\s+(?<more>\p{L}.*)$/isu.exec(
    wording,
  )?.groups;
  const isOne = grade && !priorityWords(grade.more ?? '').some((word) => PRIORITY_WORDS.has(word));
  return (
    readPriority(wording) ??
    (isOne ? readPriority(grade.grade ?? '') : null) ??
    FIELD_PRIORITIES.get(plainWords(wording)) ??
    null
  );
}

/** The first word of a wording that is a priority, `p0` or `high`, by which a file counts its items; null where none. */
export function priorityWord(wording: string): string | null {
  return priorityWords(wording).find((word) => PRIORITY_WORDS.has(word)) ?? null;
}

/** The priority that a section's heading names. Words that may be a topic (`Media`) need a word beside them. */
export function readSectionPriority(heading: string): Priority | null {
  return priorityIn(heading, true);
}

function priorityIn(wording: string, isHeading: boolean): Priority | null {
  const clauses = wording.split(/[()–—:;,\n→|]|\s-\s/).map(priorityWords);
  if (isRangeOfGrades(clauses)) return null;
  for (const words of besideGrade(clauses)) {
    const telling = words.filter((word) => !PRIORITY_FILLERS.has(word) && !/^\d+$/.test(word));
    if (telling.length === 0) continue;
    const isSure = !isHeading || telling.length < words.length || !telling.every(isTopic);
    const named = isSure ? onePriority(telling) : null;
    if (named) return isContested(wording, named) ? null : named;
    break;
  }
  const aside = clauses
    .slice(1)
    .find((words) => (words.length === 2 && words[1] === 'priority') || isGradeAlone(words));
  return aside ? onePriority(aside.slice(0, 1)) : null;
}

/** `P2 - High`: what stands beside a grade says what it means in this file. */
function besideGrade(clauses: readonly string[][]): readonly string[][] {
  const from = clauses.findIndex((words) => words.length > 0);
  const [grade, more] = [clauses[from] ?? [], clauses[from + 1] ?? []];
  const telling = more.filter((word) => !PRIORITY_FILLERS.has(word));
  const isMeant = grade.every((word) => GRADE.test(word)) && onePriority(telling) !== null;
  return isMeant && grade.length > 0 ? clauses.slice(from + 1) : clauses;
}

/** `P1–P2`. */
function isRangeOfGrades([first = [], second = []]: readonly string[][]): boolean {
  const grades = [...first, ...second];
  return (
    grades.length === 2 && grades.every((word) => GRADE.test(word)) && onePriority(grades) === null
  );
}

/** `(P1)`; `(S3)` may be a service. */
function isGradeAlone(words: readonly string[]): boolean {
  return words.length === 1 && /^(?:p|sev|prio)\d$/.test(words[0] ?? '');
}

/** `High, medium and low` names no one level. */
function isContested(wording: string, named: Priority): boolean {
  const outside = wording.replace(/\([^()]*\)/g, ' ');
  const others = outside.split(/[,;]/).slice(1).map(priorityWords);
  return others.some(
    (words) =>
      words.length <= 3 && words.some((word) => (PRIORITY_WORDS.get(word) ?? named) !== named),
  );
}

function isTopic(word: string): boolean {
  return TOPICS.has(word);
}

const TOPICS: ReadonlySet<string> = new Set(
  'media medio normal must should could mid blocking alto bajo'.split(' '),
);

function onePriority(words: readonly string[]): Priority | null {
  const named = new Set(words.map((word) => PRIORITY_WORDS.get(word) ?? null));
  return named.size === 1 ? ([...named][0] ?? null) : null;
}

/** `Prioridad 1`, in any language. */
const NUMBERED_PRIORITY =
  /(?<!\p{L})(?:prioridade?|priorite|prioritat|prioriteit|priorita|приоритет|优先级|優先度) (\d)(?!\d)/gu;

/** Words, with a grade joined to its scale: `Sev 1` is `sev1`. */
function priorityWords(text: string): string[] {
  return plainWords(text)
    .replace(NUMBERED_PRIORITY, 'priority $1')
    .replace(/\b(p|s|sev|severity|prio|priority) (\d)\b/g, '$1$2')
    .split(' ')
    .filter((word) => word !== '');
}

function priorityByColour(wording: string): Priority | null {
  const marks = wording.replace(/[\s*_~]|\ufe0f/g, '');
  return PRIORITY_COLOURS.find(([colour]) => marks === colour)?.[1] ?? null;
}

/** The words up to the first bracket, dash, comma, digit or line break. */
function firstClause(text: string): string {
  return text.trim().split(/[([,;:.!–—→|/\d\n]|\s-\s/, 1)[0] ?? '';
}
