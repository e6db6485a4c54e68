/** How alike two titles are, and which of many belong together. */

/** Two of a kind, and how alike their titles are: 0 nothing in common, 1 the same. */
export interface Pair<Left, Right> {
  readonly left: Left;
  readonly right: Right;
  readonly likeness: number;
}

/** The beginning of a word that more titles than this share does not tell which of them belong together. */
const MAX_SHARING = 20;

/**
 * Pairs of which the titles are alike enough to be accepted, the most alike first; each one is in one pair at most. Only
 * titles that share the beginning of a longer word are compared, so that the time does not grow with the square of
 * their number.
 */
export function pairsAlike<Left, Right>(
  lefts: readonly (readonly [Left, string])[],
  rights: readonly (readonly [Right, string])[],
  accept: (likeness: number, left: Left, right: Right) => boolean,
): Pair<Left, Right>[] {
  const byStem = new Map<string, number[]>();
  rights.forEach(([, title], index) => {
    for (const stem of stemsOf(title)) {
      const places = byStem.get(stem);
      if (places) places.push(index);
      else byStem.set(stem, [index]);
    }
  });
  const found: (Pair<Left, Right> & { readonly at: number; readonly other: number })[] = [];
  lefts.forEach(([left, title], at) => {
    const near = new Set([...stemsOf(title)].flatMap((stem) => sharing(byStem.get(stem))));
    for (const other of near) {
      const [right, otherTitle] = rights[other] ?? [];
      if (right === undefined || otherTitle === undefined) continue;
      const likeness = likenessOf(title, otherTitle);
      if (accept(likeness, left, right)) found.push({ left, right, likeness, at, other });
    }
  });
  found.sort((a, b) => b.likeness - a.likeness || a.at - b.at || a.other - b.other);
  const [taken, takenOthers] = [new Set<number>(), new Set<number>()];
  return found.filter(({ at, other }) => {
    if (taken.has(at) || takenOthers.has(other)) return false;
    taken.add(at);
    takenOthers.add(other);
    return true;
  });
}

/** The share of their groups of three letters that two titles have in common (Sørensen–Dice), case and punctuation aside. */
export function likenessOf(one: string, other: string): number {
  const [groups, others] = [threesOf(one), threesOf(other)];
  if (groups.size + others.size === 0) return one === other ? 1 : 0;
  let common = 0;
  for (const group of groups) if (others.has(group)) common += 1;
  return (2 * common) / (groups.size + others.size);
}

function sharing(places: readonly number[] | undefined): readonly number[] {
  return places && places.length <= MAX_SHARING ? places : [];
}

/** The beginnings of the longer words, the same for `migrate` and `migration`. */
function stemsOf(title: string): Set<string> {
  const long = wordsOf(title).filter((word) => word.length >= 4);
  return new Set(long.map((word) => word.slice(0, 4)));
}

function threesOf(title: string): Set<string> {
  const threes = new Set<string>();
  for (const word of wordsOf(title)) {
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) threes.add(padded.slice(at, at + 3));
  }
  return threes;
}

function wordsOf(title: string): string[] {
  return title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
