import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import { makeRegister, makeWorkspace } from '../delivery/fixtures.ts';
import type { TestDatabase } from '../support/test-server.ts';

/** What every section gets. */
export interface Stage {
  /** A migrated database without rows. */
  database(): Promise<TestDatabase>;
  /** The path for a file that is gone when the run ends. */
  file(name: string): string;
  print(text: string): void;
}

/** A workspace with one register, without items. */
export async function oneRegister(sql: Sql): Promise<Register> {
  return makeRegister(sql, await makeWorkspace(sql));
}
