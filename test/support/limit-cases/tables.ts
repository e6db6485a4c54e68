import { type LimitCase, rule } from './rule.ts';
import { chars, dataTable, plain, raw, richText, said, table, times } from './samples.ts';

const rows = (count: number, cells = 1) => times(count, () => times(cells, () => raw('a')));

/** Rules on tables. */
export const tableCases: LimitCase[] = [
  rule('table: 100 rows', { ...table, rows: rows(100) }, { ...table, rows: rows(101) }, '/rows'),
  rule(
    'table: 20 cells a row',
    { ...table, rows: rows(1, 20) },
    { ...table, rows: rows(1, 21) },
    '/rows/0',
  ),
  rule(
    'table: no empty cell',
    { ...table, rows: [[raw(' ')]] },
    { ...table, rows: [[raw('')]] },
    '/rows/0/0/text',
  ),
  rule(
    'table: no empty rich text cell',
    { ...table, rows: [[richText({ type: 'user', user_id: 'U1' })]] },
    { ...table, rows: [[richText()]] },
    '/rows/0/0',
  ),
  rule(
    'table: 10,000 characters',
    { ...table, rows: [[raw(chars(10_000))]] },
    { ...table, rows: [[raw(chars(10_000)), raw('a')]] },
    '/rows',
  ),
  rule('table: known cells', table, { ...table, rows: [[plain('a')]] }, '/rows/0/0/type'),
  rule(
    'table: known alignment',
    { ...table, column_settings: [{ align: 'right' }, null] },
    { ...table, column_settings: [{ align: 'top' }] },
    '/column_settings/0/align',
  ),
  rule(
    'data_table: a header and a row',
    { ...dataTable, rows: rows(2) },
    { ...dataTable, rows: rows(1) },
    '/rows',
  ),
  rule(
    'data_table: 100 rows below the header',
    { ...dataTable, rows: rows(101) },
    { ...dataTable, rows: rows(102) },
    '/rows',
  ),
  rule(
    'data_table: rows of one length',
    { ...dataTable, rows: rows(2, 2) },
    { ...dataTable, rows: [...rows(1), ...rows(1, 2)] },
    '/rows/1',
  ),
  rule(
    'data_table: no rich text in the header',
    { ...dataTable, rows: [[raw('a')], [richText(said('a'))]] },
    { ...dataTable, rows: [[richText(said('a'))], [raw('a')]] },
    '/rows/0/0/type',
  ),
  rule('data_table: a caption', dataTable, { type: 'data_table', rows: rows(2) }, ''),
  rule(
    'data_table: page_size 1..100',
    { ...dataTable, page_size: 100 },
    { ...dataTable, page_size: 101 },
    '/page_size',
  ),
];
