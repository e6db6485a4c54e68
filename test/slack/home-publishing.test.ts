import { expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { homePublisherOf } from '../support/bot.ts';
import { useBot } from '../support/use-bot.ts';
import { listenToAll } from './support.ts';

let now = new Date('2026-11-23T12:00:00Z');
const stage = useBot({ now: () => now, listen: listenToAll });
const person = (handle: string) => stage.sandbox.person(handle);
const published = () => stage.sandbox.calls('views.publish').length;
const homeOf = async (handle: string) => textOf(await person(handle).sees(/debt board/, 'home'));

/** A workspace with an item of ana's, whose Home she has open. */
async function anaLooks(): Promise<void> {
  now = new Date('2026-11-23T12:00:00Z');
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  await person('ana').openHome();
  await stage.bot.homes.flush();
}

test('what somebody else changes shows in an open Home by itself', async () => {
  await anaLooks();
  stage.bot.homes.start();
  await stage.says('ben', '/debt edit 1');
  await stage.says('ben', '/debt due 1 2026-11-27');
  await person('ana').sees(/Flaky login tests.*due Fri 27 Nov 2026/s, 'home');
});

test('many changes in a burst wait until the Home may be published again, and the last state is shown', async () => {
  await anaLooks();
  const before = published();
  const slow = homePublisherOf(stage.sandbox, stage.bot.deps, { personSpacingMs: 3_600_000 });
  for (let day = 1; day <= 28; day += 1) {
    await stage.says('ben', `/debt due 1 2026-12-${String(day).padStart(2, '0')}`);
    await slow.flush();
  }
  expect(published() - before).toBe(1);
  await stage.database.sql`update person set home_next_at = now()`;
  await slow.flush();
  expect(published() - before).toBe(2);
  expect(await homeOf('ana')).toContain('due Mon 28 Dec 2026');
});

test('a Home that nobody opened within a day is left alone', async () => {
  await anaLooks();
  const before = published();
  now = new Date('2026-11-24T12:00:01Z');
  await stage.says('ben', '/debt due 1 2026-11-27');
  await stage.bot.homes.flush();
  expect(published()).toBe(before);
});

test('two replicas publish each stale Home once', async () => {
  await anaLooks();
  for (const handle of ['ben', 'chloe']) await person(handle).openHome();
  await stage.bot.homes.flush();
  const before = published();
  const other = homePublisherOf(stage.sandbox, stage.bot.deps);
  await stage.says('ben', '/debt due 1 2026-11-27');
  await Promise.all([stage.bot.homes.flush(), other.flush()]);
  expect(published() - before).toBe(3);
  expect(await homeOf('ana')).toContain('due Fri 27 Nov 2026');
});

test('when Slack asks to wait, nobody’s Home is published before, and none is forgotten', async () => {
  await anaLooks();
  await person('ben').openHome();
  await stage.bot.homes.flush();
  const before = stage.sandbox.calls('views.publish').length;
  stage.sandbox.faults.add({
    kind: 'rate_limited',
    method: 'views.publish',
    retryAfterSeconds: 1,
    times: 1,
  });
  await stage.says('ben', '/debt due 1 2026-11-27');
  const began = Date.now();
  await stage.bot.homes.flush();
  const calls = stage.sandbox.calls('views.publish').slice(before);
  expect(calls).toHaveLength(3);
  expect(Date.now() - began).toBeGreaterThanOrEqual(1_000);
  expect(await homeOf('ana')).toContain('due Fri 27 Nov 2026');
});

test('a Home that is switched off, or whose person is gone, is not tried again until it is opened', async () => {
  await anaLooks();
  stage.sandbox.faults.add({ kind: 'error', method: 'views.publish', error: 'not_enabled' });
  await stage.says('ben', '/debt due 1 2026-11-27');
  await stage.bot.homes.flush();
  stage.sandbox.faults.clear();
  const before = published();
  await stage.says('ben', '/debt due 1 2026-11-30');
  await stage.bot.homes.flush();
  expect(published()).toBe(before);
  expect(textOf(await person('ana').openHome())).toContain('due Mon 30 Nov 2026');
});

test('a Home that Slack could not be reached for is published later', async () => {
  await anaLooks();
  stage.sandbox.faults.add({ kind: 'server_error', method: 'views.publish', times: 1 });
  const patient = homePublisherOf(stage.sandbox, stage.bot.deps, { retryMs: 50 });
  await stage.says('ben', '/debt due 1 2026-11-27');
  await patient.flush();
  expect(await homeOf('ana')).toContain('due Fri 27 Nov 2026');
});

test('what a register kept to its channels holds appears by itself in nobody’s Home who is not in them', async () => {
  await anaLooks();
  await person('chloe').openHome();
  await stage.says('ana', '/debt register create payments');
  await stage.says('ana', '/debt register bind to payments', 'leads');
  await stage.says('ana', '/debt register visibility channels of payments', 'leads');
  await stage.says('ana', '/debt add Secret ledger !high ~low @ana', 'leads');
  await stage.bot.homes.flush();
  expect(await homeOf('ana')).toContain('Secret ledger');
  expect(await homeOf('chloe')).not.toMatch(/Secret ledger|payments/);
});

test('a person’s own setting marks their Home alone', async () => {
  await anaLooks();
  await person('ben').openHome();
  await stage.bot.homes.flush();
  const before = published();
  await stage.says('ana', '/debt nudges off');
  await stage.bot.homes.flush();
  expect(published() - before).toBe(1);
  expect(await homeOf('ana')).toContain('You get no reminders');
});

test('a guest who opens the Home once one of their channels has a register sees it, without what would refuse them', async () => {
  await anaLooks();
  await person('gus').openHome();
  await stage.says('ana', '/debt register bind', 'payments');
  now = new Date('2026-11-23T12:03:00Z');
  const home = textOf(await person('gus').openHome());
  expect(home).toContain('Debt Register: Q4 2026');
  expect(home).not.toMatch(/\[(?:Add debt|Settings|Take it)\]/);
});
