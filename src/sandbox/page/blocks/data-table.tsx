import '../styles/table.css';
import { type CSSProperties, useState } from 'react';
import { isJson, type Json, object, objects, textOfObject } from '../../json.ts';
import { StaticBlocks } from './static-block.tsx';

type Order = { column: number; isDown: boolean } | null;

/** A table; a `data_table` sorts by its column's heading and pages. */
export function DataTable({ block }: { block: Json }) {
  const isData = block.type === 'data_table';
  const [order, setOrder] = useState<Order>(null);
  const [page, setPage] = useState(0);
  const [head = [], ...body] = (Array.isArray(block.rows) ? block.rows : []).map(cellsOf);
  const pageSize = Math.max(1, isData ? Number(block.page_size ?? 5) : body.length);
  const sorted = order ? [...body].sort(byColumn(order)) : body;
  const sortBy = (column: number) => {
    setOrder({ column, isDown: order?.column === column && !order.isDown });
    setPage(0);
  };
  return (
    <div className="block-table-frame">
      <table className="block-table">
        {textOfObject(block.caption) && <caption>{textOfObject(block.caption)}</caption>}
        <Head cells={head} order={order} {...(isData && { onSort: sortBy })} />
        <tbody>
          {sorted.slice(page * pageSize, (page + 1) * pageSize).map((row, at) => (
            <Row key={at} cells={row} block={block} />
          ))}
        </tbody>
      </table>
      <Pages page={page} pages={Math.ceil(body.length / pageSize)} onPage={setPage} />
    </div>
  );
}

function Head({
  cells,
  order,
  onSort,
}: {
  cells: Json[];
  order: Order;
  /** told a column */
  onSort?: (column: number) => void;
}) {
  return (
    <thead>
      <tr>
        {cells.map((cell, column) => (
          <th key={column} scope="col" aria-sort={sortOf(order, column)}>
            {onSort ? (
              <button type="button" onClick={() => onSort(column)}>
                {wordsOf(cell)}
              </button>
            ) : (
              <Cell cell={cell} />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ cells, block }: { cells: Json[]; block: Json }) {
  const settings = Array.isArray(block.column_settings) ? block.column_settings : [];
  return (
    <tr>
      {cells.map((cell, column) => {
        const style = styleOf(object(settings[column]));
        return column === block.row_header_column_index ? (
          <th key={column} scope="row" style={style}>
            <Cell cell={cell} />
          </th>
        ) : (
          <td key={column} style={style}>
            <Cell cell={cell} />
          </td>
        );
      })}
    </tr>
  );
}

/** How a table's `column_settings` want a column. */
function styleOf({ align, is_wrapped: isWrapped }: Json): CSSProperties {
  return {
    ...(align === 'center' && { textAlign: 'center' }),
    ...(align === 'right' && { textAlign: 'right' }),
    ...(isWrapped === false && { whiteSpace: 'nowrap' }),
  };
}

function Pages({
  page,
  pages,
  onPage,
}: {
  page: number;
  pages: number;
  onPage: (page: number) => void;
}) {
  if (pages < 2) return null;
  return (
    <p className="block-pages">
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous
      </button>
      Page {page + 1} of {pages}
      <button type="button" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        Next
      </button>
    </p>
  );
}

function Cell({ cell }: { cell: Json }) {
  return cell.type === 'rich_text' ? <StaticBlocks blocks={[cell]} /> : wordsOf(cell);
}

function cellsOf(row: unknown): Json[] {
  return objects(Array.isArray(row) ? row : object(row).cells);
}

function wordsOf(cell: unknown): string {
  if (Array.isArray(cell)) return cell.map(wordsOf).join(' ');
  if (!isJson(cell)) return '';
  const own = textOfObject(cell.text) || (cell.value === undefined ? '' : String(cell.value));
  return own || wordsOf(cell.elements ?? []);
}

/** Numbers by their value, everything else by its words. */
function byColumn({ column, isDown }: { column: number; isDown: boolean }) {
  return (a: Json[], b: Json[]) => {
    const [x, y] = [a[column]?.value, b[column]?.value];
    const order =
      typeof x === 'number' && typeof y === 'number'
        ? x - y
        : wordsOf(a[column]).localeCompare(wordsOf(b[column]), 'en', { numeric: true });
    return isDown ? -order : order;
  };
}

function sortOf(order: Order, column: number) {
  if (order?.column !== column) return undefined;
  return order.isDown ? 'descending' : 'ascending';
}
