import { existsSync, readFileSync } from 'node:fs';
import type { DocumentItem, RegisterDocument } from '../../src/domain/document.ts';

/** A small register of this project's own, by its file name. */
export function fixture(name: string): string {
  return readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
}

/** A file of the shared test data, or null where that folder is not at hand. */
export function sharedFile(path: string): Buffer | null {
  const full = `../shared/registers/${path}`;
  return existsSync(full) ? readFileSync(full) : null;
}

export function itemTitled(document: RegisterDocument, title: string): DocumentItem {
  const item = document.items.find((candidate) => candidate.title === title);
  if (!item) throw new Error(`no item "${title}" among ${document.items.length}`);
  return item;
}

/** Lines of a text that are nowhere in the document, apart from list marks, labels and rules. */
export function lostLines(text: string, document: RegisterDocument): string[] {
  const kept = stringsIn(document).join('\n');
  return text.split('\n').filter((line) => {
    const told = line.trim();
    const bare = told
      .replace(/^#{1,6}\s+(?:\d+\.\s+)?/, '')
      .replace(/^(?:[-*]|\d+\.)\s+/, '')
      .replace(/^\[[ x]\]\s+/, '')
      .replace(/^✅\s+/u, '')
      .replace(/^\*\*[^*]+\*\*:\s*/, '');
    const isEmpty = ['', '---', '[ ]'].includes(bare);
    return !isEmpty && !kept.includes(told) && !kept.includes(bare);
  });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}
