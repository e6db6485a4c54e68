import type { Logger } from 'pino';
import type { DatabaseConfig } from './config.ts';
import { connect, type Sql } from './store/connect.ts';
import { startEmbedded } from './store/embedded.ts';
import { migrate } from './store/migrate.ts';

/** An open database, and the server behind it where that is ours. */
export interface Database {
  readonly url: string;
  readonly sql: Sql;
  /** Closes the connections, then leaves the embedded server, which the last user stops. */
  close(): Promise<void>;
}

/**
 * Opens the database of the configuration, migrated to the newest schema.
 * @param role `bot` takes the embedded data folder for itself, `command` joins whoever has it.
 * @throws the embedded server's errors, whose messages say what to do.
 */
export async function openDatabase(
  config: DatabaseConfig,
  role: 'bot' | 'command',
  log: Logger,
): Promise<Database> {
  const server =
    config.kind === 'embedded' ? await startEmbedded({ dataDir: config.dataDir, role, log }) : null;
  const url = config.kind === 'url' ? config.url : (server?.url ?? '');
  try {
    await migrate(url, 'up', { log });
    const sql = connect(url, { applicationName: `debt-register ${role}` });
    const close = async () => {
      await sql.end({ timeout: 5 });
      await server?.stop();
    };
    return { url, sql, close };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
