import type { InputBlock, KnownBlock } from '@slack/types';
import type { FieldName } from '../domain/debt.ts';
import { conflictKey, type ImportDecisions, type Side } from '../domain/import-choices.ts';
import { IMPORTED_FIELDS, type ImportedField } from '../domain/import-fields.ts';
import { header, itemElements, say } from './blocks.ts';
import { sideField, sidesBlocks } from './conflict-sides.ts';
import { answersOf, type SubmittedView } from './form-answers.ts';
import { count, cut, oneLine, sentence } from './text.ts';
import { FIELD_WORDS } from './words.ts';

interface Named {
  readonly number: number;
  readonly title: string;
}

/** What of an import waits for a decision. */
export interface ShownDecisions {
  /** Items of the file that may be one of the register: that one's number and title. */
  readonly doubtful: readonly (Named & {
    readonly place: number;
    readonly line: number;
    readonly titleInFile: string;
  })[];
  readonly conflicts: readonly (Named & {
    readonly field: ImportedField;
    readonly before: unknown;
    readonly inSlack: unknown;
    readonly inFile: unknown;
  })[];
  readonly missing: readonly (Named & { readonly isOpen: boolean })[];
}

/** Questions of each kind that are asked one by one; the rest is asked at once. A view has at most 100 blocks. */
const maxAsked = 12;

const SAME = 'same';
const CONFLICT = 'conflict';
const OTHERS = 'others';
const MISSING = 'missing';

/** Asks what waits for a decision: whether items were renamed, whose value stays, what becomes of items that are gone. */
export function decisionBlocks(shown: ShownDecisions, firstMonth: number): KnownBlock[] {
  const { doubtful, conflicts, missing } = shown;
  const open = missing.filter(({ isOpen }) => isOpen).length;
  return [
    ...asked('Is it the same item?', doubtful, (one) => [sameField(one)], otherDoubtful),
    ...asked(
      'Changed in the file and in Slack',
      conflicts,
      (conflict) => conflictBlocks(conflict, firstMonth),
      otherConflicts,
    ),
    ...(open > 0 ? [missingField(open)] : []),
  ];
}

/** Whether an import asks anything. */
export function asksAnything({ doubtful, conflicts, missing }: ShownDecisions): boolean {
  return doubtful.length + conflicts.length > 0 || missing.some(({ isOpen }) => isOpen);
}

/** Reads what was chosen; what was not asked stays open. */
export function readDecisions(view: SubmittedView): ImportDecisions {
  const same = new Map<number, number | null>();
  const sides = new Map<string, Side>();
  const answers = answersOf(view);
  for (const [name, { value }] of answers) {
    const [kind, first, second] = name.split(':');
    if (kind === SAME) same.set(Number(first), value === 'same' ? Number(second) : null);
    const field = IMPORTED_FIELDS.find((one) => one === second);
    if (kind === CONFLICT && field) sides.set(conflictKey(Number(first), field), sideOf(value));
  }
  const others = (kind: string) => answers.get(`${OTHERS}:${kind}`)?.value ?? null;
  const otherDoubtful = others(SAME);
  return {
    same,
    sides,
    otherDoubtful: otherDoubtful === 'same' || otherDoubtful === 'new' ? otherDoubtful : null,
    otherConflicts: others(CONFLICT) === null ? null : sideOf(others(CONFLICT)),
    closeMissing: answers.get(MISSING)?.value === 'close',
  };
}

function sideOf(value: string | null): Side {
  return value === 'file' ? 'file' : 'slack';
}

function asked<Row>(
  title: string,
  rows: readonly Row[],
  blocksOf: (row: Row) => KnownBlock[],
  others: (more: number) => InputBlock,
): KnownBlock[] {
  if (rows.length === 0) return [];
  const more = rows.length - maxAsked;
  return [
    header(`${title} (${rows.length})`),
    ...rows.slice(0, maxAsked).flatMap(blocksOf),
    ...(more > 0 ? [others(more)] : []),
  ];
}

const SAME_OR_NEW = [
  { text: 'The same item, renamed', value: 'same' },
  { text: 'A new item', value: 'new' },
] as const;

function sameField({
  place,
  number,
  title,
  titleInFile,
  line,
}: ShownDecisions['doubtful'][number]) {
  const label = `Line ${line}: is “${short(titleInFile)}” #${number} “${short(title)}”?`;
  return sideField(`${SAME}:${place}:${number}`, label, SAME_OR_NEW, 'same');
}

function otherDoubtful(more: number): InputBlock {
  const label = `${count(more, 'more item')} of the file may be renamed ones. What are they?`;
  return sideField(`${OTHERS}:${SAME}`, label, SAME_OR_NEW, 'same');
}

const SIDES = [
  { text: 'What Slack has', value: 'slack' },
  { text: 'What the file says', value: 'file' },
] as const;

function conflictBlocks(
  conflict: ShownDecisions['conflicts'][number],
  firstMonth: number,
): KnownBlock[] {
  const { number, field, before, inSlack, inFile } = conflict;
  const name: FieldName = field;
  const sides = [
    { said: [say('At the last import')], value: before },
    { said: [say('In Slack')], value: inSlack },
    { said: [say('In the file')], value: inFile },
  ];
  const heading = [...itemElements(conflict), say(`: ${FIELD_WORDS[name]}`, { bold: true })];
  const label = `${sentence(FIELD_WORDS[name])} of #${number}: what stays?`;
  return [
    ...sidesBlocks(heading, name, sides, firstMonth),
    sideField(`${CONFLICT}:${number}:${field}`, label, SIDES, 'slack'),
  ];
}

function otherConflicts(more: number): InputBlock {
  const label = `${count(more, 'more field')} differ in the same way. What stays?`;
  return sideField(`${OTHERS}:${CONFLICT}`, label, SIDES, 'slack');
}

function missingField(open: number): InputBlock {
  const label = `${count(open, 'open item')} of the last import ${open === 1 ? 'is' : 'are'} not in this file any more`;
  const what = [
    { text: open === 1 ? 'Keep it open' : 'Keep them open', value: 'keep' },
    {
      text: `Close ${open === 1 ? 'it' : 'them'}, saying that the file dropped ${open === 1 ? 'it' : 'them'}`,
      value: 'close',
    },
  ];
  return sideField(MISSING, label, what, 'keep');
}

function short(text: string): string {
  return cut(oneLine(text), 100);
}
