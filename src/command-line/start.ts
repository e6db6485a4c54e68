import process from 'node:process';
import { readConfig } from '../config.ts';
import type { DeliveryTimes } from '../delivery/context.ts';
import { createLog } from '../log.ts';
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
  const app = await startApp(config, { log, now, deliveryTimes });
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  log.info('stopping: finishing what is in flight');
  const impatient = setTimeout(() => process.exit(1), MAX_DRAIN_MS);
  impatient.unref();
  process.once('SIGINT', () => process.exit(1));
  await app.stop();
  log.info('stopped');
}
