import type { ImportDecisions, Side } from '../domain/import-choices.ts';
import { NOTHING_DECIDED } from '../register/import.ts';

/** The options that decide what a file leaves open. */
export interface Decided {
  readonly assumeRenamed?: true;
  readonly assumeNew?: true;
  readonly prefer?: Side;
  readonly closeMissing?: true;
}

/** What the options decide, for all items alike; what they do not stays undecided. */
export function decisionsIn(options: Decided): ImportDecisions {
  const { assumeRenamed, assumeNew, prefer, closeMissing } = options;
  const otherDoubtful = assumeRenamed ? 'same' : assumeNew ? 'new' : null;
  const otherConflicts = prefer ?? null;
  return { ...NOTHING_DECIDED, otherDoubtful, otherConflicts, closeMissing: closeMissing ?? false };
}
