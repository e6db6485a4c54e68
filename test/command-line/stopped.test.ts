import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import { writeWhole } from '../../src/command-line/files.ts';
import { begin, shell } from '../support/command-line.ts';
import { SAMPLE, useStage } from './stage.ts';

const stage = useStage();

it('takes an import back that Ctrl-C ends, and says so by its exit code', async () => {
  const { sql, url } = stage.database;
  await stage.run('import', SAMPLE, '--register', 'Stopped', '--yes');
  await stage.database.sql`update debt set title = 'Renamed in Slack'`;
  await sql.begin(async (sql) => {
    await sql`set local idle_in_transaction_session_timeout = 0`;
    await sql`select from register for update`;
    const args = ['import', SAMPLE, '--register', 'Stopped', '--yes', '--prefer', 'file'];
    const { child, ended } = begin(args, { DATABASE_URL: url });
    await vi.waitFor(
      async () => {
        const waiting = await stage.database.sql`
          select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
        expect(waiting).toHaveLength(1);
      },
      { timeout: 40_000 },
    );
    child.kill('SIGINT');
    const { code, stderr } = await ended;
    expect({ code, stderr }).toEqual({
      code: 130,
      stderr: 'Stopped. What was not done as a whole was not done at all.\n',
    });
  });
  const titles = await sql`select distinct title from debt`;
  expect(titles).toEqual([{ title: 'Renamed in Slack' }]);
}, 90_000);

it('leaves the old file, and nothing beside it, when the new one cannot be put there', async () => {
  const file = stage.path('DEBT.md');
  await writeFile(file, 'old');
  const changed = () => Promise.reject(new Error('changed meanwhile'));
  await expect(writeWhole(file, 'new', changed)).rejects.toThrow('changed meanwhile');
  const failing = (async function* () {
    yield 'half';
    throw new Error('the database went away');
  })();
  await expect(writeWhole(file, failing)).rejects.toThrow('the database went away');
  expect(await readFile(file, 'utf8')).toBe('old');
  expect(await readdir(stage.folder)).toEqual(['DEBT.md']);
});

it('writes an export to what is no file as to any other, and into no folder', async () => {
  await stage.run('import', SAMPLE, '--register', 'Written', '--yes');
  const args = ['export', '--register', 'written'];
  const env = { DATABASE_URL: stage.database.url };
  const piped = await shell(
    'node --import tsx src/main.ts export --register written /dev/stdout | grep -c "^### [0-9]"',
    env,
  );
  expect(piped).toMatchObject({ code: 0, stdout: '6\n', stderr: '' });
  const folder = stage.path('folder');
  await mkdir(folder);
  expect(await stage.run(...args, folder)).toMatchObject({
    code: 3,
    stderr: `${folder} cannot be written: it is a folder.\n`,
  });
}, 60_000);
