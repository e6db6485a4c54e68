import type { FileKind, FileNote, Phase } from '../domain/debt.ts';
import type { DocumentItem, ToldByItem } from '../domain/document.ts';
import type { Level } from '../domain/level.ts';
import type { ExactField } from './exact.ts';
import { isTangled } from './limits.ts';
import { fenceAsIs } from './own-marks.ts';
import { titled } from './write-text.ts';

/** Some Markdown of an item: a line that others may stand next to, or a block. */
export interface Piece {
  readonly text: string;
  readonly isLine: boolean;
}

/** A value with the ways to write it, the most readable first; none where only JSON will do. */
export interface Slot {
  readonly field: ExactField;
  /** What the reader is to find in an item that tells nothing else. */
  readonly told: Partial<ToldByItem>;
  readonly forms: readonly Piece[];
  /** What stands there where only JSON tells the value. */
  readonly otherwise: Piece | null;
}

const FILE_LABELS: Readonly<Record<FileKind, string>> = {
  'to modify': 'Files to Modify',
  'to create': 'Files to Create',
  new: 'New Files',
  modified: 'Files Modified',
  created: 'Files Created',
};
const EMPTY = '[ ]';

/** The values of an item that people word, in the order of the item. */
export function slotsOf(told: ToldByItem): Slot[] {
  return [
    ...lineSlot('reference', 'ID', told),
    levelSlot('effort', told.effort, told.effortQualifier),
    levelSlot('impact', told.impact, told.impactQualifier),
    ...textSlot('acceptedWhy', 'Accepted Because', told),
    ...textSlot('risk', 'Risk if Ignored', told),
    ...textSlot('whatWasDone', 'What Was Done', told),
    ...textSlot('currentState', 'Current State', told),
    ...told.targetState.map(phaseSlot),
    ...textSlot('implementation', 'Implementation', told),
    ...stepsSlot(told),
    ...runsOf(told.files).map(filesSlot),
    ...told.sections.map((section) =>
      slot('sections', { sections: [section] }, textForms(section.title, section.text)),
    ),
    ...linksSlot(told),
    ...labelsSlot(told),
    ownerSlot(told),
  ];
}

/** A line that names a value. */
export function line(label: string, text: string): Piece {
  return { text: `**${label}**: ${text}`, isLine: true };
}

/** A label with a list or other blocks below. */
export function block(label: string, text: string): Piece {
  const isList = /^[-*] /.test(text);
  return { text: `**${label}**:\n${isList ? '' : '\n'}${text}`, isLine: false };
}

function slot(
  field: ExactField,
  told: Slot['told'],
  forms: readonly Piece[],
  otherwise: Piece | null = null,
): Slot {
  return { field, told, forms: forms.filter(({ text }) => !isTangled(text)), otherwise };
}

/** Text beside its label where it is one line, else below it, else in a fence. */
function textForms(label: string, text: string): Piece[] {
  const below = [block(label, text), block(label, fenceAsIs('markdown', text))];
  const isLine = !text.includes('\n') && !/^(?:[-+*>#|] |```|\d+[.)] )/.test(text);
  return isLine ? [line(label, text), ...below] : below;
}

function textSlot(
  field: 'risk' | 'whatWasDone' | 'currentState' | 'implementation' | 'acceptedWhy',
  label: string,
  told: ToldByItem,
): Slot[] {
  const text = told[field];
  return text === null ? [] : [slot(field, { [field]: text }, textForms(label, text))];
}

function lineSlot(field: 'reference', label: string, told: ToldByItem): Slot[] {
  const text = told[field];
  return text === null ? [] : [slot(field, { [field]: text }, [line(label, text)])];
}

function levelSlot(field: 'effort' | 'impact', level: Level | null, qualifier: string | null) {
  const label = titled(field);
  const word = level ? titled(level) : EMPTY;
  const told = { [field]: level, [`${field}Qualifier`]: qualifier };
  const worded =
    level === null ? [qualifier ?? EMPTY] : [`${word} (${qualifier})`, `${word}, ${qualifier}`];
  const texts = qualifier === null ? [word] : worded;
  const forms = texts.map((text) => line(label, text));
  return slot(`${field}Qualifier`, told, forms, line(label, word));
}

function phaseSlot(phase: Phase): Slot {
  const label = phase.name === null ? 'Target State' : `Target State (${phase.name})`;
  return slot('targetState', { targetState: [phase] }, textForms(label, phase.text));
}

function stepsSlot({ steps }: ToldByItem): Slot[] {
  if (steps.length === 0) return [];
  const rows = steps.map(({ text, done }) => `- [${done ? 'x' : ' '}] ${indented(text, 6)}`);
  return [slot('steps', { steps }, [block('Steps', rows.join('\n'))])];
}

function filesSlot(files: readonly FileNote[]): Slot {
  const rows = files.map(({ text }) => `- ${indented(text, 2)}`);
  const label = FILE_LABELS[files[0]?.kind ?? 'to modify'];
  return slot('files', { files }, [block(label, rows.join('\n'))]);
}

/** Files of one kind that follow each other. */
function runsOf(files: readonly FileNote[]): FileNote[][] {
  const runs: FileNote[][] = [];
  for (const file of files) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === file.kind) last.push(file);
    else runs.push([file]);
  }
  return runs;
}

function linksSlot({ links }: ToldByItem): Slot[] {
  if (links.length === 0) return [];
  const rows = links.map(
    ({ url, title }) => `- ${title === null ? `<${url}>` : `[${title}](${url})`}`,
  );
  return [slot('links', { links }, [block('Links', rows.join('\n'))])];
}

function labelsSlot({ labels }: ToldByItem): Slot[] {
  return labels.length === 0
    ? []
    : [slot('labels', { labels }, [line('Labels', labels.join(', '))])];
}

function ownerSlot({ owner }: ToldByItem): Slot {
  const nobody = line('Assigned', EMPTY);
  return slot('owner', { owner }, [owner === null ? nobody : line('Assigned', owner)], nobody);
}

/** A text of several lines within a list item. */
function indented(text: string, spaces: number): string {
  return text.replace(/\n(?=[^\n])/g, `\n${' '.repeat(spaces)}`);
}

/** What an item tells that has but a title. */
export const BARE: ToldByItem = {
  number: 1,
  reference: null,
  title: 'Item',
  status: 'not started',
  priority: null,
  effort: null,
  effortQualifier: null,
  impact: null,
  impactQualifier: null,
  risk: null,
  currentState: null,
  targetState: [],
  implementation: null,
  steps: [],
  files: [],
  whatWasDone: null,
  sections: [],
  owner: null,
  due: null,
  quarter: null,
  completed: null,
  acceptedUntil: null,
  acceptedWhy: null,
  labels: [],
  links: [],
} satisfies Omit<DocumentItem, 'line' | 'source'>;
