import type { LocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import type { Status } from '../domain/status.ts';
import { readPriority, readStatus } from './values.ts';
import { readDayWithin } from './values-date.ts';
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
  /** A day at the end, `Title (2026-02-09)`, and the title without it: of a paid item the day of payment. */
  readonly day: (Told<LocalDate> & { readonly title: string }) | null;
}

/** A title from which marks are being taken. */
export interface TitleDraft {
  title: string;
  ordinal: number | null;
  reference: string | null;
  status: Told<Status> | null;
  completed: Told<LocalDate> | null;
  priority: Told<Priority> | null;
  owner: string | null;
  isStruck: boolean;
}

/** Takes a remark for a status, a priority or several of them; false where it is neither. */
export function remark(draft: TitleDraft, wording: string): boolean {
  const isBold = /^(?:\*\*|__)/.test(wording);
  const says = wording.replace(/[*_`]/g, '').trim();
  const status = statusOfRemark(says);
  if (status !== null && status !== 'partial' && (isBold || isClear(says))) {
    tell(draft, status, says);
    return true;
  }
  const priority = readPriority(says);
  if (priority === null || /\d{3}/.test(says)) return false;
  draft.priority ??= { value: priority, says };
  return true;
}

const DONE_MARK = /✅|☑|✔|✓|\[[xX]\]/u;

/** Whether words that may as well belong to a title are meant as a remark: by capitals, a mark or a day. */
function isClear(says: string): boolean {
  if (!WEAK_REMARKS.has(plainWords(says).split(' ')[0] ?? '')) return true;
  return says === says.toUpperCase() || DONE_MARK.test(says) || readDayWithin(says) !== null;
}

/** The status of words that say nothing else: `RESOLVED 2026-04-23`, `✅ Behoben`, `fixed in #12`. */
export function statusOfRemark(says: string): Status | null {
  const inner = says.replace(/^(?<mark>[^\p{L}\p{N}]*?)\((?<inner>[^()]*)\)$/su, '$<mark>$<inner>');
  return readStatus(inner);
}

export function tell(draft: TitleDraft, value: Status, says: string): void {
  if (draft.status !== null && draft.status.says.length > says.length) return;
  draft.status = { value, says };
  const day = readDayWithin(says);
  if (value === 'complete' && day !== null) draft.completed = { value: day, says };
}

/** False, and nothing changed, where no words would be left. */
export function rename(draft: TitleDraft, title: string | undefined): boolean {
  if (title === undefined || !hasWords(title)) return false;
  draft.title = tidy(title);
  return true;
}

export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
