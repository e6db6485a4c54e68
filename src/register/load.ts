import type { Debt, WorkspaceId } from '../domain/debt.ts';
import { dayIn, formatDay } from '../domain/local-date.ts';
import type { Place } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { findDebt, lockDebts } from '../store/debts.ts';
import { forwardsOf } from '../store/forwards.ts';
import { type DeletedItem, missingFacts } from '../store/missing.ts';
import { MovedAway } from './moved-away.ts';
import { Refusal } from './refusal.ts';

/** An item by its register and number. */
export interface ItemPlace {
  readonly register: Register;
  readonly number: number;
}

/** An item that was looked for, or why it is not there to be changed. */
export type Loaded = ItemPlace &
  (
    | { readonly debt: Debt; readonly missing: null }
    | { readonly debt: null; readonly missing: Refusal }
  );

/** @throws Refusal when there is no such item, naming who deleted it or the register's highest number. */
export async function loadDebt(sql: AnySql, register: Register, number: number): Promise<Debt> {
  const debt = await findDebt(sql, register.workspaceId, register.id, number);
  if (debt) return debt;
  const reasons = await reasonsFor(sql, [{ register, number }]);
  throw reasons.get(keyOf(register.id, number)) ?? new Error(`item ${number} was not looked for`);
}

/**
 * As `loadDebt`, and keeps others from changing the item until the transaction ends.
 * @throws Refusal also when it was merged into another one.
 */
export async function loadForChange(
  sql: AnySql,
  register: Register,
  number: number,
): Promise<Debt> {
  const [loaded] = await loadManyForChange(sql, [{ register, number }]);
  if (!loaded?.debt) throw loaded?.missing ?? new Error(`item ${number} was not looked for`);
  return loaded.debt;
}

/**
 * As `loadForChange` for several items of one workspace, in the order asked: one query for those that there are, one for
 * where duplicates went, and two for each register in which some are missing.
 */
export async function loadManyForChange(
  sql: AnySql,
  places: readonly ItemPlace[],
): Promise<readonly Loaded[]> {
  const [first] = places;
  if (!first) return [];
  const { workspaceId } = first.register;
  const keys = places.map(({ register, number }) => ({ registerId: register.id, number }));
  const locked = await lockDebts(sql, workspaceId, keys);
  const byPlace = new Map(locked.map((debt) => [keyOf(debt.registerId, debt.number), debt]));
  const merged = locked.filter(({ closedReason }) => closedReason === 'merged');
  const went = await placesAfter(sql, workspaceId, merged);
  const missing = await reasonsFor(
    sql,
    places.filter(({ register, number }) => !byPlace.has(keyOf(register.id, number))),
  );
  return places.map(({ register, number }): Loaded => {
    const debt = byPlace.get(keyOf(register.id, number));
    if (debt?.closedReason === 'merged') {
      return {
        register,
        number,
        debt: null,
        missing: whyMerged(debt, went.get(keyOf(register.id, number))),
      };
    }
    if (debt) return { register, number, debt, missing: null };
    const why = missing.get(keyOf(register.id, number));
    if (!why) throw new Error(`item ${number} was not looked for`);
    return { register, number, debt: null, missing: why };
  });
}

/** Where the item is found that took a duplicate in; null where the item was not merged. */
export async function mergedInto(sql: AnySql, debt: Debt): Promise<Place | null> {
  if (debt.closedReason !== 'merged') return null;
  const went = await placesAfter(sql, debt.workspaceId, [debt]);
  return went.get(keyOf(debt.registerId, debt.number)) ?? null;
}

/** Where items are found that left places. One query where there are any. */
async function placesAfter(
  sql: AnySql,
  workspaceId: WorkspaceId,
  left: readonly Place[],
): Promise<ReadonlyMap<string, Place>> {
  if (left.length === 0) return new Map();
  const places = left.map(({ registerId, number }) => ({ registerId, number }));
  const forwards = await forwardsOf(sql, workspaceId, places);
  return new Map(forwards.map(({ from, to }) => [keyOf(from.registerId, from.number), to]));
}

async function reasonsFor(
  sql: AnySql,
  places: readonly ItemPlace[],
): Promise<ReadonlyMap<string, Refusal>> {
  const reasons = new Map<string, Refusal>();
  for (const register of new Set(places.map((place) => place.register))) {
    const here = places.filter((place) => place.register === register);
    const numbers = here.map(({ number }) => number);
    const { highest, deleted } = await missingFacts(
      sql,
      register.workspaceId,
      register.id,
      numbers,
    );
    const left = numbers.map((number) => ({ registerId: register.id, number }));
    const went = await placesAfter(sql, register.workspaceId, left);
    for (const from of left) {
      const key = keyOf(from.registerId, from.number);
      const to = went.get(key);
      const why = whyMissing(register, from.number, highest, deleted);
      reasons.set(key, to ? new MovedAway(from, to) : why);
    }
  }
  return reasons;
}

function whyMerged({ number, registerId }: Debt, into: Place | undefined): Refusal {
  const where = into ? `#${into.number}` : 'another item';
  const elsewhere = into && into.registerId !== registerId ? ' of another register' : '';
  return new Refusal(
    'no such item',
    `#${number} was merged into ${where}${elsewhere}, so nothing of it was changed.`,
    `Change ${where} instead. /debt show ${number} still tells what was on it.`,
    'number',
  );
}

function whyMissing(
  register: Register,
  number: number,
  highest: number,
  deleted: readonly DeletedItem[],
): Refusal {
  const gone = deleted.find((item) => item.number === number);
  if (gone) {
    const day = formatDay(dayIn(register.digestTime.zone, gone.at));
    return new Refusal(
      'no such item',
      `#${number} was deleted on ${day}.`,
      gone.by === null
        ? 'Its number is used for no other.'
        : `<@${gone.by}> deleted it, and can bring it back within 24 hours with /debt undo.`,
      'number',
    );
  }
  return new Refusal(
    'no such item',
    highest === 0
      ? `There is no #${number}: ${register.name} has no items yet.`
      : `There is no #${number} in ${register.name}; its highest number is #${highest}.`,
    highest === 0
      ? 'Record the first with /debt add.'
      : 'Find it with /debt list and a word of it.',
    'number',
  );
}

function keyOf(registerId: number, number: number): string {
  return `${registerId} ${number}`;
}
