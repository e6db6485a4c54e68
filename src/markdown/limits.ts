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
export function refuseHostileText(text: string, maxTangle = MAX_TANGLE): void {
  let tangle = 0;
  let marks = 0;
  let inTable = false;
  let headings = 0;
  text.split('\n').forEach((line, index) => {
    const lead = leadOf(line);
    if (lead.nesting > MAX_NESTING || lead.indent > MAX_INDENT) throw tooDeep(index + 1, lead);
    const isBlank = lead.indent === line.length;
    if (isBlank) inTable = false;
    if (isDelimiterRow(line)) inTable = true;
    const isHeading = line.startsWith('#');
    if (isHeading) headings++;
    if (isBlank || inTable || isHeading || lead.nesting > 0) marks = 0;
    const before = marks;
    marks += 1 + marksIn(line);
    if (marks > MANY_MARKS) tangle += marks * marks - (before > MANY_MARKS ? before * before : 0);
    if (tangle > maxTangle) throw tooTangled(index + 1, marks);
  });
  if (headings > MAX_HEADINGS) throw tooMany('headings', headings, MAX_HEADINGS);
}

/** Whether a text would use up some of what a whole file may cost, or is refused anyhow. */
export function isTangled(text: string): boolean {
  try {
    refuseHostileText(text, MANY_MARKS);
    return false;
  } catch (error) {
    if (error instanceof RegisterFileError) return true;
    throw error;
  }
}

/** Throws RegisterFileError (`too-many`) where there are more items than one register holds. */
export function refuseTooManyItems(count: number): void {
  if (count > MAX_ITEMS) throw tooMany('items', count, MAX_ITEMS);
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

function tooMany(what: string, count: number, most: number): RegisterFileError {
  return new RegisterFileError(
    'too-many',
    `The file holds ${grouped(count)} ${what}; a register file holds at most ${grouped(most)}.`,
    'Split it into several registers.',
  );
}

function tooDeep(line: number, { nesting, indent }: ReturnType<typeof leadOf>): RegisterFileError {
  const isNested = nesting > MAX_NESTING;
  return new RegisterFileError(
    'too-deep',
    isNested
      ? `Line ${line} stands in ${grouped(nesting)} quotes and lists; at most ${MAX_NESTING} can be read.`
      : `Line ${line} is indented by ${grouped(indent)} blanks; at most ${MAX_INDENT} can be read.`,
    'Nest quotes and lists less deeply.',
  );
}

function tooTangled(line: number, marks: number): RegisterFileError {
  return new RegisterFileError(
    'too-tangled',
    `The paragraph at line ${line} holds ${grouped(marks)} brackets, stars and other marks so far; with more than about ${grouped(Math.floor(Math.sqrt(MAX_TANGLE)))} in a file's longest paragraphs it cannot be read.`,
    'Put it into a code block with blank lines, or take it out.',
  );
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
