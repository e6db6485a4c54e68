import { toString as plainText } from 'mdast-util-to-string';
import type { NotUnderstood } from '../domain/document.ts';
import { cellSpan } from './field-tables.ts';
import { type FieldKind, fieldFor } from './fields.ts';
import type { Candidate, FoundItem } from './found-item.ts';
import { isSample } from './heading-title.ts';
import type { Labelled } from './labelled.ts';
import type { RootContent, TableCell, TableRow } from './nodes.ts';
import type { Part } from './outline.ts';
import { groupsAround, hasRole, type Reading } from './reading.ts';
import { continueTable, spanOf } from './source.ts';
import { type Column, itemTable } from './tables.ts';
import { leadOfCell } from './title-cut.ts';
import { readPriority, readStatus } from './values.ts';
import { readTitle } from './values-title.ts';
import { TOTAL_WORDS } from './words/columns.ts';
import { isPlaceholder, saysNone } from './words/nothing.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * The tables of a part that hold an item on each row. Rows that a blank line or a comment has cut off from
 * their table's header go on with its columns. A title `isEnough` where nothing else in the file is an item.
 */
export function itemsByRow(reading: Reading, part: Part, isEnough = false): Candidate[] {
  const inRole = isEnough || groupsAround(reading, part).some((group) => hasRole(reading, group));
  const found: Candidate[] = [];
  let columns: readonly Column[] | null = null;
  for (const block of part.blocks) {
    const table = block.type === 'table' ? itemTable(block, inRole) : null;
    if (block.type === 'table') columns = table?.columns ?? null;
    const rows: readonly TableRow[] =
      table?.rows ?? (columns ? continuedRows(reading, block, columns.length) : []);
    if (columns && rows.length > 0) found.push(candidate(reading, part, block, columns, rows));
  }
  return found.filter(({ items }) => items.length > 0);
}

function continuedRows(reading: Reading, block: RootContent, width: number): readonly TableRow[] {
  if (block.type !== 'paragraph' || reading.source.text[spanOf(block).start] !== '|') return [];
  return continueTable(reading.source, block, width);
}

function candidate(
  reading: Reading,
  part: Part,
  block: RootContent,
  columns: readonly Column[],
  rows: readonly TableRow[],
): Candidate {
  const items: FoundItem[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const cells of rows.flatMap((row) => rowsIn(row, columns.length))) {
    const item = itemOf(reading, part, columns, cells);
    if (item) items.push(item);
    else if (cells.some((cell) => !isPlaceholder(plainText(cell)))) {
      notUnderstood.push(lineOf(reading, cells));
    }
  }
  return { part, blocks: [block], items, notUnderstood };
}

/** The cells of a row; of one that was written on the line of another, apart. */
function rowsIn({ children }: TableRow, width: number): TableCell[][] {
  if (children.length < 2 * width) return [children];
  const next = children.slice(width);
  const from = next[0] && plainText(next[0]).trim() === '' && next.length > width ? 1 : 0;
  return [children.slice(0, width), next.slice(from)];
}

function lineOf({ source }: Reading, cells: readonly TableCell[]): NotUnderstood {
  const [first, last] = [cells[0], cells.at(-1)];
  if (!first || !last) return { line: 1, text: '' };
  const { start } = spanOf(first);
  return { line: source.lineAt(start), text: source.slice({ start, end: spanOf(last).end }) };
}

function itemOf(
  reading: Reading,
  part: Part,
  columns: readonly Column[],
  cells: readonly TableCell[],
): FoundItem | null {
  const { source } = reading;
  const at = (kind: Column['kind']) => cells[columns.findIndex((column) => column.kind === kind)];
  const title = at('title');
  const first = cells[0];
  if (!title || !first || !isTitle(plainText(title))) return null;
  const isAlone = cells.every((cell) => cell === title || isPlaceholder(plainText(cell)));
  if (isAlone && saysNone(plainText(title))) return null;
  const { id, mark } = idOf(source.slice(cellSpan(at('id') ?? first)));
  const hasId = at('id') !== undefined && !isPlaceholder(id);
  if (hasId && isSample(id)) return null;
  const ordinal = /^#?(?<number>\d{1,6})\.?$/.exec(hasId ? id : '')?.groups?.number;
  const lead = leadOfCell(source, title.children, cellSpan(title));
  const beside = hasId || !/^[^\p{L}\p{N}]*\d/u.test(lead.title) ? '' : null;
  const told = stretchesOf(reading, part, columns, cells);
  const line = source.lineAt(spanOf(first).start);
  return {
    line,
    title: hasId ? marked(lead.title, mark) : lead.title,
    ownId: hasId && !ordinal ? id : beside,
    ordinal: ordinal ? Number(ordinal) : (readTitle(lead.title).ordinal ?? null),
    stretches: lead.rest ? [...told, cellStretch(reading, null, null, lead.rest)] : told,
    around: [part],
  };
}

/** The id in a cell, without a mark beside it, `TD-7 ✅`, or a strike through it, which are the item's. */
function idOf(cell: string): { id: string; mark: string } {
  const bare = withoutLinks(cell)
    .replace(/[*_`~]/g, '')
    .trim();
  const beside = /^(?<before>[^\p{L}\p{N}#]*)(?<id>.*?)(?<after>[^\p{L}\p{N}]*)$/su.exec(
    bare,
  )?.groups;
  const mark = `${beside?.before ?? ''}${beside?.after ?? ''}`.trim();
  const isMark = beside?.id !== '' && (readStatus(mark) !== null || readPriority(mark) !== null);
  if (/^~~.*~~$/s.test(cell)) return { id: isMark ? (beside?.id ?? '') : bare, mark: '~~' };
  return isMark ? { id: beside?.id ?? '', mark } : { id: bare, mark: '' };
}

function withoutLinks(text: string): string {
  return text.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1');
}

function marked(title: string, mark: string): string {
  if (mark === '~~') return `~~${title}~~`;
  return mark === '' ? title : `${mark} ${title}`;
}

/** No total, no empty row, no sample. */
function isTitle(text: string): boolean {
  const words = plainWords(text);
  return words !== '' && !isPlaceholder(text) && !TOTAL_WORDS.has(words) && !isSample(text);
}

function stretchesOf(
  reading: Reading,
  part: Part,
  columns: readonly Column[],
  cells: readonly TableCell[],
): Labelled[] {
  const isPaid = groupsAround(reading, part).some(
    (group) => reading.headingOf(group)?.role.status === 'complete',
  );
  const found = cells.flatMap((cell, index): Labelled[] => {
    const column = columns[index] ?? { kind: 'description' as const };
    const span = cellSpan(cell);
    const text = reading.source.slice(span);
    if (column.kind === 'id' && cell.children.some(({ type }) => type === 'link')) {
      return [cellStretch(reading, 'Reference', null, span)];
    }
    if (column.kind === 'title' && column.label !== null) {
      return [cellStretch(reading, column.label, null, span)];
    }
    if (text === '' || column.kind === 'id' || column.kind === 'title') return [];
    const isUnsaid = isPlaceholder(text);
    if (isUnsaid) return [];
    if (column.kind === 'description') return [cellStretch(reading, null, null, span)];
    const label = column.kind === 'date' ? dateLabel(isPaid) : column.label;
    const field = column.kind === 'date' ? fieldFor(label) : column.field;
    return [cellStretch(reading, label, fieldOfCell(field, text), span)];
  });
  return withStatusOfDue(reading, found);
}

function dateLabel(isPaid: boolean): string {
  return isPaid ? 'Completed' : 'Date';
}

/** A tick in the column of severities, or of what is done or when, tells a status. */
function fieldOfCell(field: FieldKind | null, text: string): FieldKind | null {
  const isPriority = field?.kind === 'worded' && field.name === 'priority';
  const isDone = field?.kind === 'text' && field.name === 'whatWasDone';
  const isDay = field?.kind === 'worded' && field.name === 'completed';
  const isTick = (isDone || isDay) && !/[\p{L}\p{N}]/u.test(text.replace(/\[[xX]\]/, ''));
  const isOther = isPriority && readPriority(text) === null;
  const isStatus = (isOther || isTick) && readStatus(text) !== null;
  return isStatus ? STATUS : field;
}

const STATUS: FieldKind = { kind: 'worded', name: 'status' };

/** `Closed` in the column of milestones tells a status where nothing else does. */
function withStatusOfDue(reading: Reading, stretches: readonly Labelled[]): Labelled[] {
  const named = (name: string) =>
    stretches.find(({ field }) => field?.kind === 'worded' && field.name === name);
  const due = named('due');
  if (!due || named('status')) return [...stretches];
  const isPaid = readStatus(reading.source.slice(due.inline)) === 'complete';
  return isPaid ? [...stretches, { ...due, field: STATUS }] : [...stretches];
}

function cellStretch(
  { source }: Reading,
  label: string | null,
  field: FieldKind | null,
  inline: Labelled['inline'],
): Labelled {
  const line = source.lineAt(inline.start);
  return { label, field, line, inline, blocks: [], indent: 0, isCell: true };
}
