import type { DocumentItem } from '../domain/document.ts';
import type { SummaryRow } from './summary-tables.ts';
import { readStatus } from './values.ts';
import { readDate, readQuarter } from './values-date.ts';

/** The items with what the summary tables tell beside them. An item's own word goes before a table's. */
export function applyRows(
  items: readonly DocumentItem[],
  rows: readonly SummaryRow[],
): DocumentItem[] {
  const told = new Map(items.map((item) => [item, item]));
  for (const row of rows) {
    for (const item of row.items) told.set(item, applyRow(told.get(item) ?? item, row));
  }
  return [...told.values()];
}

function applyRow(item: DocumentItem, row: SummaryRow): DocumentItem {
  const quarter = row.quarter && readQuarter(row.quarter.says);
  if (row.kind === 'schedule') {
    return item.source.quarter || !row.quarter || !quarter
      ? item
      : { ...item, quarter, source: { ...item.source, quarter: row.quarter } };
  }
  const status = row.status && readStatus(row.status.says);
  const withStatus =
    item.source.status || !row.status || !status
      ? item
      : { ...item, status, source: { ...item.source, status: row.status } };
  const completed = row.completed && readDate(row.completed.says);
  return withStatus.source.completed ||
    withStatus.status !== 'complete' ||
    !row.completed ||
    !completed
    ? withStatus
    : {
        ...withStatus,
        completed,
        source: { ...withStatus.source, completed: row.completed },
      };
}
