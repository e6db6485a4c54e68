import { expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

test('Log as debt brings the message and its link into the form, and keeps both', async () => {
  const ben = person('ben');
  const said = person('ana').say('The login tests fail *every* night\nand nobody looks');
  await ben.messageShortcut('Log as debt', said);
  await ben.sees('Impact', 'modal');
  expect(ben.modal.fields.Title).toBe('The login tests fail *every* night');
  expect(ben.modal.text).not.toContain('private conversation');
  await ben.modal.submit();
  expect(ben.modal.text).toContain('#1 The login tests fail');
  const card = await stage.says('ben', '/debt show 1');
  expect(card).toContain('and nobody looks');
  expect(card).toMatch(/https?:\/\/[^ ]*p\d{10}/);
});

test('from a private channel it warns who will see the text, and goes on warning while fields unfold', async () => {
  const ana = person('ana');
  const said = ana.say('Secret plans', { channel: 'leads' });
  await ana.messageShortcut('Log as debt', said);
  await ana.sees('private conversation', 'modal');
  await ana.modal.click({ text: 'More fields' });
  await ana.sees('Target quarter', 'modal');
  expect(ana.modal.text).toContain('private conversation');
});

test('where the bot is not a member the form opens without a link', async () => {
  const ana = person('ana');
  const said = ana.say('Old lease', { channel: 'board' });
  await ana.messageShortcut('Log as debt', said);
  await ana.sees('Impact', 'modal');
  expect(ana.modal.fields.Title).toBe('Old lease');
  expect((await ana.modal.submit()).outcome).toBe('updated');
});

test('Add debt opens an empty form from anywhere', async () => {
  const ana = person('ana');
  await ana.globalShortcut('Add debt');
  await ana.sees('Impact', 'modal');
  await ana.modal.fill({ Title: 'Old TLS' });
  await ana.modal.submit();
  expect(ana.modal.text).toContain('#1 Old TLS');
});

test('a channel whose id changes keeps its digest', async () => {
  const ana = person('ana');
  await ana.command('/debt settings channel #general');
  const [before] = await stage.database.sql<{ homeChannel: string }[]>`
    select home_channel from register`;
  stage.sandbox.sendEvent('channel_id_changed', {
    old_channel_id: before?.homeChannel,
    new_channel_id: 'C0NEW',
  });
  await expect
    .poll(() => stage.database.sql`select home_channel from register`)
    .toEqual([{ homeChannel: 'C0NEW' }]);
});

test('a workspace that removes the app is not served any more', async () => {
  await stage.says('ana', '/debt');
  stage.sandbox.sendEvent('app_uninstalled');
  await expect
    .poll(() => stage.database.sql`select 1 as one from installation where revoked_at is not null`)
    .toHaveLength(1);
});
