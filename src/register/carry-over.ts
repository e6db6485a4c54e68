import { type Quarter, quarterLabel, quarterOf } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import { openNumbersOf } from '../store/tracked-debts.ts';
import { type RegisterContext, todayOf } from './context.ts';
import type { ChangedMany } from './judged.ts';
import { planOpen } from './plan-open.ts';
import { Refusal } from './refusal.ts';
import { requireSight } from './rights.ts';

/**
 * Plans what is left of a quarter for the one that it is now: one item, or with null all of them, in one transaction and under
 * one change set. An item that somebody has planned otherwise meanwhile, or paid, is refused and stays.
 * @throws Refusal when nothing is left, or the actor does not see the register.
 */
export async function carryOver(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  { quarter, number }: { readonly quarter: Quarter; readonly number: number | null },
): Promise<ChangedMany> {
  requireSight(register, actor);
  const at = context.now();
  const { firstMonth } = register;
  const present = quarterOf(todayOf(register, at), firstMonth);
  const label = quarterLabel(quarter, firstMonth);
  return context.sql.begin(async (sql) => {
    const { workspaceId, id } = register;
    const numbers = number === null ? await openNumbersOf(sql, workspaceId, id, quarter) : [number];
    if (numbers.length === 0) throw nothingLeft(label);
    const plan = { numbers, quarter: present, origin: 'digest' } as const;
    return planOpen(sql, { actor, at }, register, plan, ({ number: one, targetQuarter }) => {
      if (targetQuarter !== quarter) throw plannedOtherwise(one, targetQuarter, label, firstMonth);
    });
  });
}

function nothingLeft(label: string): Refusal {
  return new Refusal(
    'not valid',
    `Nothing of ${label} is left to be carried over.`,
    'See what is planned with /debt schedule.',
  );
}

function plannedOtherwise(
  number: number,
  targetQuarter: Quarter | null,
  label: string,
  firstMonth: number,
): Refusal {
  const now =
    targetQuarter === null
      ? 'it has no quarter'
      : `it is planned for ${quarterLabel(targetQuarter, firstMonth)}`;
  return new Refusal(
    'not valid',
    `#${number} is not left of ${label} any more: ${now}.`,
    `Plan it otherwise with /debt plan ${number} and the quarter.`,
  );
}
