import type { FileNote, Link, Phase, Section } from '../domain/debt.ts';
import { DESCRIPTION, type WordedField, type Wording } from '../domain/document.ts';
import { type ExactValues, exactOf } from './exact.ts';
import type { FieldKind, TextField } from './fields.ts';
import type { Labelled } from './labelled.ts';
import { inlineTextOf, textOf } from './labels.ts';
import {
  type ReadStep,
  readFiles,
  readLabels,
  readLinks,
  readSteps,
  type StepProof,
} from './lists.ts';
import type { Source } from './source.ts';
import { isPlaceholder, isUnset } from './words/nothing.ts';
import { plainWords } from './words/plain-words.ts';
import { SECONDARY_LABELS } from './words/worded-labels.ts';

/** Names of sections that hold the heading around an item, and what a second table calls it. */
export const CATEGORY = 'Category';
export const ALSO_CALLED = 'Also Called';
export const BESIDE = 'Beside the Title';
const CHECKLISTS = 'Checklists';

/** What an item says, by field, while its stretches are read. */
export interface ItemDraft {
  readonly worded: Map<WordedField, Wording>;
  /** The labels of the wordings. */
  readonly labelOf: Map<WordedField, string>;
  readonly repeated: { field: WordedField; second: Wording }[];
  readonly texts: Map<TextField, string>;
  readonly phases: Phase[];
  readonly steps: ReadStep[];
  readonly files: FileNote[];
  readonly links: Link[];
  readonly labels: string[];
  readonly references: string[];
  readonly days: Wording[];
  readonly sections: Section[];
  readonly exact: ExactValues[];
}

/** An item of which nothing is read yet. */
export function emptyDraft(): ItemDraft {
  return {
    worded: new Map(),
    labelOf: new Map(),
    repeated: [],
    texts: new Map(),
    phases: [],
    steps: [],
    files: [],
    links: [],
    labels: [],
    references: [],
    days: [],
    sections: [],
    exact: [],
  };
}

/** Puts a stretch into the field that its label names, else into a section. */
export function addPart(source: Source, draft: ItemDraft, part: Labelled): void {
  const exact = exactOf(part);
  const text = textOf(source, part);
  if (exact) draft.exact.push(exact);
  else if (part.field?.kind === 'worded') addWorded(draft, part, part.field.name, text);
  else if (part.isDay) draft.days.push({ says: text, line: part.line });
  else if (part.label === null && addSteps(source, draft, part, false)) return;
  else if (part.label === null) addSection(draft, DESCRIPTION, text);
  else if (text === '' && part.field === null) addSection(draft, part.label, text);
  else if (text === '' || addToField(source, draft, part, part.field, text)) return;
  else addSection(draft, part.label, text);
}

function addWorded(draft: ItemDraft, part: Labelled, field: WordedField, text: string): void {
  if (isUnset(field, text)) return;
  const wording = { says: text, line: part.line };
  const label = part.label ?? '';
  const first = draft.worded.get(field);
  const before = draft.labelOf.get(field) ?? '';
  if (!first || isSurer(label, before)) {
    if (first) addSection(draft, before, first.says);
    draft.worded.set(field, wording);
    draft.labelOf.set(field, label);
  } else if (plainWords(label) !== plainWords(before)) {
    addSection(draft, label, text);
  } else if (first.says !== text) {
    draft.repeated.push({ field, second: wording });
  }
}

/** Whether a label names its field better than another does: `Priority` than `Severity`. */
function isSurer(label: string, other: string): boolean {
  return SECONDARY_LABELS.has(plainWords(other)) && !SECONDARY_LABELS.has(plainWords(label));
}

/** Whether the part's text found its place in a field. */
function addToField(
  source: Source,
  draft: ItemDraft,
  part: Labelled,
  field: FieldKind | null,
  text: string,
): boolean {
  switch (field?.kind) {
    case 'text':
      if (inlineTextOf(source, part) === '' && addSteps(source, draft, part, false, 'boxes'))
        return true;
      draft.texts.set(field.name, joined(draft.texts.get(field.name), text));
      return true;
    case 'phase':
      draft.phases.push({ name: field.phase, text });
      return true;
    case 'files':
      draft.files.push(...readFiles(source, part, field.files));
      return true;
    case 'links': {
      const links = readLinks(source, part);
      draft.links.push(...(links ?? []));
      return links !== null;
    }
    case 'labels': {
      const labels = readLabels(text);
      draft.labels.push(...(labels ?? []).filter((label) => !draft.labels.includes(label)));
      return labels !== null;
    }
    case 'reference':
      if (isPlaceholder(text) || draft.references.length > 0) return isPlaceholder(text);
      draft.references.push(text);
      return true;
    default:
      return addSteps(source, draft, part, field?.kind === 'steps' && !field.marked);
  }
}

/**
 * Steps, where the part is a checklist. What is written beside the label stays as a section under it; the names of
 * lists that say more than that these are steps stay in a section of their own.
 */
function addSteps(
  source: Source,
  draft: ItemDraft,
  part: Labelled,
  isSteps: boolean,
  proof: StepProof = part.field ? 'marks' : 'boxes',
): boolean {
  const steps = readSteps(source, part, isSteps ? 'any list' : proof);
  if (!steps) return false;
  draft.steps.push(...steps);
  const beside = inlineTextOf(source, part);
  if (part.label === null) return true;
  if (beside !== '') addSection(draft, part.label, beside);
  else if (!part.field) addSection(draft, CHECKLISTS, part.label);
  return true;
}

/** Adds a text to the section of a title, once. */
export function addSection(draft: ItemDraft, title: string, text: string): void {
  const index = draft.sections.findIndex((section) => section.title === title);
  const before = draft.sections[index];
  if (before && (before.text === text || text === '')) return;
  if (before) draft.sections[index] = { title, text: joined(before.text, text) };
  else draft.sections.push({ title, text });
}

function joined(before: string | undefined, text: string): string {
  return before === undefined ? text : `${before}\n\n${text}`;
}
