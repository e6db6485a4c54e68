import type { ItemName, StepAction } from '../../command/command.ts';
import type { UserId } from '../../domain/debt.ts';
import type { DebtCommand } from '../../domain/decide.ts';
import type { Register } from '../../domain/register.ts';
import { changeDebts, type ItemOutcome } from '../../register/change.ts';
import type { ItemPlace } from '../../register/load.ts';
import { registerCalled } from '../../register/registers.ts';
import { confirmationMessage } from '../../view/confirmation.ts';
import { confirmationsMessage } from '../../view/confirmations.ts';
import type { Message } from '../../view/message.ts';
import { requireAssignable } from '../assignee.ts';
import type { Asked } from './asked.ts';

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
  const { outcomes, changeSet } = await changeDebts(
    deps.context,
    actor,
    places,
    command,
    'command',
  );
  const [only, ...others] = outcomes;
  if (!only || others.length > 0) return manyMessage(outcomes, remarks, register, changeSet);
  if (only.refused) throw only.refused;
  const { saved } = only;
  const { firstMonth } = only.register;
  return confirmationMessage({ ...saved, remarks: [...remarks, ...saved.remarks], firstMonth });
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

/** The registers of the items that a line names. @throws Refusal naming one that there is not. */
export async function placesOf(asked: Asked, items: readonly ItemName[]): Promise<ItemPlace[]> {
  const named = new Map<string | null, Register>([[null, asked.register]]);
  const places: ItemPlace[] = [];
  for (const { register: name, number } of items) {
    const register = named.get(name) ?? (await registerOfName(asked, name));
    named.set(name, register);
    places.push({ register, number });
  }
  return places;
}

/** The register that one item is in. @throws Refusal naming it where there is none. */
export async function inRegisterOf(asked: Asked, { register: name }: ItemName): Promise<Asked> {
  return { ...asked, register: await registerOfName(asked, name) };
}

async function registerOfName(
  { deps, actor, register }: Asked,
  name: string | null,
): Promise<Register> {
  return name === null ? register : registerCalled(deps.context, actor, name);
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
