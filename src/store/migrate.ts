import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runner } from 'node-pg-migrate';
import { Client } from 'pg';
import { connect, type Sql } from './connect.ts';

/** The project's own migrations; the same relative place from `src/store` and from `dist/store`. */
const PROJECT_MIGRATIONS = fileURLToPath(new URL('../../sql', import.meta.url));

const MIGRATIONS_TABLE = 'schema_migration';
const CONNECT_TIMEOUT_MS = 10_000;

export interface MigrateOptions {
  /** Folder of `0001_name.sql` files with `-- Up Migration` and `-- Down Migration` parts. Default: the project's `sql/`. */
  dir?: string;
  /** How many to undo with `down`. Default 1; `Infinity` for all. */
  steps?: number;
  log: MigrationLog;
}

/** What this module needs of a logger; pino's fits. */
export interface MigrationLog {
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
  debug(message: string): void;
}

export interface MigrationReport {
  /** Names of the migrations that this call applied or undid, in the order it did so. */
  changed: string[];
  /** Names applied now, oldest first. */
  applied: string[];
  /** Names of files not applied yet, in the order they would be. */
  pending: string[];
}

/**
 * Brings the schema `up` to the newest migration, `down` by `steps`, or only tells the `status`.
 *
 * All of a call's migrations are one transaction. Callers at the same time wait for each other on a
 * session advisory lock, so replicas may start together and each migration is applied once.
 *
 * @throws the driver's error where a migration fails (then nothing of this call is kept), and an
 * error that names the file where the applied ones are not a prefix of the folder's.
 */
export async function migrate(
  url: string,
  action: 'up' | 'down' | 'status',
  { dir = PROJECT_MIGRATIONS, steps = 1, log }: MigrateOptions,
): Promise<MigrationReport> {
  const changed = action === 'status' ? [] : await run(url, action, dir, steps, log);
  const applied = await appliedNames(url);
  const pending = (await fileNames(dir)).filter((name) => !applied.includes(name));
  return { changed, applied, pending };
}

async function run(
  url: string,
  direction: 'up' | 'down',
  dir: string,
  steps: number,
  log: MigrationLog,
): Promise<string[]> {
  return withClient(url, async (dbClient) => {
    const done = await runner({
      dbClient,
      dir,
      direction,
      count: direction === 'up' ? Number.POSITIVE_INFINITY : steps,
      migrationsTable: MIGRATIONS_TABLE,
      migrationsSchema: 'public',
      singleTransaction: true,
      advisoryLockMode: 'wait',
      logger: quiet(log),
    });
    return done.map(({ name }) => name);
  });
}

/**
 * Works on a connection of the migrations' driver. By itself node-pg-migrate (9.0.0) lets the process die when its
 * connection breaks between two statements, and hides in words of its own that this is what went wrong.
 */
async function withClient<Result>(
  url: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  let lost: Error | null = null;
  client.on('error', (error) => {
    lost ??= error;
  });
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    throw lost ?? error;
  } finally {
    await client.end();
  }
}

/** node-pg-migrate tells every statement at `info`; only its warnings and errors are for the log. */
function quiet(log: MigrationLog): MigrationLog {
  const debug = (message: string): void => log.debug(message);
  return {
    debug,
    info: debug,
    warn: (message) => log.warn(message),
    error: (message) => log.error(message),
  };
}

async function appliedNames(url: string): Promise<string[]> {
  const sql = connect(url, { max: 1 });
  try {
    if (!(await hasTable(sql))) return [];
    const rows = await sql<
      { name: string }[]
    >`select name from public.schema_migration order by id`;
    return rows.map(({ name }) => name);
  } finally {
    await sql.end();
  }
}

async function hasTable(sql: Sql): Promise<boolean> {
  const [row] = await sql`select to_regclass(${`public.${MIGRATIONS_TABLE}`}) as "table"`;
  return row?.table !== null;
}

async function fileNames(dir: string): Promise<string[]> {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.sql'));
  return files.map((file) => basename(file, '.sql')).sort();
}
