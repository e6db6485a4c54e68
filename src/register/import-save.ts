import { createHash, randomUUID } from 'node:crypto';
import { blankFields } from '../domain/debt.ts';
import type { RegisterDocument } from '../domain/document.ts';
import type { ImportPlan } from '../domain/import-plan.ts';
import { changesBetween } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { sameValue } from '../domain/value.ts';
import { type ChangedItem, type ChangeSet, insertChanges } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { insertDebts, updateDebts } from '../store/debts.ts';
import {
  insertImport,
  refreshStatistics,
  updateImported,
  updateImportFindings,
} from '../store/imports.ts';
import { noteImported } from '../store/registers.ts';
import { creation } from './add.ts';
import { BATCH_ITEMS, batchesOf } from './batches.ts';
import type { ImportCounts } from './import-preview.ts';
import { type Action, ensureNudges } from './save.ts';

/** A file that was read and planned, and where it came from. */
export interface PlannedImport {
  readonly plan: ImportPlan;
  readonly document: RegisterDocument;
  readonly fileName: string;
  readonly text: string;
  readonly counts: ImportCounts;
}

/**
 * Writes a plan. Call it in the transaction that locked the register and its items.
 * @returns the change set, or null when the register is as the file says already; then nothing is written but where the
 * file contradicts itself and what was not understood.
 */
export async function saveImport(
  sql: AnySql,
  register: Register,
  planned: PlannedImport,
  action: Action,
): Promise<string | null> {
  const { plan, document, fileName, text, counts } = planned;
  const rebased = plan.matched.filter((item) => item.rebased);
  const changed = [...plan.matched.filter(({ changes }) => changes.length > 0), ...plan.closings];
  const sameSections = sameValue(document.sections, register.sections);
  if (plan.additions.length + changed.length + rebased.length === 0 && sameSections) {
    await updateImportFindings(sql, register, document);
    return null;
  }
  const changeSet = randomUUID();
  await saveItems(sql, register, plan.additions, changed, { id: changeSet, ...action });
  for (const batch of batchesOf(rebased)) {
    const kept = batch.map(({ debt: { id }, imported, reference }) => ({
      id,
      imported,
      reference,
    }));
    await updateImported(sql, register.workspaceId, kept);
  }
  const { sections, notUnderstood, contradictions } = document;
  await noteImported(sql, register, { nextNumber: plan.nextNumber, sections, at: action.at });
  const contentHash = createHash('sha256').update(text).digest('hex');
  await insertImport(sql, register, {
    ...{ changeSet, fileName, contentHash, at: action.at, by: action.by },
    ...{ counts, notUnderstood, contradictions },
  });
  return changeSet;
}

/** Writes new and changed items with their history, batch by batch. */
async function saveItems(
  sql: AnySql,
  register: Register,
  additions: ImportPlan['additions'],
  changed: ImportPlan['closings'],
  action: ChangeSet,
): Promise<void> {
  const history: ChangedItem[] = [];
  for (const batch of batchesOf(additions)) {
    history.push(...(await add(sql, register, batch, action)));
  }
  for (const batch of batchesOf(changed)) {
    history.push(...(await change(sql, register, batch, action)));
  }
  if (additions.length >= BATCH_ITEMS) await refreshStatistics(sql);
  for (const batch of batchesOf(history)) await insertChanges(sql, register, action, batch);
}

/** Writes new items, and answers with what the history tells of them. */
async function add(
  sql: AnySql,
  register: Register,
  additions: ImportPlan['additions'],
  { by, at }: Action,
): Promise<ChangedItem[]> {
  const fieldsOf = new Map(additions.map(({ number, fields }) => [number, fields]));
  const added = await insertDebts(sql, register, additions, by, at);
  await ensureNudges(
    sql,
    register,
    added.map(({ owner }) => owner),
    at,
  );
  return added.map((debt) => {
    const told = changesBetween(blankFields(''), fieldsOf.get(debt.number) ?? debt);
    return { debt: { id: debt.id, version: debt.version }, changes: [creation(told)] };
  });
}

/** Writes changed items, and answers with what the history tells of them. */
async function change(
  sql: AnySql,
  register: Register,
  changed: ImportPlan['closings'],
  { by, at }: Action,
): Promise<ChangedItem[]> {
  const items = changed.map(({ debt, fields }) => ({ id: debt.id, fields }));
  const changesOf = new Map(changed.map(({ debt, changes }) => [debt.id, changes]));
  const saved = await updateDebts(sql, register.workspaceId, items, by, at);
  await ensureNudges(
    sql,
    register,
    saved.map(({ owner }) => owner),
    at,
  );
  return saved.map(({ id, version }) => ({
    debt: { id, version },
    changes: changesOf.get(id) ?? [],
  }));
}
