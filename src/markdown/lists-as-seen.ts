import { fieldFor } from './fields.ts';
import { labelsIn } from './label-places.ts';
import type { List, ListItem, Paragraph, RootContent } from './nodes.ts';
import type { Source } from './source.ts';

/**
 * Blocks with their lists as a person sees them. To Markdown a line at the left edge goes on with the list's
 * item above it; one that begins with a label in bold is a paragraph of its own to whoever wrote it. And lines
 * of labels at the end of a list of boxes are fields, and no more boxes.
 */
export function listsAsSeen(source: Source, blocks: readonly RootContent[]): RootContent[] {
  return blocks.flatMap((block) =>
    block.type === 'list'
      ? withoutLabelLines(block).flatMap((one) => withoutFields(source, one))
      : [block],
  );
}

function withoutLabelLines(list: List): RootContent[] {
  const pieces: RootContent[] = [];
  let from = 0;
  for (const [index, item] of list.children.entries()) {
    const cut = cutItem(item);
    if (!cut) continue;
    pieces.push(part(list, [...list.children.slice(from, index), cut.item], from), cut.below);
    from = index + 1;
  }
  if (pieces.length === 0) return [list];
  const rest = list.children.slice(from);
  return rest.length > 0 ? [...pieces, part(list, rest, from)] : pieces;
}

interface Cut {
  readonly item: ListItem;
  readonly below: Paragraph;
}

/** An item without the lines below it that begin at the left edge with a label. Null where it has none. */
function cutItem(item: ListItem): Cut | null {
  const last = item.children.at(-1);
  if (last?.type === 'paragraph') {
    const at = last.children.findIndex((node, index) => index > 0 && isLabelAtEdge(last, node));
    return at < 0 ? null : cutParagraph(item, last, at);
  }
  const inner = last?.type === 'list' ? last.children.at(-1) : undefined;
  const cut = inner && cutItem(inner);
  if (last?.type !== 'list' || !cut) return null;
  const list = part(last, [...last.children.slice(0, -1), cut.item], 0);
  return { item: endingWith(item, list), below: cut.below };
}

function isLabelAtEdge(paragraph: Paragraph, node: Paragraph['children'][number]): boolean {
  if (node.type !== 'strong' || node.position?.start.column !== 1) return false;
  const last = node.children.at(-1);
  const next = paragraph.children[paragraph.children.indexOf(node) + 1];
  const endsInside = last?.type === 'text' && last.value.trimEnd().endsWith(':');
  return endsInside || (next?.type === 'text' && /^\s*:/.test(next.value));
}

function cutParagraph(item: ListItem, paragraph: Paragraph, at: number): Cut {
  const start = paragraph.children[at]?.position?.start;
  const before = paragraph.children.slice(0, at);
  if (before.at(-1)?.type === 'break') before.pop();
  const end = before.at(-1)?.position?.end;
  if (!start || !end || !paragraph.position) throw new TypeError('a paragraph has no place');
  const kept = { ...paragraph, children: before, position: { ...paragraph.position, end } };
  return {
    item: endingWith(item, kept),
    below: {
      ...paragraph,
      children: paragraph.children.slice(at),
      position: { ...paragraph.position, start },
    },
  };
}

function endingWith(item: ListItem, last: Paragraph | List): ListItem {
  const children = [...item.children.slice(0, -1), last];
  return { ...item, children, ...placeOf(item, last) };
}

function withoutFields(source: Source, block: RootContent): RootContent[] {
  if (block.type !== 'list' || block.children.every(({ checked }) => checked == null))
    return [block];
  const labels = block.children.map((item) => labelOf(source, item));
  const boxes = labels.lastIndexOf(null) + 1;
  const isFields = labels.slice(boxes).some((label) => label !== null && fieldFor(label) !== null);
  if (!isFields || boxes === 0) return [block];
  const [lines, fields] = [block.children.slice(0, boxes), block.children.slice(boxes)];
  return [part(block, lines, 0), part(block, fields, boxes)];
}

/** The label in bold of a line without a box. */
function labelOf(source: Source, { checked, children: [first] }: ListItem): string | null {
  if (checked != null || first?.type !== 'paragraph') return null;
  const label = labelsIn(source, first, true)[0];
  return label?.isMarked ? label.label : null;
}

/** Some items of a list as a list of their own. */
function part(list: List, children: List['children'], from: number): List {
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) throw new TypeError('a list has no items');
  const start = list.ordered ? { start: (list.start ?? 1) + from } : {};
  return { ...list, ...start, children, ...placeOf(first, last) };
}

function placeOf(first: RootContent, last: RootContent): Pick<List, 'position'> {
  const [start, end] = [first.position?.start, last.position?.end];
  return start && end ? { position: { start, end } } : {};
}
