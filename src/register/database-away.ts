import { isConnectionLost } from '../store/errors.ts';

/** Whether a use case failed because its database could not be reached, and not by a mistake of its own. */
export function isDatabaseAway(error: unknown): boolean {
  return isConnectionLost(error);
}
