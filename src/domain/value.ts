import { isDeepStrictEqual } from 'node:util';

/** Whether two field values are the same; lists compare in order. */
export function sameValue(left: unknown, right: unknown): boolean {
  return isDeepStrictEqual(left, right);
}
