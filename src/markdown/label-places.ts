import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Emphasis, Paragraph, Strong } from './nodes.ts';
import { type Source, spanOf } from './source.ts';
import { TITLE_COLUMNS } from './words/columns.ts';
import { plainWords } from './words/plain-words.ts';

/** Where a label stands in a paragraph, and its value. */
export interface LabelPlace {
  readonly label: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Whether it is in bold. */
  readonly isMarked: boolean;
}

type Place = Omit<LabelPlace, 'valueEnd'> & { readonly valueEnd?: number };

/**
 * The labels of a paragraph, in order: `**Label**: value` at the start of a line or after `|`, `**Label**`
 * alone on a line, and plain words with a colon that name a field. In a list of fields any few words with a colon do.
 */
export function labelsIn(source: Source, paragraph: Paragraph, inFields = false): LabelPlace[] {
  const places = [...markedPlaces(source, paragraph), ...plainPlaces(source, paragraph, inFields)];
  places.push(...inlinePlaces(source, paragraph, places));
  const ordered = places.sort((a, b) => a.start - b.start);
  const { end } = spanOf(paragraph);
  return ordered.map((place, index) => {
    const next = ordered[index + 1];
    if (place.valueEnd !== undefined) return { ...place, valueEnd: place.valueEnd };
    const valueEnd = next ? valueEndBefore(source, place.valueStart, next.start) : end;
    return { ...place, valueEnd };
  });
}

/** The value's end without what only divides it from the next label on the line. */
function valueEndBefore(source: Source, start: number, end: number): number {
  const value = source.text.slice(start, end);
  const line = value.replace(/\s*\n[ \t]*>[ \t]*$/u, '');
  return start + line.replace(/(?:[ \t]+[|·•–—]|[.;,])[ \t]*$/u, '').length;
}

function markedPlaces(source: Source, paragraph: Paragraph): Place[] {
  return paragraph.children.flatMap((node, index) => {
    const isMark = node.type === 'strong' || node.type === 'emphasis';
    const place = isMark ? markedPlace(source, node, paragraph) : null;
    if (!place || (node.type === 'emphasis' && fieldFor(place.label) === null)) return [];
    const before = paragraph.children[index - 1];
    const text = before?.type === 'text' ? before.value : '';
    if (!before || before.type === 'break' || /\n[ \t]*$/.test(text)) return [place];
    if (fieldFor(place.label) === null) return [];
    const isLead = index === 1 && /^[^\p{L}\p{N}]{1,4}$/u.test(text);
    if (isLead) return [{ ...place, start: spanOf(before).start }];
    return /(?:^|\s)[|·•–—][ \t]*$|[.;,] +$/u.test(text) ? [place] : [];
  });
}

/** `**Label**: value`, `**Label:** value`, or on a line of its own `**Label**` or `**Label: value**`. */
function markedPlace(
  source: Source,
  strong: Strong | Emphasis,
  paragraph: Paragraph,
): Place | null {
  const { start, end } = spanOf(strong);
  const words = plainText(strong).trim();
  const isAlone = paragraph.children.length === 1;
  const isMarked = true;
  if (words.endsWith(':')) {
    return { label: words.slice(0, -1).trim(), start, valueStart: end, isMarked };
  }
  const colon = /^[ \t]*:/.exec(source.text.slice(end, end + 20));
  if (colon) return { label: words, start, valueStart: end + colon[0].length, isMarked };
  const endsLine = /^[ \t]*\\?\n/.test(source.text.slice(end, end + 20));
  const inside = isAlone || endsLine ? placeInside(source, strong) : null;
  if (inside) return inside;
  if (endsLine && words !== '') return { label: words, start, valueStart: end, isMarked };
  return isAlone && words !== '' ? { label: words, start, valueStart: end, isMarked } : null;
}

/** `**Label: value**`, where the label names a field. */
function placeInside(source: Source, strong: Strong | Emphasis): Place | null {
  const { start, end } = spanOf(strong);
  const match = /^(?<mark>[*_]+)(?<label>[^*_:\n]{1,40}):\s/.exec(source.text.slice(start, end));
  const { mark = '', label = '' } = match?.groups ?? {};
  if (!match || fieldFor(label) === null) return null;
  const valueStart = start + match[0].length;
  return { label, start, valueStart, valueEnd: end - mark.length, isMarked: true };
}

const PLAIN =
  /(?<=^|\n)[ \t]*[^\p{L}\p{N}\s*`[|<>"'(]{0,3}\s?(?<label>\p{L}[\p{L}\p{N}/'’ -]{0,40}?)[ \t]*:(?=\s|$)/gu;
/** A label in a list of fields has at most so many words. */
const MAX_LABEL_WORDS = 4;

function plainPlaces(source: Source, paragraph: Paragraph, inFields: boolean): Place[] {
  const { start: from, end } = spanOf(paragraph);
  const texts = paragraph.children.filter(({ type }) => type === 'text').map(spanOf);
  const places: Place[] = [];
  for (const match of source.text.slice(from, end).matchAll(PLAIN)) {
    const label = match.groups?.label ?? '';
    const start = from + match.index;
    const valueStart = start + match[0].length;
    const isText = texts.some((text) => text.start <= start && valueStart <= text.end);
    const isOfRecord = inFields && (match.index === 0 ? isShort(label) : isTitleLabel(label));
    if (isText && (isOfRecord || fieldFor(label) !== null)) {
      places.push({ label, start, valueStart, isMarked: false });
    }
  }
  return places;
}

const INLINE = /(?<=\s[|·•–—]\s|[,;.]\s)(?<label>\p{L}[\p{L} ]{1,24}?):(?=\s+\S)/gu;

/** `Effort: 2d, Owner: Ana`: plain labels behind one another on a line, two of which at least name fields, one of a few words. */
function inlinePlaces(source: Source, paragraph: Paragraph, known: readonly Place[]): Place[] {
  const texts = paragraph.children.filter(({ type }) => type === 'text').map(spanOf);
  const places = texts.flatMap((text): Place[] =>
    [...source.text.slice(text.start, text.end).matchAll(INLINE)].flatMap((match) => {
      const label = match.groups?.label ?? '';
      const start = text.start + match.index;
      const isNew = !known.some((place) => place.start === start);
      const place = { label, start, valueStart: start + match[0].length, isMarked: false };
      return isNew && fieldFor(label) !== null ? [place] : [];
    }),
  );
  const kinds = [...known, ...places].flatMap(({ label }) => fieldFor(label)?.kind ?? []);
  return kinds.length >= MIN_INLINE_FIELDS && kinds.includes('worded') ? places : [];
}

const MIN_INLINE_FIELDS = 2;

function isTitleLabel(label: string): boolean {
  return TITLE_COLUMNS.includes(plainWords(label));
}

function isShort(label: string): boolean {
  return /^\p{Lu}/u.test(label) && label.split(/\s+/).length <= MAX_LABEL_WORDS;
}
