import { toString as plainText } from 'mdast-util-to-string';
import type { DocumentItem, NotUnderstood, Wording } from '../domain/document.ts';
import type { FindByName } from './match.ts';
import type { Table, TableCell } from './nodes.ts';
import { type Source, spanOf } from './source.ts';
import { isPlaceholder } from './words/nothing.ts';

/** One row of a table about several items, as far as its names were matched. */
export interface SummaryRow {
  readonly kind: 'progress' | 'schedule';
  readonly line: number;
  /** The row's items; of a progress row, the one that it is about. */
  readonly items: readonly DocumentItem[];
  /** How many items the row names, matched or not. */
  readonly named: number;
  readonly quarter: Wording | null;
  readonly status: Wording | null;
  readonly completed: Wording | null;
}

/** A summary table as it was understood. */
export interface ReadTable {
  readonly kind: SummaryRow['kind'];
  readonly rows: readonly SummaryRow[];
  readonly notUnderstood: readonly NotUnderstood[];
}

const COLUMNS = {
  quarter: ['quarter', 'target quarter', 'period', 'when'],
  items: ['item', 'items', 'debt', 'debts', 'debt item', 'debt items'],
  status: ['status', 'state'],
  completed: ['completed', 'completed on', 'completion date', 'date completed'],
} as const;
type Column = keyof typeof COLUMNS;

/**
 * Reads a table of payoff progress (an item a row, with its status) or schedule (a quarter a row, with
 * its items). Null where it is neither, or where it names no item of the file.
 */
export function readSummaryTable(
  source: Source,
  table: Table,
  find: FindByName<DocumentItem>,
): ReadTable | null {
  const [header, ...body] = table.children;
  const columns = columnsOf(header?.children ?? []);
  const isSchedule = columns.has('quarter');
  if (!columns.has('items') || (!isSchedule && !columns.has('status'))) return null;
  const kind = isSchedule ? 'schedule' : 'progress';
  const notUnderstood: NotUnderstood[] = [];
  const rows = body.map((row): SummaryRow => {
    const cell = (column: Column) => wordingOf(source, row.children[columns.get(column) ?? -1]);
    const names = cell('items');
    const line = source.lineAt(spanOf(row).start);
    const parts = isSchedule ? namesIn(names?.says ?? '', find) : [names?.says ?? ''];
    const said = parts.filter((part) => !isPlaceholder(part));
    const items = said.map((name) => find(name));
    said.forEach((text, index) => {
      if (!items[index]) notUnderstood.push({ line, text });
    });
    return {
      kind,
      line,
      items: items.filter((item) => item !== null),
      named: said.length,
      quarter: cell('quarter'),
      status: cell('status'),
      completed: cell('completed'),
    };
  });
  return rows.some((row) => row.items.length > 0) ? { kind, rows, notUnderstood } : null;
}

function columnsOf(header: readonly TableCell[]): Map<Column, number> {
  const columns = new Map<Column, number>();
  header.forEach((cell, index) => {
    const words = plainText(cell).trim().toLowerCase();
    for (const column of Object.keys(COLUMNS) as Column[]) {
      const names: readonly string[] = COLUMNS[column];
      if (names.includes(words) && !columns.has(column)) columns.set(column, index);
    }
  });
  return columns;
}

function wordingOf(source: Source, cell: TableCell | undefined): Wording | null {
  const [first, last] = [cell?.children[0], cell?.children.at(-1)];
  if (!first || !last) return null;
  const span = { start: spanOf(first).start, end: spanOf(last).end };
  const says = source.slice(span).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return isPlaceholder(says) ? null : { says, line: source.lineAt(span.start) };
}

/** The names in a cell, divided by commas, where no comma belongs to a title. */
function namesIn(cell: string, find: FindByName<DocumentItem>): string[] {
  const pieces = cell.split(/[,;](?![^()]*\))|<br\s*\/?>/);
  const names: string[] = [];
  for (let from = 0; from < pieces.length; ) {
    let to = Math.min(pieces.length, from + MAX_COMMAS + 1);
    while (to > from + 1 && !isTitle(pieces.slice(from, to).join(','), find)) to--;
    names.push(pieces.slice(from, to).join(',').trim());
    from = to;
  }
  return names.filter((name) => name !== '');
}

const MAX_COMMAS = 5;

function isTitle(name: string, find: FindByName<DocumentItem>): boolean {
  const words = name.trim().toLowerCase();
  return find(name)?.title.toLowerCase() === words;
}
