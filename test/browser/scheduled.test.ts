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
  const chart = digest.getByRole('figure', { name: /planned and done by week/ });
  await chart.getByRole('columnheader', { name: 'Planned' }).waitFor({ state: 'attached' });
  await chart.locator('path.recharts-line-curve').nth(1).waitFor({ state: 'attached' });
  await ana
    .getByRole('region', { name: 'Clock' })
    .getByText(/Monday,? 23 November 2026 at 09:/)
    .waitFor();
  const answers = ana.getByRole('article').filter({ hasText: /owner none → @ana/ });
  const before = await answers.count();
  await digest
    .getByRole('button', { name: /Take it/ })
    .first()
    .click();
  await answers.nth(before).waitFor();
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

test('the clock goes on by an hour, a day, and to the end of the quarter, and what is due comes', async () => {
  const ana = await stage.open('ana');
  const clock = ana.getByRole('region', { name: 'Clock' });
  const shows = (words: RegExp) => clock.getByText(words).waitFor();
  await shows(/Monday,? 23 November 2026 at 09:/);
  await clock.getByRole('button', { name: '+1 hour' }).click();
  await shows(/Monday,? 23 November 2026 at 10:/);
  await clock.getByRole('button', { name: '+1 day' }).click();
  await shows(/Tuesday,? 24 November 2026 at 10:/);
  await clock.getByRole('button', { name: 'Next Monday 09:00' }).click();
  await message(ana, /week 9 of 13/).waitFor();
  await clock.getByRole('button', { name: 'Quarter end' }).click();
  await shows(/Thursday,? 31 December 2026/);
  await message(ana, /week 1[34] of 1[34]/).waitFor();
});
