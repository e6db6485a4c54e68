import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Stage, startStage } from './support.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await startStage();
});

afterEach(() => {
  expect(stage.errors).toEqual([]);
});

afterAll(() => stage.close());

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message #general' });

async function type(page: Page, line: string): Promise<void> {
  await composer(page).fill(line);
  await composer(page).press('Enter');
}

test('a command typed into the page is answered to its writer alone', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt list');
  await ana.getByText(/5 items/).waitFor();
  const ben = await stage.open('ben');
  await composer(ben).waitFor();
  expect(await ben.getByText(/5 items/).count()).toBe(0);
});

test('a form with a missing field says so at the field, and mended it is recorded', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt add');
  const form = ana.getByRole('dialog');
  await form.getByRole('button', { name: 'Add', exact: true }).click();
  await form.getByText('Please complete this required field.').waitFor();
  await form.getByRole('textbox', { name: 'Title' }).fill('Old cache is never emptied');
  await ana.keyboard.press('Enter');
  await form.getByText(/Recorded #\d+/).waitFor();
  await form.getByRole('button', { name: 'Close', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
});

test('a message becomes debt by its menu', async () => {
  const ben = await stage.open('ben');
  await type(ben, 'The nightly job fails twice a week');
  const message = ben.getByRole('article').filter({ hasText: 'The nightly job fails' });
  await message.getByLabel('More actions').click();
  await message.getByRole('button', { name: 'Log as debt' }).click();
  const form = ben.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Title' }).waitFor();
  await ben.keyboard.press('Escape');
  await form.waitFor({ state: 'hidden' });
});

test('on Monday at nine the digest arrives', async () => {
  const chloe = await stage.open('chloe');
  await chloe.getByRole('button', { name: 'Next Monday 09:00' }).click();
  await chloe.getByRole('button', { name: '+1 day' }).click();
  await chloe
    .getByText(/week \d+ of 13/)
    .first()
    .waitFor();
});

test('the inspector shows what led to a message, and what Slack refused while a fault is on', async () => {
  const page = await stage.open('chloe');
  await type(page, 'A line to inspect');
  await page.getByRole('button', { name: 'Inspector', exact: true }).click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await type(page, '/debt list');
  const answer = page
    .getByRole('article')
    .filter({ hasText: /\d+ items/ })
    .last();
  await answer.getByLabel('More actions').click();
  await answer.getByRole('button', { name: 'Inspect' }).click();
  await inspector.getByText(/acknowledged in \d+ of 3000 ms/).waitFor();
  await inspector.getByText(/blocks: \d+ of 50/i).waitFor();
  await inspector.getByRole('switch', { name: '5xx' }).click();
  await inspector.getByRole('switch', { name: '5xx', checked: true }).waitFor();
  await type(page, '/debt add');
  await inspector
    .getByText(/refused:/)
    .first()
    .waitFor();
  await inspector.getByRole('switch', { name: '5xx' }).click();
  await inspector.getByRole('switch', { name: '5xx', checked: false }).waitFor();
});

test('nothing serious keeps people with a screen reader or a keyboard out', async () => {
  const page = await stage.open('ana');
  await composer(page).waitFor();
  const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
  const results = await page.evaluate<AxeResults>('axe.run()');
  const serious = results.violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''));
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`),
  ).toEqual([]);
});
