/** The candidate that a mistyped word most likely means, or null when none is near. Candidates are lower case. */
export function nearest<T extends string>(word: string, candidates: readonly T[]): T | null {
  const typed = word.toLowerCase();
  if (typed.length < 2 || typed.length > 30) return null;
  const longer = typed.length >= 3 ? candidates.find((it) => it.startsWith(typed)) : undefined;
  if (longer) return longer;
  const allowed = typed.length <= 6 ? 1 : 2;
  const ranked = candidates
    .map((candidate) => ({ candidate, distance: typingDistance(typed, candidate) }))
    .sort((one, other) => one.distance - other.distance);
  const best = ranked[0];
  return best && best.distance <= allowed ? best.candidate : null;
}

/** Letters to insert, leave out, replace or swap with their neighbour (optimal string alignment). */
function typingDistance(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, previous] = [previous, current];
  }
  return previous[to.length] ?? 0;
}
