import { test } from 'vitest';
import { choose, form, message, type } from './people.ts';
import { stageForFile } from './stages.ts';

const stage = stageForFile();

test('on Monday at nine the digest arrives in the channel, and its Take it works', async () => {
  const ana = await stage.open('ana');
  await type(ana, '/debt take 1');
  await message(ana, /owner none → @ana/).waitFor();
  await ana.getByRole('button', { name: 'Next Monday 09:00' }).click();
  const digest = message(ana, /week \d+ of 13/);
  await digest.getByText('Needs a decision').waitFor();
  await digest
    .getByRole('button', { name: /Take it/ })
    .first()
    .click();
  await message(ana, /owner none → @ana/).waitFor();
});

test('the reminder comes by direct message, marked unread, and is snoozed', async () => {
  const ana = await stage.open('ana');
  await ana.getByRole('button', { name: /Debt Register.*1 unread/ }).click();
  const nudge = message(ana, /of yours to look at/);
  await choose(ana, nudge, 'Snooze', 'For 2 weeks');
  await nudge.getByText(/Snoozed/).waitFor();
});

test('the Home shows the quarter and what is mine', async () => {
  const ana = await stage.open('ana');
  await ana.getByRole('button', { name: /Debt Register/ }).click();
  await ana.getByRole('tab', { name: 'Home' }).click();
  const home = ana.getByRole('region', { name: 'Home' });
  await home.getByText(/Yours: \d+ open items?/).waitFor();
  await home.getByRole('button', { name: 'Settings' }).click();
  await form(ana).getByRole('combobox', { name: 'Home channel' }).waitFor();
  await ana.keyboard.press('Escape');
});
