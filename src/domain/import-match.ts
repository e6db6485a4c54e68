import type { Debt } from './debt.ts';
import type { DocumentItem } from './document.ts';
import { groupBy } from './group-by.ts';
import type { ImportedBase } from './import-fields.ts';
import { likenessOf, type Pair, pairsAlike } from './likeness.ts';

/** An item of the register with what its file last said of it. */
export interface ExistingItem {
  readonly debt: Debt;
  readonly imported: ImportedBase;
}

/** An item that is not in the register any more; a file changes nothing of it. */
export interface GoneItem extends ExistingItem {
  readonly why: 'moved' | 'deleted';
}

/** One way to know an item again: both give the same key, and nothing speaks against it. */
interface MatchRule {
  readonly keyOf: (item: DocumentItem) => string | null;
  readonly keyOfExisting: (candidate: ExistingItem) => string | null;
  readonly accepts?: (item: DocumentItem, candidate: ExistingItem) => boolean;
}

/** In the order in which they are tried. */
const MATCH_RULES: readonly MatchRule[] = [
  // At its place, in a file in which nothing moved.
  {
    keyOf: (item) => placeKey([item.line, item.number], item),
    keyOfExisting: (one) => placeKey(importedPlace(one), asImported(one)),
  },
  // Under its number here, in a file that was exported.
  {
    keyOf: (item) => placeKey([item.number], item),
    keyOfExisting: ({ debt }) => placeKey([debt.number], debt),
  },
  // On its line, under another ordinal.
  {
    keyOf: (item) => placeKey([item.line], item),
    keyOfExisting: (one) => placeKey(importedPlace(one).slice(0, 1), asImported(one)),
  },
  // By the file's own id.
  { keyOf: referenceKey, keyOfExisting: ({ debt }) => referenceKey(debt) },
  // By title: of several that share one, first the one with the same ordinal.
  {
    keyOf: titleKey,
    keyOfExisting: ({ debt }) => titleKey(debt),
    accepts: (item, one) => mayBe(item, one) && sameOrdinal(item, one),
  },
  { keyOf: titleKey, keyOfExisting: ({ debt }) => titleKey(debt), accepts: mayBe },
  { keyOf: titleKey, keyOfExisting: importedTitle, accepts: mayBe },
  // By ordinal, where the titles or the texts show that it was renamed.
  {
    keyOf: (item) => String(item.number),
    keyOfExisting: ({ imported }) => (imported.number ? String(imported.number.value) : null),
    accepts: (item, one) => mayBe(item, one) && looksRenamed(item, one),
  },
];

/** Finds each item of a file among those of the register, by the first rule that knows it again; each is found once. */
export function matchItems(
  items: readonly DocumentItem[],
  existing: readonly ExistingItem[],
): ReadonlyMap<DocumentItem, ExistingItem> {
  const matches = new Map<DocumentItem, ExistingItem>();
  const left = new Set(existing);
  for (const { keyOf, keyOfExisting, accepts = () => true } of MATCH_RULES) {
    const candidates = groupBy(left, keyOfExisting);
    for (const item of items) {
      const key = matches.has(item) ? null : keyOf(item);
      if (key === null) continue;
      const found = candidates.get(key)?.find((one) => left.has(one) && accepts(item, one));
      if (!found) continue;
      matches.set(item, found);
      left.delete(found);
    }
  }
  return matches;
}

/** From here on an item under another title may be the same; a person says whether it is. */
const MAYBE_SAME = 0.4;
/** So much is enough at the same ordinal. */
const MAYBE_SAME_IN_PLACE = 0.25;
/** At the same ordinal, titles this much alike are taken for the same item without asking. */
const SURELY_SAME = 0.8;

/** Of what was not matched, items of the file that may be items of the register under another title. */
export function likelyRenamed(
  items: readonly DocumentItem[],
  existing: readonly ExistingItem[],
  matches: ReadonlyMap<DocumentItem, ExistingItem>,
): Pair<DocumentItem, ExistingItem>[] {
  const found = new Set(matches.values());
  const fresh = items.filter((item) => !matches.has(item));
  const left = existing.filter((one) => !found.has(one));
  return pairsAlike(
    fresh.map((item) => [item, item.title] as const),
    left.map((one) => [one, one.debt.title] as const),
    (likeness, item, one) =>
      mayBe(item, one) && likeness >= (sameOrdinal(item, one) ? MAYBE_SAME_IN_PLACE : MAYBE_SAME),
  );
}

/** Tells items apart that have the same id and title, while the file stays as it is. */
function placeKey(
  place: readonly number[],
  { reference, title }: { reference: string | null; title: string | null },
): string {
  const known = title === null ? null : normalised(title);
  return JSON.stringify([...place, reference?.toLowerCase() ?? null, known]);
}

/** The id of an item, and its title as the file last had it. */
function asImported({ debt, imported }: ExistingItem) {
  const title = imported.title?.value;
  return { reference: debt.reference, title: typeof title === 'string' ? title : null };
}

/** The line and the ordinal at which the file last had an item; nowhere for one that came from no file. */
function importedPlace({ imported: { number } }: ExistingItem): number[] {
  return number ? [number.line, Number(number.value)] : [0, 0];
}

function referenceKey({ reference }: { reference: string | null }): string | null {
  return reference?.toLowerCase() ?? null;
}

function titleKey({ title }: { title: string }): string {
  return normalised(title);
}

/** The file's title of an item that was renamed in Slack. */
function importedTitle(one: ExistingItem): string | null {
  const { title } = asImported(one);
  return title === null ? null : normalised(title);
}

/** Two different ids are two different items, however alike they look. */
function mayBe(item: DocumentItem, { debt }: ExistingItem): boolean {
  return item.reference === null || debt.reference === null;
}

function sameOrdinal(item: DocumentItem, { imported }: ExistingItem): boolean {
  return imported.number?.value === item.number;
}

/** The texts tell more than the titles; without them, the titles must be nearly the same. */
function looksRenamed(item: DocumentItem, { imported }: ExistingItem): boolean {
  const before = imported.title?.value;
  const texts = ['risk', 'currentState', 'implementation', 'whatWasDone'] as const;
  return (
    (typeof before === 'string' && likenessOf(item.title, before) >= SURELY_SAME) ||
    texts.some((field) => item[field] !== null && item[field] === imported[field]?.value)
  );
}

/** Case, punctuation and spacing make no difference. */
function normalised(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? title : words;
}
