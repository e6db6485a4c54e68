import type { Level } from './level.ts';

/** Priority shares the scale of effort and impact: address this quarter, plan for next, nice to have. */
export type Priority = Level;

export const PRIORITY_MEANING: Readonly<Record<Priority, string>> = {
  high: 'address this quarter',
  medium: 'plan for next quarter',
  low: 'nice to have',
};

const QUADRANTS = {
  high: { low: 'quick wins', medium: 'strong picks', high: 'big bets' },
  medium: { low: 'easy gains', medium: 'steady work', high: 'weigh up' },
  low: { low: 'fill-ins', medium: 'someday', high: 'think twice' },
} as const satisfies Record<Level, Record<Level, string>>;
export type Quadrant = (typeof QUADRANTS)[Level][Level];

/** What an item must tell before it can be placed. */
export interface Assessed {
  readonly impact: Level | null;
  readonly effort: Level | null;
  readonly priorityOverride: Priority | null;
}

/** The name of a cell of the impact × effort matrix. */
export function quadrantOf(impact: Level, effort: Level): Quadrant {
  return QUADRANTS[impact][effort];
}

/** Impact gives the priority; null while impact or effort is still to be assessed. */
export function derivedPriority(item: Pick<Assessed, 'impact' | 'effort'>): Priority | null {
  return item.impact && item.effort ? item.impact : null;
}

/** The priority that holds: the override where there is one, else the derived one. */
export function priorityOf(item: Assessed): Priority | null {
  return item.priorityOverride ?? derivedPriority(item);
}

/** True when an override says something else than the matrix does. */
export function overrideDisagrees(item: Assessed): boolean {
  const derived = derivedPriority(item);
  return item.priorityOverride !== null && derived !== null && item.priorityOverride !== derived;
}
