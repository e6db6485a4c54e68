import { expect, test } from 'vitest';
import { channelOf, clientOf } from '../sandbox/bot.ts';
import { fromMenu, message, type } from './people.ts';
import { workshopForFile } from './stages.ts';

const workshop = workshopForFile();

test('what somebody else writes appears by itself, and marks a channel that is not open as unread', async () => {
  const { open } = await workshop.start();
  const [ana, ben] = [await open('ana'), await open('ben')];
  const channels = ben.getByRole('navigation');
  await ana.getByRole('button', { name: /^payments/ }).click();
  await ana.getByRole('textbox', { name: 'Message #payments' }).waitFor();
  await type(ana, 'The nightly job fails');
  await channels.getByRole('button', { name: /payments.*1 unread/ }).click();
  await message(ben, 'The nightly job fails').waitFor();
  await channels.getByRole('button', { name: 'payments', exact: true }).waitFor();

  await fromMenu(ben, message(ben, 'The nightly job fails'), 'Reply in thread');
  const thread = (page: typeof ana) => page.getByRole('complementary', { name: 'Thread' });
  await thread(ben).getByRole('textbox').fill('Again?');
  await thread(ben).getByRole('textbox').press('Enter');
  await ana.getByRole('button', { name: '1 reply' }).click();
  await thread(ana).getByText('Again?').waitFor();
});

test('what the app says to one person stays with that person when somebody else is acted as', async () => {
  const { sandbox, open } = await workshop.start();
  const page = await open('ana');
  const channel = channelOf(sandbox, 'general').id;
  const user = sandbox.person('ana').person.id;
  await clientOf(sandbox).chat.postEphemeral({ channel, user, text: 'For your eyes' });
  const secret = message(page, 'For your eyes');
  await secret.getByText('Only visible to you').waitFor();
  await secret.getByRole('button', { name: 'More actions' }).click();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Inspect']);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox', { name: 'Act as' }).selectOption('Ben Carter');
  await secret.waitFor({ state: 'hidden' });
});

test('a page that lost the workspace says so, keeps what was typed, and goes on once it is back', async () => {
  const { sandbox, open } = await workshop.start();
  const page = await open('ana');
  const writing = page.getByRole('textbox', { name: 'Message #general' });
  await writing.waitFor();
  await sandbox.close();
  const lost = page.getByRole('alert').filter({ hasText: 'The workspace does not answer. Is' });
  await lost.waitFor();
  await type(page, 'Is anybody there?');
  await page.getByRole('alert').filter({ hasText: 'nothing was sent' }).waitFor();
  expect(await writing.inputValue()).toBe('Is anybody there?');

  const port = Number(new URL(sandbox.state.baseUrl).port);
  const back = await workshop.start(undefined, { port });
  await lost.waitFor({ state: 'hidden' });
  const channel = channelOf(back.sandbox, 'general').id;
  await clientOf(back.sandbox).chat.postMessage({ channel, text: 'Here again' });
  await message(page, 'Here again').waitFor();
  await writing.press('Enter');
  await message(page, 'Is anybody there?').waitFor();
  expect(workshop.takeErrors().filter((error) => !error.includes('net::ERR_'))).toEqual([]);
});

test('who is not of the workspace is told so', async () => {
  const { open } = await workshop.start();
  const page = await open('nobody');
  await page.getByText('Nobody here acts as nobody.').waitFor();
  expect(workshop.takeErrors()).toEqual([expect.stringContaining('404')]);
});
