import { readStorageConfig } from '../config.ts';
import { startEmbedded } from '../store/embedded.ts';
import { migrate } from '../store/migrate.ts';
import { commandLog, EXIT, print, type Shell, ShellError } from './shell.ts';

/**
 * `migrate`: brings the schema up, takes one migration back or lists them.
 * @throws ShellError for a direction that is none.
 */
export async function runMigrations({ env }: Shell, direction: string): Promise<void> {
  if (direction !== 'up' && direction !== 'down' && direction !== 'status') {
    throw new ShellError(`“${direction}” is no direction: say up, down or status.`, EXIT.usage);
  }
  const { database, logLevel } = readStorageConfig(env);
  const log = commandLog(logLevel);
  const server =
    database.kind === 'embedded'
      ? await startEmbedded({ dataDir: database.dataDir, role: 'command', log })
      : null;
  try {
    const url = database.kind === 'url' ? database.url : (server?.url ?? '');
    const { changed, applied, pending } = await migrate(url, direction, { log });
    if (direction === 'status') {
      print([
        ...applied.map((name) => `applied  ${name}`),
        ...pending.map((name) => `pending  ${name}`),
      ]);
    } else {
      const done = direction === 'up' ? 'applied' : 'undone';
      print(changed.length > 0 ? changed.map((name) => `${done}  ${name}`) : ['Nothing to do.']);
    }
  } finally {
    await server?.stop();
  }
}
