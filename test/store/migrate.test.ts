import { execFile } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Sql } from '../../src/store/connect.ts';
import { isConnectionLost } from '../../src/store/errors.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';

const run = promisify(execFile);
const log = pino({ level: 'silent' });

let database: TestDatabase;
let sql: Sql;
let dir: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  sql = database.sql;
  dir = await mkdtemp(join(tmpdir(), 'migrations-'));
  await writeMigration('0001_shelf', 'create table shelf (id int)', 'drop table shelf');
  await writeMigration('0002_book', 'create table book (id int)', 'drop table book');
});

afterEach(async () => {
  await database.close();
  await rm(dir, { recursive: true });
});

test('an empty database has everything pending, and a status changes nothing', async () => {
  const report = await migrate(database.url, 'status', { dir, log });

  expect(report).toEqual({ changed: [], applied: [], pending: ['0001_shelf', '0002_book'] });
  expect(await tables()).toEqual([]);
});

test('up applies what is pending in order, and a second up has nothing to do', async () => {
  const first = await migrate(database.url, 'up', { dir, log });
  const second = await migrate(database.url, 'up', { dir, log });

  expect(first.changed).toEqual(['0001_shelf', '0002_book']);
  expect(second).toEqual({ changed: [], applied: ['0001_shelf', '0002_book'], pending: [] });
  expect(await tables()).toEqual(['book', 'schema_migration', 'shelf']);
});

test('down takes back the newest one alone, and up brings it again', async () => {
  await migrate(database.url, 'up', { dir, log });

  const down = await migrate(database.url, 'down', { dir, log });
  expect(down).toEqual({ changed: ['0002_book'], applied: ['0001_shelf'], pending: ['0002_book'] });
  expect(await tables()).toEqual(['schema_migration', 'shelf']);

  const up = await migrate(database.url, 'up', { dir, log });
  expect(up.changed).toEqual(['0002_book']);
  expect(await tables()).toEqual(['book', 'schema_migration', 'shelf']);
});

test('a connection that breaks while a migration runs is told as that, and the next call does it', async () => {
  await writeMigration('0003_slow', 'select pg_sleep(60)', 'select 1');
  const migrating = migrate(database.url, 'up', { dir, log }).catch((error: unknown) => error);
  const cut = async () =>
    (
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and query like '%pg_sleep(60)%'`
    ).count;
  await expect.poll(cut).toBe(1);
  expect(isConnectionLost(await migrating)).toBe(true);
  await writeMigration('0003_slow', 'select 1', 'select 1');
  expect((await migrate(database.url, 'up', { dir, log })).changed).toHaveLength(3);
});

test('a migration that fails leaves nothing of the whole call behind', async () => {
  await writeMigration('0003_broken', 'create table half (id int); select 1/0', 'drop table half');

  await expect(migrate(database.url, 'up', { dir, log })).rejects.toThrow('division by zero');
  expect(await tables()).not.toContain('shelf');
  expect(await tables()).not.toContain('half');
});

test('replicas that start at the same moment all succeed, and each migration is applied once', async () => {
  const reports = await Promise.all(
    Array.from({ length: 4 }, () => migrate(database.url, 'up', { dir, log })),
  );

  expect(reports.flatMap(({ changed }) => changed).sort()).toEqual(['0001_shelf', '0002_book']);
  expect(reports.map(({ pending }) => pending)).toEqual([[], [], [], []]);
});

test("the project's own migrations go up, all the way down and up again", async () => {
  const up = await migrate(database.url, 'up', { log });
  const columns = await columnsOf(sql);
  expect(up.pending).toEqual([]);
  expect(up.changed.length).toBeGreaterThan(0);

  const down = await migrate(database.url, 'down', { log, steps: Number.POSITIVE_INFINITY });
  expect(down.changed).toEqual(up.changed.toReversed());
  expect(await tables()).toEqual(['schema_migration']);

  await migrate(database.url, 'up', { log });
  expect(await columnsOf(sql)).toEqual(columns);
});

describe('compiled', () => {
  const project = join(import.meta.dirname, '../..');
  let installed: string;

  beforeAll(async () => {
    installed = await mkdtemp(join(tmpdir(), 'installed-'));
    await symlink(join(project, 'sql'), join(installed, 'sql'));
    await symlink(join(project, 'node_modules'), join(installed, 'node_modules'));
    await writeFile(join(installed, 'package.json'), '{"type":"module"}');
    await run(process.execPath, [
      join(project, 'node_modules/typescript/bin/tsc'),
      ...['--ignoreConfig', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck'],
      ...['--rewriteRelativeImportExtensions', '--rootDir', join(project, 'src')],
      ...['--types', 'node', '--typeRoots', join(project, 'node_modules/@types')],
      ...['--outDir', join(installed, 'dist'), join(project, 'src/store/migrate.ts')],
    ]);
  });

  afterAll(() => rm(installed, { recursive: true }));

  test('two processes of the compiled bot find the migrations and apply each once', async () => {
    const script = `
      import { migrate } from ${JSON.stringify(join(installed, 'dist/store/migrate.js'))};
      const log = { debug() {}, info() {}, warn() {}, error() {} };
      const { changed } = await migrate(${JSON.stringify(database.url)}, 'up', { log });
      console.log(changed.join(' '));`;
    const start = () => run(process.execPath, ['--input-type=module', '--eval', script]);
    const runs = await Promise.all([start(), start()]);

    const { applied, pending } = await migrate(database.url, 'status', { log });
    expect(pending).toEqual([]);
    expect(runs.map(({ stdout }) => stdout.trim()).join('')).toBe(applied.join(' '));
  });
});

async function writeMigration(name: string, up: string, down: string): Promise<void> {
  const text = `-- Up Migration\n${up};\n\n-- Down Migration\n${down};\n`;
  await writeFile(join(dir, `${name}.sql`), text);
}

async function tables(): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select table_name as name from information_schema.tables where table_schema = 'public' order by 1`;
  return rows.map(({ name }) => name);
}

async function columnsOf(database: Sql): Promise<object[]> {
  return database`
    select table_name, column_name, data_type, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' and table_name <> 'schema_migration'
    order by 1, 2`;
}
