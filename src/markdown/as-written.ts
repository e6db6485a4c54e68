import type { Section } from '../domain/debt.ts';
import type { DocumentItem, WordedField } from '../domain/document.ts';
import { parseLevel } from '../domain/level.ts';
import { parseStatus } from '../domain/status.ts';
import { isOwnPrioritySection } from './own-marks.ts';
import { readQuarter } from './values-date.ts';
import { MONTHS } from './words/months.ts';
import { plainWords } from './words/plain-words.ts';
import { PRIORITY_FILLERS } from './words/priorities.ts';
import { SECTION_FILLERS } from './words/sections.ts';
import { STATUS_FILLERS, STATUS_GOES_ON } from './words/statuses.ts';

const TITLES: readonly (readonly [WordedField, string])[] = [
  ['status', 'Status as Written'],
  ['priority', 'Priority as Written'],
  ['due', 'Due as Written'],
  ['quarter', 'Quarter as Written'],
  ['completed', 'Completed as Written'],
  ['owner', 'Owner as Written'],
];

/**
 * The wordings of an item that say more than the values read from them: `P0` is high, but not every high is P0. Effort and
 * impact have qualifiers for that. A wording that gave no value is one as well.
 */
export function asWritten(item: DocumentItem): Section[] {
  const kept: Section[] = [];
  for (const [field, title] of TITLES) {
    const says = item.source[field]?.says;
    if (says === undefined || kept.some(({ text }) => text === says)) continue;
    if (saysMore(item, field, says)) kept.push({ title, text: says });
  }
  return kept;
}

function saysMore(item: DocumentItem, field: WordedField, says: string): boolean {
  switch (field) {
    case 'status':
      return !isStatus(item, says);
    case 'priority':
      return !isOwnPrioritySection(says) && !isPriority(item, says);
    case 'owner':
      return says.includes('\n');
    default:
      return !isDay(says) && !isStatus(item, says);
  }
}

/** The level's own word and nothing else; a mark alone may stand on a finer scale. */
function isPriority({ priority }: DocumentItem, says: string): boolean {
  const words = wordsOf(says, PRIORITY_FILLERS);
  return words.length > 0 && words.every((word) => parseLevel(word) === priority);
}

/** A status in one of its usual spellings, with a day or without; a mark alone is one too. */
function isStatus({ status }: DocumentItem, says: string): boolean {
  const words = wordsOf(says.replace(/\d{4}-\d{2}-\d{2}|\[[ xX]\]/g, ' '), new Set());
  const telling = words.filter(
    (word) => !STATUS_FILLERS.has(word) && !STATUS_GOES_ON.has(word) && !SECTION_FILLERS.has(word),
  );
  if (words.length === 0) return true;
  return [words, telling].some((some) => parseStatus(some.join(' ')) === status && status !== null);
}

/** Nothing but a day, month or quarter. */
function isDay(says: string): boolean {
  const words = wordsOf(says, new Set());
  const rest = words.filter((word) => !/^\d+(?:st|nd|rd|th)?$/.test(word) && !MONTHS.has(word));
  return rest.length === 0 || (rest.length === 1 && readQuarter(rest[0] ?? '') !== null);
}

function wordsOf(says: string, but: ReadonlySet<string>): string[] {
  return plainWords(says)
    .split(' ')
    .filter((word) => word !== '' && !but.has(word));
}
