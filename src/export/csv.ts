import type { Debt } from '../domain/debt.ts';
import { byNumber, type ExportedRegister, ownerInFile } from '../domain/exported-register.ts';
import { priorityOf } from '../domain/priority.ts';
import { quarterLabel } from '../domain/quarter.ts';

type Cell = string | number | null;
type Column = (debt: Debt, register: ExportedRegister) => Cell;

/** The columns in their order; lists are lines of one cell. */
const COLUMNS: Readonly<Record<string, Column>> = {
  number: ({ number }) => number,
  reference: ({ reference }) => reference,
  title: ({ title }) => title,
  status: ({ status }) => status,
  closed: ({ closedReason }) => closedReason,
  priority: priorityOf,
  'priority override': ({ priorityOverride }) => priorityOverride,
  impact: ({ impact }) => impact,
  'impact qualifier': ({ impactQualifier }) => impactQualifier,
  effort: ({ effort }) => effort,
  'effort qualifier': ({ effortQualifier }) => effortQualifier,
  owner: ({ owner }, { names }) => ownerInFile(owner, names),
  'target date': ({ targetDate }) => targetDate,
  'target quarter': ({ targetQuarter }, { about }) =>
    targetQuarter && quarterLabel(targetQuarter, about.firstMonth),
  completed: ({ completedOn }) => completedOn,
  'accepted until': ({ acceptedUntil }) => acceptedUntil,
  'accepted because': ({ acceptedWhy }) => acceptedWhy,
  'snoozed until': ({ snoozedUntil }) => snoozedUntil,
  labels: ({ labels }) => lines(labels),
  risk: ({ risk }) => risk,
  'current state': ({ currentState }) => currentState,
  'target state': ({ targetState }) => lines(targetState.map(titledText)),
  implementation: ({ implementation }) => implementation,
  steps: ({ steps }) => lines(steps.map(({ text, done }) => `[${done ? 'x' : ' '}] ${text}`)),
  files: ({ files }) => lines(files.map(({ kind, text }) => `${kind}: ${text}`)),
  'what was done': ({ whatWasDone }) => whatWasDone,
  'further sections': ({ sections }) =>
    lines(sections.map(({ title, text }) => titledText({ name: title, text }))),
  links: ({ links }) => lines(links.map(({ url, title }) => (title ? `${title} ${url}` : url))),
  notes: ({ notes }) => lines(notes.map(({ text }) => text)),
  hits: ({ hits }) => hits.length,
  'minutes lost': ({ hits }) => hits.reduce((sum, { minutes }) => sum + minutes, 0),
  created: ({ createdAt }) => createdAt.toISOString(),
  updated: ({ updatedAt }) => updatedAt.toISOString(),
};

/** A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A register as CSV by RFC 4180: a header, then an item a row by number, lines ended by CRLF. In UTF-8 with a byte
 * order mark, without which Excel takes it for another encoding. A text that a spreadsheet would run as a formula has an
 * apostrophe in front, which spreadsheets take for “this is text”; `csvCells` are the cells as they are written.
 */
export function writeCsv(register: ExportedRegister): string {
  return [...csvPieces(register)].join('');
}

/** The same piece by piece, an item each. */
export function* csvPieces(register: ExportedRegister): Generator<string> {
  yield '\uFEFF';
  for (const row of csvCells(register)) yield `${row.map(quoted).join(',')}\r\n`;
}

/** The cells of the CSV, its header first. */
export function* csvCells(register: ExportedRegister): Generator<string[]> {
  const columns = Object.entries(COLUMNS);
  yield columns.map(([name]) => name);
  for (const debt of byNumber(register.items)) {
    yield columns.map(([, column]) => cellOf(column(debt, register)));
  }
}

function cellOf(value: Cell): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return FORMULA.test(value) ? `'${value}` : value;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function titledText({ name, text }: { readonly name: string | null; readonly text: string }) {
  return name === null ? text : `${name}: ${text}`;
}

function lines(texts: readonly string[]): string {
  return texts.join('\n');
}
