/** What a person decides about an import before it is done. */
import type { UserId } from './debt.ts';
import type { ImportedField } from './import-fields.ts';

/** Whose value a field takes that file and Slack changed differently. */
export type Side = 'slack' | 'file';

/** What a person decided; what nobody decided stays open and is told. */
export interface ImportChoices {
  /** By the item's place in the file, from 0: the number of the item that it is, or null for a new one. */
  readonly same: ReadonlyMap<number, number | null>;
  /** What the doubtful items are that `same` does not name. */
  readonly otherDoubtful: 'same' | 'new' | null;
  /** Whose value a field takes, by `conflictKey`. */
  readonly sides: ReadonlyMap<string, Side>;
  /** Whose value the conflicting fields take that `sides` does not name. */
  readonly otherConflicts: Side | null;
  /** Closes what the file no longer holds, in whose name and why; null keeps it open. */
  readonly closeMissing: Closing | null;
}

/** The same before it is known in whose name: whether to close what is missing is a yes or a no. */
export interface ImportDecisions extends Omit<ImportChoices, 'closeMissing'> {
  readonly closeMissing: boolean;
}

/** In whose name items are closed, when, and what the note says. */
export interface Closing {
  readonly by: UserId | null;
  readonly now: Date;
  readonly why: string;
}

/** Nothing was decided. */
export const UNDECIDED: ImportChoices = {
  same: new Map(),
  otherDoubtful: null,
  sides: new Map(),
  otherConflicts: null,
  closeMissing: null,
};

/** Names one field of one item, for `ImportChoices.sides`. */
export function conflictKey(number: number, field: ImportedField): string {
  return `${number} ${field}`;
}

/** Whose value a field in conflict takes; null where nobody said. */
export function sideChosen(
  choices: ImportChoices,
  number: number,
  field: ImportedField,
): Side | null {
  return choices.sides.get(conflictKey(number, field)) ?? choices.otherConflicts;
}

/**
 * Which item a doubtful item of the file was said to be: the number of the one that it is like, null for a new one,
 * undefined where nobody said.
 */
export function sameChosen(
  choices: ImportChoices,
  place: number,
  alike: number,
): number | null | undefined {
  const named = choices.same.get(place);
  if (named !== undefined) return named === alike ? alike : null;
  if (choices.otherDoubtful === null) return undefined;
  return choices.otherDoubtful === 'same' ? alike : null;
}
