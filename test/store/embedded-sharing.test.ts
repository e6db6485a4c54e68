import { spawn } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { DataFolderInUseError } from '../../src/store/embedded/errors.ts';
import { isRunning, query, scratchFolder, startHere, startProcess } from '../support/embedded.ts';

test('the server of a bot killed with -9 goes on, and the next start takes it over with its data', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const killed = await startProcess(dataDir, 'bot');
  await query(killed.server.url, 'create table kept as select 7 as number');
  await killed.end('SIGKILL');

  const next = await startHere(dataDir);

  expect(next.pid).toBe(killed.server.pid);
  expect(next.startedHere).toBe(false);
  expect(await query(next.url, 'select number from kept')).toEqual([{ number: 7 }]);
  await next.stop();
  await vi.waitUntil(async () => !(await isRunning(next.pid)));
});

test('bot and server both killed with -9: the next start recovers what was committed', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const killed = await startProcess(dataDir, 'bot', { durable: true });
  await query(killed.server.url, 'create table kept as select 7 as number');
  process.kill(killed.server.pid, 'SIGKILL');
  await killed.end('SIGKILL');

  const next = await startHere(dataDir);

  expect(next.pid).not.toBe(killed.server.pid);
  expect(await query(next.url, 'select number from kept')).toEqual([{ number: 7 }]);
});

test('a second bot on the folder is refused by an error that names the first, which goes on', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const bot = await startProcess(dataDir, 'bot');

  const second = startHere(dataDir);

  await expect(second).rejects.toThrow(DataFolderInUseError);
  await expect(second).rejects.toThrow(`process ${bot.pid}. Stop that one first`);
  expect(await query(bot.server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await bot.end('SIGINT');
});

test('a lock left behind whose process number another process has by now does not keep a bot out', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  await (await startHere(dataDir)).stop();
  const stale = JSON.stringify({ pid: process.pid, birth: 'long ago' });
  await writeFile(join(dataDir, 'bot.lock'), stale);
  await writeFile(join(dataDir, 'start.lock'), stale);

  const server = await startHere(dataDir);

  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a lock file that a crash left empty does not keep a bot out', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  await (await startHere(dataDir)).stop();
  await writeFile(join(dataDir, 'bot.lock'), '');

  const server = await startHere(dataDir);

  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('a postmaster.pid whose process number another process has by now does not keep PostgreSQL down', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const killed = await startProcess(dataDir, 'bot');
  const pidFile = join(dataDir, 'cluster/data/postmaster.pid');
  const [, ...rest] = (await readFile(pidFile, 'utf8')).split('\n');
  process.kill(killed.server.pid, 'SIGKILL');
  await killed.end('SIGKILL');
  const { uid, gid } = await stat(pidFile);
  const other = spawn('sleep', ['60'], { uid, gid });
  onTestFinished(() => {
    other.kill();
  });
  await writeFile(pidFile, [other.pid, ...rest].join('\n'));

  const server = await startHere(dataDir);

  expect(server.startedHere).toBe(true);
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test("a command joins the bot's server and leaves it running", async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const bot = await startProcess(dataDir, 'bot');

  const command = await startHere(dataDir, { role: 'command' });
  expect(command.pid).toBe(bot.server.pid);
  await command.stop();

  expect(await query(bot.server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await bot.end('SIGINT');
  expect(await isRunning(bot.server.pid)).toBe(false);
});

test('a command leaves the server of a killed bot running for that bot to come back', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const bot = await startProcess(dataDir, 'bot');
  await bot.end('SIGKILL');

  const command = await startHere(dataDir, { role: 'command' });
  await command.stop();

  expect(await query(bot.server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('commands without a bot share a server that ends with the last of them', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const [first, second] = await Promise.all([
    startProcess(dataDir, 'command'),
    startProcess(dataDir, 'command'),
  ]);
  expect(first.server.pid).toBe(second.server.pid);

  await first.end('SIGINT');
  expect(await query(second.server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.end('SIGINT');
  expect(await isRunning(second.server.pid)).toBe(false);
});

test('a bot that starts while a command has the server keeps it when the command ends', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const command = await startProcess(dataDir, 'command');
  const bot = await startHere(dataDir);

  await command.end('SIGINT');

  expect(bot.pid).toBe(command.server.pid);
  expect(await query(bot.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('Ctrl-C to the whole process group lets the bot write its last row before PostgreSQL stops', async () => {
  const dataDir = join(await scratchFolder(), 'data');
  const bot = await startProcess(dataDir, 'bot');
  await bot.end('SIGINT', 'group');
  expect(bot.child.exitCode).toBe(0);
  expect(await isRunning(bot.server.pid)).toBe(false);

  const next = await startHere(dataDir);
  expect(await query(next.url, 'select from drained')).toHaveLength(1);
});

test('a second stop does nothing more', async () => {
  const server = await startHere(join(await scratchFolder(), 'data'));

  await server.stop();
  await server.stop();

  expect(await isRunning(server.pid)).toBe(false);
});
