import type { LocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import type { Status } from '../domain/status.ts';
import { readPriority, readStatus, statusInWords } from './values.ts';
import { readDate } from './values-date.ts';
import { plainWords } from './words/plain-words.ts';
import { WEAK_REMARKS } from './words/statuses.ts';

/** A value and the file's own wording of it. */
export interface Told<Value> {
  readonly value: Value;
  readonly says: string;
}

/** What a heading, a table cell or a line of a list says beside the title in it. */
export interface ReadTitle {
  /** Never empty where the wording is not. Marks of code, links and emphasis within stay. */
  readonly title: string;
  /** `3` of `3. Title`; null where there is none, or one with dots. */
  readonly ordinal: number | null;
  /** `TD-003`, or `2.1` of a number with dots. */
  readonly reference: string | null;
  readonly status: Told<Status> | null;
  /** The day beside a status of completion. */
  readonly completed: Told<LocalDate> | null;
  readonly priority: Told<Priority> | null;
  /** A signature at the end: `~~ana`, `(@ana)`. */
  readonly owner: string | null;
}

interface Draft {
  title: string;
  ordinal: number | null;
  reference: string | null;
  status: Told<Status> | null;
  completed: Told<LocalDate> | null;
  priority: Told<Priority> | null;
  owner: string | null;
  isStruck: boolean;
}

/**
 * Takes from a title what people write around it: numbers and ids, strikes and ticks, statuses with their
 * day (`— **RESOLVED 2026-04-23**`), priorities in brackets, a signature. What it does not know stays.
 * A remark that says `partly` stays in the title too, as it tells what is left to do.
 */
export function readTitle(wording: string): ReadTitle {
  const draft: Draft = {
    ...{ title: tidy(wording), ordinal: null, reference: null, status: null },
    ...{ completed: null, priority: null, owner: null, isStruck: false },
  };
  for (let left = MAX_ROUNDS; left > 0; left--) {
    const before = draft.title;
    for (const peel of PEELS) peel(draft);
    if (draft.title === before) break;
  }
  const { isStruck, ...read } = draft;
  if (isStruck && read.status === null) {
    return { ...read, status: { value: 'complete', says: tidy(wording) } };
  }
  return read.status ? read : { ...read, status: partlyIn(read.title) };
}

const MAX_ROUNDS = 8;

/** A part of the work done, as a remark at the end says: `Title (partially fixed)`. */
function partlyIn(title: string): Told<Status> | null {
  const says = /(?:\(|\[|\s[–—-]\s)(?<says>[^()[\]]*)[)\]]?$/u.exec(title)?.groups?.says ?? '';
  return statusInWords(says) === 'partial' ? { value: 'partial', says } : null;
}

type Peel = (draft: Draft) => void;

const PEELS: readonly Peel[] = [
  emphasis,
  strike,
  ordinal,
  reference,
  boxOrTick,
  leadingBracket,
  leadingWord,
  signature,
  trailingMark,
  trailingRemark,
];

function emphasis(draft: Draft): void {
  const inner = /^(?<mark>\*\*\*|\*\*|\*|__|_)(?<inner>(?:(?!\k<mark>).)+)\k<mark>:?$/su.exec(
    draft.title,
  );
  rename(draft, inner?.groups?.inner);
}

/** The whole title struck out, perhaps with words or marks after it that tell why. */
function strike(draft: Draft): void {
  const match = /^~~(?<inner>(?:(?!~~).)+)~~(?<after>.*)$/su.exec(draft.title)?.groups;
  if (!match || !hasWords(match.inner ?? '')) return;
  const after = (match.after ?? '').replace(/^[\s:–—→>-]+/u, '').trim();
  const value = after === '' ? 'complete' : statusOfRemark(after);
  if (value === null) return;
  draft.isStruck = true;
  if (after !== '') tell(draft, value, after);
  rename(draft, match.inner);
}

const ORDINAL =
  /^(?:#|no\.?\s|nr\.?\s|item\s|debt\s|issue\s)?#?(?<number>\d{1,6}(?:\.\d{1,6})*)(?:[.):]|\s[–—-](?=\s))?\s+(?<title>\S.*)$/isu;

function ordinal(draft: Draft): void {
  const match = ORDINAL.exec(draft.title)?.groups;
  if (!match?.number || draft.ordinal !== null || draft.reference !== null) return;
  if (match.number.includes('.')) draft.reference = match.number;
  else draft.ordinal = Number(match.number);
  rename(draft, match.title);
}

const REFERENCE =
  /^(?<open>[[(`]|\*\*)?(?<id>[A-Z][A-Z0-9]{0,11}(?:[-_][A-Z0-9]{1,11})*[-_]\d{1,6}[a-z]?)(?<close>[\])`]|\*\*)?\s*(?:[:–—|-]\s*|\s)(?<title>\S.*)$/su;
const SHORT_REFERENCE = /^\[(?<id>[A-Z]{1,8}\d{1,6})\]\s*(?:[:–—-]\s*)?(?<title>\S.*)$/su;

function reference(draft: Draft): void {
  if (draft.reference !== null) return;
  const short = SHORT_REFERENCE.exec(draft.title)?.groups;
  const match =
    REFERENCE.exec(draft.title)?.groups ??
    (readPriority(short?.id ?? '') === null ? short : undefined);
  if (!match?.id) return;
  draft.reference = match.id;
  rename(draft, match.title);
}

const TICK = /^(?<mark>\\?\[[ xX]\\?\]|✅|☑|✔|✓|❌|⬜|☐|🔲|🚧|🔄|⏳)\ufe0f?\s*(?<title>\S.*)$/su;

function boxOrTick(draft: Draft): void {
  const match = TICK.exec(draft.title)?.groups;
  const says = match?.mark?.replaceAll('\\', '') ?? '';
  const value = readStatus(says);
  if (!match || value === null || !rename(draft, match.title)) return;
  tell(draft, value, says);
}

/** `[P1] Title`, `(DONE) Title`. */
function leadingBracket(draft: Draft): void {
  const match = /^(?:\*\*)?\\?[[(](?<says>[^[\]()]{1,40})[\])](?:\*\*)?:?\s*(?<title>\S.*)$/su.exec(
    draft.title,
  )?.groups;
  if (match && hasWords(match.title ?? '') && remark(draft, match.says ?? ''))
    rename(draft, match.title);
}

/** `RESOLVED: Title`, `P1: Title`, `🔴 HIGH — Title`. */
function leadingWord(draft: Draft): void {
  const match =
    /^(?<says>[^\p{L}\p{N}]*[\p{L}\p{N} ]{1,20})(?<sign>:|\s[–—-])\s+(?<title>\S.*)$/su.exec(
      draft.title,
    )?.groups;
  const says = tidy((match?.says ?? '').replaceAll('*', ''));
  const isLoud = says === says.toUpperCase() && /\p{L}/u.test(says);
  const isOver = statusInWords(says) === 'complete' && match?.sign === ':';
  if (match && (isLoud || isOver) && remark(draft, says))
    rename(draft, unopened(match.title ?? '', match.says ?? ''));
}

/** The title without the second half of emphasis that began before it: `**P1: Title**`. */
function unopened(title: string, before: string): string {
  return before.includes('**') && title.endsWith('**') ? title.slice(0, -2) : title;
}

function signature(draft: Draft): void {
  const count = draft.title.split('~~').length - 1;
  const match =
    (count % 2 === 1
      ? /^(?<title>.*\S)\s+(?<owner>~~[\p{L}\p{N}._-]+)$/su.exec(draft.title)
      : null) ??
    /^(?<title>.*\S)\s+(?:[–—-]\s*)?[[(]?(?<owner>@[\p{L}\p{N}._-]+)[\])]?$/su.exec(draft.title);
  if (!match?.groups || draft.owner !== null) return;
  if (rename(draft, match.groups.title)) draft.owner = match.groups.owner ?? null;
}

/** `Title ✅`, `Title ✅ REMOVED (in May)`, `Title ✅ (RESOLVED 2026-02-09)`. */
function trailingMark(draft: Draft): void {
  const match =
    /^(?<title>.*?\S)(?:\s+[–—-])?\s+(?<says>(?:✅|☑|✔|✓|🚧|🔄|⏳|❌|⬜|☐)\ufe0f?.*)$/su.exec(
      draft.title,
    )?.groups;
  if (!match?.says || !hasWords(match.title ?? '')) return;
  const value = statusOfRemark(match.says);
  if (value === null || !rename(draft, match.title)) return;
  tell(draft, value, match.says);
}

/** `Title — RESOLVED 2026-04-23`, `Title (done)`, `Title [High]`, `Title **DONE**`. */
function trailingRemark(draft: Draft): void {
  const match = REMARKS.map((pattern) => pattern.exec(draft.title)?.groups).find((found) => found);
  if (!match?.title || !hasWords(match.title)) return;
  if (remark(draft, match.says ?? '')) rename(draft, match.title);
}

const REMARKS: readonly RegExp[] = [
  /^(?<title>.*\S)\s*\\?[([](?<says>[^()[\]]{1,60})\\?[)\]]$/su,
  /^(?<title>.*\S)\s+(?:[–—-]|→|\|)\s+(?:\*\*|__)?(?<says>[^–—|→*]{1,60}?)(?:\*\*|__)?$/su,
  /^(?<title>.*\S)\s+(?:\*\*|__)(?<says>[^*_]{1,40})(?:\*\*|__)$/su,
];

/** Takes a remark for a status, a priority or several of them; false where it is neither. */
function remark(draft: Draft, wording: string): boolean {
  const says = wording.replace(/[*_`]/g, '').trim();
  const status = statusOfRemark(says);
  if (status !== null && status !== 'partial' && isClear(says)) {
    tell(draft, status, says);
    return true;
  }
  const priority = readPriority(says);
  if (priority === null || /\d{3}/.test(says)) return false;
  draft.priority ??= { value: priority, says };
  return true;
}

/** Whether words that may as well belong to a title are meant as a remark: by capitals, a mark or a day. */
function isClear(says: string): boolean {
  if (!WEAK_REMARKS.has(plainWords(says).split(' ')[0] ?? '')) return true;
  return says === says.toUpperCase() || TICK.test(says) || readDate(says) !== null;
}

/** The status of words that say nothing else: `RESOLVED 2026-04-23`, `✅ Behoben`, `fixed in #12`. */
function statusOfRemark(says: string): Status | null {
  const inner = says.replace(/^(?<mark>[^\p{L}\p{N}]*?)\((?<inner>[^()]*)\)$/su, '$<mark>$<inner>');
  return readStatus(inner);
}

function tell(draft: Draft, value: Status, says: string): void {
  if (draft.status !== null && draft.status.says.length > says.length) return;
  draft.status = { value, says };
  const day = readDate(says);
  if (value === 'complete' && day !== null) draft.completed = { value: day, says };
}

/** False, and nothing changed, where no words would be left. */
function rename(draft: Draft, title: string | undefined): boolean {
  if (title === undefined || !hasWords(title)) return false;
  draft.title = tidy(title);
  return true;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
