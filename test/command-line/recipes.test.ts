import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ended, shell } from '../support/command-line.ts';
import { useStage } from './stage.ts';

const root = new URL('../../', import.meta.url);
const hasGit = spawnSync('git', ['--version']).status === 0;
const TWO_MINUTES_MS = 120_000;
const stage = useStage();

/** The fenced part of the recipes below a heading. */
function recipe(text: string, heading: string, language: string): string {
  const below = text.slice(text.indexOf(`## ${heading}`));
  const [, fenced] = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(below) ?? [];
  if (fenced === undefined) throw new Error(`docs/repository.md has no ${language} at ${heading}`);
  return fenced;
}

/** The shell of the steps of a job, in their order. */
function stepsOf(job: string): string[] {
  const steps = [...job.matchAll(/^( +)- run: (\|\n(?:\1 {3,}.*\n?)+|.*)/gm)];
  return steps.map(([, , run = '']) => run.replace(/^\|\n/, '').replace(/^ {10}/gm, ''));
}

describe.skipIf(!hasGit)('the recipes for a repository (skipped where git is missing)', () => {
  let hook: string;
  let steps: string[];
  beforeAll(async () => {
    const text = await readFile(new URL('docs/repository.md', root), 'utf8');
    hook = recipe(text, 'A hook before each push', 'sh');
    steps = stepsOf(recipe(text, 'A job that commits what Slack changed', 'yaml'));
  });

  /** A clone with the register's file in it, the command line on the path, and where it pushes to. */
  async function clone(register: string) {
    await stage.inStep(register);
    // the recipes name no register: theirs is the default
    await stage.database.sql`update register set is_default = false`;
    await stage.database.sql`update register set is_default = true where name = ${register}`;
    const bin = stage.path('bin');
    await mkdir(bin);
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const main = fileURLToPath(new URL('src/main.ts', root));
    const program = `#!/bin/sh\nexec "${process.execPath}" --import "${tsx}" "${main}" "$@"\n`;
    await writeFile(`${bin}/debt-register`, program);
    await chmod(`${bin}/debt-register`, 0o755);
    const env = {
      PATH: `${bin}:${process.env.PATH ?? ''}`,
      DATABASE_URL: stage.database.url,
      ...{ HOME: stage.folder, GIT_CONFIG_NOSYSTEM: '1' },
      ...{ GIT_AUTHOR_NAME: 'Ana', GIT_AUTHOR_EMAIL: 'ana@example.com' },
      ...{ GIT_COMMITTER_NAME: 'Ana', GIT_COMMITTER_EMAIL: 'ana@example.com' },
    };
    const inClone = (command: string, other: Record<string, string> = {}): Promise<Ended> =>
      shell(command, { ...env, ...other }, stage.folder);
    const begun = await inClone(
      'set -e; git init -q --bare remote.git; git init -q -b main; git remote add origin remote.git; git add TECHNICAL_DEBT.md; git commit -qm Begin; git push -q -u origin main',
    );
    expect(begun.code, begun.stderr).toBe(0);
    return inClone;
  }

  async function renameInSlack(register: string, title: string): Promise<void> {
    await stage.database.sql`update debt set title = ${title} where number = 2
      and register_id = (select id from register where name = ${register})`;
  }

  it(
    'stops a push of a file that Slack has left behind, says what to do, and then lets it through',
    async () => {
      const git = await clone('Pushed');
      await writeFile(stage.path('.git/hooks/pre-push'), hook, { mode: 0o755 });
      await renameInSlack('Pushed', 'Renamed in Slack');
      const push = 'git commit -q --allow-empty -m Work; git push -q';
      const stopped = await git(push);
      expect(stopped.code).toBe(1);
      expect(stopped.stderr).toContain(
        'They differ: TECHNICAL_DEBT.md is not what sync would write',
      );
      expect(stopped.stderr).toContain('Run: debt-register sync TECHNICAL_DEBT.md');
      const mended = await git(
        'debt-register sync TECHNICAL_DEBT.md && git commit -qam Synced && git push -q',
      );
      expect(mended.code, mended.stderr).toBe(0);
      expect((await git('git show origin/main:TECHNICAL_DEBT.md')).stdout).toContain('Renamed in');
    },
    TWO_MINUTES_MS,
  );

  it(
    'stops a push while both changed a field, and none while the database is away',
    async () => {
      const git = await clone('Disputed');
      await writeFile(stage.path('.git/hooks/pre-push'), hook, { mode: 0o755 });
      const text = await readFile(stage.path('TECHNICAL_DEBT.md'), 'utf8');
      const title = 'Payment retries are not idempotent';
      await writeFile(stage.path('TECHNICAL_DEBT.md'), text.replaceAll(title, `${title} at all`));
      await stage.database.sql`update debt set title = ${`${title} today`} where number = 1
      and register_id = (select id from register where name = 'Disputed')`;
      const stopped = await git('git commit -qam Work; git push -q');
      expect(stopped.code).toBe(1);
      expect(stopped.stderr).toContain('One thing has to be decided, and nothing was changed.');
      const away = { DATABASE_URL: 'postgres://debt:secret@127.0.0.1:1/debt' };
      const pushed = await git('git push -q', away);
      expect(pushed.code, pushed.stderr).toBe(0);
      expect(pushed.stderr).toContain('The debt register was not checked.');
    },
    TWO_MINUTES_MS,
  );

  it(
    'commits and pushes what Slack changed, nothing where nothing did, and fails while both changed a field',
    async () => {
      const git = await clone('Scheduled');
      const job = steps.map((step) => `bash -eo pipefail -c '${step.replaceAll("'", "'\\''")}'`);
      expect(job).toHaveLength(2);
      const unchanged = await git(job.join(' && '));
      expect(unchanged.code, unchanged.stderr).toBe(0);
      expect((await git('git rev-list --count HEAD')).stdout).toBe('1\n');
      await renameInSlack('Scheduled', 'Renamed in Slack');
      const committed = await git(job.join(' && '));
      expect(committed.code, committed.stderr).toBe(0);
      const pushed = await git('git log -1 --format=%s origin/main; git status --short -uno');
      expect(pushed.stdout).toBe('Bring the debt register up to date\n');
      await git("sed -i 's/Renamed in Slack/Renamed in the file/' TECHNICAL_DEBT.md");
      await renameInSlack('Scheduled', 'Renamed once more');
      const failed = await git(job.join(' && '));
      expect(failed.code).toBe(1);
      expect(failed.stdout).toContain('Renamed in the file');
      expect((await git('git rev-list --count HEAD')).stdout).toBe('2\n');
    },
    TWO_MINUTES_MS,
  );
});
