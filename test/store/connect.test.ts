import fc from 'fast-check';
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

test('lists come back as they went in, whatever stands in them', async () => {
  const texts = fc.array(fc.option(fc.string({ unit: 'grapheme' }).map(withoutNul)), {
    maxLength: 5,
  });
  const numbers = fc.array(fc.option(fc.maxSafeInteger()), { maxLength: 5 });
  const law = fc.asyncProperty(texts, numbers, async (text, count) => {
    const [row] = await sql`
      select ${text}::text[] as text, ${count}::bigint[] as count, ${count}::text[] as named`;
    const named = count.map((one) => (one === null ? null : String(one)));
    expect(row).toEqual({ text, count, named });
  });
  await fc.assert(law, { numRuns: 100 });
});

test('lists of days, moments, ids, flags and small numbers come back as what they are', async () => {
  const id = '0b4e4a2c-52f3-4d5e-9a61-5a1f4d1f7a11';
  const moment = new Date('2026-11-02T09:00:00.123Z');
  const [row] = await sql`
    select ${['2026-12-01']}::date[] as days, array[${moment}::timestamptz] as moments, ${[id]}::uuid[] as ids,
      array[true, false, null] as flags, ${[1, 2]}::integer[] as counts, array[3]::smallint[] as few`;
  const flags = [true, false, null];
  expect(row).toEqual({
    ...{ days: ['2026-12-01'], moments: [moment], ids: [id], flags },
    ...{ counts: [1, 2], few: [3] },
  });
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

test('a terminated connection counts as lost, and a new one takes its place, time after time', async () => {
  const pool = connect(database.url, { max: 1 });
  for (let round = 0; round < 60; round++) {
    const [row] = await pool`select pg_backend_pid() as pid`;
    const waiting = failure(pool`select pg_sleep(10)`);
    await sql`select pg_terminate_backend(${row?.pid})`;

    expect(isConnectionLost(await waiting)).toBe(true);
    const next = await failure(pool`select 1`);
    expect(next === undefined || isConnectionLost(next)).toBe(true);
    expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
  }
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
      expect(await pool`select 1 as one`).toEqual([{ one: 1 }]);
    }
  } finally {
    await pool.end({ timeout: 1 });
    await proxy.close();
  }
});

test('a connection that is lost before its first answer fails the query that opened it, and harms nothing else', async () => {
  const proxy = await startSlowProxy(Number(new URL(database.url).port));
  const url = new URL(database.url);
  url.port = String(proxy.port);
  const pool = connect(url.href, { max: 1, applicationName: 'opening' });
  try {
    proxy.delayAnswersBy(300);
    const lost = failure(pool`select 1`);
    const begun = () => sql`
      select from pg_stat_activity where application_name = 'opening' and query <> ''`;
    await vi.waitFor(async () => expect(await begun()).toHaveLength(1), 10_000);
    await proxy.cut();
    expect(isConnectionLost(await lost)).toBe(true);
    proxy.delayAnswersBy(0);
    await proxy.mend();
    await vi.waitFor(async () => expect(await pool`select 1 as one`).toEqual([{ one: 1 }]), 5_000);
  } finally {
    await pool.end({ timeout: 1 });
    await proxy.close();
  }
});

/** PostgreSQL keeps no character 0 in a text. */
function withoutNul(text: string): string {
  return text.replaceAll('\0', '');
}
