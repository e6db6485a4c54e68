import type { Contradiction } from '../domain/document.ts';
import type { FoundItem } from './found-item.ts';
import { readTitle } from './values-title.ts';

/** A number for each item, none twice, and what the file numbers twice in one section. */
export interface Numbered {
  readonly numbers: readonly number[];
  readonly repeated: readonly Contradiction[];
}

/**
 * The first item with an ordinal keeps it. Others take their place in the file, or where that is taken
 * the next number that nobody has.
 */
export function numberItems(found: readonly FoundItem[]): Numbered {
  const holders = new Map<number, FoundItem>();
  const repeated: Contradiction[] = [];
  for (const item of found) {
    if (item.ordinal === null) continue;
    const holder = holders.get(item.ordinal);
    if (!holder) holders.set(item.ordinal, item);
    else if (holder.around[0] === item.around[0]) repeated.push(clash(item, holder));
  }
  let highest = Math.max(found.length, ...holders.keys());
  const numbers = found.map((item, index) => {
    if (item.ordinal !== null && holders.get(item.ordinal) === item) return item.ordinal;
    return holders.has(index + 1) ? ++highest : index + 1;
  });
  return { numbers, repeated };
}

function clash(item: FoundItem, holder: FoundItem): Contradiction {
  return {
    item: readTitle(item.title).title,
    field: 'number',
    line: item.line,
    says: String(item.ordinal),
    other: { says: `${holder.ordinal}. ${readTitle(holder.title).title}`, line: holder.line },
  };
}
