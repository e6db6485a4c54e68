import type { CommandWord } from '../command.ts';

/** What a person wants to do, the groups of `/debt help`. */
export type Goal = 'record' | 'see' | 'change' | 'plan' | 'team';

/** How one command is typed. */
export interface Usage {
  readonly goal: Goal;
  readonly command: CommandWord;
  /** The whole line, with `[optional]` parts and `<placeholders>`. */
  readonly pattern: string;
  readonly summary: string;
  /** Whole lines that parse as they stand; mentions are written `@ana`. */
  readonly examples: readonly string[];
  /** Other words that mean the same. */
  readonly synonyms: readonly string[];
}

/** As a usage stands among those of its goal. */
export type UsageInGoal = Omit<Usage, 'goal'>;
