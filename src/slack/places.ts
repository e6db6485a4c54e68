import type { RegisterId } from '../domain/debt.ts';
import type { Register } from '../domain/register.ts';
import type { ItemPlace } from '../register/load.ts';
import type { ItemRef } from '../view/refs.ts';

/** Items that a button or a form names, with their registers; each register is looked up once. */
export async function placesOfRefs(
  items: readonly ItemRef[],
  registerOf: (registerId: RegisterId) => Promise<Register>,
): Promise<ItemPlace[]> {
  const registers = new Map<RegisterId, Register>();
  const places: ItemPlace[] = [];
  for (const { registerId, number } of items) {
    const register = registers.get(registerId) ?? (await registerOf(registerId));
    registers.set(registerId, register);
    places.push({ register, number });
  }
  return places;
}
