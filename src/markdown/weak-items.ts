import type { Candidate } from './found-item.ts';
import { frontTitle } from './front-matter.ts';
import { isLed, isTelling } from './group-headings.ts';
import { headingCandidate } from './heading-candidate.ts';
import { itemsByList } from './items-by-list.ts';
import { itemsByRow } from './items-by-row.ts';
import type { RootContent } from './nodes.ts';
import { type Part, walk } from './outline.ts';
import { isPage } from './pages.ts';
import { hasRole, isApart, type Reading } from './reading.ts';
import { plainWords } from './words/plain-words.ts';
import { DEBT_STEMS } from './words/sections.ts';

/**
 * The items of a file that marks none of them: the lines of its plain lists where most of its sections are nothing
 * else, else its lowest headings with what stands under them. The file's title must speak of debt, or the file be
 * nothing but lists.
 */
export function weakItems(reading: Reading): Candidate[] {
  if (isPage(reading)) return [];
  const parts = [...walk(reading.root)].filter((part) => !isApart(reading, part));
  const told = parts.filter((part) => part.blocks.some(isTelling));
  const lists = told.filter(isListOnly);
  if (!isAboutDebt(reading) && !(isUntitled(reading) && lists.length === told.length)) return [];
  const rows = parts.flatMap((part) => itemsByRow(reading, part, true));
  if (rows.length > 0) return rows;
  const headed = told.filter((part) => isHeaded(reading, part));
  if (lists.length > 0 && lists.length >= headed.filter((part) => !isListOnly(part)).length) {
    return [...lists, ...alike(told, lists)].flatMap((part) => itemsByList(reading, part));
  }
  return headed
    .filter((part) => part.parts.length === 0)
    .map((part) => headingCandidate(reading, part));
}

/** Sections that hold more than a list, which looks as those of the sections that hold nothing else. */
function alike(told: readonly Part[], lists: readonly Part[]): Part[] {
  const holdsLed = ({ blocks }: Part) =>
    blocks.some((block) => block.type === 'list' && isLed(block));
  if (lists.filter(holdsLed).length * 2 <= lists.length) return [];
  return told.filter((part) => !lists.includes(part) && holdsLed(part));
}

function isListOnly(part: Part): boolean {
  const [first, ...rest] = part.blocks.filter(isTelling);
  const isList = (block: RootContent) => block.type === 'list';
  const isIntroduced = part.heading === null && rest.length > 0 && first?.type === 'paragraph';
  return first !== undefined && (isList(first) || isIntroduced) && rest.every(isList);
}

function isHeaded(reading: Reading, part: Part): boolean {
  const says = reading.headingOf(part)?.says ?? '';
  return says !== '' && part !== reading.titled && !hasRole(reading, part);
}

function isUntitled({ titled, root }: Reading): boolean {
  return titled === null && frontTitle(root.blocks[0]) === null;
}

function isAboutDebt(reading: Reading): boolean {
  const title = reading.titled && reading.headingOf(reading.titled)?.says;
  const words = plainWords(title ?? frontTitle(reading.root.blocks[0]) ?? '');
  return DEBT_STEMS.some((stem) => words.includes(stem));
}
