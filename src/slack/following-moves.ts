import { MovedAway } from '../register/moved-away.ts';

/** An item may move again while it is followed. */
const MAX_MOVES = 10;

/**
 * Does something with what names an item, such as a button's value or a form's metadata; where the item has left its place,
 * again with the place where it is now. Nothing was done by the attempt before.
 */
export async function followingMoves<Value, Result>(
  value: Value,
  work: (value: Value) => Promise<Result>,
  left = MAX_MOVES,
): Promise<Result> {
  try {
    return await work(value);
  } catch (error) {
    if (!(error instanceof MovedAway) || left === 0 || !names(value, error)) throw error;
    return followingMoves({ ...value, ...error.to }, work, left - 1);
  }
}

function names(value: unknown, { from }: MovedAway): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (!('registerId' in value) || !('number' in value)) return false;
  return value.registerId === from.registerId && value.number === from.number;
}
