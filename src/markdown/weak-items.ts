import type { Candidate } from './found-item.ts';
import { frontTitle } from './front-matter.ts';
import { headingCandidate } from './heading-candidate.ts';
import { itemsByList } from './items-by-list.ts';
import { itemsByRow } from './items-by-row.ts';
import { type Part, walk } from './outline.ts';
import { hasRole, isApart, type Reading } from './reading.ts';
import { plainWords } from './words/plain-words.ts';
import { DEBT_STEMS } from './words/sections.ts';

/**
 * The items of a file that marks none of them: the lines of its plain lists where most of its sections are nothing
 * else, else its lowest headings with what stands under them. The file's title must speak of debt, or the file be
 * nothing but a list.
 */
export function weakItems(reading: Reading): Candidate[] {
  const parts = [...walk(reading.root)].filter((part) => !isApart(reading, part));
  const isPlainList = reading.root.parts.length === 0 && isListOnly(reading.root);
  if (!isPlainList && !isAboutDebt(reading)) return [];
  const told = parts.filter((part) => part.blocks.some(({ type }) => !IDLE.has(type)));
  const rows = parts.flatMap((part) => itemsByRow(reading, part, true));
  if (rows.length > 0) return rows;
  const lists = told.filter(isListOnly);
  const headed = told.filter((part) => isHeaded(reading, part));
  if (lists.length > 0 && lists.length >= headed.filter((part) => !isListOnly(part)).length) {
    return lists.flatMap((part) => itemsByList(reading, part));
  }
  return headed
    .filter((part) => part.parts.length === 0)
    .map((part) => headingCandidate(reading, part));
}

/** Blocks that say nothing by themselves. */
const IDLE: ReadonlySet<string> = new Set(['thematicBreak', 'html', 'definition']);

function isListOnly(part: Part): boolean {
  const telling = part.blocks.filter(({ type }) => !IDLE.has(type));
  return telling.length > 0 && telling.every(({ type }) => type === 'list');
}

function isHeaded(reading: Reading, part: Part): boolean {
  const says = reading.headingOf(part)?.says ?? '';
  return says !== '' && part !== reading.titled && !hasRole(reading, part);
}

function isAboutDebt(reading: Reading): boolean {
  const title = reading.titled && reading.headingOf(reading.titled)?.says;
  const words = plainWords(title ?? frontTitle(reading.root.blocks[0]) ?? '');
  return DEBT_STEMS.some((stem) => words.includes(stem));
}
