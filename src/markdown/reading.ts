import { once } from './once.ts';
import { headingText, type Part } from './outline.ts';
import type { SectionRole } from './section-role.ts';
import { namesStatus, sectionRole } from './section-role.ts';
import type { Source } from './source.ts';
import type { ReadTitle } from './title-draft.ts';
import { readTitle } from './values-title.ts';
import { plainWords } from './words/plain-words.ts';
import { OPEN_SECTION, SECTION_FILLERS } from './words/sections.ts';

/** A heading, with what it says of itself and of what stands under it. */
export interface ReadHeading {
  /** As the file writes it, in one line. */
  readonly says: string;
  readonly beside: ReadTitle;
  readonly role: SectionRole;
  /** Its words where they say more than a status or priority: the name of a category. */
  readonly category: string | null;
}

/** A file while its items are looked for. */
export interface Reading {
  readonly source: Source;
  readonly root: Part;
  /** The first heading, where it is the file's title. */
  readonly titled: Part | null;
  /** Whether the file has the shape that we write. */
  readonly isOwn: boolean;
  /** Sections that are known to hold what is owed by more than their headings. */
  readonly owed: ReadonlySet<Part>;
  headingOf(part: Part): ReadHeading | null;
}

/** A reading of an outline; each heading is read once. */
export function readingOf(source: Source, root: Part, isOwn: boolean): Reading {
  const read = new Map<Part, ReadHeading>();
  const headingOf = (part: Part): ReadHeading | null => {
    if (!part.heading) return null;
    const known = read.get(part) ?? readHeading(headingText(source, part.heading));
    read.set(part, known);
    return known;
  };
  const first = root.parts[0];
  const beside = first && headingOf(first)?.beside;
  const isTitle =
    first?.depth === 1 && beside?.ordinal === null && (beside.reference === null || isOwn);
  return {
    source,
    root,
    titled: first && isTitle ? first : null,
    isOwn,
    owed: new Set(),
    headingOf,
  };
}

/** The headings around a part, itself first, without the file's title. */
export function groupsAround(reading: Reading, part: Part | null): Part[] {
  if (!part?.heading || part === reading.titled) return [];
  return [part, ...groupsAround(reading, part.parent)];
}

/** Whether a heading says a status or priority of what stands under it. */
export function hasRole(reading: Reading, part: Part | null): boolean {
  if (part && reading.owed.has(part)) return true;
  const role = part && part !== reading.titled ? reading.headingOf(part)?.role : null;
  return role != null && (role.status !== null || role.priority !== null || role.isOpen);
}

/** The section of what is paid that a part stands in, itself too. */
export function paidAround(reading: Reading, part: Part): Part | null {
  return groupsAround(reading, part).find((one) => isPaid(reading, one)) ?? null;
}

function isPaid(reading: Reading, part: Part): boolean {
  return reading.headingOf(part)?.role.status === 'complete';
}

/** The equals of a section of what is paid that stand before it and are not about the register; notes follow it. */
export function sectionsBefore(reading: Reading, paid: Part): Part[] {
  const beside = paid.parent?.parts ?? [];
  return beside
    .slice(0, beside.indexOf(paid))
    .filter((one) => one.depth === paid.depth && !isApart(reading, one) && !isPaid(reading, one));
}

/** Whether a heading, or one around it, tells about the register and not of debts. */
export function isApart(reading: Reading, part: Part): boolean {
  return groupsAround(reading, part).some((one) => reading.headingOf(one)?.role.notItems);
}

function readHeading(says: string): ReadHeading {
  const beside = readTitle(says);
  const role = sectionRole(says);
  const isRemark =
    beside.priority !== null && !plainWords(says).startsWith(plainWords(beside.priority.says));
  const isWord = plainWords(beside.priority?.says ?? '') !== '';
  const priority = role.priority ?? (isWord ? (beside.priority?.value ?? null) : null);
  const category = once(() => categoryOf(beside.title, role, isRemark));
  return {
    says,
    beside,
    role: { ...role, priority },
    get category() {
      return category();
    },
  };
}

function categoryOf(title: string, role: SectionRole, isRemark: boolean): string | null {
  const isPriority = role.priority !== null && !isRemark;
  const isStatus = role.status !== null && namesStatus(title);
  const words = plainWords(title)
    .split(' ')
    .filter((word) => !SECTION_FILLERS.has(word));
  const isPlain = words.every((word) => GENERAL.has(word)) || OPEN_SECTION.has(words.join(' '));
  return isPriority || isStatus || isPlain ? null : title.replace(/:$/, '');
}

/** Words of a heading that name no category. */
const GENERAL = new Set(
  plainWords(
    'categories category details detailed register inventory tracker log by priority severity known open active current of and in our',
  ).split(' '),
);
