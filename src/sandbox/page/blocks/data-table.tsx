import '../styles/table.css';
import { useState } from 'react';
import { isJson, type Json, object, objects, textOfObject } from '../../json.ts';
import { StaticBlocks } from './static-block.tsx';

/** A table; a `data_table` sorts by its column's heading and pages. */
export function DataTable({ block }: { block: Json }) {
  const isData = block.type === 'data_table';
  const [order, setOrder] = useState<{ column: number; isDown: boolean } | null>(null);
  const [page, setPage] = useState(0);
  const [head = [], ...body] = (Array.isArray(block.rows) ? block.rows : []).map(cellsOf);
  const pageSize = isData ? Number(block.page_size ?? 5) : body.length;
  const pages = Math.max(1, Math.ceil(body.length / Math.max(1, pageSize)));
  const sorted = order ? [...body].sort(byColumn(order)) : body;
  const sortBy = (column: number) =>
    setOrder({ column, isDown: order?.column === column && !order.isDown });
  return (
    <div className="block-table-frame">
      <table className="block-table">
        {textOfObject(block.caption) && <caption>{textOfObject(block.caption)}</caption>}
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={`${column}-${wordsOf(cell)}`} scope="col" aria-sort={sortOf(order, column)}>
                {isData ? (
                  <button type="button" onClick={() => sortBy(column)}>
                    {wordsOf(cell)}
                  </button>
                ) : (
                  <Cell cell={cell} />
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(page * pageSize, (page + 1) * pageSize).map((row) => (
            <tr key={row.map(wordsOf).join('|')}>
              {row.map((cell, column) => (
                <td key={`${column}-${wordsOf(cell)}`}>
                  <Cell cell={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {pages > 1 && (
        <p className="block-pages">
          <button type="button" disabled={page === 0} onClick={() => setPage(page - 1)}>
            Previous
          </button>
          Page {page + 1} of {pages}
          <button type="button" disabled={page === pages - 1} onClick={() => setPage(page + 1)}>
            Next
          </button>
        </p>
      )}
    </div>
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

function byColumn({ column, isDown }: { column: number; isDown: boolean }) {
  return (a: Json[], b: Json[]) => {
    const order = wordsOf(a[column]).localeCompare(wordsOf(b[column]), 'en', { numeric: true });
    return isDown ? -order : order;
  };
}

function sortOf(order: { column: number; isDown: boolean } | null, column: number) {
  if (order?.column !== column) return undefined;
  return order.isDown ? 'descending' : 'ascending';
}
