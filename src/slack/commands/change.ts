import type { ItemName, StepAction } from '../../command/command.ts';
import type { UserId } from '../../domain/debt.ts';
import type { DebtCommand } from '../../domain/decide.ts';
import type { Register } from '../../domain/register.ts';
import { type ChangedMany, changeDebts, type ItemOutcome } from '../../register/change.ts';
import { moveDebts } from '../../register/move.ts';
import { movedWords, type PresentPlace } from '../../register/moved.ts';
import { registerCalled } from '../../register/registers.ts';
import { confirmationMessage } from '../../view/confirmation.ts';
import { confirmationsMessage } from '../../view/confirmations.ts';
import type { Message } from '../../view/message.ts';
import { requireAssignable } from '../assignee.ts';
import type { Asked } from './asked.ts';
import { placesOf } from './places.ts';

/** Items that a line names; `remarks` say how it was read. */
export interface NamedItems {
  readonly items: readonly ItemName[];
  readonly remarks: readonly string[];
}

/**
 * Changes items, one or several, and says in one answer what changed.
 * @throws Refusal and RuleError where the only item cannot be changed.
 */
export async function change(
  asked: Asked,
  { items, remarks }: NamedItems,
  command: DebtCommand,
): Promise<Message> {
  const { deps, actor, register } = asked;
  const places = await placesOf(asked, items);
  const changed = await changeDebts(deps.context, actor, places, command, 'command');
  return outcomesMessage(changed, [...remarks, ...foundElsewhere(places)], register);
}

/** Moves items into another register, and says in one answer what they are called there. */
export async function move(
  asked: Asked,
  { items, remarks }: NamedItems,
  to: string,
): Promise<Message> {
  const { deps, actor, register } = asked;
  const places = await placesOf(asked, items);
  const target = await registerCalled(deps.context, actor, to);
  const moved = await moveDebts(deps.context, actor, places, target, 'command');
  const told = moved.outcomes.flatMap((outcome, at) => {
    const from = places[at];
    return from && outcome.saved ? [movedWords(from, outcome)] : [];
  });
  return outcomesMessage(moved, [...told, ...remarks, ...foundElsewhere(places)], register);
}

/** One answer for what became of items. @throws why the only one was refused. */
function outcomesMessage(
  { outcomes, changeSet }: ChangedMany,
  remarks: readonly string[],
  asked: Register,
): Message {
  const [only, ...others] = outcomes;
  if (!only || others.length > 0) return manyMessage(outcomes, remarks, asked, changeSet);
  if (only.refused) throw only.refused;
  const { saved } = only;
  const { firstMonth } = only.register;
  return confirmationMessage({ ...saved, remarks: [...remarks, ...saved.remarks], firstMonth });
}

function foundElsewhere(places: readonly PresentPlace[]): readonly string[] {
  return places.flatMap(({ remark }) => (remark === null ? [] : [remark]));
}

/** Gives items to a person, or to nobody. @throws Refusal when the person cannot own debt. */
export async function assign(
  asked: Asked,
  named: NamedItems,
  userId: UserId | null,
): Promise<Message> {
  const { deps, client, actor, teamId } = asked;
  if (userId !== null && userId !== actor.userId) {
    await requireAssignable(deps.people, client, { teamId, userId });
  }
  const owner = userId === null ? null : ({ kind: 'person', userId } as const);
  return change(asked, named, { kind: 'assign', owner });
}

/** What a step command asks of the item. */
export function stepCommand(action: StepAction): DebtCommand {
  return action.do === 'add'
    ? { kind: 'add step', text: action.text }
    : { kind: 'tick positions', positions: action.steps, done: action.do === 'done' };
}

function manyMessage(
  outcomes: readonly ItemOutcome[],
  remarks: readonly string[],
  asked: Register,
  changeSet: string | null,
): Message {
  const nameOf = ({ id, name }: Register) => (id === asked.id ? null : name);
  const items = outcomes.flatMap(({ register, saved }) =>
    saved ? [{ ...saved, firstMonth: register.firstMonth, registerName: nameOf(register) }] : [],
  );
  const refused = outcomes.flatMap(({ register, number, refused: why }) =>
    why ? [{ number, registerName: nameOf(register), what: why.message, remedy: why.remedy }] : [],
  );
  return confirmationsMessage({ items, refused, remarks, changeSet });
}
