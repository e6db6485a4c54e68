import { toString as plainText } from 'mdast-util-to-string';
import type { Phrasing } from './nodes.ts';
import { type Source, type Span, spanOf } from './source.ts';
import { readPriority } from './values.ts';
import { readTitle } from './values-title.ts';

/** A title cut from a text that goes on, and the rest of that text. */
export interface Lead {
  readonly title: string;
  readonly rest: Span | null;
}

/** A cell or line up to this length is a title as a whole, if it is one sentence. */
const MAX_TITLE_CHARS = 120;
const MIN_LEAD_WORDS = 3;

/** The title in a table's cell: its bold or struck beginning, else its first sentence, of a long one what stands before a dash. */
export function leadOfCell(source: Source, nodes: readonly Phrasing[], span: Span): Lead {
  const lead = markedLead(source, nodes, span) ?? sentenceLead(source, span);
  const isLong = lead.title.length > MAX_TITLE_CHARS;
  return unpiped((isLong ? dashLead(source, span) : null) ?? lead);
}

/** The title in a list's line: its bold or struck beginning, else what stands before a dash, else its first sentence. */
export function leadOfLine(source: Source, nodes: readonly Phrasing[], span: Span): Lead {
  const lead =
    markedLead(source, nodes, span) ??
    boldLead(source, nodes, span) ??
    dashLead(source, span) ??
    sentenceLead(source, span);
  const title = lead.title.replace(/(?<!\*)\*\*(?!\*)(.+?)\*\*/gs, '$1');
  return { ...lead, title: title.replace(/(?<=\S)\s+(?:[–—|·]|-)\s*$/u, '') };
}

/** A bold beginning that a few words of its line go on with: the line is the title. */
function boldLead(source: Source, nodes: readonly Phrasing[], span: Span): Lead | null {
  const [first] = nodes;
  if (first?.type !== 'strong' || readPriority(plainText(first)) !== null || isId(first))
    return null;
  const { end } = spanOf(first);
  const line = source.text.slice(end, span.end).split('\n', 1)[0] ?? '';
  const isShort = line.trim().split(/\s+/).length <= MAX_LINE_WORDS && !/[.!?—–]\s/.test(line);
  const to = isShort ? end + line.length : end;
  const title = source.slice({ start: span.start, end: to });
  return { title, rest: textAfter(source, { start: to, end: span.end }) };
}

const MAX_LINE_WORDS = 8;

/** `**TD-7**`: what follows is the title. */
function isId(lead: Phrasing): boolean {
  return (
    lead.type === 'strong' &&
    /^\[?[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*[-_]\d{1,6}\]?:?$/.test(plainText(lead).trim())
  );
}

function markedLead(source: Source, nodes: readonly Phrasing[], span: Span): Lead | null {
  const [first, second] = nodes;
  const lead = first?.type === 'text' && isMark(first.value) ? second : first;
  if ((lead?.type !== 'strong' && lead?.type !== 'delete') || isId(lead)) return null;
  const { start, end } = spanOf(lead);
  if (end > span.end) return null;
  const rest = source.text.slice(end, span.end);
  if (rest.trim() === '' || isRemark(rest)) return { title: source.slice(span), rest: null };
  const words = plainText(lead).trim();
  const isSetOff = /[.:!?]$/.test(words) || /^\s*[:–—(,.;|-]/u.test(rest) || lead.type === 'delete';
  if (!isSetOff && words.split(/\s+/).length < MIN_LEAD_WORDS) return null;
  const before = source.text.slice(span.start, start);
  const title = `${before}${source.text.slice(start, end)}`.trim();
  return {
    title: title.replace(/:(?=\**$)/, ''),
    rest: textAfter(source, { start: end, end: span.end }),
  };
}

/** What may stand in front of a bold title: marks, and an id or number. */
function isMark(text: string): boolean {
  return /^(?:[^\p{L}\p{N}]*|[^\p{L}\p{N}]*[A-Z]{1,8}[-_]?\d{1,6}[^\p{L}\p{N}]*)$/u.test(text);
}

function isRemark(rest: string): boolean {
  return (
    rest.length < MAX_TITLE_CHARS &&
    readTitle(`Title${/^\s/.test(rest) ? '' : ' '}${rest.trimEnd()}`).title === 'Title'
  );
}

function dashLead(source: Source, span: Span): Lead | null {
  const text = source.slice(span);
  const dash = /(?<=[^\s\d])\s+(?:[–—]|--?)\s+(?=\S)/u.exec(withoutCode(text));
  if (!dash || dash.index > MAX_TITLE_CHARS || isRemark(text.slice(dash.index))) return null;
  const title = text.slice(0, dash.index);
  if (
    !/\p{L}.*\s.*\p{L}|\p{L}{4}/su.test(title) ||
    /^[^\p{L}\p{N}]*[A-Z]{1,8}[-_]?\d+[^\p{L}\p{N}]*$/u.test(title)
  )
    return null;
  if (/^\p{Ll}+$/u.test(title)) return null;
  const from = span.start + source.text.slice(span.start, span.end).indexOf(text);
  return { title, rest: { start: from + dash.index + dash[0].length, end: span.end } };
}

const SENTENCE_END =
  /(?<!\b(?:e\.g|i\.e|vs|etc|z\.B|bzw|ca|No|Nr|St|approx|incl)|\b[A-Z])[.!?](?=\s+["'`(*[]?[\p{Lu}\p{N}`✅☑✔]|\s*~~|\s*$)/u;

function sentenceLead(source: Source, span: Span): Lead {
  const text = source.slice(span);
  const from = span.start + source.text.slice(span.start, span.end).indexOf(text);
  const masked = withoutCode(text);
  const line = masked.indexOf('\n\n');
  const stop = SENTENCE_END.exec(line < 0 ? masked : masked.slice(0, line));
  const end = stop ? stop.index + 1 : text.length;
  const after = text.slice(end);
  const isOver = after.trim() === '' || (isMarked(after) && isRemark(after));
  if (isOver) return { title: withoutStop(text), rest: null };
  return {
    title: withoutStop(text.slice(0, end)),
    rest: textAfter(source, { start: from + end, end: span.end }),
  };
}

/** `✅ DONE`; a mark in front of several sentences is about a part of the work. */
function isMarked(after: string): boolean {
  return /^\s*[✅☑✔]/u.test(after) && !/[.!?]\s+\S/u.test(after);
}

/** The text with code and links blanked out, character by character. */
function withoutCode(text: string): string {
  return text.replace(/`[^`]*`|\]\([^)]*\)|\([^()]*\)/g, (code) => 'x'.repeat(code.length));
}

function withoutStop(title: string): string {
  return title.trim().replace(/(?<=\p{L}[\p{L}`)*]*)[.:]$/u, '');
}

/** A span without the dash or colon that it begins with; null where nothing else stands in it. */
function textAfter(source: Source, { start, end }: Span): Span | null {
  const text = source.text.slice(start, end);
  const lead = /^[\s:–—,;|-]*/u.exec(text)?.[0].length ?? 0;
  return text.slice(lead).trim() === '' ? null : { start: start + lead, end };
}

function unpiped({ title, rest }: Lead): Lead {
  return { title: title.replaceAll('\\|', '|'), rest };
}
