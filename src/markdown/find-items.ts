import { hasKnownLabel } from './labels.ts';
import { contentOf, headingText, type Part, walk } from './outline.ts';
import type { Source } from './source.ts';
import { readPriority } from './values.ts';

/** A part of the file that is one debt item. */
export interface FoundItem {
  readonly part: Part;
  readonly title: string;
  /** The number in front of the title; null where there is none, or one with dots. */
  readonly ordinal: number | null;
  readonly reference: string | null;
}

/**
 * The items that stand under headings of their own, `### 3. Title` or `### TD-003: Title`. A heading with
 * such headings below it is a group. A number alone may also count chapters, so a numbered heading must
 * hold a field that we know, or stand beside one that does, or under a priority.
 */
export function findItems(source: Source, root: Part): FoundItem[] {
  const marked = [...walk(root)].flatMap((part) => markedPart(source, part));
  const groups = new Set(marked.flatMap(({ part }) => ancestorsOf(part)));
  const lowest = marked.filter(({ part }) => !groups.has(part));
  const withFields = new Set(
    lowest.filter(({ part }) => hasKnownLabel(source, contentOf(part))).map(({ part }) => part),
  );
  const parents = new Set([...withFields].map((part) => part.parent));
  return lowest.filter(
    ({ part, reference, ordinal }) =>
      (reference !== null && ordinal === null && !reference.includes('.')) ||
      withFields.has(part) ||
      parents.has(part.parent) ||
      (part.parent?.heading && readPriority(headingText(source, part.parent.heading)) !== null),
  );
}

const NUMBERED = /^(?<number>\d{1,6}(?:\.\d{1,6})*)[.):]?\s+(?<title>\S.*)$/u;
const WITH_ID =
  /^\[?(?<id>[A-Z][A-Z0-9]{0,11}(?:-[A-Z0-9]{1,11})*-\d{1,6}[a-z]?)\]?\s*(?:[:–—-]\s*|\s)(?<title>\S.*)$/u;

function markedPart(source: Source, part: Part): FoundItem[] {
  if (!part.heading) return [];
  const text = headingText(source, part.heading);
  const withId = WITH_ID.exec(text)?.groups;
  if (withId?.title) {
    return [{ part, title: withId.title, ordinal: null, reference: withId.id ?? null }];
  }
  const numbered = NUMBERED.exec(text)?.groups;
  if (!numbered?.title || numbered.number === undefined) return [];
  const isDotted = numbered.number.includes('.');
  return [
    {
      part,
      title: numbered.title,
      ordinal: isDotted ? null : Number(numbered.number),
      reference: isDotted ? numbered.number : null,
    },
  ];
}

function ancestorsOf(part: Part): Part[] {
  return part.parent ? [part.parent, ...ancestorsOf(part.parent)] : [];
}
