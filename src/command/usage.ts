import { CHANGE_USAGES } from './usages/change.ts';
import { PLAN_USAGES } from './usages/plan.ts';
import { RECORD_USAGES } from './usages/record.ts';
import { SEE_USAGES } from './usages/see.ts';
import { TEAM_USAGES } from './usages/team.ts';
import type { Goal, Usage, UsageInGoal } from './usages/usage.ts';

export type { Goal, Usage } from './usages/usage.ts';

/** Every command; those of one goal stand together. */
export const USAGES: readonly Usage[] = [
  ...all('record', RECORD_USAGES),
  ...all('see', SEE_USAGES),
  ...all('change', CHANGE_USAGES),
  ...all('plan', PLAN_USAGES),
  ...all('team', TEAM_USAGES),
];

function all(goal: Goal, usages: readonly UsageInGoal[]): readonly Usage[] {
  return usages.map((usage) => ({ goal, ...usage }));
}

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
