/** The three steps on which effort and impact are told. */
export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** Weight of a level in the ranking: low 1, medium 2, high 4. */
export const LEVEL_WEIGHT: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 4 };

const SPELLINGS: ReadonlyMap<string, Level> = new Map(
  Object.entries({
    l: 'low',
    lo: 'low',
    low: 'low',
    m: 'medium',
    med: 'medium',
    mid: 'medium',
    medium: 'medium',
    h: 'high',
    hi: 'high',
    high: 'high',
  } as const),
);

/** The level that one typed word names in any usual spelling, or null when it names none. */
export function parseLevel(word: string): Level | null {
  return SPELLINGS.get(word.trim().toLowerCase()) ?? null;
}
