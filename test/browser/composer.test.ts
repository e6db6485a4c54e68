import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { focused, form, message, type } from './people.ts';
import { workshopForFile } from './stages.ts';

const workshop = workshopForFile();
const [debt] = manifest.features.slash_commands;
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const notes = { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Notes') };

test('a slash offers the commands of the manifest with their hints, an @ the people', async () => {
  const { open } = await workshop.start();
  const page = await open('ana');
  const writing = page.getByRole('textbox', { name: 'Message #general' });
  await writing.pressSequentially('/');
  const offer = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await offer.filter({ hasText: debt?.usage_hint ?? 'no command' }).waitFor();
  expect(await offer.count()).toBe(manifest.features.slash_commands.length);
  await writing.press('Escape');
  await offer.first().waitFor({ state: 'hidden' });
  await writing.pressSequentially('d');
  await writing.press('Tab');
  expect(await writing.inputValue()).toBe('/debt ');
  await page.getByText(`/debt ${debt?.usage_hint}`).waitFor();
  await writing.pressSequentially('assign 1 @be');
  await offer.filter({ hasText: 'Ben Carter' }).click();
  expect(await writing.inputValue()).toBe('/debt assign 1 @ben ');
});

test('a file waits in the composer until it is sent with its text, and can be taken out again', async () => {
  const { open } = await workshop.start();
  const [ana, ben] = [await open('ana'), await open('ben')];
  const attach = async (name: string) => {
    const asked = ana.waitForEvent('filechooser');
    await ana.getByRole('button', { name: 'Attach a file' }).click();
    await (await asked).setFiles({ ...notes, name });
  };
  await attach('wrong.md');
  await ana.getByRole('button', { name: 'Remove wrong.md' }).click();
  await attach('notes.md');
  await ana.getByRole('list', { name: 'Files to send' }).getByText('notes.md').waitFor();
  expect(await focused(ana).getAttribute('aria-label')).toBe('Message #general');
  await type(ana, 'What we know so far');
  await message(ben, 'What we know so far').getByText('notes.md').waitFor();
  expect(await ben.getByText('wrong.md').count()).toBe(0);
});

test('a global shortcut opens the app’s form', async () => {
  const { open } = await workshop.start((app) => {
    app.shortcut('add_debt', async ({ ack, client, shortcut }) => {
      await ack();
      const said = { type: 'section', text: plain('From anywhere') } as const;
      const view: ModalView = { type: 'modal', title: plain('Add'), blocks: [said] };
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
  });
  const page = await open('ana');
  await page.getByRole('navigation').getByRole('button', { name: 'Add debt' }).click();
  await form(page).getByText('From anywhere').waitFor();
});

test('a command that nobody answers, or that stands in a thread, is answered by Slack itself', async () => {
  const { open } = await workshop.start();
  const page = await open('ana');
  await type(page, '/debt');
  await page.getByText(/dispatch_failed/).waitFor();
  await type(page, 'A message');
  await message(page, 'A message').getByRole('button', { name: 'Reply in thread' }).click();
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox').fill('/debt list');
  await thread.getByRole('textbox').press('Enter');
  await page.getByText('/debt is not supported in threads. Sorry!').waitFor();
});
