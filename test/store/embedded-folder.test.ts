import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DataFolderError } from '../../src/store/embedded/errors.ts';
import { launch, query, scratchFolder, startHere, startProcess } from '../support/embedded.ts';

test('what was written is there after a stop and a start', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const first = await startHere(dataDir);
  await query(first.url, 'create table kept as select 7 as number');
  await first.stop();

  const second = await startHere(dataDir);

  expect(second.startedHere).toBe(true);
  expect(await query(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
});

test('the database is UTF-8 and sorts by the built-in C.UTF-8 locale', async () => {
  const server = await startHere(join(await scratchFolder(), 'data'));

  const rows = await query(
    server.url,
    `select pg_encoding_to_char(encoding) as encoding, datlocprovider as provider, datlocale as locale
       from pg_database where datname = current_database()`,
  );

  expect(rows).toEqual([{ encoding: 'UTF8', provider: 'b', locale: 'C.UTF-8' }]);
});

test('it listens on loopback alone and lets nobody in without the password', async () => {
  const server = await startHere(join(await scratchFolder(), 'data'));
  const url = new URL(server.url);
  url.password = 'guess';

  await expect(query(url.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  expect(await query(server.url, 'show listen_addresses')).toEqual([
    { listenAddresses: '127.0.0.1' },
  ]);
});

test('a port that is taken is left alone and another one used', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    other.close();
  });
  await vi.waitUntil(() => other.listening);
  const address = other.address();
  const taken = typeof address === 'object' ? address?.port : undefined;

  const server = await startHere(join(await scratchFolder(), 'data'), { port: taken ?? 0 });

  expect(new URL(server.url).port).not.toBe(String(taken));
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a free port that was asked for is used', async () => {
  const scratch = await scratchFolder();
  const first = await startHere(join(scratch, 'data'));
  const port = Number(new URL(first.url).port);
  await first.stop();

  const second = await startHere(join(scratch, 'data'), { port });

  expect(new URL(second.url).port).toBe(String(port));
});

test('a data folder deep down, with spaces, quotes and dollars in its path, works', async () => {
  const scratch = await scratchFolder();
  const deep = join(
    scratch,
    `it's "my" $HOME`,
    ...Array.from({ length: 12 }, () => 'a folder name'),
  );

  const server = await startHere(deep);

  expect(deep.length).toBeGreaterThan(150);
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a bot killed in the middle of making the database starts anew', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const child = launch(dataDir, 'bot');
  await mkdir(dataDir, { recursive: true });
  await vi.waitUntil(async () => (await readdir(dataDir)).some((name) => name.includes('draft')), {
    interval: 5,
    timeout: 10_000,
  });
  child.kill('SIGKILL');
  await vi.waitUntil(() => child.signalCode !== null);

  const server = await startHere(dataDir);

  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect((await readdir(dataDir)).filter((name) => name.includes('draft'))).toEqual([]);
});

test('data of another PostgreSQL version is left alone, and the error says what to do', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  await (await startHere(dataDir)).stop();
  await writeFile(join(dataDir, 'cluster/data/PG_VERSION'), '15\n');

  const start = startHere(dataDir);

  await expect(start).rejects.toThrow(DataFolderError);
  await expect(start).rejects.toThrow(/made by PostgreSQL 15, this is PostgreSQL 18\. Dump it/);
  expect(await readFile(join(dataDir, 'cluster/data/PG_VERSION'), 'utf8')).toBe('15\n');
});

test('a lost password is reported by the file that is missing', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  await (await startHere(dataDir)).stop();
  await rm(join(dataDir, 'cluster/password'));

  await expect(startHere(dataDir)).rejects.toThrow(/cluster\/password is missing/);
});

test('a wrong password is reported, and the server does not stay behind', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  await (await startHere(dataDir)).stop();
  await writeFile(join(dataDir, 'cluster/password'), 'guess');

  await expect(startHere(dataDir)).rejects.toThrow(/is not the one its data was made with/);
  expect(await readdir(join(dataDir, 'cluster/data'))).not.toContain('postmaster.pid');
});

test('two bots that start on a new folder at the same moment: one runs, the other names it', async () => {
  const dataDir = join(await scratchFolder(), 'data');

  const starts = await Promise.allSettled([
    startProcess(dataDir, 'bot'),
    startProcess(dataDir, 'bot'),
  ]);

  const running = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const refused = starts.flatMap((start) =>
    start.status === 'rejected' ? [String(start.reason)] : [],
  );
  expect(running).toHaveLength(1);
  expect(refused).toEqual([expect.stringContaining(`another bot, process ${running[0]?.pid}.`)]);
  await running[0]?.end('SIGINT');
});
