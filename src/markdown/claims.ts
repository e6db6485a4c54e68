import { toString as plainText } from 'mdast-util-to-string';
import type { Wording } from '../domain/document.ts';
import { divideByLabels, inlineTextOf } from './labels.ts';
import type { RootContent, Table, TableRow } from './nodes.ts';
import { type Source, spanOf } from './source.ts';
import { priorityWord, statusInWords } from './values.ts';
import { ALL_ITEMS, COUNT_COLUMNS, COUNTED_WORDS, PROGRESS_LABELS } from './words/counts.ts';
import { plainWords } from './words/plain-words.ts';
import { OPEN_SECTION, SECTION_FILLERS } from './words/sections.ts';

/** What a number in a file counts: all items, those open or done, or those of a priority, by its word. */
export type Counted =
  | { readonly kind: 'all' | 'open' | 'done' }
  | { readonly kind: 'priority'; readonly word: string };

/** A number of items that a file claims to hold. */
export interface Claim {
  readonly counted: Counted;
  readonly count: number;
  readonly wording: Wording;
}

/**
 * What the parts of a file that are no items say of how many there are: `**Total Items:** 123`, `High: 5`,
 * `Resolved: 24/28`, and tables with one column of counts.
 */
export function claimsIn(source: Source, blocks: readonly RootContent[]): Claim[] {
  const labelled = divideByLabels(source, blocks).flatMap((part) =>
    part.label === null ? [] : claimsOfLabel(part.label, inlineTextOf(source, part), part.line),
  );
  const tables = blocks.filter((block) => block.type === 'table');
  return [...labelled, ...tables.flatMap((table) => claimsOfTable(source, table))];
}

/** What a label, a row or a bracket names as counted; null where it is something else. */
export function countedBy(label: string): Counted | null {
  const words = plainWords(label.replace(/\([^()]*\)/g, ' '));
  if (ALL_ITEMS.has(words)) return { kind: 'all' };
  const telling = words.split(' ').filter((word) => !SECTION_FILLERS.has(word) && word !== 'total');
  const said = telling.join(' ');
  if (OPEN_SECTION.has(said)) return { kind: 'open' };
  if (statusInWords(said) === 'complete') return { kind: 'done' };
  const word = priorityWord(label);
  return word === null ? null : { kind: 'priority', word };
}

function claimsOfLabel(label: string, value: string, line: number): Claim[] {
  const counted = countedBy(label);
  const wording = { says: `${label}: ${value}`, line };
  const share = /^\D{0,3}(?<done>\d{1,5})\s*\/\s*(?<all>\d{1,5})(?!\d)/u.exec(value)?.groups;
  if (share) {
    const isProgress = counted?.kind === 'done' || PROGRESS_LABELS.has(plainWords(label));
    if (!isProgress) return [];
    return [
      { counted: { kind: 'done' }, count: Number(share.done), wording },
      { counted: { kind: 'all' }, count: Number(share.all), wording },
    ];
  }
  const count = countIn(value);
  if (counted === null || count === null) return [];
  const within = counted.kind === 'all' ? claimsInBrackets(value, wording) : [];
  return [{ counted, count, wording }, ...within];
}

/** `58 (14 high, 40 medium, 4 low)`. */
function claimsInBrackets(value: string, wording: Wording): Claim[] {
  const inside = /\((?<inside>[^()]*)\)/.exec(value)?.groups?.inside ?? '';
  return inside.split(/[,;/·]/).flatMap((part) => {
    const pair = /^\s*(?<count>\d{1,5})\s+(?<label>[\p{L}\d ]+)$/u.exec(part)?.groups;
    const counted = pair?.label ? countedBy(pair.label) : null;
    return pair && counted ? [{ counted, count: Number(pair.count), wording }] : [];
  });
}

function claimsOfTable(source: Source, { children: [header, ...body] }: Table): Claim[] {
  const headers = (header?.children ?? []).map((cell) => plainWords(plainText(cell)));
  const columns = headers.flatMap((words, index) => (COUNT_COLUMNS.has(words) ? [index] : []));
  const [column, ...more] = columns.filter((index) => index > 0);
  if (column === undefined) return claimsOfTotals(source, headers, body);
  if (more.length > 0) return [];
  return body.flatMap((row) => {
    const label = plainText(row.children[0] ?? row);
    const value = row.children[column];
    const counted = countedBy(label);
    const count = value ? countIn(plainText(value)) : null;
    if (counted === null || count === null) return [];
    const line = source.lineAt(spanOf(row).start);
    return [{ counted, count, wording: { says: `${label}: ${count}`, line } }];
  });
}

/** The last row of a table of several counts: how many items there are, and how many are done. */
function claimsOfTotals(
  source: Source,
  headers: readonly string[],
  body: readonly TableRow[],
): Claim[] {
  const totals = body.find((row) => countedBy(plainText(row.children[0] ?? row))?.kind === 'all');
  return (totals?.children ?? []).flatMap((cell, index) => {
    const header = headers[index] ?? '';
    const counted = index > 0 ? countedBy(header) : null;
    const count = countIn(plainText(cell));
    if (counted === null || counted.kind === 'priority' || count === null) return [];
    const wording = { says: `${header}: ${count}`, line: source.lineAt(spanOf(cell).start) };
    return [{ counted, count, wording }];
  });
}

/** A number that is all a wording says, but for a bracket and a word for items. */
function countIn(value: string): number | null {
  const match = /^[^\p{L}\d(]*(?<count>\d{1,5})(?<rest>[^\d]*)$/u.exec(
    value.replace(/\([^()]*\)/g, ' '),
  )?.groups;
  const rest = (match?.rest ?? '').replace(/[^\p{L} ]/gu, '').trim();
  return match && COUNTED_WORDS.test(rest) ? Number(match.count) : null;
}
