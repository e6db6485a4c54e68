import { randomUUID } from 'node:crypto';
import type { Debt, DebtId, Owner, UserId, WorkspaceId } from '../domain/debt.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import type { Decision, FieldChange } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import { firstKnownZone } from '../domain/zone.ts';
import { type ChangeSet, insertChanges, type Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { updateDebts } from '../store/debts.ts';
import { findPerson } from '../store/persons.ts';
import { ensureNudgeSchedule, NUDGE_TIME } from '../store/schedules.ts';
import { followOwnership } from './ownership.ts';

export type { Origin };

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
export type Action = Omit<ChangeSet, 'id'>;

/** What was decided of a locked item. */
export interface Decided {
  readonly debt: Debt;
  readonly decision: Decision;
}

/** Writes what was decided of a locked item with its history. Call it in the transaction of the lock. */
export async function saveDecision(
  sql: AnySql,
  register: Register,
  debt: Debt,
  decision: Decision,
  action: Action,
): Promise<Saved> {
  const [saved] = await saveDecisions(sql, register, [{ debt, decision }], action, randomUUID());
  if (!saved) throw new Error(`item ${debt.id} was not written`);
  return saved;
}

/**
 * As `saveDecision` for several items of one register, under one change set and in a few statements however many
 * they are. Answers in the order given.
 */
export async function saveDecisions(
  sql: AnySql,
  register: Register,
  decided: readonly Decided[],
  action: Action,
  changeSet: string,
): Promise<readonly Saved[]> {
  const changed = decided.filter(({ decision }) => decision.changes.length > 0);
  const written = await write(sql, register, changed, action, changeSet);
  return decided.map(({ debt, decision: { changes, remarks } }) => {
    const saved = written.get(debt.id);
    if (changes.length === 0) return { debt, changes, remarks, changeSet: null };
    if (!saved) throw new Error(`item ${debt.id} was not written`);
    return { debt: saved, changes, remarks, changeSet };
  });
}

async function write(
  sql: AnySql,
  register: Register,
  changed: readonly Decided[],
  action: Action,
  changeSet: string,
): Promise<ReadonlyMap<DebtId, Debt>> {
  if (changed.length === 0) return new Map();
  const { by, at } = action;
  const items = changed.map(({ debt, decision }) => ({ id: debt.id, fields: decision.fields }));
  const saved = await updateDebts(sql, register.workspaceId, items, by, at);
  const byId = new Map(saved.map((debt) => [debt.id, debt]));
  const history = changed.flatMap(({ debt: before, decision: { changes } }) => {
    const debt = byId.get(before.id);
    return debt ? [{ before, debt, changes }] : [];
  });
  await insertChanges(sql, register, { id: changeSet, ...action }, history);
  await followOwnership(sql, register, history, action, changeSet);
  const handedOver = history.filter(({ changes }) =>
    changes.some(({ field }) => field === 'owner'),
  );
  await ensureNudges(
    sql,
    register,
    handedOver.map(({ debt }) => debt.owner),
    at,
  );
  return byId;
}

/** Makes sure that the people among the owners are nudged, in their own zone where it is known. */
export async function ensureNudges(
  sql: AnySql,
  register: Register,
  owners: Iterable<Owner | null>,
  now: Date,
): Promise<void> {
  const people = [...owners].flatMap((owner) => (owner?.kind === 'person' ? [owner.userId] : []));
  for (const userId of new Set(people)) {
    await ensureNudgesOf(sql, register.workspaceId, userId, register.digestTime.zone, now);
  }
}

async function ensureNudgesOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  fallbackZone: string,
  now: Date,
): Promise<void> {
  const person = await findPerson(sql, workspaceId, userId);
  const zone = firstKnownZone(person?.zone, fallbackZone);
  const nextAt = nextOccurrence({ weekday: null, time: NUDGE_TIME, zone }, now);
  await ensureNudgeSchedule(sql, workspaceId, userId, { zone, nextAt });
}
