import { expect, test } from 'vitest';
import { choose, form, fromMenu, message, type } from './people.ts';
import { stageForFile } from './stages.ts';

const stage = stageForFile();

test('a command typed into the page is answered to its writer alone', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt list');
  await message(ana, /5 items/).waitFor();
  const ben = await stage.open('ben');
  await ben.getByRole('textbox', { name: 'Message #general' }).waitFor();
  expect(await ben.getByText(/5 items/).count()).toBe(0);
});

test('a form with a missing field says so at the field, and mended it is recorded', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt add');
  await form(ana).getByRole('button', { name: 'Add', exact: true }).click();
  await form(ana).getByText('Please complete this required field.').waitFor();
  await form(ana).getByRole('textbox', { name: 'Title' }).fill('Old cache is never emptied');
  await choose(ana, form(ana), 'Impact', 'High');
  await choose(ana, form(ana), 'Effort', 'Low');
  await form(ana)
    .getByText(/quick wins/)
    .waitFor();
  await form(ana).getByRole('textbox', { name: 'Title' }).press('Enter');
  await form(ana)
    .getByText(/Recorded #7/)
    .waitFor();
  await form(ana).getByRole('button', { name: 'Close', exact: true }).click();
  await form(ana).waitFor({ state: 'hidden' });
});

test('a message becomes debt by its menu', async () => {
  const ben = await stage.open('ben');
  await type(ben, 'The nightly job fails twice a week');
  await fromMenu(ben, message(ben, 'The nightly job fails'), 'Log as debt');
  const title = form(ben).getByRole('textbox', { name: 'Title' });
  await title.waitFor();
  expect(await title.inputValue()).toBe('The nightly job fails twice a week');
  await form(ben).getByRole('button', { name: 'Add', exact: true }).click();
  await form(ben)
    .getByText(/Recorded #8/)
    .waitFor();
  await ben.keyboard.press('Escape');
  await form(ben).waitFor({ state: 'hidden' });
});

test('two people edit one item at once: both fields are kept, and one field asks', async () => {
  const [ana, ben] = [await stage.open('ana'), await stage.open('ben')];
  for (const page of [ana, ben]) {
    await type(page, '/debt edit 7');
    await form(page).getByRole('textbox', { name: 'Title' }).waitFor();
  }
  await form(ana).getByRole('textbox', { name: 'Title' }).fill('The cache is never emptied');
  await form(ana).getByRole('button', { name: 'Save', exact: true }).click();
  await form(ana)
    .getByText(/The cache is never emptied/)
    .first()
    .waitFor();
  await form(ben).getByRole('textbox', { name: 'Title' }).fill('Nobody empties the cache');
  await form(ben).getByRole('button', { name: 'Save', exact: true }).click();
  await form(ben)
    .getByText(/The cache is never emptied/)
    .first()
    .waitFor();
  await form(ben)
    .getByText(/Nobody empties the cache/)
    .first()
    .waitFor();
  await form(ben).getByRole('radio', { name: 'Yours' }).check();
  await form(ben).getByRole('button', { name: 'Save', exact: true }).click();
  await form(ben)
    .getByText(/The cache is never emptied.*→.*Nobody empties the cache/)
    .waitFor();
  for (const page of [ana, ben]) await page.keyboard.press('Escape');
});
