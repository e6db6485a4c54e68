import cron from 'node-cron';
import type { Logger } from 'pino';

/** Every five seconds: cheap when nothing is due. */
const TICK = '*/5 * * * * *';
/** Once a night; which hour does not matter. */
const FORGET = '17 3 * * *';

/** What is done again and again. */
export interface Rounds {
  readonly tick: () => Promise<unknown>;
  readonly forget: () => Promise<unknown>;
}

/**
 * Calls each round at its times, never twice at once in this process; one that fails is logged and called
 * again the next time. `stop` resolves when what is under way has ended.
 */
export function startScheduler(rounds: Rounds, log: Logger): { stop(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const once = (name: string, round: () => Promise<unknown>) => async () => {
    const run = round().catch((error: unknown) => log.error({ err: error }, `${name} failed`));
    running.add(run);
    await run;
    running.delete(run);
  };
  const logger = {
    debug: (message: string | Error) => log.debug(String(message)),
    info: (message: string) => log.debug(message),
    // A tick that finds the last one still running is skipped, which is what is wanted.
    warn: (message: string) => log.debug(message),
    error: (message: string | Error) => log.error(String(message)),
  };
  const options = { noOverlap: true, suppressMissedWarning: true, logger };
  const tasks = [
    cron.schedule(TICK, once('tick', rounds.tick), options),
    cron.schedule(FORGET, once('forgetting what is old', rounds.forget), options),
  ];
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running);
    },
  };
}
