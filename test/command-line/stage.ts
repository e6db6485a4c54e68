import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { ensureWorkspace } from '../../src/register/workspaces.ts';
import { debtRegister, type Ended } from '../support/command-line.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

export const SAMPLE = 'src/demo/TECHNICAL_DEBT.md';

/** A database with one workspace for a file of tests, and an empty folder for each test. */
export interface Stage {
  readonly database: TestDatabase;
  readonly folder: string;
  /** Where a file of this test is. */
  path(name: string): string;
  /** Runs the command line on the database. */
  run(...args: string[]): Promise<Ended>;
  /** A register with the items of the sample, and a file of its own that is in step with it. */
  inStep(register: string): Promise<string>;
}

/** Sets the stage for the tests of the file that calls it. */
export function useStage(): Stage {
  let database: TestDatabase;
  let folder = '';
  let remove: () => Promise<void>;
  beforeAll(async () => {
    database = await createDatabase();
    const context = { sql: database.sql, now: () => new Date('2026-11-18T10:00:00Z') };
    const team = { teamId: 'T1', enterpriseId: null, name: 'One', botUserId: 'UBOT', scopes: [] };
    await ensureWorkspace(context, team);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    ({ folder, remove } = await temporaryFolder('debt-register-files-'));
  });
  afterEach(() => remove());
  const path = (name: string) => join(folder, name);
  const run = (...args: string[]) => debtRegister(args, { DATABASE_URL: database.url });
  return {
    get database() {
      return database;
    },
    get folder() {
      return folder;
    },
    path,
    run,
    async inStep(register) {
      const file = path('TECHNICAL_DEBT.md');
      await copyFile(SAMPLE, file);
      await run('import', file, '--register', register, '--yes');
      await run('sync', file, '--register', register, '--adopt');
      return file;
    },
  };
}
