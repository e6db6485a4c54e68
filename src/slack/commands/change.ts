import type { ItemName, StepAction } from '../../command/command.ts';
import type { UserId } from '../../domain/debt.ts';
import type { DebtCommand } from '../../domain/decide.ts';
import { changeDebts } from '../../register/change.ts';
import { moveDebts } from '../../register/move.ts';
import { foundElsewhere } from '../../register/moved.ts';
import { registerCalled } from '../../register/registers.ts';
import type { Message } from '../../view/message.ts';
import { requireOwner } from '../assignee.ts';
import { outcomesMessage } from '../outcomes.ts';
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
  const { deps, actor, hereId } = asked;
  const places = await placesOf(asked, items);
  const changed = await changeDebts(deps.context, actor, places, command, asked.origin);
  return outcomesMessage(changed, [...remarks, ...foundElsewhere(places)], hereId);
}

/** Moves items into another register, and says in one answer what they are called there. */
export async function move(
  asked: Asked,
  { items, remarks }: NamedItems,
  to: string,
): Promise<Message> {
  const { deps, actor, hereId } = asked;
  const places = await placesOf(asked, items);
  const target = await registerCalled(deps.context, actor, to);
  const moved = await moveDebts(deps.context, actor, places, target, asked.origin);
  return outcomesMessage(moved, [...remarks, ...foundElsewhere(places)], hereId);
}

/** Gives items to a person, who is asked first where the register says so, or to nobody. @throws Refusal when the person cannot own debt. */
export async function assign(
  asked: Asked,
  named: NamedItems,
  userId: UserId | null,
): Promise<Message> {
  if (userId !== null) {
    const registers = (await placesOf(asked, named.items)).map(({ register }) => register);
    await requireOwner(asked.deps.people, asked, userId, registers);
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
