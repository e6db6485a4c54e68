import { afterAll, beforeAll } from 'vitest';
import type { Actor, Register } from '../../src/domain/register.ts';
import { exportFile } from '../../src/register/export.ts';
import { importFile, NOTHING_DECIDED } from '../../src/register/import.ts';
import { type SyncOrder, type SyncResult, syncFile } from '../../src/register/sync.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type MovableContext, movableContext, team } from './fixtures.ts';
import { FILE } from './register-file.ts';

/** A register and the file that it is kept in. */
export interface Kept {
  readonly register: Register;
  readonly ana: Actor;
  text: string;
}

/** A database for the tests of a file, and what they do with registers in files. */
export function useSyncStage() {
  let database: TestDatabase;
  let context: MovableContext;
  beforeAll(async () => {
    database = await createDatabase();
    context = movableContext(database.sql);
  });
  afterAll(() => database.close());

  /** A register and its file, in step with each other. */
  async function inStep(teamId: string): Promise<Kept> {
    const { register, ana } = await team(context, teamId);
    await importFile(context, register, asFile(FILE));
    const kept = { register, ana, text: FILE };
    await sync(kept);
    return kept;
  }

  async function sync(kept: Kept, order: Partial<SyncOrder> = {}): Promise<SyncResult> {
    const write = async (text: string) => {
      kept.text = text;
    };
    const all = { decisions: NOTHING_DECIDED, keepMissing: false, write, ...order };
    return syncFile(context, kept.register, asFile(kept.text), all);
  }

  async function fieldsOf({ id }: Register) {
    return database.sql`
      select number, title, risk, status, deleted_at is not null as deleted from debt
      where register_id = ${id} order by number`;
  }

  async function exported(register: Register): Promise<string> {
    const options = { format: 'markdown', history: false } as const;
    return (await exportFile(context, register, options)).content;
  }

  return {
    get context() {
      return context;
    },
    ...{ inStep, sync, fieldsOf, exported },
  };
}

function asFile(text: string) {
  return { fileName: 'DEBT.md', text, repairs: [] };
}
