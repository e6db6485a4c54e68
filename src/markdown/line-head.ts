import { fieldFor } from './fields.ts';
import { labelsIn } from './label-places.ts';
import type { Labelled } from './labelled.ts';
import type { Paragraph } from './nodes.ts';
import { indentOf, type Source, type Span, spanOf } from './source.ts';
import { leadOfCell, leadOfLine } from './title-cut.ts';
import { readDate } from './values-date.ts';
import { readTitle } from './values-title.ts';
import { AREA_LABELS, TITLE_COLUMNS } from './words/columns.ts';
import { plainWords } from './words/plain-words.ts';

interface Head {
  readonly title: string;
  readonly stretches: readonly Labelled[];
  /** Whether the title is what stands behind a label such as `Area`: where the debt lies, not what it is. */
  readonly isArea: boolean;
}

/**
 * The title of a list's line, and what else stands in its first paragraph and `below` it. A record is called
 * `Lift: doors close late` where one label names its area and another its debt.
 */
export function headOf(
  source: Source,
  paragraph: Paragraph,
  below: readonly Labelled[],
): Omit<Head, 'isArea'> {
  return named(source, ownHead(source, paragraph), below);
}

/** A record's title, `Lift: doors close late` where one label names the area and another the debt. */
function named(source: Source, head: Head, below: readonly Labelled[]): Omit<Head, 'isArea'> {
  const all = [...head.stretches, ...below];
  const debt = (head.isArea ? TITLE_COLUMNS : [])
    .map((name) => all.find(({ label }) => plainWords(label ?? '') === name))
    .find((one) => one && source.slice(one.inline) !== '');
  if (!debt) return { title: head.title, stretches: all };
  const { title, rest } = leadOfCell(source, [], debt.inline);
  const isWhole = rest === null && debt.blocks.length === 0;
  return {
    title: `${head.title}: ${title}`,
    stretches: isWhole ? all.filter((one) => one !== debt) : all,
  };
}

/** The title of a line's first paragraph, and what else stands in that. */
function ownHead(source: Source, paragraph: Paragraph): Head {
  const whole = spanOf(paragraph);
  const day = leadingDay(source, paragraph);
  const span = { start: day?.end ?? whole.start, end: whole.end };
  const places = labelsIn(source, paragraph, true);
  const [lead] = places;
  const isArea = lead !== undefined && AREA_LABELS.includes(plainWords(lead.label));
  const isNamed = isArea || TITLE_COLUMNS.includes(plainWords(lead?.label ?? ''));
  if (lead?.start === span.start && isNamed) {
    const title = source.slice({ start: lead.valueStart, end: lead.valueEnd });
    const stretches = stretchesAfter(source, paragraph, lead.valueEnd);
    if (title !== '') return { title, stretches, isArea };
  }
  const firstField = places.find(({ label, start }) => start > span.start && fieldFor(label));
  const end = firstField?.start ?? span.end;
  const cut = leadOfLine(source, nodesFrom(source, paragraph, span.start), {
    start: span.start,
    end,
  });
  const { title, owner } = signed(source, cut.title, cut.rest);
  const rest = cut.rest ? afterTitle(source, paragraph, cut.rest) : [];
  const own = owner && cut.rest ? ownerStretch(source, paragraph, cut.rest, owner) : null;
  return {
    title,
    isArea: false,
    stretches: [
      ...(day ? [{ ...stretch(source, paragraph, null, day.inline), isDay: true }] : []),
      ...(own ?? rest),
      ...stretchesAfter(source, paragraph, end),
    ],
  };
}

const LEADING_DAY =
  /^(?<open>\\?[[(])?(?<day>\d{4}-\d{2}-\d{2})(?:\\?[\])])?(?:\s*[:–—-])?\s+(?=\S)/u;

/** `[2026-04-21] Title`: the day in front of a title, and where the title begins. */
function leadingDay(source: Source, paragraph: Paragraph): { inline: Span; end: number } | null {
  const { start, end } = spanOf(paragraph);
  const match = LEADING_DAY.exec(source.text.slice(start, end));
  const day = match?.groups?.day;
  if (!match || !day || readDate(day) === null) return null;
  const from = start + (match.groups?.open?.length ?? 0);
  return { inline: { start: from, end: from + day.length }, end: start + match[0].length };
}

/** What of a paragraph stands behind its leading day. */
function nodesFrom(source: Source, paragraph: Paragraph, start: number): Paragraph['children'] {
  const isBehind = (end: number) => source.text.slice(start, end).trim() !== '';
  return paragraph.children.filter((node) => isBehind(spanOf(node).end));
}

/** What stands behind a title, a day in front of it apart: `(2026-02-09): replaced by ...`. */
function afterTitle(source: Source, paragraph: Paragraph, rest: Span): Labelled[] {
  const text = source.text.slice(rest.start, rest.end);
  const match = DAY_BEHIND.exec(text);
  const day = match?.groups?.day ?? '';
  if (!match || readDate(day) === null) return [stretch(source, paragraph, null, rest)];
  const start = rest.start + match[0].indexOf(day);
  const inline = { start, end: start + day.length };
  const told = { ...stretch(source, paragraph, null, inline), isDay: true };
  const more = { start: rest.start + match[0].length, end: rest.end };
  const isMore = source.slice(more) !== '';
  return isMore ? [told, stretch(source, paragraph, null, more)] : [told];
}

const DAY_BEHIND =
  /^\s*[*_]{0,2}\\?[([]?(?<day>[^()[\]:;*_]{8,22}?)\\?[)\]]?[*_]{0,2}(?:\s*$|\s*[:–—]\s+|\s-\s+)/u;

/** A signature at the end of the whole line belongs to no sentence of it. */
function signed(source: Source, title: string, rest: Labelled['inline'] | null) {
  const owner = rest ? readTitle(`Title ${source.slice(rest)}`).owner : null;
  return { title, owner };
}

function ownerStretch(
  source: Source,
  paragraph: Paragraph,
  rest: Labelled['inline'],
  owner: string,
): Labelled[] | null {
  const at = source.text.lastIndexOf(owner, rest.end);
  if (at < rest.start) return null;
  const before = stretch(source, paragraph, null, { start: rest.start, end: at });
  const signature = stretch(source, paragraph, 'Owner', { start: at, end: at + owner.length });
  return source.slice(before.inline) === '' ? [signature] : [before, signature];
}

function stretchesAfter(source: Source, paragraph: Paragraph, from: number): Labelled[] {
  return labelsIn(source, paragraph, true)
    .filter(({ start }) => start >= from)
    .map(({ label, valueStart, valueEnd }) =>
      stretch(source, paragraph, label, { start: valueStart, end: valueEnd }),
    );
}

/** A stretch of a line's paragraph under a label, or none. */
export function stretch(
  source: Source,
  paragraph: Paragraph,
  label: string | null,
  inline: Labelled['inline'],
): Labelled {
  const field = label === null ? null : fieldFor(label);
  const line = source.lineAt(inline.start);
  return { label, field, line, inline, blocks: [], indent: indentOf(paragraph) };
}
