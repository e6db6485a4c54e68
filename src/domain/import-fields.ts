import {
  blankFields,
  type DebtFields,
  type FieldName,
  MAX_TITLE_CHARS,
  type Owner,
  type Step,
  type UserId,
} from './debt.ts';
import { newStep } from './decide.ts';
import {
  type DocumentItem,
  type DocumentStep,
  isSetByHand,
  type NamedQuarter,
  type WordedField,
} from './document.ts';
import type { LocalDate } from './local-date.ts';
import { derivedPriority } from './priority.ts';
import { type FirstMonth, parseQuarter, type Quarter, quarterIn, quarterOf } from './quarter.ts';
import { sameValue } from './value.ts';

/** The fields that a register file can tell. */
export const IMPORTED_FIELDS = [
  'title',
  'status',
  'effort',
  'effortQualifier',
  'impact',
  'impactQualifier',
  'priorityOverride',
  'risk',
  'currentState',
  'targetState',
  'implementation',
  'steps',
  'files',
  'whatWasDone',
  'sections',
  'owner',
  'targetDate',
  'targetQuarter',
  'completedOn',
  'acceptedUntil',
  'acceptedWhy',
  'labels',
  'links',
] as const satisfies readonly FieldName[];
export type ImportedField = (typeof IMPORTED_FIELDS)[number];

/** The values that a file gives an item; of steps only what a file can tell. */
export type FileFields = Pick<DebtFields, Exclude<ImportedField, 'steps'>> & {
  readonly steps: readonly DocumentStep[];
};

/** What a file last said of one field. */
export interface ImportedValue {
  readonly value: unknown;
  /** The file's own wording, where it is kept beside the value. */
  readonly says: string | null;
  /** 1-based. */
  readonly line: number;
}

/**
 * What a file last said of an item, by field; a field that is not here was blank.
 * `number` is the item's ordinal in the file, `namedQuarter` the quarter as the file names it.
 */
export type ImportedBase = {
  readonly [Name in ImportedField | 'number' | 'namedQuarter']?: ImportedValue;
};

/** Who the names of a file are in Slack, by the name in lower case. */
export type OwnerAliases = ReadonlyMap<string, UserId>;

/** By which calendar a file's quarters become dates, and whom its names mean. */
export interface ImportCalendar {
  readonly today: LocalDate;
  readonly firstMonth: FirstMonth;
  /** Nobody where left out. */
  readonly people?: OwnerAliases;
}

const BLANK: DebtFields = blankFields('');

/**
 * What a file says of an item, in the terms of our fields. A date implies its quarter; only a
 * complete item has a completed date. A bare `Q1` is the next
 * one not yet over, and stays the one it was when it was first read.
 */
export function fileFields(
  item: DocumentItem,
  base: ImportedBase,
  calendar: ImportCalendar,
): FileFields {
  return {
    title: fittingTitle(item.title),
    status: item.status ?? BLANK.status,
    effort: item.effort,
    effortQualifier: item.effortQualifier,
    impact: item.impact,
    impactQualifier: item.impactQualifier,
    priorityOverride:
      item.priority === derivedPriority(item) && !isSetByHand(item) ? null : item.priority,
    risk: item.risk,
    currentState: item.currentState,
    targetState: item.targetState,
    implementation: item.implementation,
    steps: item.steps,
    files: item.files,
    whatWasDone: item.whatWasDone,
    sections: withWholeTitle(item),
    owner: item.owner === null ? null : { kind: 'name', name: item.owner },
    targetDate: item.due,
    targetQuarter: item.due
      ? quarterOf(item.due, calendar.firstMonth)
      : quarterNamed(item.quarter, base, calendar),
    completedOn: item.status === 'complete' ? item.completed : null,
    acceptedUntil: item.status === 'accepted' ? item.acceptedUntil : null,
    acceptedWhy: item.status === 'accepted' ? item.acceptedWhy : null,
    labels: item.labels,
    links: item.links,
  };
}

/** A title that is too long for a list is cut; the whole of it is kept as a section. */
function fittingTitle(title: string): string {
  const characters = [...title];
  if (characters.length <= MAX_TITLE_CHARS) return title;
  return `${characters.slice(0, MAX_TITLE_CHARS - 1).join('')}…`;
}

function withWholeTitle(item: DocumentItem): DebtFields['sections'] {
  if (fittingTitle(item.title) === item.title) return item.sections;
  return [{ title: 'Title', text: item.title }, ...item.sections];
}

function quarterNamed(
  named: NamedQuarter | null,
  base: ImportedBase,
  { today, firstMonth }: ImportCalendar,
): Quarter | null {
  if (named === null) return null;
  if (named.year !== null) return quarterIn(named.year, named.number, firstMonth);
  const before = base.targetQuarter?.value;
  if (typeof before === 'string' && sameValue(base.namedQuarter?.value, named)) return before;
  return parseQuarter(`Q${named.number}`, today, firstMonth);
}

/** The person whom a file's name means, where somebody has said so. */
export function ownerMeant(owner: Owner | null, people: OwnerAliases = new Map()): Owner | null {
  const userId = owner?.kind === 'name' ? people.get(owner.name.toLowerCase()) : undefined;
  return userId === undefined ? owner : { kind: 'person', userId };
}

/** What is kept of an item's fields for the next import. */
export function importedBase(item: DocumentItem, told: FileFields): ImportedBase {
  const base: Record<string, ImportedValue> = {
    number: { value: item.number, says: null, line: item.line },
  };
  if (item.quarter) base.namedQuarter = { value: item.quarter, says: null, line: item.line };
  for (const field of IMPORTED_FIELDS) {
    const worded = WORDINGS[field];
    const wording = worded ? item.source[worded] : undefined;
    if (!wording && sameValue(told[field], BLANK[field])) continue;
    const { says, line } = wording ?? { says: null, line: item.line };
    base[field] = { value: told[field], says, line };
  }
  return base;
}

const WORDINGS: { readonly [Name in ImportedField]?: WordedField } = {
  status: 'status',
  priorityOverride: 'priority',
  effort: 'effort',
  impact: 'impact',
  owner: 'owner',
  targetDate: 'due',
  targetQuarter: 'quarter',
  completedOn: 'completed',
  acceptedUntil: 'acceptedUntil',
};

/** What the file said of a field when it was last imported. */
export function baseValue(base: ImportedBase, field: ImportedField): unknown {
  const imported = base[field];
  return imported ? imported.value : BLANK[field];
}

/** A field of an item in the terms of a file, which does not know who ticked a step. */
export function inFileTerms(fields: DebtFields, field: ImportedField): unknown {
  if (field !== 'steps') return fields[field];
  return fields.steps.map(({ text, done }) => ({ text, done }));
}

/** The file's steps; those that exist keep their id, and their tick with who and when where the file agrees. */
export function stepsFrom(existing: readonly Step[], told: readonly DocumentStep[]): Step[] {
  const left = [...existing];
  const steps: Step[] = [];
  for (const { text, done } of told) {
    const place = left.findIndex((step) => step.text === text);
    const [known] = place < 0 ? [] : left.splice(place, 1);
    const step = known ?? newStep([...existing, ...steps], text);
    steps.push(
      step.done === done ? { ...step, text } : { ...step, text, done, doneBy: null, doneAt: null },
    );
  }
  return steps;
}
