import type { Debt, Owner } from './debt.ts';
import { type ImportChoices, sideChosen } from './import-choices.ts';
import {
  baseValue,
  type FileFields,
  IMPORTED_FIELDS,
  type ImportedBase,
  type ImportedField,
  inFileTerms,
  type OwnerAliases,
  ownerMeant,
  stepsFrom,
} from './import-fields.ts';
import type { FieldPatch } from './patch.ts';
import { sameValue } from './value.ts';

/** File and Slack changed one field to different values since the last import; Slack's is kept until somebody decides. */
export interface ImportConflict {
  readonly field: ImportedField;
  readonly before: unknown;
  readonly inSlack: unknown;
  readonly inFile: unknown;
}

/**
 * What of a file's changes an item takes: what Slack did not change too, and what somebody chose. The rest are conflicts.
 */
export function mergeFile(
  debt: Debt,
  told: FileFields,
  base: ImportedBase,
  people: OwnerAliases | undefined,
  choices: ImportChoices,
): { patch: FieldPatch; conflicts: ImportConflict[] } {
  const patch: Record<string, unknown> = {};
  const conflicts: ImportConflict[] = [];
  for (const field of IMPORTED_FIELDS) {
    const [inFile, before] = [told[field], baseValue(base, field)].map((value) =>
      field === 'owner' ? ownerMeant(value as Owner | null, people) : value,
    );
    const inSlack = inFileTerms(debt, field);
    if (sameValue(inFile, before) || sameValue(inFile, inSlack)) continue;
    const disagree = !sameValue(inSlack, before) || wouldClearDate(field, debt, told, base);
    const side = disagree ? sideChosen(choices, debt.number, field) : 'file';
    if (side === null) conflicts.push({ field, before, inSlack, inFile });
    else if (side === 'file') {
      patch[field] = field === 'steps' ? stepsFrom(debt.steps, told.steps) : inFile;
    }
  }
  return { patch: patch as FieldPatch, conflicts };
}

/** A new quarter from the file would take away the date that somebody set in Slack. */
function wouldClearDate(
  field: ImportedField,
  debt: Debt,
  told: FileFields,
  base: ImportedBase,
): boolean {
  if (field !== 'targetQuarter' || debt.targetDate === null) return false;
  return debt.targetDate !== told.targetDate && debt.targetDate !== baseValue(base, 'targetDate');
}

/** A field in conflict keeps its old base, so that it is reported until file and Slack agree or somebody decides. */
export function keepBase(
  next: ImportedBase,
  base: ImportedBase,
  conflicts: readonly ImportConflict[],
): ImportedBase {
  const kept: Record<string, unknown> = { ...next };
  for (const { field } of conflicts) {
    delete kept[field];
    const before = base[field];
    if (before) kept[field] = before;
  }
  return kept as ImportedBase;
}
