import type { Debt } from './debt.ts';
import type { DocumentItem } from './document.ts';
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

/**
 * Finds each file item among those of the register: where nothing moved, at its place; under the same number where title and
 * id are the same too, as in a file that was exported; on its line; by the file's own id, else by title (of several, the one
 * with the same ordinal), else by ordinal where the titles or texts show that it was renamed. Each is found once.
 */
export function matchItems(
  items: readonly DocumentItem[],
  existing: readonly ExistingItem[],
): ReadonlyMap<DocumentItem, ExistingItem> {
  const matches = new Map<DocumentItem, ExistingItem>();
  const left = new Set(existing);
  const matchBy = (
    keyOf: (item: DocumentItem) => string | null,
    keyOfExisting: (candidate: ExistingItem) => string | null,
    accept: (item: DocumentItem, candidate: ExistingItem) => boolean,
  ) => {
    const candidates = groupBy([...left], keyOfExisting);
    for (const item of items) {
      const key = matches.has(item) ? null : keyOf(item);
      const found =
        key === null
          ? undefined
          : candidates.get(key)?.find((one) => left.has(one) && accept(item, one));
      if (!found) continue;
      matches.set(item, found);
      left.delete(found);
    }
  };
  const title = ({ title }: { title: string }) => normalised(title);
  matchBy(
    (item) => placeKey([item.line, item.number], item.reference, title(item)),
    (one) => placeKey(importedPlace(one), one.debt.reference, importedTitle(one)),
    () => true,
  );
  matchBy(
    (item) => placeKey([item.number], item.reference, title(item)),
    ({ debt }) => placeKey([debt.number], debt.reference, title(debt)),
    () => true,
  );
  matchBy(
    (item) => placeKey([item.line], item.reference, title(item)),
    (one) => placeKey(importedPlace(one).slice(0, 1), one.debt.reference, importedTitle(one)),
    () => true,
  );
  matchBy(
    referenceKey,
    ({ debt }) => referenceKey(debt),
    () => true,
  );
  matchBy(
    title,
    ({ debt }) => title(debt),
    (item, one) => mayBe(item, one) && sameOrdinal(item, one),
  );
  matchBy(title, ({ debt }) => title(debt), mayBe);
  matchBy(title, importedTitle, mayBe);
  matchBy(
    (item) => String(item.number),
    ({ imported }) => (imported.number ? String(imported.number.value) : null),
    (item, one) => mayBe(item, one) && looksRenamed(item, one),
  );
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

function groupBy(
  existing: readonly ExistingItem[],
  keyOf: (candidate: ExistingItem) => string | null,
): Map<string, ExistingItem[]> {
  const groups = new Map<string, ExistingItem[]>();
  for (const candidate of existing) {
    const key = keyOf(candidate);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(candidate);
    else groups.set(key, [candidate]);
  }
  return groups;
}

/** Tells items apart that have the same id and title, while the file stays as it is. */
function placeKey(
  place: readonly number[],
  reference: string | null,
  title: string | null,
): string {
  return JSON.stringify([...place, reference?.toLowerCase() ?? null, title]);
}

/** The line and the ordinal at which the file last had an item; nowhere for one that came from no file. */
function importedPlace({ imported: { number } }: ExistingItem): number[] {
  return number ? [number.line, Number(number.value)] : [0, 0];
}

function referenceKey({ reference }: { reference: string | null }): string | null {
  return reference?.toLowerCase() ?? null;
}

/** The file's title of an item that was renamed in Slack. */
function importedTitle({ imported }: ExistingItem): string | null {
  const value = imported.title?.value;
  return typeof value === 'string' ? normalised(value) : null;
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
