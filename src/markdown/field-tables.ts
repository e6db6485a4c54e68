import { toString as plainText } from 'mdast-util-to-string';
import { fieldFor } from './fields.ts';
import type { Labelled } from './labelled.ts';
import type { Table, TableCell, TableRow } from './nodes.ts';
import { type Source, type Span, spanOf } from './source.ts';
import { FIELD_COLUMNS, VALUE_COLUMNS } from './words/columns.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * A table of one item's fields: `Field | Value` with a field on each row, also where its header is empty or
 * holds the first field; or a header of fields with one row of their values.
 */
export function isFieldTable(table: Table): boolean {
  return isFieldPerRow(table) || isFieldPerColumn(table);
}

/** The fields of such a table, each with its cell. */
export function tableFields(source: Source, table: Table): Labelled[] {
  const [header, ...body] = table.children;
  if (isFieldPerColumn(table)) {
    const cells = body[0]?.children ?? [];
    return (header?.children ?? []).map((label, index) => field(source, label, cells[index]));
  }
  const rows = header && labelsFields(header) ? [header, ...body] : body;
  return rows.flatMap(({ children: [label, value] }) =>
    label ? [field(source, label, value)] : [],
  );
}

function isFieldPerRow({ children: [header, ...body] }: Table): boolean {
  const [label, value, ...more] = header?.children ?? [];
  if (!header || !label || !value || more.length > 0 || body.length === 0) return false;
  const isNamed = FIELD_COLUMNS.includes(wordsOf(label)) && VALUE_COLUMNS.includes(wordsOf(value));
  const known = body.filter(labelsFields).length + (labelsFields(header) ? 1 : 0);
  return known > 0 && (isNamed || (labelsFields(header) && known * 2 > body.length));
}

function isFieldPerColumn({ children: [header, ...body] }: Table): boolean {
  const cells = header?.children ?? [];
  return (
    body.length === 1 &&
    cells.length > 1 &&
    cells.every((cell) => fieldFor(plainText(cell)) !== null)
  );
}

function labelsFields(row: TableRow): boolean {
  return fieldFor(labelText(row.children[0])) !== null;
}

function field(source: Source, label: TableCell, value: TableCell | undefined): Labelled {
  const name = labelText(label);
  return {
    label: name === '' ? null : name,
    field: fieldFor(name),
    line: source.lineAt(spanOf(label).start),
    inline: cellSpan(value ?? label, value === undefined),
    blocks: [],
    indent: 0,
    isCell: true,
  };
}

/** What stands in a cell, without the blanks around it. */
export function cellSpan(cell: TableCell, isEmpty = false): Span {
  const [first, last] = [cell.children[0], cell.children.at(-1)];
  const { end } = spanOf(cell);
  if (isEmpty || !first || !last) return { start: end, end };
  return { start: spanOf(first).start, end: spanOf(last).end };
}

function labelText(cell: TableCell | undefined): string {
  return cell ? plainText(cell).trim().replace(/:$/, '') : '';
}

function wordsOf(cell: TableCell): string {
  return plainWords(plainText(cell));
}
