import { RegisterFileError } from './register-file-error.ts';

/** One register holds at most this many items. */
const MAX_ITEMS = 10_000;
/** Lines that may be headings; an item may have some of its own. */
const MAX_HEADINGS = 3 * MAX_ITEMS;
/** How deep quotes and lists may be nested on one line. */
const MAX_NESTING = 60;
/** Leading spaces or tabs on one line; a list 100 levels deep needs 200. */
const MAX_INDENT = 200;
/** Marks (brackets, stars, pipes ...) in one paragraph or table row from which on it counts as tangled. */
const MANY_MARKS = 1000;
/** The parser's work on marks grows with their square; this much takes about half a second. */
const MAX_TANGLE = 60_000_000;
const MARKS = new Set('[]*_~`<!|@:\\');

/**
 * Refuses text that a Markdown parser would take seconds or a deep stack for, before it is parsed.
 * Throws RegisterFileError (`too-deep`, `too-tangled`, `too-many`), with the line where there is one.
 */
export function refuseHostileText(text: string): void {
  let tangle = 0;
  let marks = 0;
  let inTable = false;
  let headings = 0;
  text.split('\n').forEach((line, index) => {
    const lead = leadOf(line);
    if (lead.nesting > MAX_NESTING || lead.indent > MAX_INDENT) throw tooDeep(index + 1);
    const isBlank = lead.indent === line.length;
    if (isBlank) inTable = false;
    if (isDelimiterRow(line)) inTable = true;
    const isHeading = line.startsWith('#');
    if (isHeading && ++headings > MAX_HEADINGS) throw tooMany('headings', MAX_HEADINGS);
    if (isBlank || inTable || isHeading || lead.nesting > 0) marks = 0;
    const before = marks;
    marks += 1 + marksIn(line);
    if (marks > MANY_MARKS) tangle += marks * marks - (before > MANY_MARKS ? before * before : 0);
    if (tangle > MAX_TANGLE) throw tooTangled(index + 1);
  });
}

/** Throws RegisterFileError (`too-many`) where there are more items than one register holds. */
export function refuseTooManyItems(count: number): void {
  if (count > MAX_ITEMS) throw tooMany('items', MAX_ITEMS);
}

function leadOf(line: string): { indent: number; nesting: number } {
  let at = 0;
  while (line[at] === ' ' || line[at] === '\t') at++;
  const indent = at;
  let nesting = 0;
  for (; at < line.length; at++) {
    const isQuote = line[at] === '>';
    const isBullet = '-+*.)'.includes(line.charAt(at)) && (line[at + 1] ?? ' ') === ' ';
    if (isQuote || isBullet) nesting++;
    else if (!' \t0123456789'.includes(line.charAt(at))) break;
  }
  return { indent, nesting };
}

function isDelimiterRow(line: string): boolean {
  return line.includes('-') && line.includes('|') && /^[|:\s-]+$/.test(line);
}

function marksIn(line: string): number {
  let marks = 0;
  for (const character of line) if (MARKS.has(character)) marks++;
  return marks;
}

function tooMany(what: string, most: number): RegisterFileError {
  return new RegisterFileError(
    'too-many',
    `The file holds more than ${most.toLocaleString('en')} ${what}.`,
    'Split it into several registers.',
  );
}

function tooDeep(line: number): RegisterFileError {
  return new RegisterFileError(
    'too-deep',
    `Line ${line} is nested or indented too deeply to be read.`,
    `Nest quotes and lists at most ${MAX_NESTING} deep.`,
  );
}

function tooTangled(line: number): RegisterFileError {
  return new RegisterFileError(
    'too-tangled',
    `The paragraph at line ${line} holds too many brackets, stars or other marks to be read.`,
    'Put it into a code block with blank lines, or take it out.',
  );
}
