import type { Debt } from '../domain/debt.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { findDebt, highestNumber, lockDebt, lockDebts } from '../store/debts.ts';
import { movedAway } from './moved-away.ts';
import { Refusal } from './refusal.ts';

/** An item by its register and number. */
export interface ItemPlace {
  readonly register: Register;
  readonly number: number;
}

/** An item that was looked for, or why it is not there. */
export type Loaded = ItemPlace &
  (
    | { readonly debt: Debt; readonly missing: null }
    | { readonly debt: null; readonly missing: Refusal }
  );

/** @throws Refusal naming the register and its highest number when there is no such item. */
export async function loadDebt(sql: AnySql, register: Register, number: number): Promise<Debt> {
  const debt = await findDebt(sql, register.workspaceId, register.id, number);
  return debt ?? refuseNumber(sql, register, number);
}

/** As `loadDebt`, and keeps others from changing the item until the transaction ends. */
export async function loadForChange(
  sql: AnySql,
  register: Register,
  number: number,
): Promise<Debt> {
  const debt = await lockDebt(sql, register.workspaceId, register.id, number);
  return debt ?? refuseNumber(sql, register, number);
}

/**
 * As `loadForChange` for several items of one workspace, in the order asked: one query for those that there are, and
 * one for each register in which some are missing.
 */
export async function loadManyForChange(
  sql: AnySql,
  places: readonly ItemPlace[],
): Promise<readonly Loaded[]> {
  const [first] = places;
  if (!first) return [];
  const keys = places.map(({ register, number }) => ({ registerId: register.id, number }));
  const locked = await lockDebts(sql, first.register.workspaceId, keys);
  const byPlace = new Map(locked.map((debt) => [keyOf(debt.registerId, debt.number), debt]));
  const highest = new Map<number, number>();
  const loaded: Loaded[] = [];
  for (const { register, number } of places) {
    const debt = byPlace.get(keyOf(register.id, number));
    if (debt) {
      loaded.push({ register, number, debt, missing: null });
      continue;
    }
    const known =
      highest.get(register.id) ?? (await highestNumber(sql, register.workspaceId, register.id));
    highest.set(register.id, known);
    const left = await movedAway(sql, register, number);
    const missing = left ?? whyMissing(register, number, known);
    loaded.push({ register, number, debt: null, missing });
  }
  return loaded;
}

async function refuseNumber(sql: AnySql, register: Register, number: number): Promise<never> {
  const left = await movedAway(sql, register, number);
  if (left) throw left;
  const highest = await highestNumber(sql, register.workspaceId, register.id);
  throw whyMissing(register, number, highest);
}

function whyMissing(register: Register, number: number, highest: number): Refusal {
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
