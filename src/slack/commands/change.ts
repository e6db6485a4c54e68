import type { StepAction } from '../../command/command.ts';
import type { UserId } from '../../domain/debt.ts';
import type { DebtCommand } from '../../domain/decide.ts';
import { changeDebt } from '../../register/change.ts';
import { confirmationMessage } from '../../view/confirmation.ts';
import type { Message } from '../../view/message.ts';
import { requireAssignable } from '../assignee.ts';
import type { Asked } from './asked.ts';

/**
 * Changes one item and says what changed; `read` are remarks on how the line was read.
 * @throws Refusal and RuleError where it cannot be done.
 */
export async function change(
  { deps, actor, register }: Asked,
  number: number,
  command: DebtCommand,
  read: readonly string[] = [],
): Promise<Message> {
  const saved = await changeDebt(deps.context, actor, register, number, command, 'command');
  const remarks = [...read, ...saved.remarks];
  return confirmationMessage({ ...saved, remarks, firstMonth: register.firstMonth });
}

/** Gives an item to a person, or to nobody. @throws Refusal when the person cannot own debt. */
export async function assign(
  asked: Asked,
  number: number,
  userId: UserId | null,
): Promise<Message> {
  const { deps, client, actor, teamId } = asked;
  if (userId !== null && userId !== actor.userId) {
    await requireAssignable(deps.people, client, { teamId, userId });
  }
  const owner = userId === null ? null : ({ kind: 'person', userId } as const);
  return change(asked, number, { kind: 'assign', owner });
}

/** What a step command asks of the item. */
export function stepCommand(action: StepAction): DebtCommand {
  return action.do === 'add'
    ? { kind: 'add step', text: action.text }
    : { kind: 'tick positions', positions: action.steps, done: action.do === 'done' };
}
