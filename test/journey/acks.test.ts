import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonDriver } from '../../src/sandbox/driver.ts';
import { type SlowProxy, startSlowProxy } from '../support/slow-proxy.ts';
import { startTeam, type Team } from '../support/team.ts';

const SLACK_ACK_MS = 3_000;
const PATIENCE_MS = 150_000;

const COMMANDS = [
  '/debt',
  '/debt list',
  '/debt show 1',
  '/debt history 1',
  '/debt progress',
  '/debt schedule',
  '/debt matrix',
  '/debt help',
  '/debt shwo 1',
  '/debt status 1 planning',
  '/debt note 2 seen again',
  '/debt step 3 add Find out',
  '/debt link 4 https://example.com/1',
  '/debt due 5 2026-12-01',
  '/debt plan 6 Q1',
  '/debt take 7',
  '/debt assign 8 @ben',
  '/debt done 9',
  '/debt reopen 99',
  '/debt snooze 10 until monday',
  '/debt nudges off',
  '/debt digest preview',
  '/debt add Told in one line !low ~low',
];

describe('while the database takes two seconds for an answer', () => {
  let team: Team;
  let proxy: SlowProxy;
  let ana: PersonDriver;

  beforeAll(async () => {
    team = await startTeam({
      databaseUrl: async (url) => {
        const slow = new URL(url);
        proxy = await startSlowProxy(Number(slow.port));
        slow.port = String(proxy.port);
        return slow.href;
      },
    });
    ana = team.sandbox.person('ana', PATIENCE_MS);
    // One for each command: two that change one item would wait for each other.
    for (let number = 1; number <= 10; number++) {
      await ana.command(`/debt add Old queue ${number} !high ~low`);
    }
    proxy.delayAnswersBy(2_000);
  });

  afterAll(async () => {
    proxy.delayAnswersBy(0);
    await team.close();
    await proxy.close();
  });

  it('every command is acknowledged in time, and answered all the same', async () => {
    const answers = await Promise.all(COMMANDS.map((line) => ana.command(line)));
    expect(answers.filter(({ kind, text }) => kind !== 'ephemeral' || text === '')).toEqual([]);
    const acks = team.sandbox.deliveries('slash_commands').map(({ ackMs }) => ackMs ?? Infinity);
    expect(acks.length).toBeGreaterThanOrEqual(COMMANDS.length);
    expect(Math.max(...acks)).toBeLessThan(SLACK_ACK_MS);
  }, 180_000);

  it('every form is acknowledged in time, and saved', async () => {
    const ben = team.sandbox.person('ben', PATIENCE_MS);
    await Promise.all([createByForm(ana), editByForm(ben)]);
    await importByForm(ana);
    const acks = team.sandbox.deliveries('view_submission').map(({ ackMs }) => ackMs ?? Infinity);
    expect(acks).toHaveLength(3);
    expect(Math.max(...acks)).toBeLessThan(SLACK_ACK_MS);
    const titles = await team.database.sql`select title from debt`;
    expect(titles.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Slow form', 'Old queue, twice as old']),
    );
    expect(team.sandbox.refusals()).toEqual([]);
  }, 180_000);
});

async function createByForm(person: PersonDriver): Promise<void> {
  await person.command('/debt add Slow form');
  await person.sees(/Effort/, 'modal');
  await person.modal.fill({ Impact: 'High', Effort: 'Medium' });
  await person.modal.submit();
  await person.sees(/Recorded #\d+ Slow form/);
}

async function editByForm(person: PersonDriver): Promise<void> {
  await person.command('/debt edit 1');
  await person.sees(/Effort/, 'modal');
  await person.modal.fill({ Title: 'Old queue, twice as old' });
  await person.modal.submit();
  await person.sees(/twice as old/);
}

async function importByForm(person: PersonDriver): Promise<void> {
  await person.command('/debt import');
  await person.sees(/Register file/, 'modal');
  const content = '# Register\n\n### 1. Slow import\n**Status**: Planning\n';
  await person.modal.upload('Register file', { name: 'DEBT.md', content });
  await person.modal.submit();
  await person.sees(/Slow import/, 'modal');
}
