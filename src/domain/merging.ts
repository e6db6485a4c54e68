import {
  type Debt,
  type DebtFields,
  type Hit,
  type Link,
  MAX_HITS,
  MAX_LABELS,
  MAX_LINKS,
  MAX_STEPS,
  type Step,
} from './debt.ts';
import { changesBetween, type Decision, type FieldPatch, pickFields } from './patch.ts';
import { RuleError } from './rule-error.ts';

/** What a duplicate hands to the item that it is merged into. Everything else stays readable on the duplicate. */
type HandedOver = Pick<DebtFields, 'labels' | 'links' | 'hits' | 'steps'>;

/**
 * What an item has with all that it lacks of a duplicate: labels, links by their address, steps by their words, and every
 * hit. Nothing of its own changes, and what has no room stays with the duplicate.
 */
function absorbed(into: HandedOver, duplicate: HandedOver): HandedOver {
  return {
    labels: [...new Set([...into.labels, ...duplicate.labels])].slice(0, MAX_LABELS),
    links: joined(into.links, duplicate.links, ({ url }: Link) => url, MAX_LINKS),
    steps: renumbered(joined(into.steps, duplicate.steps, wordsOf, MAX_STEPS), into.steps),
    hits: renumbered([...into.hits, ...duplicate.hits].slice(0, MAX_HITS), into.hits),
  };
}

/** Whether an item has all that a duplicate would hand over. */
function hasAllOf(into: HandedOver, duplicate: HandedOver): boolean {
  const { labels, links, steps, hits } = absorbed(into, duplicate);
  const urls = new Set(links.map(({ url }) => url));
  const steplines = new Set(steps.map(wordsOf));
  return (
    duplicate.labels.every((label) => labels.includes(label)) &&
    duplicate.links.every(({ url }) => urls.has(url)) &&
    duplicate.steps.every((step) => steplines.has(wordsOf(step))) &&
    hits.length >= into.hits.length + duplicate.hits.length
  );
}

/** The duplicate closes and says what took it in. @throws RuleError where it is the same item. */
export function mergedAway(duplicate: Debt, into: Pick<Debt, 'id' | 'number'>): Decision {
  if (duplicate.id === into.id) {
    const remedy = 'Name another one that stays.';
    throw new RuleError(null, `Both numbers mean #${duplicate.number} already.`, remedy);
  }
  const before = pickFields(duplicate);
  const fields: DebtFields = { ...before, closedReason: 'merged' };
  const after = { debtId: into.id, number: into.number };
  const event = { field: 'merged', before: null, after } as const;
  return { fields, changes: [...changesBetween(before, fields), event], remarks: [] };
}

/** The item with what all duplicates handed over. */
export function takenIn(into: Debt, duplicates: readonly Debt[]): Decision {
  const before = pickFields(into);
  const patch: FieldPatch = duplicates.reduce<HandedOver>(absorbed, before);
  const fields = { ...before, ...patch };
  const remarks = duplicates
    .filter((duplicate) => !hasAllOf(fields, { ...duplicate, hits: [] }))
    .map(({ number }) => `Not everything of #${number} had room; the rest is still on its card.`);
  return { fields, changes: changesBetween(before, fields), remarks };
}

function joined<Entry>(
  own: readonly Entry[],
  others: readonly Entry[],
  keyOf: (entry: Entry) => string,
  most: number,
): readonly Entry[] {
  const known = new Set(own.map(keyOf));
  return [...own, ...others.filter((entry) => !known.has(keyOf(entry)))].slice(0, most);
}

/** Entries that came from elsewhere get ids of their own, after those that were there. */
function renumbered<Entry extends Step | Hit>(
  entries: readonly Entry[],
  own: readonly Entry[],
): readonly Entry[] {
  const highest = own.reduce((most, { id }) => Math.max(most, id), 0);
  return entries.map((entry, at) =>
    at < own.length ? entry : { ...entry, id: highest + at - own.length + 1 },
  );
}

function wordsOf({ text }: Step): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
