import { parseAdd } from './add-line.ts';
import { parseChanges, parseHistory } from './changes-line.ts';
import type { CommandWord } from './command.ts';
import { parseAccept, parseHit } from './cost-lines.ts';
import { parseDue, parsePlan, parseSnooze } from './date-lines.ts';
import { parseExport } from './export-line.ts';
import { LIST_FLAGS } from './filters.ts';
import {
  itemsOnly,
  oneItem,
  parseClose,
  parseDone,
  parseLink,
  parseMerge,
  parseNote,
  parseStatusLine,
  type ReadLine,
} from './item-lines.ts';
import { leadingRun } from './item-names.ts';
import { parseLabel } from './label-line.ts';
import { type Context, dropWords, type Line, plain, type Word, wordsOf } from './line.ts';
import { parseAssign } from './owner-line.ts';
import { type Parsed, refused, understood } from './problem.ts';
import { parseMove, parseRegister } from './register-line.ts';
import {
  bare,
  filtered,
  parseDigest,
  parseHelp,
  parseNudges,
  parseProgress,
} from './register-lines.ts';
import { parseSettings } from './settings-line.ts';
import { decodeSlackText } from './slack-text.ts';
import { parseStep } from './step-line.ts';
import { unknownCommand } from './unknown-line.ts';
import { type Usage, usageOf } from './usage.ts';

export type { Context } from './line.ts';
export type { Parsed, Problem } from './problem.ts';

const READ: Readonly<Record<CommandWord, ReadLine>> = {
  overview: bare('overview'),
  help: parseHelp,
  add: parseAdd,
  list: filtered('list'),
  next: filtered('next'),
  show: oneItem('show'),
  edit: oneItem('edit'),
  status: parseStatusLine,
  done: parseDone,
  reopen: itemsOnly('reopen'),
  close: parseClose,
  accept: parseAccept,
  merge: parseMerge,
  delete: itemsOnly('delete'),
  assign: parseAssign,
  take: itemsOnly('take'),
  drop: itemsOnly('drop'),
  due: parseDue,
  plan: parsePlan,
  step: parseStep,
  note: parseNote,
  link: parseLink,
  history: parseHistory,
  changes: parseChanges,
  label: parseLabel,
  hit: parseHit,
  progress: parseProgress,
  schedule: bare('schedule'),
  matrix: bare('matrix'),
  doctor: bare('doctor'),
  health: bare('health'),
  import: bare('import'),
  export: parseExport,
  owners: bare('owners'),
  undo: bare('undo'),
  settings: parseSettings,
  register: parseRegister,
  move: parseMove,
  digest: parseDigest,
  snooze: parseSnooze,
  nudges: parseNudges,
};

/** Room for an item's longest text, marks included. */
const MAX_LINE_CHARS = 10_000;

/**
 * What the text after `/debt` asks for, or a problem that says what to type. Takes Slack's escaped text;
 * never throws, and answers a line of any length in milliseconds.
 */
export function parseCommand(text: string, context: Context): Parsed {
  const decoded = decodeSlackText(text);
  if (decoded.text.length > MAX_LINE_CHARS) {
    const limit = MAX_LINE_CHARS.toLocaleString('en');
    return refused(
      `The line has ${decoded.text.length.toLocaleString('en')} characters, and ${limit} fit.`,
      'Say it shorter, or put long text into the form.',
      { suggestion: '/debt add', usage: usageOf('add') },
    );
  }
  return parseLine(wordsOf(decoded), context);
}

function parseLine(line: Line, context: Context): Parsed {
  const [first] = line.words;
  if (!first) return understood({ kind: 'overview' });
  if (plain(first.raw) === '/debt') return parseLine(dropWords(line, 1), context);
  const usage = usageOf(commandWordOf(first));
  if (usage) return READ[usage.command](dropWords(line, 1), context, usage);
  return (
    parseItemFirst(line, context) ?? parseFlags(line, context) ?? unknown(line, first, context)
  );
}

/** The word without the marks that people put around it: `--help`, `add:`, `"list"`. */
function commandWordOf(word: Word): string {
  const typed = word.key !== null && word.value === '' ? word.key : word.raw;
  const bareWord = plain(word.quoted ? word.value : typed);
  return bareWord.replace(/^[-/]+/, '').replace(/[:,.!]+$/, '');
}

/** `/debt 12` shows it; `/debt 12 done` and `/debt 3, 5 done` say the items first. */
function parseItemFirst(line: Line, context: Context): Parsed | null {
  const end = leadingRun(line.words).at(-1)?.end ?? 0;
  const show = usageOf('show');
  const verb = line.words[end];
  if (end === 0 || !show) return null;
  if (!verb) return READ.show(line, context, show);
  const usage = usageOf(commandWordOf(verb));
  if (!usage?.pattern.includes('<number')) return null;
  const words = line.words.filter((_, index) => index !== end);
  return READ[usage.command]({ text: line.text, words }, context, usage);
}

/** `/debt mine overdue`: filters alone make a list. */
function parseFlags(line: Line, context: Context): Parsed | null {
  const [first] = line.words;
  const list = usageOf('list');
  if (!first || !list || !LIST_FLAGS.some((flag) => flag === plain(first.raw))) return null;
  const parsed = READ.list(line, context, list);
  const isSearch =
    parsed.ok && parsed.command.kind === 'list' && parsed.command.filters.words.length > 0;
  return isSearch ? null : parsed;
}

function unknown(line: Line, first: Word, context: Context): Parsed {
  const tryUsage = (usage: Usage, rest: Line) => READ[usage.command](rest, context, usage);
  return unknownCommand(line, first.value, tryUsage);
}
