import { toString as plainText } from 'mdast-util-to-string';
import { isFieldTable } from './field-tables.ts';
import { type FieldKind, fieldFor } from './fields.ts';
import type { Table, TableCell, TableRow } from './nodes.ts';
import { readPriority, readStatus } from './values.ts';
import { readLevel } from './values-level.ts';
import {
  DATE_COLUMNS,
  DESCRIPTION_COLUMNS,
  EFFORT_COLUMNS,
  ID_COLUMNS,
  MAPPING_COLUMNS,
  PRIORITY_COLUMNS,
  TITLE_COLUMNS,
} from './words/columns.ts';
import { isPlaceholder } from './words/nothing.ts';
import { plainWords } from './words/plain-words.ts';

/** What a column of a table of items holds. */
export type Column =
  | { readonly kind: 'id' }
  /** With the header where that is no name for a title, and tells something itself. */
  | { readonly kind: 'title'; readonly label: string | null }
  | { readonly kind: 'description' }
  | { readonly kind: 'date' }
  | { readonly kind: 'field'; readonly label: string; readonly field: FieldKind | null };

/** A table as one of items: an item on each row. */
export interface ItemTable {
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/**
 * A table as one of items, or null where it is none: of fields, of counts, a legend, a change log, or one
 * that only tells where things are. It needs a column of titles that hold words, and beside it an id or
 * fields; where a section gives a status or priority, a title will do.
 */
export function itemTable(table: Table, inRole: boolean): ItemTable | null {
  const [header, ...body] = table.children;
  const headers = (header?.children ?? []).map(headerOf);
  if (body.length === 0 || headers.length < 2 || isFieldTable(table)) return null;
  if (headers.some((words) => MAPPING_COLUMNS.includes(words))) return null;
  const title = titleColumn(headers, body);
  if (title === null) return null;
  const columns = (header?.children ?? []).map((cell, index) => columnOf(cell, index, title, body));
  const isItems = isTold(columns, headers[title] ?? '', inRole) && !isLegend(columns, body);
  return isItems ? { columns, rows: body } : null;
}

/**
 * The column whose header is the surest name for a title, and whose cells hold words; beside a column of ids,
 * the first that holds words and is no field.
 */
function titleColumn(headers: readonly string[], body: readonly TableRow[]): number | null {
  const holdsWords = (index: number) => mostly(body, index, isWords);
  const found = [...TITLE_COLUMNS, ...DESCRIPTION_COLUMNS]
    .map((name) => headers.indexOf(name))
    .filter((index) => index >= 0);
  const named = found.find(holdsWords);
  if (named !== undefined) return named;
  const ids = headers.findIndex((words) => ID_COLUMNS.includes(words));
  if (ids < 0 || !mostly(body, ids, isId)) return null;
  const other = headers.findIndex((words, index) => isUnnamed(words) && holdsWords(index));
  return other < 0 ? null : other;
}

function isUnnamed(words: string): boolean {
  const names = [ID_COLUMNS, DATE_COLUMNS, PRIORITY_COLUMNS];
  return fieldFor(words) === null && !names.some((list) => list.includes(words));
}

/** `TD-7`, `FS-12`: an id that somebody gave, and no count or error code. */
function isId(text: string): boolean {
  return /^[^\p{L}\p{N}]*[A-Z][A-Z0-9]{0,11}[-_]\d{1,6}[^\p{L}\p{N}]*$/u.test(text);
}

function columnOf(
  cell: TableCell,
  index: number,
  title: number,
  body: readonly TableRow[],
): Column {
  const words = headerOf(cell);
  if (index === title) {
    const isNamed = TITLE_COLUMNS.includes(words) || DESCRIPTION_COLUMNS.includes(words);
    return { kind: 'title', label: isNamed ? null : plainText(cell).trim() };
  }
  if (ID_COLUMNS.includes(words)) return { kind: 'id' };
  if (DESCRIPTION_COLUMNS.includes(words)) return { kind: 'description' };
  if (DATE_COLUMNS.includes(words)) return { kind: 'date' };
  const label = plainText(cell).trim();
  const isPriority = PRIORITY_COLUMNS.includes(words) && mostly(body, index, isPriorityCell);
  const isEffort = EFFORT_COLUMNS.includes(words) && mostly(body, index, isEffortCell);
  const told = isPriority ? PRIORITY : isEffort ? EFFORT : fieldFor(label);
  return { kind: 'field', label, field: told };
}

const PRIORITY: FieldKind = { kind: 'worded', name: 'priority' };
const EFFORT: FieldKind = { kind: 'worded', name: 'effort' };

function isTold(columns: readonly Column[], titleHeader: string, inRole: boolean): boolean {
  const hasId = columns.some(({ kind }) => kind === 'id');
  const fields = columns.filter((column) => column.kind === 'field' && column.field !== null);
  const isSure = !DESCRIPTION_COLUMNS.includes(titleHeader);
  if (isSure) return inRole || hasId || fields.length > 0;
  return ((hasId || inRole) && fields.length > 0) || (hasId && inRole) || fields.length > 1;
}

/** A row for each level, and no ids: it tells what the levels mean. */
function isLegend(columns: readonly Column[], body: readonly TableRow[]): boolean {
  const [first] = columns;
  if (columns.some(({ kind }) => kind === 'id') || first?.kind !== 'field') return false;
  const name = first.field?.kind === 'worded' ? first.field.name : null;
  if (name === null || name === 'owner') return false;
  const values = body.map(({ children: [cell] }) => plainWords(cell ? plainText(cell) : ''));
  return body.length < MAX_LEGEND_ROWS && new Set(values).size === values.length;
}

const MAX_LEGEND_ROWS = 8;

function mostly(
  body: readonly TableRow[],
  index: number,
  holds: (text: string) => boolean,
): boolean {
  const cells = body.map(({ children }) => children[index]);
  const held = cells.filter((cell) => cell && holds(plainText(cell)));
  return held.length * 2 >= cells.length;
}

function isWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/^\s*[~≈<>]?\d/u.test(text.slice(0, 2));
}

function isPriorityCell(text: string): boolean {
  return readPriority(text) !== null || readStatus(text) !== null;
}

function isEffortCell(text: string): boolean {
  return isPlaceholder(text) || readLevel('effort', text).level !== null;
}

/** A header's words; of `What / Business risk` and `Item (short)` the first part where that names a column. */
function headerOf(cell: TableCell): string {
  const text = plainText(cell);
  const bare = text.replace(/[(（][^()（）]*[)）]/g, ' ');
  const names = [text, bare, bare.split('/', 1)[0] ?? ''].map(plainWords);
  return names.find((words) => NAMED_COLUMNS.has(words)) ?? (names[0] || text.trim());
}

const NAMED_COLUMNS: ReadonlySet<string> = new Set(
  [TITLE_COLUMNS, DESCRIPTION_COLUMNS, ID_COLUMNS, PRIORITY_COLUMNS, DATE_COLUMNS].flat(),
);
