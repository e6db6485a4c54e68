import type { Contradiction } from '../domain/document.ts';
import type { FoundItem } from './find-items.ts';
import { type Source, spanOf } from './source.ts';

/** A number for each item, none twice, and what the file numbers twice in one section. */
export interface Numbered {
  readonly numbers: readonly number[];
  readonly repeated: readonly Contradiction[];
}

/**
 * The first item with an ordinal keeps it. Others take their place in the file, or where that is taken
 * the next number that nobody has.
 */
export function numberItems(source: Source, found: readonly FoundItem[]): Numbered {
  const holders = new Map<number, FoundItem>();
  const repeated: Contradiction[] = [];
  for (const item of found) {
    if (item.ordinal === null) continue;
    const holder = holders.get(item.ordinal);
    if (!holder) holders.set(item.ordinal, item);
    else if (holder.part.parent === item.part.parent) repeated.push(clash(source, item, holder));
  }
  let highest = Math.max(found.length, ...holders.keys());
  const numbers = found.map((item, index) => {
    if (item.ordinal !== null && holders.get(item.ordinal) === item) return item.ordinal;
    return holders.has(index + 1) ? ++highest : index + 1;
  });
  return { numbers, repeated };
}

function clash(source: Source, item: FoundItem, holder: FoundItem): Contradiction {
  return {
    item: item.title,
    field: 'number',
    line: headingLine(source, item),
    says: String(item.ordinal),
    other: { says: `${holder.ordinal}. ${holder.title}`, line: headingLine(source, holder) },
  };
}

function headingLine(source: Source, { part }: FoundItem): number {
  return part.heading ? source.lineAt(spanOf(part.heading).start) : 1;
}
