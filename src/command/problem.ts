import type { Command } from './command.ts';
import type { Usage } from './usage.ts';

/** Why a line was not followed: what was wrong, what was understood, what to do. */
export interface Problem {
  readonly what: string;
  readonly understood: string | null;
  readonly remedy: string;
  /** A whole command line to try instead, as a person would type it. */
  readonly suggestion: string | null;
  readonly usage: Usage | null;
}

export type Parsed =
  | { readonly ok: true; readonly command: Command }
  | { readonly ok: false; readonly problem: Problem };
