import type { Part } from './outline.ts';
import type { Reading } from './reading.ts';
import { plainWords } from './words/plain-words.ts';
import { APART_BEGINNINGS, PAGE_ENDINGS, READ_ME } from './words/sections.ts';

/**
 * Whether a file is no register but a page to read: on how to deal with debt or on what was done, by its title,
 * or on a program, by two headings that such pages have. Its lists hold no items.
 */
export function isPage(reading: Reading): boolean {
  const title = plainWords(saysOf(reading, reading.titled));
  const last = title.split(' ').at(-1) ?? '';
  const isTitled =
    PAGE_ENDINGS.has(last) || APART_BEGINNINGS.some((start) => title.startsWith(start));
  const parts = reading.titled ? [...reading.titled.parts, ...reading.root.parts] : [];
  const readMe = parts.filter((part) => READ_ME.has(plainWords(saysOf(reading, part))));
  return isTitled || readMe.length > 1;
}

function saysOf(reading: Reading, part: Part | null): string {
  return (part && reading.headingOf(part)?.beside.title) ?? '';
}
