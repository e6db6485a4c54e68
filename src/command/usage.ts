import { CHANGE_USAGES } from './usages/change.ts';
import { PLAN_USAGES } from './usages/plan.ts';
import { RECORD_USAGES } from './usages/record.ts';
import { SEE_USAGES } from './usages/see.ts';
import { TEAM_USAGES } from './usages/team.ts';
import type { Usage } from './usages/usage.ts';

export type { Goal, Usage } from './usages/usage.ts';

/** Every command; those of one goal stand together. */
export const USAGES: readonly Usage[] = [
  ...RECORD_USAGES,
  ...SEE_USAGES,
  ...CHANGE_USAGES,
  ...PLAN_USAGES,
  ...TEAM_USAGES,
];

const BY_WORD: ReadonlyMap<string, Usage> = new Map(
  USAGES.flatMap((usage) =>
    [usage.command, ...usage.synonyms].map((word) => [word, usage] as const),
  ),
);

/** Every word that a command may start with, commands and synonyms. */
export const COMMAND_WORDS: readonly string[] = [...BY_WORD.keys()];

/** The usage that a word names, in any case; null where it names none. */
export function usageOf(word: string): Usage | null {
  return BY_WORD.get(word.toLowerCase()) ?? null;
}
