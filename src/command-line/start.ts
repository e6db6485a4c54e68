import { once } from 'node:events';
import process from 'node:process';
import { readConfig } from '../config.ts';
import type { DeliveryTimes } from '../delivery/context.ts';
import { createLog, type Log } from '../log.ts';
import type { Shell } from './shell.ts';

/** After a second signal, or when draining takes longer, the process ends as it is. */
const MAX_DRAIN_MS = 25_000;

/**
 * `start`: runs the bot until a signal comes, then lets it finish what is in flight.
 * @param deliveryTimes other than the usual ones, for who cannot wait for those.
 */
export async function start(
  { env, now }: Shell,
  deliveryTimes: Partial<DeliveryTimes> = {},
): Promise<void> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const { startApp } = await import('../app.ts');
  const stopping = stoppedBySignal(log);
  const app = await startApp(config, { log, now, deliveryTimes, signal: stopping }).catch(
    (error) => {
      if (stopping.aborted) return null;
      throw error;
    },
  );
  if (!stopping.aborted) await once(stopping, 'abort');
  await app?.stop();
  log.info('stopped');
}

/** Aborts at the first signal to stop; at a second one, or when stopping takes too long, the process ends as it is. */
function stoppedBySignal(log: Log): AbortSignal {
  const stopping = new AbortController();
  const stop = () => {
    if (stopping.signal.aborted) process.exit(1);
    log.info('stopping: finishing what is in flight');
    setTimeout(() => process.exit(1), MAX_DRAIN_MS).unref();
    stopping.abort();
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return stopping.signal;
}
