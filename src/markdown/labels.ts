import { toString as plainText } from 'mdast-util-to-string';
import { type FieldKind, fieldFor, isWorded } from './fields.ts';
import type { List, ListItem, Paragraph, RootContent, Strong } from './nodes.ts';
import { textAsIs } from './own-marks.ts';
import { indentOf, type Source, type Span, spanOf } from './source.ts';

/** A stretch of an item's text under one label: `**Label**: value`, then the blocks that go on with it. */
export interface Labelled {
  /** As the file writes it, without colon; null for text that stands under no label. */
  readonly label: string | null;
  readonly field: FieldKind | null;
  /** 1-based. */
  readonly line: number;
  /** What follows the label in its own paragraph; empty where there is nothing. */
  readonly inline: Span;
  readonly blocks: readonly RootContent[];
  /** How far the text stands from the left edge. */
  readonly indent: number;
}

interface Open {
  label: string | null;
  field: FieldKind | null;
  line: number;
  inline: Span;
  blocks: RootContent[];
  indent: number;
}

/**
 * Divides an item's blocks by their labels: bold words with a colon at the start of a line, the same as
 * list items (`- **Label:** value`), and headings. Every block goes to exactly one label, or to none.
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
  return source.slice({ start: part.inline.start, end }, part.indent);
}

/** The text in the label's own paragraph alone. */
export function inlineTextOf(source: Source, part: Labelled): string {
  return source.slice(part.inline, part.indent);
}

/** Whether some paragraph or list item among the blocks carries a label that names a field. */
export function hasKnownLabel(source: Source, blocks: readonly RootContent[]): boolean {
  return divideByLabels(source, blocks).some((part) => part.field !== null);
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
  } else if (current && goesOn(source, current)) {
    current.blocks.push(block);
  } else {
    parts.push({ ...unlabelled(source, block), blocks: [block] });
  }
}

/** `block` is what an unlabelled paragraph goes on with: itself, or the list item around it. */
function addParagraph(
  source: Source,
  parts: Open[],
  paragraph: Paragraph,
  block: RootContent,
): void {
  const labels = labelsIn(source, paragraph);
  const whole = spanOf(paragraph);
  const first = labels[0];
  if (!first || first.start > whole.start) {
    const current = parts.at(-1);
    if (!first && current && goesOn(source, current)) {
      current.blocks.push(block);
      return;
    }
    const end = first?.start ?? whole.end;
    parts.push({ ...unlabelled(source, paragraph), inline: { start: whole.start, end } });
  }
  labels.forEach(({ label, start, valueStart }, index) => {
    parts.push({
      label,
      field: fieldFor(label),
      line: source.lineAt(start),
      inline: { start: valueStart, end: labels[index + 1]?.start ?? whole.end },
      blocks: [],
      indent: indentOf(paragraph),
    });
  });
}

function addListItem(source: Source, parts: Open[], item: ListItem): void {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph' || labelsIn(source, first).length === 0) {
    parts.push({ ...unlabelled(source, item), blocks: [item] });
    return;
  }
  addParagraph(source, parts, first, item);
  parts.at(-1)?.blocks.push(...rest);
}

/** A list of `- **Label:** value` lines, unless a label above it still waits for its value. */
function isFieldList(source: Source, list: List, current: Open | undefined): boolean {
  if (current?.label && isEmpty(source, current)) return false;
  const labels = list.children.map((item) => {
    const first = item.children[0];
    return first?.type === 'paragraph' ? labelsIn(source, first)[0]?.label : undefined;
  });
  return labels.some((label) => label !== undefined && fieldFor(label) !== null);
}

/** A label that takes a word or a date takes no further blocks once it has it. */
function goesOn(source: Source, part: Open): boolean {
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

interface LabelPlace {
  readonly label: string;
  readonly start: number;
  readonly valueStart: number;
}

function labelsIn(source: Source, paragraph: Paragraph): LabelPlace[] {
  return paragraph.children.flatMap((node, index) => {
    const before = paragraph.children[index - 1];
    const startsLine =
      !before ||
      before.type === 'break' ||
      (before.type === 'text' && /\n[ \t]*$/.test(before.value));
    if (node.type !== 'strong' || !startsLine) return [];
    const place = labelPlace(source, node, paragraph);
    return place ? [place] : [];
  });
}

/** `**Label**: value`, `**Label:** value`, or `**Label**` alone in its paragraph. */
function labelPlace(source: Source, strong: Strong, paragraph: Paragraph): LabelPlace | null {
  const { start, end } = spanOf(strong);
  const words = plainText(strong).trim();
  const isAlone = paragraph.children.length === 1;
  if (words.endsWith(':')) return { label: words.slice(0, -1).trim(), start, valueStart: end };
  const colon = /^[ \t]*:/.exec(source.text.slice(end, end + 20));
  if (colon) return { label: words, start, valueStart: end + colon[0].length };
  return isAlone && words !== '' ? { label: words, start, valueStart: end } : null;
}
