import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PersonDriver } from '../../src/sandbox/driver.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { connect, type Sql } from '../../src/store/connect.ts';
import { startBot, type TestBot } from '../support/bot.ts';
import { useDatabase } from '../support/database.ts';
import { type SlowProxy, startSlowProxy } from '../support/slow-proxy.ts';
import { listenToAll } from './support.ts';

const database = await useDatabase();
let proxy: SlowProxy;
let sql: Sql;
let sandbox: Sandbox;
let bot: TestBot;
beforeEach(async () => {
  sandbox = await startSandbox();
  const url = new URL(database.url);
  proxy = await startSlowProxy(Number(url.port));
  url.port = String(proxy.port);
  sql = connect(url.href, { connectTimeoutMs: 5_000 });
  bot = await startBot(sandbox, { sql }, { listen: listenToAll });
});
afterEach(async () => {
  await bot.stop();
  await sandbox.close();
  await sql.end({ timeout: 1 });
  await proxy.close();
  await database.sql`truncate workspace cascade`;
});

const person = (handle: string) => sandbox.person(handle);
const says = async (line: string) => (await person('ana').command(line)).text;

/** Submits while the database is gone, and finds the form with all that was typed in it; then it is there again. */
async function survives(who: PersonDriver, fields: Record<string, string>): Promise<string> {
  await who.modal.fill(fields);
  const typed = who.modal.fields;
  await proxy.cut();
  await submit(who);
  expect(told(who)).toContain('could not reach its database');
  expect(who.modal.fields).toEqual(typed);
  await proxy.mend();
  await sql`select 1`.catch(() => sql`select 1`);
  await submit(who);
  expect(told(who)).not.toContain('database');
  return who.modal.text;
}

async function submit(who: PersonDriver): Promise<void> {
  await who.modal.submit();
  await sandbox.until(() => !who.modal.text.includes('Saving …'), 'the outcome');
}

/** Errors at the fields, or above the form that came back. */
function told(who: PersonDriver): string {
  return [...Object.values(who.modal.errors), who.modal.text].join(' ');
}

async function opens(who: PersonDriver, line: string, label: string): Promise<void> {
  await who.command(line);
  await who.sees(label, 'modal');
}

describe('while the database is gone, what was typed stays in', () => {
  test('the form for new debt', async () => {
    const ana = person('ana');
    await opens(ana, '/debt add Old TLS', 'Impact');
    await ana.modal.click({ text: 'More fields' });
    await ana.sees('Target quarter', 'modal');
    const typed = { Impact: 'High', Effort: 'Low', Labels: 'infra tls', Steps: '[x] one\ntwo' };
    expect(await survives(ana, typed)).toContain('#1 Old TLS');
    expect(await says('/debt show 1')).toContain('1/2');
  });

  test('the form that changes an item, every kind of field', async () => {
    const ana = person('ana');
    await says('/debt add Old TLS !high ~low');
    await opens(ana, '/debt edit 1', 'Target quarter');
    const typed = {
      ...{ Title: 'Old TLS settings', Effort: 'Medium', Owner: '@ben', Labels: 'infra' },
      ...{ 'Target date': '2026-12-01', 'Risk if ignored': 'One\n\n*Two*', Steps: 'first' },
      ...{ Links: 'https://example.com/1 The fix', 'Target state': '### Now\nAll of it' },
    };
    expect(await survives(ana, typed)).toContain('Old TLS → Old TLS settings');
    const card = await says('/debt show 1');
    for (const shown of ['Old TLS settings', 'medium', 'Tue 1 Dec 2026', '0/1', 'All of it']) {
      expect(card).toContain(shown);
    }
  });

  test('the choice between theirs and yours', async () => {
    const [ana, ben] = [person('ana'), person('ben')];
    await says('/debt add Old TLS !high ~low');
    await opens(ben, '/debt edit 1', 'Target quarter');
    await ben.modal.fill({ Title: 'TLS of ben', Effort: 'High' });
    await ana.command('/debt edit 1');
    await ana.sees('Target quarter', 'modal');
    await ana.modal.fill({ Title: 'TLS of ana' });
    await submit(ana);
    await submit(ben);
    expect(await survives(ben, { 'Title: what stays?': 'Yours' })).toContain('TLS of ben');
    expect(await says('/debt show 1')).toMatch(/TLS of ben[\s\S]*Effort: high/);
  });

  test('the settings', async () => {
    const ana = person('ana');
    await opens(ana, '/debt settings', 'Home channel');
    const typed = { 'Home channel': '#general', Weekday: 'Friday', 'Time zone': 'Europe/Berlin' };
    expect(await survives(ana, typed)).toContain('The next digest goes to');
  });

  test('the import, with the file that was uploaded', async () => {
    const ana = person('ana');
    await opens(ana, '/debt import', 'Register file');
    const content = '# Debt\n\n### 1. Old oven firmware\n\n**Impact**: High\n**Effort**: Low\n';
    await ana.modal.upload('Register file', { name: 'TECHNICAL_DEBT.md', content });
    expect(await survives(ana, {})).toContain('Old oven firmware');
    expect(await survives(ana, {})).toContain('Imported');
  });
});

describe('a form that fails after it was acknowledged', () => {
  /** Fails the submission of an edit when Slack has been told already that it is being saved. */
  async function failLate(who: PersonDriver): Promise<void> {
    const held = await database.sql.reserve();
    await held`begin`;
    await held`lock table debt in access exclusive mode`;
    await who.modal.submit();
    expect(who.modal.text).toContain('Saving …');
    await proxy.cut();
    await held`commit`;
    held.release();
    await sandbox.until(() => who.modal.text.includes('Nothing was saved'), 'the form again');
    await proxy.mend();
    await sql`select 1`.catch(() => sql`select 1`);
  }

  test('comes back filled in, and saves only what the person had changed', async () => {
    const ana = person('ana');
    await says('/debt add Old TLS !high ~low');
    await opens(ana, '/debt edit 1', 'Target quarter');
    await ana.modal.fill({ Title: 'Old TLS settings', Labels: 'infra', Steps: 'first' });
    const typed = ana.modal.fields;
    await failLate(ana);
    expect(ana.modal.fields).toEqual(typed);
    await person('ben').command('/debt status 1 planning');
    await ana.modal.fill({ Steps: null });
    await failLate(ana);
    await submit(ana);
    expect(ana.modal.text).toContain('Old TLS → Old TLS settings');
    const card = await says('/debt show 1');
    expect(card).toMatch(/planning/);
    expect(card).toContain('infra');
    expect(card).not.toContain('0/1');
  });

  test('still tells at the field what is wrong with it', async () => {
    const ana = person('ana');
    await says('/debt add Old TLS !high ~low');
    await opens(ana, '/debt edit 1', 'Target quarter');
    await ana.modal.fill({ Title: 'Old TLS settings' });
    await failLate(ana);
    await ana.modal.fill({ 'Target date': '2020-01-01' });
    expect((await ana.modal.submit()).errors['Target date']).toContain('is in the past');
  });

  test('keeps the file that was uploaded', async () => {
    const ana = person('ana');
    await opens(ana, '/debt import', 'Register file');
    const content = '# Debt\n\n### 1. Old oven firmware\n\n**Impact**: High\n**Effort**: Low\n';
    await ana.modal.upload('Register file', { name: 'TECHNICAL_DEBT.md', content });
    await failLate(ana);
    expect(ana.modal.text).toContain('The file that you chose is kept');
    await submit(ana);
    expect(ana.modal.text).toContain('Old oven firmware');
  });
});
