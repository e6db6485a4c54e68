import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { List, Nodes, RootContent, TableRow } from './nodes.ts';
import { RegisterFileError } from './register-file-error.ts';

/** The parser's work grows faster than the text, so the text is parsed in parts of about this size. */
const PART_CHARS = 1000;
/** A part may be this long; more would hold the process up for many seconds. */
const MAX_PART_CHARS = 2_000_000;
/** The same where lists are nested in it, as the parser's work on these grows with their square. */
const MAX_NESTED_PART_CHARS = 300_000;
/** A line at the left edge that may begin a block whatever stands before it: a heading or an item of a list. */
const MAY_BEGIN = /#|(?:[-*+]|\d{1,9}[.)])[ \t]+\S/y;
/** The mark of such a line. */
const MARK = /#+|[-*+]|\d{1,9}[.)]/y;

/**
 * Without what looks for further links in the finished tree: it puts nodes there that have no place in the text, and
 * Markdown's own rules find none there.
 */
const TREE_EXTENSIONS = gfmFromMarkdown().map(
  ({ transforms: _transforms, ...extension }) => extension,
);

/** Where a piece of the text lies; offsets count UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A Markdown text with its syntax tree; every position in the tree is one in the whole text. */
export interface Source {
  readonly text: string;
  readonly blocks: readonly RootContent[];
  /** 1-based line of an offset. */
  lineAt(offset: number): number;
  /** The text between two offsets, trimmed, the lines after the first freed of `indent` leading blanks. */
  slice(span: Span, indent?: number): string;
}

/** Parses a text. Throws RegisterFileError (`part-too-long`, `too-deep`). */
export function parseSource(text: string): Source {
  const lineStarts = lineStartsOf(text);
  return {
    text,
    blocks: parseInParts(text, lineStarts),
    lineAt: (offset) => lineIndexAt(lineStarts, offset) + 1,
    slice: ({ start, end }, indent = 0) => outdent(text.slice(start, end), indent).trim(),
  };
}

/**
 * The rows in a paragraph of lines that would go on with a table of so many columns, had no blank line or
 * comment cut them off from it.
 */
export function continueTable(source: Source, block: RootContent, width: number): TableRow[] {
  const { start, end } = spanOf(block);
  const header = `${'|a'.repeat(width)}|\n${'|-'.repeat(width)}|\n`;
  const line = source.lineAt(start) - 1;
  const { children } = parseBlocks(header + source.text.slice(start, end), line + 1);
  const [table] = children;
  if (table?.type !== 'table' || children.length > 1) return [];
  shift(table, start - header.length, line - HEADER_LINES);
  return table.children.slice(1);
}

const HEADER_LINES = 2;

/** Where a node lies in the text. Every node that comes out of `parseSource` has a place. */
export function spanOf(node: Nodes): Span {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  if (start === undefined || end === undefined) throw new TypeError(`${node.type} has no place`);
  return { start, end };
}

/** How far a node stands from the left edge, in characters. */
export function indentOf(node: Nodes): number {
  return (node.position?.start.column ?? 1) - 1;
}

/**
 * A part may end where a heading or an item of a list begins at the left edge, unless that line stands in a
 * code block or in HTML that is still open. The parser itself tells: one set there must come out as one. A
 * list that was parted is joined again.
 */
function parseInParts(text: string, lineStarts: readonly number[]): RootContent[] {
  const ends = lineStarts.filter((start) => start > 0 && matchAt(MAY_BEGIN, text, start) !== null);
  ends.push(text.length);
  const blocks: RootContent[] = [];
  let from = 0;
  let next = 0;
  while (from < text.length) {
    let size = PART_CHARS;
    for (;;) {
      while ((ends[next] ?? text.length) < Math.min(from + size, text.length)) next++;
      const to = ends[next] ?? text.length;
      refuseLongPart(text.slice(from, to), lineIndexAt(lineStarts, from) + 1);
      const part = parsePart(text, from, to, lineIndexAt(lineStarts, from));
      if (part) {
        append(text, blocks, part);
        from = to;
        break;
      }
      size = 2 * (to - from);
    }
  }
  return blocks;
}

/** The blocks between two offsets, or null where the part does not end there. */
function parsePart(text: string, from: number, to: number, line: number): RootContent[] | null {
  const probe = to === text.length ? '' : `${matchAt(MARK, text, to)} .`;
  const { children } = parseBlocks(text.slice(from, to) + probe, line + 1);
  if (probe !== '' && !removeProbe(children, to - from)) return null;
  for (const child of children) shift(child, from, line);
  return children;
}

/** Takes away the heading or list item that begins at an offset; false where none does. */
function removeProbe(children: RootContent[], at: number): boolean {
  const last = children.at(-1);
  if (last?.type === 'heading' && spanOf(last).start === at) {
    children.pop();
    return true;
  }
  const item = last?.type === 'list' ? last.children.at(-1) : undefined;
  if (last?.type !== 'list' || !item || spanOf(item).start !== at) return false;
  last.children.pop();
  const end = last.children.at(-1)?.position?.end;
  if (end && last.position) last.position.end = { ...end };
  else children.pop();
  return true;
}

function append(text: string, blocks: RootContent[], part: RootContent[]): void {
  const [before, first] = [blocks.at(-1), part[0]];
  const areLists = before?.type === 'list' && first?.type === 'list';
  if (!areLists || markOf(text, before) !== markOf(text, first)) {
    for (const block of part) blocks.push(block);
    return;
  }
  for (const item of first.children) before.children.push(item);
  if (before.position && first.position) before.position.end = { ...first.position.end };
  for (const block of part.slice(1)) blocks.push(block);
}

/** The sign that divides a list's items from those of another. */
function markOf(text: string, list: List): string | undefined {
  return matchAt(MARK, text, spanOf(list).start)?.slice(-1);
}

function matchAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function parseBlocks(part: string, line: number): { children: RootContent[] } {
  try {
    return fromMarkdown(part, { extensions: [gfm()], mdastExtensions: TREE_EXTENSIONS });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RegisterFileError(
      'too-deep',
      `The part at line ${line} is nested too deeply to be read.`,
      'Nest quotes, lists and links less deeply.',
      { cause: error },
    );
  }
}

function shift(node: Nodes, offset: number, lines: number): void {
  if (node.position) {
    for (const point of [node.position.start, node.position.end]) {
      point.offset = (point.offset ?? 0) + offset;
      point.line += lines;
    }
  }
  if ('children' in node) for (const child of node.children) shift(child, offset, lines);
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function lineIndexAt(lineStarts: readonly number[], offset: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function outdent(text: string, indent: number): string {
  if (indent === 0) return text;
  return text.replace(new RegExp(`\n[ \t]{1,${indent}}`, 'g'), '\n');
}

function refuseLongPart(part: string, line: number): void {
  if (part.length <= MAX_NESTED_PART_CHARS) return;
  const isNested = /^[ \t]+(?:[-*+]|\d{1,9}[.)])[ \t]/m.test(part);
  const most = isNested ? MAX_NESTED_PART_CHARS : MAX_PART_CHARS;
  if (part.length <= most) return;
  throw new RegisterFileError(
    'part-too-long',
    `From line ${line} on there is no heading and no item of a list at the left edge for ${kilobytes(part.length)} KB; at most ${kilobytes(most)} can be read.`,
    'Divide it by headings, or take long logs and data out of it.',
  );
}

function kilobytes(chars: number): string {
  return Math.ceil(chars / 1000).toLocaleString('en');
}
