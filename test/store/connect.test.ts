import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { connect, type Sql } from '../../src/store/connect.ts';
import { isConnectionLost } from '../../src/store/errors.ts';
import { createEmptyDatabase, type TestDatabase } from '../support/database.ts';
import { startSlowProxy } from '../support/slow-proxy.ts';

let database: TestDatabase;
let sql: Sql;

beforeAll(async () => {
  database = await createEmptyDatabase();
  sql = database.sql;
  await sql`
    create table entry (
      entry_id int8 primary key, due_on date, changed_at timestamptz, raw_content jsonb)`;
});

afterAll(() => database.close());

test('a row comes back as it went in: day, count, moment, and JSON with its keys untouched', async () => {
  const entry = {
    entryId: 9_007_199_254_740_991,
    dueOn: '2026-12-01',
    changedAt: new Date('2026-11-02T09:00:00Z'),
  };
  const content = { snake_case: { 'with-dash': 1, camelCase: [{ in_list: true }] } };

  await sql`insert into entry ${sql({ ...entry, rawContent: sql.json(content) })}`;

  expect(await sql`select * from entry`).toEqual([{ ...entry, rawContent: content }]);
  expect(await sql`select due_on from entry where due_on = ${'2026-12-01'}`).toHaveLength(1);
});

test('the count of rows is a number', async () => {
  expect(await sql`select count(*) as total from generate_series(1, 3)`).toEqual([{ total: 3 }]);
});

test('a statement that runs too long is cut off as a timeout', async () => {
  const impatient = connect(database.url, { max: 1, statementTimeoutMs: 50 });

  const error = await failure(impatient`select pg_sleep(10)`);

  expect(error).toMatchObject({ code: '57014' });
  expect(isConnectionLost(error)).toBe(false);
  await impatient.end();
});

test('a terminated connection counts as lost, and the pool makes a new one', async () => {
  const pool = connect(database.url, { max: 1 });
  const [row] = await pool`select pg_backend_pid() as pid`;
  const waiting = failure(pool`select pg_sleep(10)`);
  await sql`select pg_terminate_backend(${row?.pid})`;

  expect(isConnectionLost(await waiting)).toBe(true);
  await vi.waitFor(async () => expect(await pool`select 1 as one`).toEqual([{ one: 1 }]));
  await pool.end();
});

test('a server that is not there counts as a lost connection', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/nothing', { connectTimeoutMs: 2_000 });

  expect(isConnectionLost(await failure(nowhere`select 1`))).toBe(true);
});

/** What the query failed with; undefined when it did not fail. */
async function failure(query: PromiseLike<unknown>): Promise<unknown> {
  return query.then(
    () => undefined,
    (error: unknown) => error,
  );
}

test('a transaction that loses its connection is rejected, and neither the process nor the pool is harmed', async () => {
  const proxy = await startSlowProxy(Number(new URL(database.url).port));
  const url = new URL(database.url);
  url.port = String(proxy.port);
  const pool = connect(url.href, { max: 2 });
  try {
    for (let round = 0; round < 5; round++) {
      let cutting = Promise.resolve();
      const lost = failure(
        pool.begin(async (tx) => {
          const sleeping = tx`select pg_sleep(5)`.execute();
          await database.sql`select 1`;
          cutting = proxy.cut();
          await sleeping;
        }),
      );
      expect(isConnectionLost(await lost)).toBe(true);
      await cutting;
      await proxy.mend();
      await pool`select 1`.catch(() => undefined);
      expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
    }
  } finally {
    await pool.end({ timeout: 1 });
    await proxy.close();
  }
});
