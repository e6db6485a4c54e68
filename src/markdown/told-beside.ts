import type { WordedField, Wording } from '../domain/document.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import type { Status } from '../domain/status.ts';
import type { SectionRole } from './section-role.ts';
import type { ReadTitle } from './title-draft.ts';
import { readPriorityField, readStatusField } from './values.ts';
import { readDayWithin } from './values-date.ts';

/** The heading of a section that an item stands in, and what it says of the item. */
export interface SectionAround extends Wording, SectionRole {}

/** What an item says in its fields, beside its title and by the sections that it stands in. */
export interface ToldBeside {
  readonly title: string;
  readonly status: Status | null;
  readonly priority: Priority | null;
  readonly completed: LocalDate | null;
  /** The wordings of the fields and of what stood in for them. */
  readonly source: ReadonlyMap<WordedField, Wording>;
}

/**
 * An item's own field goes before what stands beside its title, and that before its sections, the nearest
 * first. A status of completion with a day in it tells that day too, unless another status goes before it.
 */
export function readBeside(
  title: { readonly beside: ReadTitle; readonly line: number },
  fields: ReadonlyMap<WordedField, Wording>,
  sections: readonly SectionAround[],
): ToldBeside {
  const { beside, line } = title;
  const source = new Map(fields);
  const status =
    readStatusField(fields.get('status')?.says ?? '') ??
    beside.status?.value ??
    (fields.has('status') ? null : (sections.find((section) => section.status)?.status ?? null));
  const priority = priorityOf(fields, beside, sections);
  for (const [field, wording] of standIns(line, beside, sections)) {
    if (!source.has(field)) source.set(field, wording);
  }
  const day = status === 'complete' ? dayOfPayment(line, beside, fields) : null;
  if (day && !source.has('completed')) source.set('completed', day);
  const completed = readDayWithin(source.get('completed')?.says ?? '');
  const isDayTold = beside.day !== null && source.get('completed')?.says === beside.day.says;
  const told = isDayTold ? (beside.day?.title ?? '') : beside.title;
  return { title: told, status, priority, completed, source };
}

/** A day in the status goes before one beside the title. */
function dayOfPayment(
  line: number,
  beside: ReadTitle,
  fields: ReadonlyMap<WordedField, Wording>,
): Wording | null {
  const own = fields.get('status');
  if (own && readDayWithin(own.says)) return own;
  const day = beside.completed ?? beside.day;
  return day ? { says: day.says, line } : null;
}

function priorityOf(
  fields: ReadonlyMap<WordedField, Wording>,
  beside: ReadTitle,
  sections: readonly SectionAround[],
): Priority | null {
  const own = fields.get('priority');
  if (own) return readPriorityField(own.says);
  return beside.priority?.value ?? sections.find((section) => section.priority)?.priority ?? null;
}

/** The wordings that stand in for missing fields. A remark that stays in the title needs none. */
function standIns(
  titleLine: number,
  beside: ReadTitle,
  sections: readonly SectionAround[],
): [WordedField, Wording][] {
  const status = beside.status && !beside.title.includes(beside.status.says) ? beside.status : null;
  const from = (told: { says: string } | null | undefined, line = titleLine) =>
    told ? { says: told.says, line } : null;
  const ofSection = (name: 'status' | 'priority') => {
    const section = sections.find((candidate) => candidate[name] !== null);
    return from(section, section?.line);
  };
  const found: [WordedField, Wording | null][] = [
    ['status', from(status) ?? (beside.status ? null : ofSection('status'))],
    ['priority', from(beside.priority) ?? ofSection('priority')],
    ['owner', beside.owner === null ? null : from({ says: beside.owner })],
  ];
  return found.flatMap(([field, wording]): [WordedField, Wording][] =>
    wording ? [[field, wording]] : [],
  );
}
