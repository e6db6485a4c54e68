import type { Priority } from '../domain/priority.ts';
import type { Status } from '../domain/status.ts';
import { readSectionPriority, statusInWords } from './values.ts';
import { readTitle } from './values-title.ts';
import { plainWords } from './words/plain-words.ts';
import {
  APART,
  APART_BEGINNINGS,
  APART_ENDINGS,
  OPEN_SECTION,
  PLAN_ENDINGS,
  SECTION_FILLERS,
} from './words/sections.ts';

/** What a section's heading says of everything that stands in it. */
export interface SectionRole {
  readonly status: Status | null;
  readonly priority: Priority | null;
  /** It lists what is owed, and says no more of it. */
  readonly isOpen: boolean;
  /** It tells about the register (metrics, process, templates, a change log), and holds no items. */
  readonly notItems: boolean;
}

/**
 * What the heading of a section gives its items: `✅ Completed`, `Resolved Items (2025-11-18)` and `Backlog`
 * a status (`Open` none: every item is that until it says otherwise), `P1 - High Priority` and `~~🔴 Kritisch~~ → ✅ Behoben` a priority; `Priority Matrix` holds none.
 */
export function sectionRole(heading: string): SectionRole {
  const { title, status } = readTitle(heading);
  const words = tellingWords(title);
  const said = words.join(' ');
  const isOpen = OPEN_SECTION.has(said);
  return {
    status: paidOrBegun(status?.value) ?? (isOpen ? null : statusInWords(said)),
    isOpen,
    priority: readSectionPriority(heading) ?? readSectionPriority(title),
    notItems: isApart(plainWords(title)),
  };
}

/** Whether a heading's own words are a status, and not what a dash or bracket says of them. */
export function namesStatus(title: string): boolean {
  return statusInWords(tellingWords(title).join(' ')) !== null;
}

/** A remark such as `(Backlog)` beside a priority says no more than the priority. */
function paidOrBegun(status: Status | undefined): Status | null {
  return status === undefined || status === 'not started' ? null : status;
}

/** The heading's words before its first bracket or dash, without those that only say what is in it. */
function tellingWords(title: string): string[] {
  const [first = ''] = title.split(/[([:–—]|\s-\s/, 1);
  return plainWords(first)
    .split(' ')
    .filter((word) => !SECTION_FILLERS.has(word) && !/^\d+$/.test(word));
}

function isApart(words: string): boolean {
  const all = words.split(' ');
  const telling = all.filter((word) => !SECTION_FILLERS.has(word)).join(' ');
  const ends =
    APART_ENDINGS.has(all.at(-1) ?? '') || PLAN_ENDINGS.some((end) => ` ${words}`.endsWith(end));
  return (
    APART.has(words) ||
    APART.has(telling) ||
    (ends && all.length <= MAX_NAME_WORDS) ||
    APART_BEGINNINGS.some((start) => words.startsWith(start))
  );
}

/** More words than so many tell what is owed, whatever the last of them is. */
const MAX_NAME_WORDS = 4;
