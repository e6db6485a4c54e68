import { setTimeout as after } from 'node:timers/promises';
import { isConnectionLost } from '../../src/store/errors.ts';

/** Asks the database again for as long as it is away: it is restarted on purpose. */
export async function patiently<Result>(work: () => PromiseLike<Result>): Promise<Result> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isConnectionLost(error)) throw error;
      await after(100);
    }
  }
}
