import { randomUUID } from 'node:crypto';
import type { Debt, Owner, UserId, WorkspaceId } from '../domain/debt.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import type { Decision, FieldChange } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { insertChanges, type Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { updateDebts } from '../store/debts.ts';
import { findPerson } from '../store/persons.ts';
import { ensureNudgeSchedule, NUDGE_TIME } from '../store/schedules.ts';

/** What a saved change came to. */
export interface Saved {
  readonly debt: Debt;
  /** Empty when the item was as asked already; then nothing was written. */
  readonly changes: readonly FieldChange[];
  readonly remarks: readonly string[];
  /** Names the action in the history; null when nothing was written. */
  readonly changeSet: string | null;
}

/** Who did it, when, from where. */
export interface Action {
  readonly by: UserId | null;
  readonly at: Date;
  readonly origin: Origin;
}

/** Writes what was decided of a locked item with its history. Belongs into the transaction of the lock. */
export async function saveDecision(
  sql: AnySql,
  register: Register,
  debt: Debt,
  decision: Decision,
  action: Action,
): Promise<Saved> {
  const { fields, changes, remarks } = decision;
  if (changes.length === 0) return { debt, changes, remarks, changeSet: null };
  const { by, at } = action;
  const [saved] = await updateDebts(sql, debt.workspaceId, [{ id: debt.id, fields }], by, at);
  if (!saved) throw new Error(`item ${debt.id} was not written`);
  const changeSet = randomUUID();
  await insertChanges(sql, register, { id: changeSet, ...action }, [{ debt: saved, changes }]);
  if (changes.some((change) => change.field === 'owner')) {
    await ensureNudges(sql, register, [saved.owner], at);
  }
  return { debt: saved, changes, remarks, changeSet };
}

/** Makes sure that the people among the owners are nudged, in their own zone where it is known. */
export async function ensureNudges(
  sql: AnySql,
  register: Register,
  owners: Iterable<Owner | null>,
  now: Date,
): Promise<void> {
  for (const owner of owners) {
    if (owner?.kind !== 'person') continue;
    await ensureNudgesOf(sql, register.workspaceId, owner.userId, register.digestTime.zone, now);
  }
}

async function ensureNudgesOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  fallbackZone: string,
  now: Date,
): Promise<void> {
  const zone = (await findPerson(sql, workspaceId, userId))?.zone ?? fallbackZone;
  const nextAt = nextOccurrence({ weekday: null, time: NUDGE_TIME, zone }, now);
  await ensureNudgeSchedule(sql, workspaceId, userId, { zone, nextAt });
}
