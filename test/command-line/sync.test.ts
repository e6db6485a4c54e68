import { chmod, copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { decodeRegister } from '../../src/markdown/decode.ts';
import { encodeLike } from '../../src/markdown/encode.ts';
import { debtRegister } from '../support/command-line.ts';
import { SAMPLE, useStage } from './stage.ts';

const MINUTE_MS = 60_000;
const stage = useStage();

async function renameInSlack(register: string, title: string): Promise<void> {
  await stage.database.sql`update debt set title = ${title} where number = 2
    and register_id = (select id from register where name = ${register})`;
}

describe('debt-register sync', { timeout: MINUTE_MS }, () => {
  it('brings a file and its register together, once somebody has said that it may be rewritten', async () => {
    const file = stage.path('TECHNICAL_DEBT.md');
    await copyFile(SAMPLE, file);
    await stage.run('import', file, '--register', 'Synced', '--yes');
    const sync = (...args: string[]) => stage.run('sync', file, '--register', 'synced', ...args);
    const unasked = await sync();
    expect(unasked).toMatchObject({ code: 1, stdout: '' });
    expect(unasked.stderr).toContain('--adopt');
    expect(await readFile(file)).toEqual(await readFile(SAMPLE));
    expect(await sync('--adopt')).toMatchObject({ code: 0, stderr: `${file} was written.\n` });
    expect(await sync('--check')).toMatchObject({ code: 0, stdout: '' });
    await renameInSlack('Synced', 'Renamed in Slack');
    expect(await sync('--check')).toMatchObject({ code: 1, stdout: '' });
    expect(await readFile(file, 'utf8')).not.toContain('Renamed in Slack');
    expect(await sync()).toMatchObject({ code: 0 });
    expect(await readFile(file, 'utf8')).toContain('Renamed in Slack');
    expect(await readdir(stage.folder)).toEqual(['TECHNICAL_DEBT.md']);
  });

  it('writes a file that is not there only where --create says so, and a mistyped name makes none', async () => {
    const first = await stage.inStep('Begun');
    const register = ['--register', 'begun'];
    const file = stage.path('TECHNICAL_DEPT.md');
    const unasked = await stage.run('sync', file, ...register);
    expect(unasked).toMatchObject({ code: 3, stdout: '' });
    expect(unasked.stderr).toContain(`${file} is not there. Say --create`);
    const look = await stage.run('sync', file, '--create', '--check', ...register);
    expect(look).toMatchObject({ code: 1, stderr: expect.stringContaining('They differ') });
    expect(await readdir(stage.folder)).toEqual(['TECHNICAL_DEBT.md']);
    const create = ['sync', file, '--create', ...register];
    expect(await stage.run(...create)).toMatchObject({ code: 0, stdout: '' });
    expect(await readFile(file)).toEqual(await readFile(first));
    expect(await stage.run(...create, '--check')).toMatchObject({ code: 0 });
    const closing = await stage.run(...create, '--close-missing');
    expect(closing).toMatchObject({ code: 2, stdout: '' });
  });

  it('makes no register where there is none, be it only to look', async () => {
    const file = stage.path('DEBT.md');
    const args = ['sync', file, '--create', '--check', '--register', 'nowhere'];
    expect(await stage.run(...args)).toMatchObject({ code: 4 });
    const registers = await stage.database.sql`select from register where name = 'nowhere'`;
    expect(registers).toHaveLength(0);
  });

  it.each(['\r\n in UTF-8', 'UTF-16', 'a byte order mark'])('keeps %s', async (what) => {
    const register = `Kept ${what.length}`;
    const file = await stage.inStep(register);
    const text = await readFile(file, 'utf8');
    const before =
      {
        '\r\n in UTF-8': Buffer.from(text.replaceAll('\n', '\r\n')),
        'UTF-16': Buffer.from(`\uFEFF${text}`, 'utf16le'),
      }[what] ?? Buffer.from(`\uFEFF${text}`);
    await writeFile(file, before);
    await renameInSlack(register, 'Renamed in Slack');
    expect(await stage.run('sync', file, '--register', register)).toMatchObject({ code: 0 });
    const after = await readFile(file);
    const plain = decodeRegister(after).text;
    expect(plain).toContain('Renamed in Slack');
    expect(after).toEqual(encodeLike(before, plain));
    expect(after.subarray(0, 40)).toEqual(before.subarray(0, 40));
    expect(after.includes('\r\n')).toBe(before.includes('\r\n'));
  });

  it('keeps the rights of a file, and leaves one alone that is read-only', async () => {
    const file = await stage.inStep('Locked');
    const sync = () => stage.run('sync', file, '--register', 'locked');
    await chmod(file, 0o664);
    await renameInSlack('Locked', 'Renamed once');
    expect(await sync()).toMatchObject({ code: 0 });
    expect((await stat(file)).mode & 0o777).toBe(0o664);
    await chmod(file, 0o444);
    await renameInSlack('Locked', 'Renamed twice');
    const refused = await sync();
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toBe(`${file} cannot be written: it is read-only.\n`);
    expect(await readFile(file, 'utf8')).toContain('Renamed once');
    expect(await readdir(stage.folder)).toEqual(['TECHNICAL_DEBT.md']);
  });

  it('says what is wrong with what it was given', async () => {
    const folder = stage.path('folder');
    await mkdir(folder);
    expect(await stage.run('sync', folder)).toMatchObject({
      code: 3,
      stderr: `${folder} cannot be read: it is a folder.\n`,
    });
    expect(await stage.run('sync', '-')).toMatchObject({ code: 2 });
    const nowhere = await stage.run('sync', stage.path('no/DEBT.md'), '--create');
    expect(nowhere.code).not.toBe(0);
  });

  it('says in one line that there is no database, and makes none', async () => {
    const file = await stage.inStep('Away');
    const env = { DATABASE_URL: 'postgres://debt:secret@127.0.0.1:1/debt' };
    const away = await debtRegister(['sync', '--check', file], env);
    expect(away).toMatchObject({ code: 4, stdout: '' });
    expect(away.stderr).toMatch(/^The database cannot be reached: .*ECONNREFUSED.*\n$/);
    const dataDir = stage.path('data');
    const none = await debtRegister(['sync', '--check', file], { DATA_DIR: dataDir });
    expect(none).toMatchObject({ code: 4, stdout: '' });
    expect(none.stderr).toContain(`There is no database in ${dataDir}. Set DATABASE_URL`);
    expect(await readdir(stage.folder)).toEqual(['TECHNICAL_DEBT.md']);
  });
});
