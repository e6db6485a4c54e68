import { randomUUID } from 'node:crypto';
import type { Debt, DebtFields } from '../domain/debt.ts';
import { changesBetween, type Decision, pickFields } from '../domain/patch.ts';
import { quarterLabel, quarterOf } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import { maySee } from '../domain/visibility.ts';
import type { Origin } from '../store/changes.ts';
import type { AnySql } from '../store/connect.ts';
import { type Move, moveItems } from '../store/forwards.ts';
import { registersOf, takeNumbers } from '../store/registers.ts';
import type { RegisterContext } from './context.ts';
import type { ChangedMany, ItemOutcome } from './judged.ts';
import { type ItemPlace, type Loaded, loadManyForChange } from './load.ts';
import { placesNamed } from './place-names.ts';
import { Refusal } from './refusal.ts';
import { registersSeen } from './registers.ts';
import { requireMayChange, requireMember, requireSight } from './rights.ts';
import { type Action, saveDecisions } from './save.ts';

/** An item on its way, with what is written of it. */
interface Moving {
  readonly debt: Debt;
  readonly move: Move;
  readonly decision: Decision;
}

/** Whether the actor is known to see another register in use. One query; Slack is not asked. */
export async function seesOtherRegisters(
  { sql }: RegisterContext,
  actor: Actor,
  { id }: Register,
): Promise<boolean> {
  const all = await registersOf(sql, actor.workspaceId);
  return all.some((one) => one.id !== id && one.archivedAt === null && maySee(one, actor));
}

/** The registers that an item can be moved into. @throws Refusal where the actor may record debt in no other one. */
export async function registersToMoveTo(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<readonly Register[]> {
  requireMember(register, actor, 'move an item');
  const seen = await registersSeen(context, actor);
  const targets = seen.filter(({ id, archivedAt }) => id !== register.id && archivedAt === null);
  if (targets.length > 0) return targets;
  const what = 'There is no other register that you may record debt in.';
  throw new Refusal('not valid', what, 'Create one with /debt register create and a name.');
}

/**
 * Moves items of one workspace into another register, in one transaction and under one change set. Each gets the next
 * number there, and its old number leads to it. One that is refused stops none of the others.
 * @throws Refusal when the actor may not record debt in the target, or does not see where an item is.
 */
export async function moveDebts(
  context: RegisterContext,
  actor: Actor,
  places: readonly ItemPlace[],
  target: Register,
  origin: Origin,
): Promise<ChangedMany> {
  requireMember(target, actor, 'record debt');
  for (const { register } of places) requireSight(register, actor);
  const action = { by: actor.userId, at: context.now(), origin };
  return context.sql.begin(async (sql) => {
    const loaded = await loadManyForChange(sql, places);
    const refusals = loaded.map((item) => refusalOf(item, actor, target));
    const leaving = loaded.flatMap(({ debt }, at) => (debt && !refusals[at] ? [debt] : []));
    const { saved, changeSet } = await saveMoves(sql, leaving, target, action);
    const outcomes = loaded.map(({ register, number, debt }, at): ItemOutcome => {
      const refused = refusals[at];
      if (refused) return { register, number, saved: null, refused, debt };
      const one = debt && saved.get(debt.id);
      const [told] = one ? placesNamed([one], [register, target]) : [];
      if (!told) throw new Error(`item ${number} was not moved`);
      return { register: target, number: told.debt.number, saved: told, refused: null };
    });
    return { outcomes, changeSet };
  });
}

function refusalOf(item: Loaded, actor: Actor, target: Register): Refusal | null {
  if (!item.debt) return item.missing;
  try {
    requireMayChange(item.register, actor, item.debt);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  if (item.register.id !== target.id) return null;
  const what = `#${item.number} is in ${target.name} already.`;
  return new Refusal('not valid', what, 'Name another register; /debt register lists them.');
}

async function saveMoves(sql: AnySql, leaving: readonly Debt[], target: Register, action: Action) {
  if (leaving.length === 0) return { saved: new Map(), changeSet: null };
  const { workspaceId, id } = target;
  const first = await takeNumbers(sql, workspaceId, id, leaving.length);
  const moving = leaving.map((debt, index) => movingOf(debt, target, first + index));
  const changeSet = randomUUID();
  const written = await saveDecisions(sql, target, moving, action, changeSet);
  await moveItems(
    sql,
    workspaceId,
    moving.map(({ move }) => move),
  );
  const placed = written.map((saved, index) => {
    const to = moving[index]?.move.to;
    return [saved.debt.id, { ...saved, debt: { ...saved.debt, ...to } }] as const;
  });
  return { saved: new Map(placed), changeSet };
}

function movingOf(debt: Debt, target: Register, number: number): Moving {
  const from = { registerId: debt.registerId, number: debt.number };
  const to = { registerId: target.id, number };
  const before = pickFields(debt);
  const fields = byCalendarOf(before, target);
  const remarks =
    fields.targetQuarter !== null && fields.targetQuarter !== before.targetQuarter
      ? [`Its target quarter is ${quarterLabel(fields.targetQuarter, target.firstMonth)} there.`]
      : [];
  const moved = { field: 'moved', before: from, after: to } as const;
  const changes = [moved, ...changesBetween(before, fields)];
  return { debt, move: { debtId: debt.id, from, to }, decision: { fields, changes, remarks } };
}

/** Registers may have different fiscal years: the quarter is the one of the target that holds the same day. */
function byCalendarOf(fields: DebtFields, { firstMonth }: Register): DebtFields {
  const day = fields.targetDate ?? fields.targetQuarter;
  return day === null ? fields : { ...fields, targetQuarter: quarterOf(day, firstMonth) };
}
