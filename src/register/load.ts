import type { Debt } from '../domain/debt.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { findDebt, highestNumber, lockDebt } from '../store/debts.ts';
import { Refusal } from './refusal.ts';

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

async function refuseNumber(sql: AnySql, register: Register, number: number): Promise<never> {
  const highest = await highestNumber(sql, register.workspaceId, register.id);
  throw new Refusal(
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
