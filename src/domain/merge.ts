import type { DebtFields, FieldName, UserId } from './debt.ts';
import type { FieldPatch } from './patch.ts';
import { sameValue } from './value.ts';

/** What others changed of one field since a person opened the form. */
export interface Meanwhile {
  /** The value that the form showed. */
  readonly before: unknown;
  readonly by: UserId | null;
}

/** Two people changed one field to different values. */
export interface FieldConflict {
  readonly field: FieldName;
  readonly before: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  readonly by: UserId | null;
}

/**
 * Merges a submitted form into an item that may have changed since the form was opened.
 * Fields that the person left alone keep what others made of them; a field that both changed
 * to different values is a conflict and is not in the patch.
 */
export function mergeEdit(
  current: DebtFields,
  submitted: FieldPatch,
  meanwhile: ReadonlyMap<FieldName, Meanwhile>,
): { patch: FieldPatch; conflicts: FieldConflict[] } {
  const patch: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const [name, mine] of Object.entries(submitted)) {
    if (mine === undefined) continue;
    const field = name as FieldName;
    const theirs = current[field];
    const other = meanwhile.get(field);
    const before = other ? other.before : theirs;
    if (sameValue(mine, before) || sameValue(mine, theirs)) continue;
    if (!sameValue(theirs, before))
      conflicts.push({ field, before, theirs, mine, by: other?.by ?? null });
    else patch[field] = mine;
  }
  return { patch: patch as FieldPatch, conflicts };
}
