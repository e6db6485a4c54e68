import type { Debt } from '../domain/debt.ts';
import { mergedAway, takenIn } from '../domain/merging.ts';
import { type Decision, pickFields } from '../domain/patch.ts';
import type { Actor } from '../domain/register.ts';
import type { Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { setForwards } from '../store/forwards.ts';
import { setDeleted } from '../store/undo.ts';
import type { RegisterContext } from './context.ts';
import { type ChangedMany, type Judged, judge, saveJudged } from './judged.ts';
import { type ItemPlace, loadManyForChange } from './load.ts';
import { requireMaintainer } from './rights.ts';

/** What deleting would take out, and why some of it cannot be deleted. Writes nothing. */
export async function judgeDeleting(
  sql: AnySql,
  actor: Actor,
  places: readonly ItemPlace[],
): Promise<readonly Judged[]> {
  const loaded = await loadManyForChange(sql, places);
  return loaded.map((item) =>
    judge(item, (debt, register) => {
      requireMaintainer(register, actor, 'delete');
      return deleted(debt);
    }),
  );
}

/**
 * Takes items out of their registers; their numbers stay theirs and the history keeps all, so that undo brings them
 * back. One that is refused stops none of the others; each is refused to an actor who does not keep its register.
 */
export async function deleteDebts(
  context: RegisterContext,
  actor: Actor,
  places: readonly ItemPlace[],
  origin: Origin,
): Promise<ChangedMany> {
  const action = { by: actor.userId, at: context.now(), origin };
  return context.sql.begin(async (sql) => {
    const judged = await judgeDeleting(sql, actor, places);
    const changed = await saveJudged(sql, judged, action);
    const ids = changed.outcomes.flatMap(({ saved }) => (saved ? [saved.debt.id] : []));
    if (ids.length > 0) await setDeleted(sql, actor.workspaceId, ids, action.at);
    return changed;
  });
}

/**
 * Closes duplicates as merged into one item, which gets what it lacks of them. Their numbers lead to it.
 * One that is refused stops none of the others.
 * @throws Refusal when the item that stays does not exist, or the actor does not keep its register.
 */
export async function mergeDebts(
  context: RegisterContext,
  actor: Actor,
  duplicates: readonly ItemPlace[],
  into: ItemPlace,
  origin: Origin,
): Promise<ChangedMany> {
  const action = { by: actor.userId, at: context.now(), origin };
  requireMaintainer(into.register, actor, 'merge');
  return context.sql.begin(async (sql) => {
    const [stays, ...loaded] = await loadManyForChange(sql, [into, ...duplicates]);
    if (!stays?.debt) throw stays?.missing ?? new Error(`item ${into.number} was not looked for`);
    const kept = stays.debt;
    const judged = loaded.map((item) =>
      judge(item, (debt, register) => {
        requireMaintainer(register, actor, 'merge');
        return mergedAway(debt, kept);
      }),
    );
    const merged = judged.flatMap(({ debt, verdict }) =>
      debt && !(verdict instanceof Error) ? [debt] : [],
    );
    const verdict = takenIn(kept, merged);
    const gained = verdict.changes.length > 0 ? [{ ...stays, verdict }] : [];
    const changed = await saveJudged(sql, [...judged, ...gained], action);
    await setForwards(sql, kept.workspaceId, merged, kept.id);
    return changed;
  });
}

function deleted(debt: Debt): Decision {
  const change = { field: 'deleted', before: false, after: true } as const;
  return { fields: pickFields(debt), changes: [change], remarks: [] };
}
