import { randomUUID } from 'node:crypto';
import type { Debt, DebtFields } from '../domain/debt.ts';
import { IMPORTED_FIELDS, type ImportedBase, inFileTerms } from '../domain/import-fields.ts';
import type { FieldChange, MergedInto, Place } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { dropForward, moveItems, setForward } from '../store/forwards.ts';
import { updateImported } from '../store/imports.ts';
import { type ActedOn, setDeleted } from '../store/undo.ts';
import { batchesOf } from './batches.ts';
import { type Action, saveDecisions } from './save.ts';

/** An item with what it was before a change set. */
export interface TakenBack extends ActedOn {
  readonly register: Register;
  readonly fields: DebtFields;
  readonly changes: readonly FieldChange[];
}

/** An item as it is after a change set was taken back. */
export interface UndoneItem {
  readonly debt: Debt;
  readonly register: Register;
  readonly changes: readonly FieldChange[];
}

/**
 * Writes items as they were before a change set, as one change set of its own. Call it in the transaction of the lock.
 * @param registers by id, those that items are moved back into among them
 * @param isImport what the file last said goes back as well, so that importing it again brings the same
 */
export async function saveUndo(
  sql: AnySql,
  items: readonly TakenBack[],
  {
    undoes,
    registers,
    isImport,
  }: {
    readonly undoes: string;
    readonly registers: ReadonlyMap<number, Register>;
    readonly isImport: boolean;
  },
  action: Action,
): Promise<{ changeSet: string; items: readonly UndoneItem[] }> {
  const changeSet = randomUUID();
  const undone: UndoneItem[] = [];
  for (const register of new Set(items.map((item) => registerAfter(item, registers)))) {
    const here = items.filter((item) => registerAfter(item, registers) === register);
    for (const batch of batchesOf(here)) {
      const decided = batch.map(({ debt, fields, changes }) => ({
        debt,
        decision: { fields, changes, remarks: [] },
      }));
      const saved = await saveDecisions(sql, register, decided, { ...action, undoes }, changeSet);
      for (const [at, item] of batch.entries()) {
        const place = await moveAndForward(sql, item);
        const debt = { ...(saved[at]?.debt ?? item.debt), ...place };
        undone.push({ debt, register, changes: item.changes });
      }
      await putAsideOrBack(sql, batch, action.at);
      if (isImport) await restoreBase(sql, batch);
    }
  }
  return { changeSet, items: undone };
}

/** The register that the item is in from now on. */
function registerAfter(
  { register, changes }: TakenBack,
  registers: ReadonlyMap<number, Register>,
): Register {
  const moved = changes.find(({ field }) => field === 'moved');
  return (moved && registers.get((moved.after as Place).registerId)) ?? register;
}

/** Where the item is found from now on. */
async function moveAndForward(sql: AnySql, { debt, changes }: TakenBack): Promise<Place> {
  const { workspaceId, registerId, number } = debt;
  const here = { registerId, number };
  const merged = changes.find(({ field }) => field === 'merged');
  if (merged) {
    const into = merged.after as MergedInto | null;
    if (into) await setForward(sql, workspaceId, here, into.debtId);
    else await dropForward(sql, workspaceId, here);
  }
  const moved = changes.find(({ field }) => field === 'moved');
  if (!moved) return here;
  const back = moved.after as Place;
  await moveItems(sql, workspaceId, [{ debtId: debt.id, from: here, to: back }]);
  await dropForward(sql, workspaceId, back);
  return back;
}

async function putAsideOrBack(sql: AnySql, batch: readonly TakenBack[], at: Date): Promise<void> {
  for (const isDeleted of [true, false]) {
    const ids = batch
      .filter(({ changes }) =>
        changes.some(({ field, after }) => field === 'deleted' && after === isDeleted),
      )
      .map(({ debt }) => debt);
    const [first] = ids;
    if (!first) continue;
    await setDeleted(
      sql,
      first.workspaceId,
      ids.map(({ id }) => id),
      isDeleted ? at : null,
    );
  }
}

async function restoreBase(sql: AnySql, batch: readonly TakenBack[]): Promise<void> {
  const [first] = batch;
  if (!first) return;
  const kept = batch.map(({ debt, imported, fields, changes }) => ({
    id: debt.id,
    reference: debt.reference,
    imported: baseOf(imported, fields, changes),
  }));
  await updateImported(sql, first.debt.workspaceId, kept);
}

/** An import takes a field only where the item had what the file had said before: that is what it has now. */
function baseOf(
  base: ImportedBase,
  fields: DebtFields,
  changes: readonly FieldChange[],
): ImportedBase {
  const changed = IMPORTED_FIELDS.filter((name) => changes.some(({ field }) => field === name));
  const values = changed.map((name) => {
    const { says, line } = base[name] ?? { says: null, line: 0 };
    return [name, { value: inFileTerms(fields, name), says, line }] as const;
  });
  return { ...base, ...Object.fromEntries(values) };
}
