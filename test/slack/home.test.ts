import { expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

test('an empty Home says what this is and how to begin, and each of its steps has a button that works', async () => {
  const ana = person('ana');
  const home = await ana.openHome();
  expect(textOf(home)).toMatch(/Add the first debt.*Import a register.*Set the home channel/s);
  await ana.click(home, { text: 'Import a file' });
  await ana.sees('A Markdown', 'modal');
  await ana.click(home, { text: 'Set the home channel' });
  await ana.sees('Home channel', 'modal');
  await ana.click(home, { text: 'Add debt' });
  await ana.sees('Title', 'modal');
});

test('a scope that was not granted is named with what it is for', async () => {
  await stage.says('ana', '/debt');
  stage.bot.deps.grants.lost('dnd:read');
  expect(textOf(await person('ana').openHome())).toMatch(/dnd:read to hold reminders back/);
  expect(textOf(await person('ben').openHome())).not.toContain('dnd:read');
});

test('the Home shows what is mine, what waits for me, how the quarter goes and when the bot speaks next', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  await stage.says('ana', '/debt settings home #general day monday time 09:00 zone UTC');
  const home = textOf(await person('ana').openHome());
  expect(home).toMatch(/Waiting for you: 1 decision.*Old TLS settings.*nobody owns it/s);
  expect(home).toMatch(/Yours: 1 open item.*Flaky login tests/s);
  expect(home).toMatch(/Debt Register: Q4 2026/);
  expect(home).toMatch(/The next digest goes to/);
  expect(home).toMatch(/at most one a week/);
  expect(home).toMatch(/Delivery: all is well/);
});

test('decisions and delivery are for those who keep a register', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  const home = textOf(await person('ben').openHome());
  expect(home).toContain('Nothing waits for you');
  expect(home).not.toContain('Delivery');
});

test('a message that was lost is told in words, with what to do about it', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  await stage.says('ana', '/debt settings home #general day monday time 09:00 zone UTC');
  await stage.says('ana', '/debt digest now');
  stage.sandbox.faults.add({ kind: 'error', method: 'chat.postMessage', error: 'is_archived' });
  await stage.bot.delivery.flush();
  const home = textOf(await person('ana').openHome());
  expect(home).toMatch(/not sent/);
  expect(home).toMatch(/A digest to .*GENERAL.* was not sent: the channel is archived/);
  expect(home).toContain('mend what is named, then *Send again*');
});

test('what is done in the Home shows in the Home, and can be taken back there', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  const ana = person('ana');
  await ana.click(await ana.openHome(), { text: 'Done' });
  const home = await ana.sees('You own nothing open', 'home');
  expect(textOf(home)).toContain('#1 Flaky login tests');
  await ana.click(home, { text: 'Undo' });
  await ana.sees(/Taken back.*Yours: 1 open item/s, 'home');
});

test('what is refused in the Home is told above it', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  const ana = person('ana');
  const home = await ana.openHome();
  await stage.says('ana', '/debt delete 1');
  await ana.click(await ana.sees('Delete'), { text: 'Delete 1 item' });
  await ana.click(home, { text: 'Done' });
  await ana.sees('#1 was deleted on Mon 23 Nov 2026', 'home');
});

test('reminders are set in the Home', async () => {
  const ana = person('ana');
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  await ana.choose(await ana.openHome(), { actionId: 'home_nudges' }, 'Reminders: off');
  await ana.sees(/no reminders about your items any more/, 'home');
  await ana.sees('You get no reminders about your items.', 'home');
});

test('an item opens from the Home in a modal above it', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  const ana = person('ana');
  await ana.click(await ana.openHome(), { text: 'Show' });
  await ana.sees('Flaky login tests', 'modal');
  await ana.sees('Yours: 1 open item', 'home');
});

test('of several registers one can be chosen, and the Home keeps to it until all are chosen again', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  await stage.says('ana', '/debt register create payments');
  await stage.says('ana', '/debt move 1 to payments');
  await stage.says('ana', '/debt add Old TLS settings !high ~low @ana');
  const ana = person('ana');
  const home = await ana.openHome();
  expect(textOf(home)).toMatch(/Yours: 2 open items/);
  await ana.choose(home, { actionId: 'home_register' }, 'payments');
  const narrowed = await ana.sees(/Yours: 1 open item/, 'home');
  expect(textOf(narrowed)).not.toContain('Old TLS settings');
  expect(textOf(await ana.openHome())).not.toContain('Old TLS settings');
  await ana.choose(await ana.openHome(), { actionId: 'home_register' }, 'All registers');
  await ana.sees(/Yours: 2 open items/, 'home');
});

test('a guest who is in no channel of a register is told where to look', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  expect(textOf(await person('gus').openHome())).toMatch(/only in its channels/);
});

test('an item that one is asked to own waits in the Home, and is accepted there', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  await stage.says('ana', '/debt assign 1 @ben');
  const ben = person('ben');
  const home = await ben.openHome();
  expect(textOf(home)).toMatch(/1 item that you were asked to own.*asked you to own it/s);
  await ben.click(home, { text: 'Accept' });
  await ben.sees(/Nothing waits for you.*Yours: 1 open item/s, 'home');
});
