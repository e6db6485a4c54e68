import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Candidate, FoundItem } from './found-item.ts';
import { labelsIn } from './label-places.ts';
import type { Labelled } from './labelled.ts';
import { divideByLabels, fieldCount, isListOfFields } from './labels.ts';
import type { List, ListItem, Paragraph } from './nodes.ts';
import type { Part } from './outline.ts';
import { groupsAround, type Reading } from './reading.ts';
import { indentOf, type Source, type Span, spanOf } from './source.ts';
import { leadOfLine } from './title-cut.ts';
import { readPriority } from './values.ts';
import { readDate } from './values-date.ts';
import { readTitle } from './values-title.ts';
import { RECORD_TITLES } from './words/columns.ts';
import { isPlaceholder, saysNone } from './words/nothing.ts';
import { plainWords } from './words/plain-words.ts';

/** How sure it is that a list holds items: records of fields, lines with boxes, or lines of words. */
export type ListKind = 'records' | 'boxes' | 'words';

/** A list that may hold an item on each line. */
export interface ListCandidate extends Candidate {
  readonly kind: ListKind;
}

/** The lists of a part that may hold items; lists of the part's own fields hold none. */
export function itemsByList(reading: Reading, part: Part): ListCandidate[] {
  return part.blocks.flatMap((block): ListCandidate[] => {
    if (block.type !== 'list') return [];
    const nested = groupsIn(reading.source, block);
    const kind = kindOf(reading.source, nested?.[0]?.list ?? block);
    if (kind === null) return [];
    const groups = nested ?? [{ list: block, name: null }];
    const items = groups.flatMap(({ list, name }) =>
      list.children
        .flatMap((line, index) => itemOf(reading, part, list, line, index))
        .map((item) => inCategory(reading.source, item, name)),
    );
    return items.length > 0 ? [{ part, blocks: [block], items, notUnderstood: [], kind }] : [];
  });
}

interface Grouped {
  readonly list: List;
  readonly name: Paragraph | null;
}

/** The lists below a list of names: `- Backend`, then its items. Null where some line is more than a name. */
function groupsIn(source: Source, list: List): Grouped[] | null {
  const groups = list.children.map(({ checked, children: [name, below, ...more] }) => {
    const isGroup =
      checked == null && name?.type === 'paragraph' && below?.type === 'list' && more.length === 0;
    const isName = isGroup && plainText(name).split(/\s+/).length <= MAX_NAME_WORDS;
    return isName && kindOf(source, below) !== null && !isListOfFields(source, below)
      ? { list: below, name }
      : null;
  });
  return groups.every((group) => group !== null) ? groups : null;
}

const MAX_NAME_WORDS = 3;

function inCategory(source: Source, item: FoundItem, name: Paragraph | null): FoundItem {
  return name
    ? { ...item, stretches: [...item.stretches, stretch(source, name, 'Category', spanOf(name))] }
    : item;
}

function kindOf(source: Source, list: List): ListKind | null {
  const lines = list.children;
  const isMost = (count: number) => count * 2 >= lines.length;
  if (isMost(lines.filter((line) => isRecord(source, line)).length)) return 'records';
  if (isMost(lines.filter(({ checked }) => checked != null).length)) return 'boxes';
  if (isListOfFields(source, list)) return null;
  return isMost(lines.filter(hasId).length) ? 'boxes' : 'words';
}

/** `TD-7: Title`, `**A3 Title** ...`. */
function hasId({ children: [first] }: ListItem): boolean {
  const text = first?.type === 'paragraph' ? plainText(first) : '';
  return (
    /^[^\p{L}\p{N}]*[A-Z]{1,8}[-_]?\d{1,6}[\s:.)\]–—]/u.test(text) &&
    readPriority(text.slice(0, 3)) === null
  );
}

/** A line with fields of its own below it. */
function isRecord(source: Source, line: ListItem): boolean {
  const [first, ...rest] = line.children;
  if (first?.type !== 'paragraph') return false;
  const [lead, ...more] = labelsIn(source, first, true);
  const isField = lead !== undefined && fieldFor(lead.label)?.kind === 'worded';
  const own = isField ? [] : more.filter(({ label }) => fieldFor(label));
  const below = rest
    .filter((block) => block.type === 'list')
    .filter((list) => isListOfFields(source, list));
  return own.length > 0 || fieldCount(divideByLabels(source, below)) > 0;
}

function itemOf(
  reading: Reading,
  part: Part,
  list: List,
  line: ListItem,
  index: number,
): FoundItem[] {
  const { source } = reading;
  const [first, ...rest] = line.children;
  if (first?.type !== 'paragraph' || plainText(first).trim() === '') return [];
  if (isPlaceholder(plainText(first)) || saysNone(plainText(first))) return [];
  const { title, stretches } = headOf(source, first);
  const box = boxOf(reading, part, line);
  const ordinal = list.ordered ? (list.start ?? 1) + index : null;
  return [
    {
      line: source.lineAt(spanOf(line).start),
      title: `${box}${title}`,
      ownId: /^[^\p{L}\p{N}]*\d+(?![\d.]*[.):])/u.test(title) ? '' : null,
      ordinal: ordinal ?? readTitle(title).ordinal,
      stretches: [...stretches, ...divideByLabels(source, rest)],
      around: [part],
    },
  ];
}

/** A box as a mark of the title. An open one says less than a section of what is begun. */
function boxOf(reading: Reading, part: Part, { checked }: ListItem): string {
  if (checked == null) return '';
  if (checked) return '[x] ';
  const statuses = groupsAround(reading, part).map(
    (group) => reading.headingOf(group)?.role.status,
  );
  const status = statuses.find((one) => one != null);
  return status == null || status === 'complete' || status === 'not started' ? '[ ] ' : '';
}

/** The title of a line's first paragraph, and what else stands in that. */
function headOf(source: Source, paragraph: Paragraph): { title: string; stretches: Labelled[] } {
  const whole = spanOf(paragraph);
  const day = leadingDay(source, paragraph);
  const span = { start: day?.end ?? whole.start, end: whole.end };
  const places = labelsIn(source, paragraph, true);
  const [lead] = places;
  if (lead?.start === span.start && RECORD_TITLES.includes(plainWords(lead.label))) {
    const title = source.slice({ start: lead.valueStart, end: lead.valueEnd });
    if (title !== '') return { title, stretches: stretchesAfter(source, paragraph, lead.valueEnd) };
  }
  const firstField = places.find(({ label, start }) => start > span.start && fieldFor(label));
  const end = firstField?.start ?? span.end;
  const cut = leadOfLine(source, nodesFrom(source, paragraph, span.start), {
    start: span.start,
    end,
  });
  const { title, owner } = signed(source, cut.title, cut.rest);
  const rest = cut.rest
    ? [{ ...stretch(source, paragraph, null, cut.rest), isDay: isDay(source, cut.rest) }]
    : [];
  const own = owner && cut.rest ? ownerStretch(source, paragraph, cut.rest, owner) : null;
  return {
    title,
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

/** Whether nothing but a day stands behind a title. */
function isDay(source: Source, rest: Labelled['inline']): boolean {
  const text = source.slice(rest).replace(/^[([]|[)\]]$/g, '');
  return text.length < MAX_DAY_CHARS && readDate(text) !== null;
}

const MAX_DAY_CHARS = 22;

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

function stretch(
  source: Source,
  paragraph: Paragraph,
  label: string | null,
  inline: Labelled['inline'],
): Labelled {
  const field = label === null ? null : fieldFor(label);
  const line = source.lineAt(inline.start);
  return { label, field, line, inline, blocks: [], indent: indentOf(paragraph) };
}
