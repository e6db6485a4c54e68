import type { Debt, DebtFields, FieldName, UserId } from './debt.ts';
import { checkFields } from './field-rules.ts';
import { inverseOfList } from './list-inverse.ts';
import {
  changesBetween,
  type FieldChange,
  type FieldPatch,
  type ItemEvent,
  isItemEvent,
  isOfField,
  pickFields,
} from './patch.ts';
import { sameValue } from './value.ts';

/** How long a change can be taken back. */
export const UNDO_HOURS = 24;

/** A change as the history keeps it, of one item. */
export interface PastChange extends FieldChange {
  readonly changeSet: string;
  /** The change set that it took back. */
  readonly undoes: string | null;
  readonly by: UserId | null;
  readonly at: Date;
}

/** What stands in the way of taking a change back: somebody changed the same since. */
export interface UndoObstacle {
  /** Null where an item as a whole is concerned. */
  readonly field: FieldName | null;
  /** What the field was before the change that was to be taken back. */
  readonly wanted: unknown;
  /** What came since; null where the history does not tell. */
  readonly since: PastChange | null;
}

/** An item as it was before a change set, and how that differs from what it is. */
export type Inverse =
  | { readonly ok: true; readonly fields: DebtFields; readonly changes: readonly FieldChange[] }
  | { readonly ok: false; readonly obstacles: readonly UndoObstacle[] };

/** Fields that rules tie to each other: one of them changed is all of them changed. */
const TIED: readonly (readonly FieldName[])[] = [
  ['targetDate', 'targetQuarter'],
  ['status', 'completedOn', 'closedReason', 'acceptedUntil', 'acceptedWhy'],
];

/**
 * What takes one item back to before a change set, field by field and exactly, whatever others did to its other fields.
 * @param history of the item from the first change of the set on, oldest first
 * @throws RuleError when a list that others have filled up meanwhile has no room for what would come back.
 */
export function inverseOf(
  debt: Debt,
  isDeleted: boolean,
  changeSet: string,
  history: readonly PastChange[],
): Inverse {
  const own = history.filter((change) => change.changeSet === changeSet);
  const since = inEffect(history).filter((change) => change.changeSet !== changeSet);
  const events = own.filter(({ field }) => isItemEvent(field) && !isAnswer(field));
  const obstacles: UndoObstacle[] = eventObstacles(events, since, isDeleted);
  const patch: Record<string, unknown> = {};
  for (const [field, { before, after }] of touchedFields(own)) {
    const found = fieldBefore(debt, field, { before, after }, since);
    if (found.ok) patch[field] = found.value;
    else obstacles.push(found.obstacle);
  }
  if (obstacles.length > 0) return { ok: false, obstacles };
  const fields = { ...pickFields(debt), ...(patch as FieldPatch) };
  return {
    ok: true,
    fields,
    changes: [...changesBetween(pickFields(debt), fields), ...events.map(inverseOfEvent)],
  };
}

/**
 * The changes that still hold: what was taken back, and what took it back, is left out. Who takes back a taking back makes
 * the first change hold again.
 */
export function inEffect(history: readonly PastChange[]): readonly PastChange[] {
  const known = new Set(history.map(({ changeSet }) => changeSet));
  const cancelled = new Set<string>();
  for (const { changeSet, undoes } of [...history].reverse()) {
    if (undoes === null || cancelled.has(changeSet) || !known.has(undoes)) continue;
    cancelled.add(changeSet).add(undoes);
  }
  return history.filter(({ changeSet }) => !cancelled.has(changeSet));
}

/** Of each field of a change set, what it was before and after the whole. */
function touchedFields(
  own: readonly PastChange[],
): ReadonlyMap<FieldName, { before: unknown; after: unknown }> {
  const touched = new Map<FieldName, { before: unknown; after: unknown }>();
  for (const { field, before, after } of own.filter(isOfField)) {
    touched.set(field, { before: touched.has(field) ? touched.get(field)?.before : before, after });
  }
  return touched;
}

function fieldBefore(
  debt: Debt,
  field: FieldName,
  { before, after }: { before: unknown; after: unknown },
  since: readonly PastChange[],
): { ok: true; value: unknown } | { ok: false; obstacle: UndoObstacle } {
  const current = debt[field];
  const tied = TIED.find((fields) => fields.includes(field)) ?? [field];
  const ofField = since.filter((change) => isOfField(change) && tied.includes(change.field));
  const later = ofField.findLast((change) => change.field === field) ?? ofField.at(-1);
  if (!later && sameValue(current, after)) return { ok: true, value: before };
  const value = inverseOfList(field, before, after, current);
  if (!value) return { ok: false, obstacle: { field, wanted: before, since: later ?? null } };
  checkFields({ ...debt, [field]: value }, [field]);
  return { ok: true, value };
}

/** An item is removed and brought back only as it was left; what happens to it as a whole waits for what came later. */
function eventObstacles(
  events: readonly PastChange[],
  since: readonly PastChange[],
  isDeleted: boolean,
): UndoObstacle[] {
  const of = (event: ItemEvent) => events.some(({ field }) => field === event);
  const blocking = since.filter((change) => {
    if (change.field === 'deleted') return true;
    if (of('offered') && answersOffer(change.field)) return true;
    if (isAnswer(change.field)) return false;
    if (of('created') || of('deleted')) return true;
    return events.some(({ field }) => field !== 'offered') && isOfWhole(change.field);
  });
  const last = blocking.at(-1);
  if (last) return [{ field: null, wanted: null, since: last }];
  const isBack = events.some(({ field, after }) => field === 'deleted' && after === true);
  return isDeleted === isBack ? [] : [{ field: null, wanted: null, since: null }];
}

/** What a person said about an item, which changes nothing of it and is not taken back. */
function isAnswer(field: FieldChange['field']): boolean {
  return field === 'still on it' || field === 'declined';
}

/** After these nobody waits for the answer to an offer any more, or for that to another one. */
function answersOffer(field: FieldChange['field']): boolean {
  return field === 'owner' || field === 'offered' || field === 'declined';
}

function isOfWhole(field: FieldChange['field']): boolean {
  return isItemEvent(field) && field !== 'offered';
}

function inverseOfEvent({ field, before, after }: FieldChange): FieldChange {
  if (field === 'created') return { field: 'deleted', before: false, after: true };
  return { field, before: after, after: before };
}
