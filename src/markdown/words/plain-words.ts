/** A wording's words in lower case, without accents, emoji and marks, one blank between them. */
export function plainWords(wording: string): string {
  return wording
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A lookup from each phrase of a table to its key; phrases are compared as `plainWords`. */
export function phrasesOf<Key extends string>(
  table: Readonly<Record<Key, readonly string[]>>,
): ReadonlyMap<string, Key> {
  const keys = Object.keys(table) as Key[];
  return new Map(keys.flatMap((key) => table[key].map((phrase) => [plainWords(phrase), key])));
}

/** Each word of the lists, as `plainWords`. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => plainWords(list).split(' ')));
}
