import type { FieldName } from '../domain/debt.ts';
import { type FieldConflict, type Meanwhile, mergeEdit } from '../domain/merge.ts';
import { type FieldPatch, isOfField } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { type ChangeRow, changesSince, type Origin } from '../store/changes.ts';
import type { RegisterContext } from './context.ts';
import { decideGiving, peopleAsked } from './giving.ts';
import { loadForChange } from './load.ts';
import { requireMayChange } from './rights.ts';
import { type Saved, saveDecision } from './save.ts';

/** A form as it came back. */
export interface SubmittedEdit {
  /** The item's version when the form was opened. */
  readonly shownVersion: number;
  /** The fields of the form; one that is left out stays as it is. */
  readonly fields: FieldPatch;
  /** After a conflict: the fields that are to become mine, and the version whose values the person saw. */
  readonly decided?: { readonly mine: readonly FieldName[]; readonly seenVersion: number };
}

export type EditResult =
  | ({ readonly outcome: 'saved' } & Saved)
  | {
      /** Nothing was saved: the person is to choose, field by field. */
      readonly outcome: 'conflict';
      readonly conflicts: readonly FieldConflict[];
      readonly debt: Saved['debt'];
    };

/**
 * Saves a form, merged with what others changed since it was opened. After a conflict, send it again with
 * `decided` for the fields that are to be overwritten and without those where the other value stays.
 * @throws Refusal when there is no such item or the actor may not, RuleError when a field breaks a rule.
 */
export async function submitEdit(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  number: number,
  edit: SubmittedEdit,
  origin: Origin = 'modal',
): Promise<EditResult> {
  const at = context.now();
  return context.sql.begin(async (sql): Promise<EditResult> => {
    const debt = await loadForChange(sql, register, number);
    requireMayChange(register, actor, debt);
    const since = await changesSince(sql, register.workspaceId, debt.id, edit.shownVersion);
    const { patch, conflicts } = mergeEdit(debt, edit.fields, meanwhileOf(since, edit));
    if (conflicts.length > 0) return { outcome: 'conflict', conflicts, debt };
    const command = { kind: 'edit', patch } as const;
    const asked = await peopleAsked(sql, [debt], command);
    const decision = decideGiving(debt, { register, actor, asked, now: at }, command);
    const action = { by: actor.userId, at, origin };
    return { outcome: 'saved', ...(await saveDecision(sql, register, debt, decision, action)) };
  });
}

/** What each field was before others changed it; of a decided field, only what the person has not seen. */
function meanwhileOf(
  since: readonly ChangeRow[],
  { decided }: SubmittedEdit,
): ReadonlyMap<FieldName, Meanwhile> {
  const meanwhile = new Map<FieldName, Meanwhile>();
  for (const { field, before, by, version } of since.filter(isOfField)) {
    if (decided?.mine.includes(field) && version <= decided.seenVersion) continue;
    const first = meanwhile.get(field);
    meanwhile.set(field, { before: first ? first.before : before, by });
  }
  return meanwhile;
}
