import { expect, test } from 'vitest';
import { channelOf, clientOf, refusalOf, refusedWith, sandboxForTest } from './bot.ts';

const general = 'C0GENERAL';
const tableOf = (word: string) => ({
  type: 'table' as const,
  rows: [[{ type: 'raw_text' as const, text: word }]],
});

test('blocks beyond the limits are refused with a pointer to the place', async () => {
  const client = clientOf(await sandboxForTest());
  const header = {
    type: 'header' as const,
    text: { type: 'plain_text' as const, text: 'x'.repeat(151) },
  };
  const refused = await refusedWith(
    client.chat.postMessage({ channel: general, text: 'x', blocks: [header] }),
  );
  expect(refused.error).toBe('invalid_blocks');
  expect(refused.response_metadata?.messages?.join()).toContain(
    '[json-pointer:/blocks/0/text/text]',
  );
  const noList = client.apiCall('chat.postMessage', { channel: general, blocks: 'no list' });
  expect(await refusalOf(noList)).toBe('invalid_blocks_format');
});

test('a second table in a message is refused', async () => {
  const client = clientOf(await sandboxForTest());
  const blocks = [tableOf('a'), tableOf('b')];
  expect(await refusalOf(client.chat.postMessage({ channel: general, text: 'x', blocks }))).toBe(
    'invalid_attachments',
  );
});

test('too much text, none at all, and two kinds of text are refused', async () => {
  const sandbox = await sandboxForTest({ rateLimits: { enabled: false } });
  const client = clientOf(sandbox);
  const { chat } = client;
  const section = {
    type: 'section' as const,
    text: { type: 'mrkdwn' as const, text: 'x'.repeat(3000) },
  };
  const tooMuch = { channel: general, text: 'x', blocks: Array.from({ length: 5 }, () => section) };
  expect(await refusalOf(chat.postMessage(tooMuch))).toBe('msg_blocks_too_long');
  expect(await refusalOf(chat.postMessage({ channel: general, text: '' }))).toBe('no_text');
  const { ts } = await chat.postMessage({ channel: general, text: 'x' });
  expect(
    await refusalOf(chat.update({ channel: general, ts: ts ?? '', text: 'x'.repeat(4001) })),
  ).toBe('msg_too_long');
  const both = { channel: general, text: 'x', markdown_text: 'x' };
  expect(await refusalOf(client.apiCall('chat.postMessage', both))).toBe('markdown_text_conflict');
});

test('a public channel without the bot and a private one are refused differently', async () => {
  const sandbox = await sandboxForTest();
  const { chat } = clientOf(sandbox);
  const post = (channel: string) => refusalOf(chat.postMessage({ channel, text: 'x' }));
  expect(await post(channelOf(sandbox, 'lounge').id)).toBe('not_in_channel');
  expect(await post(channelOf(sandbox, 'board').id)).toBe('channel_not_found');
  expect(await post('C0NOWHERE')).toBe('channel_not_found');
});

test('an archived channel takes no posts and no edits', async () => {
  const sandbox = await sandboxForTest();
  const { chat } = clientOf(sandbox);
  const attic = channelOf(sandbox, 'attic');
  expect(await refusalOf(chat.postMessage({ channel: attic.id, text: 'x' }))).toBe('is_archived');
  attic.isArchived = false;
  const { ts } = await chat.postMessage({ channel: attic.id, text: 'x' });
  attic.isArchived = true;
  expect(await refusalOf(chat.update({ channel: attic.id, ts: ts ?? '', text: 'y' }))).toBe(
    'is_inactive',
  );
});

test('channels with posting rules name the rule', async () => {
  const sandbox = await sandboxForTest({ rateLimits: { enabled: false } });
  const { chat } = clientOf(sandbox);
  const news = channelOf(sandbox, 'news');
  const post = (thread?: string) =>
    refusalOf(
      chat.postMessage({ channel: news.id, text: 'x', ...(thread && { thread_ts: thread }) }),
    );
  expect(await post()).toBe('restricted_action_read_only_channel');
  news.restriction = 'restricted_action';
  expect(await post()).toBe('restricted_action');
  news.restriction = 'restricted_action_thread_only_channel';
  expect(await post()).toBe('restricted_action_thread_only_channel');
  news.restriction = 'restricted_action_non_threadable_channel';
  expect(await post('1.2')).toBe('restricted_action_non_threadable_channel');
  news.restriction = 'restricted_action_thread_locked';
  expect(await post('1.2')).toBe('restricted_action_thread_locked');
});

test('no direct message goes out while the messages tab is off', async () => {
  const sandbox = await sandboxForTest();
  sandbox.state.manifest.messagesEnabled = false;
  const { chat } = clientOf(sandbox);
  expect(await refusalOf(chat.postMessage({ channel: 'U0ANA0000', text: 'x' }))).toBe(
    'messages_tab_disabled',
  );
});

test('an ephemeral message needs a member of the channel, and no method finds it afterwards', async () => {
  const sandbox = await sandboxForTest();
  const { chat } = clientOf(sandbox);
  const leads = channelOf(sandbox, 'leads').id;
  const hint = (user: string) => chat.postEphemeral({ channel: leads, user, text: 'psst' });
  expect(await refusalOf(hint('U0CHLOE00'))).toBe('user_not_in_channel');
  const { message_ts: ts = '' } = await hint('U0ANA0000');
  expect(await refusalOf(chat.update({ channel: leads, ts, text: 'y' }))).toBe('message_not_found');
  expect(await refusalOf(chat.getPermalink({ channel: leads, message_ts: ts }))).toBe(
    'message_not_found',
  );
});

test('the bot cannot edit what a person wrote, nor after the edit window', async () => {
  const sandbox = await sandboxForTest();
  const { chat } = clientOf(sandbox);
  const theirs = sandbox.person('ana').say('mine');
  expect(await refusalOf(chat.update({ channel: general, ts: theirs.ts, text: 'y' }))).toBe(
    'cant_update_message',
  );
  const { ts = '' } = await chat.postMessage({ channel: general, text: 'x' });
  channelOf(sandbox, 'general').editsClosed = true;
  expect(await refusalOf(chat.update({ channel: general, ts, text: 'y' }))).toBe(
    'edit_window_closed',
  );
});

test('metadata is checked, kept through an update, and read only by who asks for it', async () => {
  const sandbox = await sandboxForTest({ rateLimits: { enabled: false } });
  const client = clientOf(sandbox);
  const send = (metadata: unknown) =>
    client.apiCall('chat.postMessage', { channel: general, text: 'x', metadata });
  expect(await refusalOf(send({ event_type: 'a' }))).toBe('invalid_metadata_format');
  const huge = { event_type: 'a', event_payload: { key: 'x'.repeat(9000) } };
  expect(await refusalOf(send(huge))).toBe('metadata_too_large');
  const metadata = { event_type: 'digest', event_payload: { key: 'k1' } };
  const { ts = '' } = await client.chat.postMessage({ channel: general, text: 'x', metadata });
  await client.chat.update({ channel: general, ts, text: 'y' });
  const read = (all: boolean) =>
    client.conversations.history({ channel: general, include_all_metadata: all });
  expect((await read(true)).messages?.[0]).toMatchObject({ text: 'y', metadata });
  expect((await read(false)).messages?.[0]).not.toHaveProperty('metadata');
});

test('an ephemeral message loses its metadata', async () => {
  const sandbox = await sandboxForTest();
  const metadata = { event_type: 'digest', event_payload: { key: 'k1' } };
  const args = { channel: general, user: 'U0ANA0000', text: 'x', metadata };
  await clientOf(sandbox).apiCall('chat.postEphemeral', args);
  expect(sandbox.person('ana').ephemerals()[0]?.metadata).toBeUndefined();
});
