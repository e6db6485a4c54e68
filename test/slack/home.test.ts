import { expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

test('an empty Home says how to begin', async () => {
  expect(textOf(await person('ben').openHome())).toMatch(
    /Nothing is owed here yet.*Import a file/s,
  );
});

test('the Home shows the quarter, what is mine, and when the bot speaks next', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  await stage.says('ana', '/debt settings home #general day monday time 09:00 zone UTC');
  const home = textOf(await person('ana').openHome());
  expect(home).toContain('Flaky login tests');
  expect(home).toMatch(/Yours: 1 open item/);
  expect(home).toMatch(/The next digest goes to/);
  expect(home).toMatch(/at most one a week/);
});

test('what is clicked in the Home is answered in a modal above it, which leaves the Home as it is', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  const ana = person('ana');
  const home = await ana.openHome();
  await ana.click(home, { text: 'Show #1' });
  await ana.sees('Flaky login tests', 'modal');
  await ana.sees('Yours: 1 open item', 'home');
});

test('a form opens from the Home', async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low @ana');
  const ana = person('ana');
  await ana.click(await ana.openHome(), { text: 'Settings' });
  await ana.sees('Home channel', 'modal');
});

test('a guest is told where to look instead', async () => {
  expect(textOf(await person('gus').openHome())).toMatch(/only in its channels/);
});
