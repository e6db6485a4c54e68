import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import { connect, type Sql } from '../../src/store/connect.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A PostgreSQL server for a run, with a migrated database to clone. */
export interface TestServer {
  /** With rights to create databases. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface TestDatabase {
  url: string;
  /** A pool on it; more can be opened with `connect(url)`, and are cut off by `close`. */
  sql: Sql;
  /** Closes the pool and drops the database. */
  close(): Promise<void>;
}

/** Any number will do, so long as all test files take the same lock. */
const CLONE_LOCK = 7_301;
/** The database that is cloned. */
const MIGRATED = 'template_debt_register';
/** One without even our schema. */
const EMPTY = 'template1';

/** Starts a server in a folder of its own, fast and without safety against power loss; both are gone after `stop`. */
export async function startTestServer(): Promise<TestServer> {
  const log = pino({ level: 'warn' });
  const { folder: dataDir, remove } = await temporaryFolder('debt-register-test-');
  const server = await startEmbedded({ dataDir, role: 'bot', durable: false, log });
  await asAdmin(server.url, (admin) => admin`create database ${admin(MIGRATED)}`);
  await migrate(withDatabase(server.url, MIGRATED), 'up', { log });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(server.folder, { recursive: true });
      await remove();
    },
  };
}

/** A new database on a test server, migrated or empty; a clone made in about 100 ms. */
export async function cloneDatabase(
  serverUrl: string,
  from: 'migrated' | 'empty' = 'migrated',
): Promise<TestDatabase> {
  const database = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(serverUrl, async (admin) => {
    // two clones at once would each find the template in use
    await admin`select pg_advisory_lock(${CLONE_LOCK})`;
    await admin`create database ${admin(database)} template ${admin(from === 'migrated' ? MIGRATED : EMPTY)}`;
  });
  const url = withDatabase(serverUrl, database);
  const sql = connect(url);
  return {
    url,
    sql,
    async close() {
      await sql.end();
      await asAdmin(serverUrl, (admin) => admin`drop database ${admin(database)} with (force)`);
    },
  };
}

function withDatabase(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = database;
  return url.href;
}

async function asAdmin(url: string, work: (admin: Sql) => PromiseLike<unknown>): Promise<void> {
  const admin = connect(url, { max: 1 });
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
