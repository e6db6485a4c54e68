import type { FileNote, Link, Phase, Section } from '../domain/debt.ts';
import {
  DESCRIPTION,
  type DocumentItem,
  type DocumentStep,
  type NotUnderstood,
  type WordedField,
  type Wording,
} from '../domain/document.ts';
import { type ExactValues, exactOf } from './exact.ts';
import type { FieldKind, TextField } from './fields.ts';
import type { FoundItem } from './found-item.ts';
import { categoryAround, sectionsAround } from './groups.ts';
import type { Labelled } from './labelled.ts';
import { inlineTextOf, textOf } from './labels.ts';
import { type ReadStep, readFiles, readLabels, readLinks, readSteps } from './lists.ts';
import type { Reading } from './reading.ts';
import type { Source } from './source.ts';
import type { ReadTitle } from './title-draft.ts';
import { readBeside, type SectionAround } from './told-beside.ts';
import { readDate, readDeadline, readQuarter } from './values-date.ts';
import { readLevel } from './values-level.ts';
import { readOwner } from './values-owner.ts';
import { NOTHING_BESIDE, readTitle } from './values-title.ts';
import { isPlaceholder } from './words/nothing.ts';

/** Names of sections that hold the heading around an item, and what a second table calls it. */
export const CATEGORY = 'Category';
const ALSO_CALLED = 'Also Called';

/** An item with what only the reader needs to know of it. */
export interface ReadItem {
  readonly item: DocumentItem;
  /** The first step that is not done. */
  readonly openStep: Wording | null;
  /** The heading of the priority section that it stands in. */
  readonly section: Wording | null;
  /** Fields that the item gives twice, in other words each time. */
  readonly repeated: readonly { readonly field: WordedField; readonly second: Wording }[];
  readonly notUnderstood: readonly NotUnderstood[];
}

interface Draft {
  readonly worded: Map<WordedField, Wording>;
  readonly repeated: { field: WordedField; second: Wording }[];
  readonly texts: Map<TextField, string>;
  readonly phases: Phase[];
  readonly steps: ReadStep[];
  readonly files: FileNote[];
  readonly links: Link[];
  readonly labels: string[];
  readonly references: string[];
  readonly sections: Section[];
  readonly exact: ExactValues[];
}

/** Reads one item: each stretch of its text goes to a field, or to a section under its own label. */
export function readItem(reading: Reading, found: FoundItem, number: number): ReadItem {
  const { source } = reading;
  const draft: Draft = {
    worded: new Map(),
    repeated: [],
    texts: new Map(),
    phases: [],
    steps: [],
    files: [],
    links: [],
    labels: [],
    references: [],
    sections: [],
    exact: [],
  };
  for (const part of found.stretches) addPart(source, draft, part);
  for (const title of found.otherTitles ?? []) addSection(draft, ALSO_CALLED, title);
  const category = categoryAround(reading, found.around);
  if (!draft.sections.some(({ title }) => title === CATEGORY))
    addSection(draft, CATEGORY, category);
  const sections = sectionsAround(reading, found.around);
  const item = finish(found, number, draft, sections);
  const openStep = draft.steps.find((step) => !step.done);
  return {
    item,
    openStep: openStep ? { says: openStep.text, line: openStep.line } : null,
    section: sections.find(({ priority }) => priority !== null) ?? null,
    repeated: draft.repeated,
    notUnderstood: notUnderstoodIn(item),
  };
}

function addPart(source: Source, draft: Draft, part: Labelled): void {
  const exact = exactOf(part);
  const text = textOf(source, part);
  if (exact) draft.exact.push(exact);
  else if (part.field?.kind === 'worded') addWorded(draft, part, part.field.name, text);
  else if (part.label === null) addSection(draft, DESCRIPTION, text);
  else if (text === '' || addToField(source, draft, part, part.field, text)) return;
  else addSection(draft, part.label, text);
}

function addWorded(draft: Draft, part: Labelled, field: WordedField, text: string): void {
  if (isPlaceholder(text)) return;
  const wording = { says: text, line: part.line };
  const first = draft.worded.get(field);
  if (!first) draft.worded.set(field, wording);
  else if (first.says !== text) draft.repeated.push({ field, second: wording });
}

/** Whether the part's text found its place in a field. */
function addToField(
  source: Source,
  draft: Draft,
  part: Labelled,
  field: FieldKind | null,
  text: string,
): boolean {
  switch (field?.kind) {
    case 'text':
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

/** Steps, where the part is a checklist; what is written beside the label stays as a section. */
function addSteps(source: Source, draft: Draft, part: Labelled, isSteps: boolean): boolean {
  const steps = readSteps(source, part, isSteps ? 'any list' : part.field ? 'marks' : 'boxes');
  if (!steps) return false;
  draft.steps.push(...steps);
  const beside = inlineTextOf(source, part);
  if (beside !== '' && part.label) addSection(draft, part.label, beside);
  return true;
}

function addSection(draft: Draft, title: string, text: string): void {
  if (text === '') return;
  const index = draft.sections.findIndex((section) => section.title === title);
  const before = draft.sections[index];
  if (before?.text === text) return;
  if (before) draft.sections[index] = { title, text: joined(before.text, text) };
  else draft.sections.push({ title, text });
}

function joined(before: string | undefined, text: string): string {
  return before === undefined ? text : `${before}\n\n${text}`;
}

function finish(
  found: FoundItem,
  number: number,
  draft: Draft,
  sections: readonly SectionAround[],
): DocumentItem {
  const { line } = found;
  const beside = besideTitle(found, draft);
  const told = readBeside({ beside, line }, draft.worded, sections);
  const says = (field: WordedField): string => told.source.get(field)?.says ?? '';
  const effort = readLevel('effort', says('effort'));
  const impact = readLevel('impact', says('impact'));
  const due = told.source.get('due');
  const quarter = told.source.get('quarter') ?? (due && readQuarter(due.says) ? due : undefined);
  const item: DocumentItem = {
    line,
    number,
    reference: found.ownId || beside.reference || (draft.references[0] ?? null),
    title: told.title,
    status: told.status,
    priority: told.priority,
    effort: effort.level,
    effortQualifier: effort.qualifier,
    impact: impact.level,
    impactQualifier: impact.qualifier,
    risk: draft.texts.get('risk') ?? null,
    currentState: draft.texts.get('currentState') ?? null,
    targetState: draft.phases,
    implementation: draft.texts.get('implementation') ?? null,
    steps: draft.steps.map(({ text, done }): DocumentStep => ({ text, done })),
    files: draft.files,
    whatWasDone: draft.texts.get('whatWasDone') ?? null,
    sections: draft.sections,
    owner: readOwner(says('owner')),
    due: readDeadline(says('due')),
    quarter: quarter ? readQuarter(quarter.says) : null,
    completed: told.completed,
    acceptedUntil: readDate(says('acceptedUntil')),
    acceptedWhy: draft.texts.get('acceptedWhy') ?? null,
    labels: draft.labels,
    links: draft.links,
    source: { ...Object.fromEntries(told.source), ...(quarter ? { quarter } : {}) },
  };
  return Object.assign(item, ...draft.exact);
}

/** A title that is told exactly has nothing beside it. */
function besideTitle({ title, ownId }: FoundItem, { exact }: Draft): ReadTitle {
  const told = exact.find((values) => values.title !== undefined)?.title;
  return told === undefined ? readTitle(title, ownId) : { ...NOTHING_BESIDE, title: told };
}

/** Wordings that should have named a value and do not. Effort and impact may be prose. */
function notUnderstoodIn(item: DocumentItem): NotUnderstood[] {
  const { status, priority, due, quarter, completed, acceptedUntil } = item.source;
  const unread = [
    item.status === null && status,
    item.priority === null && priority,
    item.due === null && item.quarter === null && due,
    item.quarter === null && quarter,
    item.completed === null && completed,
    item.acceptedUntil === null && acceptedUntil,
  ];
  return unread
    .filter((wording) => wording !== false && wording !== undefined)
    .map(({ says, line }) => ({ line, text: says }));
}
