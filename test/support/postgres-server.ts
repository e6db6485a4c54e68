import type { TestProject } from 'vitest/node';
import { startTestServer } from './test-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The test server, with rights to create databases. */
    postgresUrl: string;
  }
}

/** Starts one PostgreSQL server for the test run, with a migrated database to clone; the answer takes it down. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer();
  project.provide('postgresUrl', server.url);
  return () => server.stop();
}
