import process from 'node:process';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import type { Shell } from './shell.ts';

/** After a second signal, or when draining takes longer, the process ends as it is. */
const MAX_DRAIN_MS = 25_000;

/** `start`: runs the bot until a signal comes, then lets it finish what is in flight. */
export async function start({ env }: Shell): Promise<void> {
  const config = readConfig(env);
  const log = createLog(config.logLevel);
  const { startApp } = await import('../app.ts');
  const app = await startApp(config, { log });
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
