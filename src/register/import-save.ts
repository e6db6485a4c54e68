import { createHash, randomUUID } from 'node:crypto';
import { blankFields } from '../domain/debt.ts';
import type { RegisterDocument } from '../domain/document.ts';
import type { ImportPlan } from '../domain/import-plan.ts';
import { changesBetween } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { sameValue } from '../domain/value.ts';
import { insertChanges } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { insertDebts, updateDebts } from '../store/debts.ts';
import { insertImport, updateImported } from '../store/imports.ts';
import { noteImported } from '../store/registers.ts';
import { creation } from './add.ts';
import type { ImportCounts } from './import-preview.ts';
import type { Action } from './save.ts';

/** Items written by one statement. */
const BATCH_ITEMS = 500;

/** A file that was read and planned, and where it came from. */
export interface PlannedImport {
  readonly plan: ImportPlan;
  readonly document: RegisterDocument;
  readonly fileName: string;
  readonly text: string;
  readonly counts: ImportCounts;
}

/**
 * Writes a plan. Belongs into the transaction that locked the register and its items.
 * @returns the change set, or null when the register is as the file says already; then nothing is written.
 */
export async function saveImport(
  sql: AnySql,
  register: Register,
  planned: PlannedImport,
  action: Action,
): Promise<string | null> {
  const { plan, document, fileName, text, counts } = planned;
  const rebased = plan.matched.filter((item) => item.rebased);
  const changed = plan.matched.filter((item) => item.changes.length > 0);
  const sameSections = sameValue(document.sections, register.sections);
  if (plan.additions.length + changed.length + rebased.length === 0 && sameSections) return null;
  const changeSet = randomUUID();
  const by = action.by;
  await inBatches(plan.additions, (batch) => add(sql, register, batch, changeSet, action));
  await inBatches(changed, (batch) => change(sql, register, batch, changeSet, action));
  await inBatches(rebased, (batch) =>
    updateImported(
      sql,
      register.workspaceId,
      batch.map(({ debt, imported, reference }) => ({ id: debt.id, imported, reference })),
    ),
  );
  const { sections, notUnderstood, contradictions } = document;
  await noteImported(sql, register, { nextNumber: plan.nextNumber, sections, at: action.at });
  const contentHash = createHash('sha256').update(text).digest('hex');
  await insertImport(sql, register, {
    ...{ changeSet, fileName, contentHash, at: action.at, by },
    ...{ counts, notUnderstood, contradictions },
  });
  return changeSet;
}

async function add(
  sql: AnySql,
  register: Register,
  additions: ImportPlan['additions'],
  changeSet: string,
  action: Action,
): Promise<void> {
  const fieldsOf = new Map(additions.map(({ number, fields }) => [number, fields]));
  const added = await insertDebts(sql, register, additions, action.by, action.at);
  const created = added.map((debt) => {
    const told = changesBetween(blankFields(''), fieldsOf.get(debt.number) ?? debt);
    return { debt, changes: [creation(told)] };
  });
  await insertChanges(sql, register, { id: changeSet, ...action }, created);
}

async function change(
  sql: AnySql,
  register: Register,
  changed: ImportPlan['matched'],
  changeSet: string,
  action: Action,
): Promise<void> {
  const items = changed.map(({ debt, fields }) => ({ id: debt.id, fields }));
  const changesOf = new Map(changed.map(({ debt, changes }) => [debt.id, changes]));
  const saved = await updateDebts(sql, register.workspaceId, items, action.by, action.at);
  const history = saved.map((debt) => ({ debt, changes: changesOf.get(debt.id) ?? [] }));
  await insertChanges(sql, register, { id: changeSet, ...action }, history);
}

async function inBatches<Item>(
  items: readonly Item[],
  work: (batch: readonly Item[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH_ITEMS) {
    await work(items.slice(start, start + BATCH_ITEMS));
  }
}
