/** The three steps on which effort and impact are told. */
export const LEVELS = ['low', 'medium', 'high'] as const;
export type Level = (typeof LEVELS)[number];

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
