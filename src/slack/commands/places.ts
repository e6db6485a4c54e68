import type { ItemName } from '../../command/command.ts';
import type { Register } from '../../domain/register.ts';
import { type PresentPlace, presentPlaces } from '../../register/moved.ts';
import { registerCalled } from '../../register/registers.ts';
import type { Asked } from './asked.ts';

/** Where the items are that a line names, also those that have moved. @throws Refusal naming a register that the asker does not see. */
export async function placesOf(
  asked: Asked,
  items: readonly ItemName[],
  merged: 'follow' | 'stay' = 'follow',
): Promise<readonly PresentPlace[]> {
  const { deps, actor, register: own } = asked;
  const named = new Map<string | null, Register>([[null, own]]);
  const places: { register: Register; number: number }[] = [];
  for (const { register: name, number } of items) {
    const register = named.get(name) ?? (await registerCalled(deps.context, actor, name ?? ''));
    named.set(name, register);
    places.push({ register, number });
  }
  return presentPlaces(deps.context, actor, places, merged);
}

/** One item that a line names, as if it had been asked for in its own register. */
export async function placeOf(
  asked: Asked,
  item: ItemName,
  merged: 'follow' | 'stay' = 'follow',
): Promise<{ there: Asked; number: number; remark: string | null }> {
  const [place] = await placesOf(asked, [item], merged);
  if (!place) throw new Error('no place for an item');
  const { register, number, remark } = place;
  return { there: { ...asked, register }, number, remark };
}
