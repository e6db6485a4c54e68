/** Items written by one statement. */
export const BATCH_ITEMS = 500;

/** Items in batches that are written in turn, so that no statement grows with a register. */
export function batchesOf<Item>(items: readonly Item[]): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / BATCH_ITEMS);
  return Array.from({ length: count }, (_, index) =>
    items.slice(index * BATCH_ITEMS, (index + 1) * BATCH_ITEMS),
  );
}
