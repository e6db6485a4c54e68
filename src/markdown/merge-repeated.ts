import type { FoundItem } from './found-item.ts';
import { readTitle } from './values-title.ts';
import { plainWords } from './words/plain-words.ts';

/** Two tables that give one id share at least so many words of the shorter title; one table, nearly all. */
const LIKE_ACROSS = 0.3;
const LIKE_WITHIN = 0.8;

/**
 * Items that two tables tell, say of what is active and what is resolved, as one: the same id and a title that
 * is like the first. Ids that were used again for another debt stay apart, by their titles.
 */
export function mergeRepeated(items: readonly FoundItem[]): FoundItem[] {
  const byId = new Map<string, number[]>();
  const merged: FoundItem[] = [];
  for (const item of items) {
    const places = byId.get(item.ownId ?? '') ?? [];
    const place = places.find((index) => isSame(merged[index], item));
    const first = place === undefined ? undefined : merged[place];
    if (item.ownId && first && place !== undefined) {
      merged[place] = joined(first, item);
      continue;
    }
    if (item.ownId) byId.set(item.ownId, [...places, merged.length]);
    merged.push(item);
  }
  return merged;
}

function isSame(first: FoundItem | undefined, second: FoundItem): boolean {
  if (!first) return false;
  const isWithin = first.around[0] === second.around[0];
  return likeness(first.title, second.title) >= (isWithin ? LIKE_WITHIN : LIKE_ACROSS);
}

/** How many words of the shorter title stand in the other, 0 to 1. */
function likeness(one: string, other: string): number {
  const words = [one, other].map((title) => new Set(plainWords(title).split(' ')));
  const [short, long] = words.sort((a, b) => a.size - b.size);
  if (!short || !long) return 0;
  return [...short].filter((word) => long.has(word)).length / short.size;
}

function joined(first: FoundItem, second: FoundItem): FoundItem {
  const isOther = readTitle(first.title).title !== readTitle(second.title).title;
  return {
    ...first,
    otherTitles: [...(first.otherTitles ?? []), ...(isOther ? [second.title] : [])],
    stretches: [...first.stretches, ...second.stretches],
    around: [...first.around, ...second.around],
  };
}
