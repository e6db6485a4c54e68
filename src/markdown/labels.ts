import { toString as plainText } from 'mdast-util-to-string';
import { fenceFields } from './fence-fields.ts';
import { isFieldTable, tableFields } from './field-tables.ts';
import { fieldFor, isWorded } from './fields.ts';
import { type LabelPlace, labelsIn } from './label-places.ts';
import type { Labelled } from './labelled.ts';
import type { Blockquote, List, ListItem, Paragraph, RootContent } from './nodes.ts';
import { textAsIs } from './own-marks.ts';
import { indentOf, type Source, type Span, spanOf } from './source.ts';

interface Open extends Labelled {
  inline: Span;
  blocks: RootContent[];
}

/**
 * Divides an item's blocks by their labels: bold words with a colon at the start of a line, the same as
 * list items (`- **Label:** value`), plain words that name a field, headings, the rows of a table of
 * fields and values, the lines of a fence of `key: value`. Every block goes to exactly one label, or to none.
 */
export function divideByLabels(source: Source, blocks: readonly RootContent[]): Labelled[] {
  const parts: Open[] = [];
  for (const block of blocks) addBlock(source, parts, block);
  return parts.filter((part) => part.label !== null || !isEmpty(source, part));
}

/** The whole text under a label, word for word; what a fence keeps as it is, without the fence. */
export function textOf(source: Source, part: Labelled): string {
  const isOneBlock = part.blocks.length === 1 && source.slice(part.inline) === '';
  const asIs = isOneBlock ? textAsIs(part.blocks[0], 'markdown') : null;
  if (asIs !== null) return asIs;
  const last = part.blocks.at(-1);
  const end = Math.max(part.inline.end, last ? spanOf(last).end : 0);
  const text = source.slice({ start: part.inline.start, end }, part.indent);
  return part.isCell ? text.replaceAll('\\|', '|') : text;
}

/** The text in the label's own paragraph alone. */
export function inlineTextOf(source: Source, part: Labelled): string {
  return source.slice(part.inline, part.indent);
}

/** How many different fields the stretches name. */
export function fieldCount(stretches: readonly Labelled[]): number {
  const fields = stretches.filter(({ field }) => field !== null);
  return new Set(fields.map(({ field }) => JSON.stringify(field))).size;
}

function addBlock(source: Source, parts: Open[], block: RootContent): void {
  const current = parts.at(-1);
  if (block.type === 'thematicBreak') {
    parts.push(unlabelled(source, block));
  } else if (block.type === 'heading') {
    const label = plainText(block);
    parts.push({ ...unlabelled(source, block), label, field: fieldFor(label) });
  } else if (block.type === 'paragraph') {
    addParagraph(source, parts, block, block);
  } else if (block.type === 'list' && isFieldList(source, block, current)) {
    for (const item of block.children) addListItem(source, parts, item);
  } else if (block.type === 'blockquote' && isQuoteOfFields(source, block)) {
    for (const inner of block.children) addBlock(source, parts, inner);
  } else if (block.type === 'table' && isFieldTable(block)) {
    parts.push(...tableFields(source, block).map(opened));
  } else if (block.type === 'code' && !isAwaited(source, current) && fenceFields(source, block)) {
    parts.push(...(fenceFields(source, block) ?? []).map(opened));
  } else if (current && goesOn(source, current) && !isApart(current, block)) {
    current.blocks.push(block);
  } else {
    parts.push({ ...unlabelled(source, block), blocks: [block] });
  }
}

/** A list of boxes under no label stands by itself. */
function isApart({ label, blocks }: Open, block: RootContent): boolean {
  return label === null && (isBoxes(block) || blocks.some(isBoxes));
}

function isBoxes(block: RootContent): boolean {
  return block.type === 'list' && block.children.some(({ checked }) => checked != null);
}

function opened(part: Labelled): Open {
  return { ...part, blocks: [...part.blocks] };
}

/** `block` is what an unlabelled paragraph goes on with: itself, or the list item around it. */
function addParagraph(
  source: Source,
  parts: Open[],
  paragraph: Paragraph,
  block: RootContent,
  inFields = false,
): void {
  const labels = labelsIn(source, paragraph, inFields);
  const whole = spanOf(paragraph);
  const first = labels[0];
  if (!first || first.start > whole.start) {
    const current = parts.at(-1);
    if (!first && current && goesOn(source, current) && !isApart(current, block)) {
      current.blocks.push(block);
      return;
    }
    const end = first?.start ?? whole.end;
    parts.push({ ...unlabelled(source, paragraph), inline: { start: whole.start, end } });
  }
  parts.push(...labels.map((place) => labelled(source, paragraph, place)));
}

function labelled(source: Source, paragraph: Paragraph, place: LabelPlace): Open {
  return {
    label: place.label,
    field: fieldFor(place.label),
    line: source.lineAt(place.start),
    inline: { start: place.valueStart, end: place.valueEnd },
    blocks: [],
    indent: indentOf(paragraph),
  };
}

function addListItem(source: Source, parts: Open[], item: ListItem): void {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph' || labelsIn(source, first, true).length === 0) {
    parts.push({ ...unlabelled(source, item), blocks: [item] });
    return;
  }
  addParagraph(source, parts, first, item, true);
  parts.at(-1)?.blocks.push(...rest);
}

/** A list of `- **Label:** value` lines, unless a label above it still waits for its value. */
function isFieldList(source: Source, list: List, current: Open | undefined): boolean {
  return !isAwaited(source, current) && isListOfFields(source, list);
}

/** A list of lines that begin with labels, of which one at least names a field, and of plain ones most. */
export function isListOfFields(source: Source, list: List): boolean {
  const lines = list.children.map((item) => {
    const first = item.children[0];
    if (first?.type !== 'paragraph' || item.checked != null) return [];
    const places = labelsIn(source, first, true);
    return places[0]?.start === spanOf(first).start ? places : [];
  });
  const known = lines.flat().filter(({ label }) => fieldFor(label) !== null);
  if (known.some(({ isMarked }) => isMarked)) return true;
  return known.length > 0 && lines.filter(({ length }) => length > 0).length * 2 >= lines.length;
}

/** The labels in bold at the beginnings of a list's lines. */
export function markedLabels(source: Source, list: List): string[] {
  return list.children.flatMap(({ children: [first] }) => {
    const place = first?.type === 'paragraph' ? labelsIn(source, first, true)[0] : undefined;
    return place?.isMarked ? [place.label] : [];
  });
}

/** `> **Status**: open · **Owner**: Ana`: nothing but labels, of which two at least name fields. */
function isQuoteOfFields(source: Source, quote: Blockquote): boolean {
  const [first] = quote.children;
  if (first?.type !== 'paragraph') return false;
  const labels = quote.children.flatMap((inner) =>
    inner.type === 'paragraph' ? labelsIn(source, inner) : [],
  );
  const known = labels.filter(({ label }) => fieldFor(label) !== null);
  return labels[0]?.start === spanOf(first).start && known.length >= MIN_QUOTED_FIELDS;
}

const MIN_QUOTED_FIELDS = 2;

/** Whether a label above still waits for its value. */
function isAwaited(source: Source, current: Open | undefined): boolean {
  return current?.label != null && isEmpty(source, current);
}

/** A label that takes a word or a date takes no further blocks once it has it. */
function goesOn(source: Source, part: Open): boolean {
  if (part.isCell) return false;
  return !(part.field && isWorded(part.field)) || isEmpty(source, part);
}

function isEmpty(source: Source, part: Open): boolean {
  return part.blocks.length === 0 && source.slice(part.inline) === '';
}

function unlabelled(source: Source, block: RootContent): Open {
  const { end } = spanOf(block);
  const start =
    block.type === 'heading' || block.type === 'thematicBreak' ? end : spanOf(block).start;
  return {
    label: null,
    field: null,
    line: source.lineAt(spanOf(block).start),
    inline: { start, end: start },
    blocks: [],
    indent: indentOf(block),
  };
}
