import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Candidate, FoundItem } from './found-item.ts';
import { isBoxes, isLed } from './group-headings.ts';
import { labelsIn } from './label-places.ts';
import { divideByLabels, fieldCount, isListOfFields } from './labels.ts';
import { headOf, stretch } from './line-head.ts';
import type { List, ListItem, Paragraph } from './nodes.ts';
import type { Part } from './outline.ts';
import { groupsAround, type Reading } from './reading.ts';
import { type Source, spanOf } from './source.ts';
import { readPriority } from './values.ts';
import { readTitle } from './values-title.ts';
import { isPlaceholder, saysNone } from './words/nothing.ts';

/** How sure it is that a list holds items: records of fields, lines with boxes, or lines of words. */
export type ListKind = 'records' | 'boxes' | 'words';

/** A list that may hold an item on each line. */
export interface ListCandidate extends Candidate {
  readonly kind: ListKind;
  /** How its lines begin. */
  readonly look: 'boxes' | 'bold' | 'plain';
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
    const look = lookOf(groups[0]?.list ?? block);
    return items.length > 0
      ? [{ part, blocks: [block], items, notUnderstood: [], kind, look }]
      : [];
  });
}

function lookOf(list: List): ListCandidate['look'] {
  if (isBoxes(list)) return 'boxes';
  return isLed(list) ? 'bold' : 'plain';
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
  const isFirst = lead?.start === spanOf(first).start;
  const isField = isFirst && fieldFor(lead.label)?.kind === 'worded';
  const behind = lead && !isFirst ? [lead, ...more] : more;
  const own = isField ? [] : behind.filter(({ label }) => fieldFor(label));
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
  const below = divideByLabels(source, rest);
  const { title, stretches } = headOf(source, first, below);
  const box = boxOf(reading, part, line);
  const ordinal = list.ordered ? (list.start ?? 1) + index : null;
  return [
    {
      line: source.lineAt(spanOf(line).start),
      title: `${box}${title}`,
      ownId: /^[^\p{L}\p{N}#]*\d+(?![\d.]*(?:[.):]|\s[–—]\s))/u.test(title) ? '' : null,
      ordinal: ordinal ?? readTitle(title).ordinal,
      stretches,
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
