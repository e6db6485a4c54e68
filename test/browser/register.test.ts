import { expect, test } from 'vitest';
import { choose, form, message, type } from './people.ts';
import { stageForFile } from './stages.ts';

const elevenItems = [
  '# What we owe',
  '## High Priority',
  ...Array.from({ length: 11 }, (_, at) => [
    `### ${at + 21}. Retire report ${at + 21}`,
    '**Status**: Not Started',
    '**Impact**: High',
    '**Effort**: Low',
  ]).flat(),
].join('\n');

const stage = stageForFile();

test('a register is imported from a file, after a look at what would change', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt import');
  await form(ana)
    .getByLabel('Register file')
    .setInputFiles({
      name: 'DEBT.md',
      mimeType: 'text/markdown',
      buffer: Buffer.from(elevenItems),
    });
  await form(ana).getByText('DEBT.md', { exact: true }).waitFor();
  await form(ana).getByRole('button', { name: 'Preview' }).click();
  await form(ana)
    .getByText(/11 new/)
    .waitFor();
  await form(ana).getByRole('button', { name: 'Import' }).click();
  await form(ana)
    .getByText(/11 new/)
    .waitFor();
  await form(ana).getByRole('button', { name: 'Done' }).click();
  await form(ana).waitFor({ state: 'hidden' });
});

test('a list is filtered, and its pages turn', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt list high sort:number');
  const list = message(ana, /high priority/);
  await list.getByText(/page 1 of 2/i).waitFor();
  await list.getByRole('button', { name: 'Next page' }).click();
  await message(ana, /page 2 of 2/i).waitFor();
});

test('a step is ticked on the card', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt show 1');
  const step = message(ana, /Payment retries/).getByRole('checkbox', { name: /provider's client/ });
  expect(await step.isChecked()).toBe(false);
  await step.check();
  await message(ana, /2\/3 steps done/).waitFor();
});

test('an item is taken, and offered to somebody else', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt take 1');
  await message(ana, /owner none → @ana/).waitFor();
  await type(ana, '/debt take 4');
  await message(ana, /No tracing between services.*owner none → @ana/).waitFor();
  await type(ana, '/debt edit 4');
  await choose(ana, form(ana), 'Owner', 'Ben Carter');
  await form(ana).getByRole('button', { name: 'Save', exact: true }).click();
  await form(ana)
    .getByText(/offered to @ben/)
    .waitFor();
  await ana.keyboard.press('Escape');
});
