import type { RegisterId } from './debt.ts';

export const MAX_REGISTER_NAME_CHARS = 80;

/** What can be written before `#12`, spaces aside: letters first, then digits, hyphens and underscores too. */
const NAME = /^\p{L}[\p{L}\p{N} _-]*$/u;

/** A name on one line with single spaces, or null where it cannot be a register's. */
export function registerName(typed: string): string | null {
  const name = typed.trim().replace(/\s+/g, ' ');
  return [...name].length <= MAX_REGISTER_NAME_CHARS && NAME.test(name) ? name : null;
}

/** A register's name as it stands before an item's number: `payments`, `debt-register`. */
export function handleOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** What an item's number needs before it where `/debt` means another register than the item's. */
export interface OutsideName {
  readonly registerHandle?: string;
}

/**
 * An item as it is called where `/debt` means a register: `#12` where that is its own, else `payments#12`.
 * @param hereId null where `/debt` means none.
 */
export function seenFrom<Item extends object>(
  item: Item,
  register: { readonly id: RegisterId; readonly name: string },
  hereId: RegisterId | null,
): Item & OutsideName {
  return register.id === hereId ? item : { ...item, registerHandle: handleOf(register.name) };
}
