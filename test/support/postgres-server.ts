import { rm } from 'node:fs/promises';
import { pino } from 'pino';
import type { TestProject } from 'vitest/node';
import { connect } from '../../src/store/connect.ts';
import { startEmbedded } from '../../src/store/embedded.ts';
import { migrate } from '../../src/store/migrate.ts';
import { temporaryFolder } from './temporary-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server, with rights to create databases. */
    postgresUrl: string;
    /** The migrated database that `createDatabase` clones. */
    templateDatabase: string;
  }
}

const TEMPLATE = 'template_debt_register';

/** Starts one PostgreSQL server for the test run, with a migrated database to clone; the answer takes it down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = pino({ level: 'warn' });
  const { folder: dataDir, remove } = await temporaryFolder('debt-register-test-');
  const server = await startEmbedded({ dataDir, role: 'bot', durable: false, log });
  await makeTemplate(server.url, log);
  project.provide('postgresUrl', server.url);
  project.provide('templateDatabase', TEMPLATE);
  return async () => {
    await server.stop();
    await rm(server.folder, { recursive: true });
    await remove();
  };
}

async function makeTemplate(url: string, log: Parameters<typeof migrate>[2]['log']): Promise<void> {
  const sql = connect(url, { max: 1 });
  await sql`create database ${sql(TEMPLATE)}`;
  await sql.end();
  const template = new URL(url);
  template.pathname = TEMPLATE;
  await migrate(template.href, 'up', { log });
}
