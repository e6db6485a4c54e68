import type {
  DocumentItem,
  DocumentStep,
  NotUnderstood,
  WordedField,
  Wording,
} from '../domain/document.ts';
import type { Priority } from '../domain/priority.ts';
import { asWritten } from './as-written.ts';
import { withUnit } from './effort-unit.ts';
import type { FoundItem } from './found-item.ts';
import { categoryAround, sectionsAround } from './groups.ts';
import { issueLinksIn } from './issue-links.ts';
import {
  ALSO_CALLED,
  addPart,
  addSection,
  BESIDE,
  CATEGORY,
  emptyDraft,
  type ItemDraft,
} from './item-draft.ts';
import { loneMark } from './legend.ts';
import type { Reading } from './reading.ts';
import type { ReadTitle } from './title-draft.ts';
import { readBeside, type SectionAround, type ToldBeside } from './told-beside.ts';
import { readPriorityField, readStatusField } from './values.ts';
import { readDate, readDeadline, readQuarter } from './values-date.ts';
import { readLevel } from './values-level.ts';
import { readOwner } from './values-owner.ts';
import { NOTHING_BESIDE, readTitle } from './values-title.ts';
import { plainWords } from './words/plain-words.ts';

/** A reading with what the file's legend says of marks. */
export interface ReadingOfItems extends Reading {
  readonly legend: ReadonlyMap<string, Priority>;
}

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

/** Reads one item: each stretch of its text goes to a field, or to a section under its own label. */
export function readItem(reading: ReadingOfItems, found: FoundItem, number: number): ReadItem {
  const { source } = reading;
  const draft = emptyDraft();
  for (const part of found.stretches) addPart(source, draft, part);
  for (const title of found.otherTitles ?? []) addSection(draft, ALSO_CALLED, title);
  if (!reading.isOwn) draft.links.push(...issueLinksIn(textsOf(found, draft), draft.links));
  const category = categoryAround(reading, found.around);
  const hasCategory = draft.sections.some(({ title }) => title === CATEGORY);
  if (category !== '' && !hasCategory) addSection(draft, CATEGORY, category);
  const sections = sectionsAround(reading, found.around);
  const beside = besideTitle(found, draft);
  const item = finish(reading, { found, beside, number }, draft, sections);
  keepUnused(draft, beside, item);
  if (!reading.isOwn) draft.sections.push(...asWritten(item));
  const openStep = draft.steps.find((step) => !step.done);
  return {
    item,
    openStep: openStep ? { says: openStep.text, line: openStep.line } : null,
    section: sections.find(({ priority }) => priority !== null) ?? null,
    repeated: draft.repeated,
    notUnderstood: notUnderstoodIn(item),
  };
}

/** The running texts of an item. */
function textsOf({ title }: FoundItem, { texts, sections, steps }: ItemDraft): string[] {
  const inSections = sections.map(({ text }) => text);
  return [title, ...texts.values(), ...inSections, ...steps.map(({ text }) => text)];
}

interface TitledItem {
  readonly found: FoundItem;
  readonly beside: ReadTitle;
  readonly number: number;
}

function finish(
  { legend }: ReadingOfItems,
  { found, beside, number }: TitledItem,
  draft: ItemDraft,
  sections: readonly SectionAround[],
): DocumentItem {
  const { line } = found;
  const told = withDay(draft, readBeside({ beside, line }, draft.worded, sections));
  const says = (field: WordedField): string => told.source.get(field)?.says ?? '';
  const effort = readLevel('effort', withUnit(says('effort'), draft.labelOf.get('effort') ?? ''));
  const impact = readLevel('impact', says('impact'));
  const due = told.source.get('due');
  const quarter = told.source.get('quarter') ?? (due && readQuarter(due.says) ? due : undefined);
  const item: DocumentItem = {
    line,
    number,
    reference: found.ownId || beside.reference || (draft.references[0] ?? null),
    title: told.title,
    status: told.status,
    priority: legend.get(loneMark(told.source.get('priority')?.says ?? '')) ?? told.priority,
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

/** What stands beside a title and gives way to a field in other words: a section, and so nothing is lost. */
function keepUnused(draft: ItemDraft, beside: ReadTitle, { line, source }: DocumentItem): void {
  const { completed } = beside;
  const isDayUsed = completed === null || source.completed?.says === completed.says;
  if (completed && !isDayUsed && !isWithin(completed.says, beside.status?.says ?? '')) {
    addSection(draft, BESIDE, completed.says);
  }
  for (const field of ['status', 'priority'] as const) {
    const own = draft.worded.get(field);
    const told = beside[field];
    if (!own || !told || isWithin(told.says, own.says) || isWithin(told.says, beside.title))
      continue;
    addSection(draft, BESIDE, told.says);
    const value = field === 'status' ? readStatusField(own.says) : readPriorityField(own.says);
    if (value !== null && value !== told.value) {
      draft.repeated.push({ field, second: { says: told.says, line } });
    }
  }
}

function isWithin(says: string, text: string): boolean {
  return plainWords(text).includes(plainWords(says));
}

/** A day without a name is the one on which a paid item was paid; else it stays text. */
function withDay({ days, sections }: ItemDraft, told: ToldBeside): ToldBeside {
  const [day] = days;
  if (!day) return told;
  if (told.status === 'complete' && told.completed === null) {
    const source = new Map(told.source).set('completed', day);
    return { ...told, completed: readDate(day.says), source };
  }
  sections.push({ title: 'Date', text: day.says });
  return told;
}

/** A title that is told exactly has nothing beside it. */
function besideTitle({ title, ownId }: FoundItem, { exact }: ItemDraft): ReadTitle {
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
