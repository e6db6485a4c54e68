import {
  type Contradiction,
  type DocumentItem,
  isSetByHand,
  type WordedField,
  type Wording,
} from '../domain/document.ts';
import { derivedPriority } from '../domain/priority.ts';
import type { ReadItem } from './item.ts';
import { isOwnPrioritySection } from './own-marks.ts';
import type { SummaryRow } from './summary-tables.ts';
import { readPriority, readPriorityField, readStatus, readStatusField } from './values.ts';
import { readDate, readDeadline, readQuarter } from './values-date.ts';
import { plainWords } from './words/plain-words.ts';

/**
 * What an item says differently in two places of its own, or than the section that it stands in. That impact gives the
 * priority is our rule, so only a file with sections of ours breaks it.
 */
export function contradictionsWithin(read: ReadItem): Contradiction[] {
  const { item, section, openStep } = read;
  const { status, priority, impact, completed } = item.source;
  const found = read.repeated
    .filter(({ field, second }) => !isSame(field, item.source[field], second))
    .flatMap(({ field, second }) => against(item, field, item.source[field], second));
  if (section && readPriority(section.says) !== item.priority && item.priority !== null) {
    found.push(...against(item, 'priority', priority, section));
  }
  const derived = derivedPriority(item);
  const isByMatrix = isOwnPrioritySection(priority?.says ?? '') && !isSetByHand(item);
  if (derived && item.priority && derived !== item.priority && isByMatrix) {
    found.push(...against(item, 'priority', priority, impact));
  }
  if (item.status === 'complete' && openStep) {
    found.push(...against(item, 'steps', status, openStep));
  }
  if (item.completed && item.status !== null && item.status !== 'complete') {
    found.push(...against(item, 'completed', completed, status));
  }
  return found;
}

/** Whether two wordings of a field name one value, be it in other words. */
function isSame(field: WordedField, one: Wording | undefined, other: Wording): boolean {
  const read =
    field === 'status' ? readStatusField : field === 'priority' ? readPriorityField : readDeadline;
  const value = read(one?.says ?? '');
  const isWordless = plainWords(one?.says ?? '') === plainWords(other.says);
  return isWordless || (value !== null && value === read(other.says));
}

/** What a row of a summary table says differently than the items that it names. */
export function contradictionsWithRow(row: SummaryRow): Contradiction[] {
  return row.kind === 'schedule'
    ? [...quarterContradictions(row), ...countContradictions(row)]
    : row.items.flatMap((item) => progressContradictions(item, row));
}

function progressContradictions(item: DocumentItem, row: SummaryRow): Contradiction[] {
  const said = row.status ? readStatusField(row.status.says) : null;
  const { status, completed } = item.source;
  const found: Contradiction[] = [];
  if (row.status && said && item.status && said !== item.status) {
    found.push(...against(item, 'status', status, row.status));
  }
  const day = row.completed ? readDate(row.completed.says) : null;
  if (row.completed && day && item.completed && day !== item.completed) {
    found.push(...against(item, 'completed', completed, row.completed));
  }
  const isPaid = item.status === 'complete' || said === 'complete';
  if (row.completed && day && !isPaid) {
    found.push(...against(item, 'completed', status, row.completed));
  }
  return found;
}

function quarterContradictions(row: SummaryRow): Contradiction[] {
  const said = row.quarter ? readQuarter(row.quarter.says) : null;
  return row.items.flatMap((item) => {
    const own = item.quarter;
    const isSame = own?.number === said?.number && own?.year === said?.year;
    return own && said && !isSame ? against(item, 'quarter', item.source.quarter, row.quarter) : [];
  });
}

/** `3/3 Complete` in a quarter's row against the statuses of its items. */
function countContradictions(row: SummaryRow): Contradiction[] {
  if (!row.status) return [];
  const claim = claimOf(row);
  const done = row.items.filter((item) => item.status === 'complete');
  const owed = row.items.filter((item) => item.status !== null && item.status !== 'complete');
  if (claim && claim.done === claim.total && owed.length > 0) {
    return owed.flatMap((item) => against(item, 'status', item.source.status, row.status));
  }
  if (claim && row.items.length === row.named) {
    const counted = `${done.length}/${row.named}`;
    if (claim.done === done.length && claim.total === row.named) return [];
    const other = { says: `${counted} by the items' own status`, line: row.line };
    return [{ item: null, field: 'status', line: row.line, says: row.status.says, other }];
  }
  if (!claim && readStatus(row.status.says) === 'not started') {
    const begun = row.items.filter(hasBegun);
    return begun.flatMap((item) => against(item, 'status', item.source.status, row.status));
  }
  return [];
}

function claimOf(row: SummaryRow): { done: number; total: number } | null {
  const says = row.status?.says ?? '';
  const count = /(?<done>\d+)\s*\/\s*(?<total>\d+)/.exec(says)?.groups;
  if (count) return { done: Number(count.done), total: Number(count.total) };
  return readStatus(says) === 'complete' ? { done: row.named, total: row.named } : null;
}

function hasBegun({ status }: DocumentItem): boolean {
  return status !== null && status !== 'not started' && status !== 'planning';
}

function against(
  item: DocumentItem,
  field: string,
  own: Wording | undefined,
  other: Wording | null | undefined,
): Contradiction[] {
  if (!own || !other) return [];
  return [{ item: item.title, field, line: own.line, says: own.says, other }];
}
