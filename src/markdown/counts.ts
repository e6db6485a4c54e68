import type { Contradiction, DocumentItem, Wording } from '../domain/document.ts';
import { isOpenStatus } from '../domain/status.ts';
import { type Claim, type Counted, countedBy } from './claims.ts';
import type { FoundItem } from './found-item.ts';
import type { Part } from './outline.ts';
import { groupsAround, type Reading } from './reading.ts';
import { spanOf } from './source.ts';
import { priorityWord } from './values.ts';

/**
 * Numbers of items that a file claims and does not hold. A claim may mean all items of a kind or those that are
 * open; only one that is neither is told.
 */
export function countContradictions(
  claims: readonly Claim[],
  items: readonly DocumentItem[],
): Contradiction[] {
  if (items.length === 0) return [];
  return claims.flatMap(({ counted, count, wording }) => {
    const held = heldBy(counted, items);
    if (held === null) return [];
    const open = held.filter(isOwed);
    return count === held.length || count === open.length ? [] : [told(counted, wording, held)];
  });
}

/** A heading that says how many items stand under it, `High Priority (14 items)`, and is wrong. */
export function headingContradictions(
  reading: Reading,
  found: readonly FoundItem[],
  items: readonly DocumentItem[],
): Contradiction[] {
  const under = new Map<Part, DocumentItem[]>();
  found.forEach(({ around }, index) => {
    const item = items[index];
    for (const part of new Set(around.flatMap((one) => groupsAround(reading, one)))) {
      if (!item) continue;
      const held = under.get(part);
      if (held) held.push(item);
      else under.set(part, [item]);
    }
  });
  return [...under].flatMap(([part, held]) => {
    const says = reading.headingOf(part)?.says ?? '';
    const count = countInHeading(says);
    const isRight = count === held.length || count === held.filter(isOwed).length;
    if (count === null || isRight || !part.heading) return [];
    const line = reading.source.lineAt(spanOf(part.heading).start);
    return [told(countedBy(says) ?? { kind: 'all' }, { says, line }, held)];
  });
}

/** A bare number is a count where it is no year. */
function countInHeading(says: string): number | null {
  const match =
    /\((?<count>\d{1,4})(?<word>\s+(?:items?|open|issues?|debts?|tasks?|entries|total|einträge|punkte))?\)\s*$/iu.exec(
      says,
    )?.groups;
  const count = Number(match?.count);
  return match && (match.word || count < 1000) ? count : null;
}

/** The items that a claim is about; null where the file does not tell which those are. */
function heldBy(counted: Counted, items: readonly DocumentItem[]): readonly DocumentItem[] | null {
  switch (counted.kind) {
    case 'all':
      return items;
    case 'open':
      return items.filter(isOwed);
    case 'done':
      return items.filter((item) => !isOwed(item));
    case 'priority': {
      const held = items.filter(
        ({ source }) => source.priority && priorityWord(source.priority.says) === counted.word,
      );
      return held.length > 0 ? held : null;
    }
    default:
      return counted satisfies never;
  }
}

function told(
  counted: Counted,
  { says, line }: Wording,
  held: readonly DocumentItem[],
): Contradiction {
  const field =
    counted.kind === 'priority' ? 'priority' : counted.kind === 'all' ? 'items' : 'status';
  const found = `${held.length} ${held.length === 1 ? 'item' : 'items'} found`;
  return { item: null, field, line, says, other: { says: found, line: held[0]?.line ?? line } };
}

function isOwed({ status }: DocumentItem): boolean {
  return status === null || isOpenStatus(status);
}
