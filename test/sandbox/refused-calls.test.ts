import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { buildWorld, directMessage, findChannel, findPerson } from '../../src/sandbox/world.ts';
import { clientOf, refusalOf, refusedWith, sandboxForTest } from './bot.ts';

const general = 'C0GENERAL';
const tableOf = (word: string) => ({
  type: 'table' as const,
  rows: [[{ type: 'raw_text' as const, text: word }]],
});

function channelOf(sandbox: Sandbox, name: string) {
  const channel = findChannel(sandbox.world, name);
  if (!channel) throw new Error(`no #${name}`);
  return channel;
}

test('a call without a token, with a foreign one, or with one that was revoked is refused', async () => {
  const sandbox = await sandboxForTest();
  const refusal = (token: string) => refusalOf(clientOf(sandbox, token).auth.test());
  expect(await refusal('')).toBe('not_authed');
  expect(await refusal('xoxb-other')).toBe('invalid_auth');
  sandbox.setTokens('account_inactive');
  expect(await refusal(sandbox.botToken)).toBe('account_inactive');
  sandbox.setTokens('token_revoked');
  expect(await refusal(sandbox.botToken)).toBe('token_revoked');
});

test('the app-level token opens connections and nothing else', async () => {
  const sandbox = await sandboxForTest();
  const { apps, chat } = clientOf(sandbox, sandbox.appToken);
  expect((await apps.connections.open({})).url).toMatch(/^ws:\/\/127\.0\.0\.1:/);
  expect(await refusalOf(chat.postMessage({ channel: general, text: 'x' }))).toBe(
    'not_allowed_token_type',
  );
  expect(await refusalOf(clientOf(sandbox).apps.connections.open({}))).toBe(
    'not_allowed_token_type',
  );
});

test('a call without its scope says what is needed and what was granted', async () => {
  const sandbox = await sandboxForTest({ scopes: ['commands', 'chat:write'] });
  expect(await refusedWith(clientOf(sandbox).users.info({ user: 'U0ANA0000' }))).toMatchObject({
    error: 'missing_scope',
    needed: 'users:read',
    provided: 'commands,chat:write',
    response_metadata: { scopes: ['commands', 'chat:write'] },
  });
});

test('an event is withheld without its scope, and when the manifest does not name it', async () => {
  const sandbox = await sandboxForTest();
  sandbox.state.manifest.events.push('user_change');
  expect(sandbox.sendEvent('user_change')).toBe(true);
  sandbox.grantOnly('commands');
  expect(sandbox.sendEvent('user_change')).toBe(false);
  expect(sandbox.sendEvent('reaction_added')).toBe(false);
});

test('an unknown method and a missing argument are refused with words', async () => {
  const client = clientOf(await sandboxForTest());
  expect(await refusalOf(client.apiCall('chat.shout'))).toBe('unknown_method');
  expect(await refusedWith(client.apiCall('chat.postMessage', { text: 'x' }))).toMatchObject({
    error: 'invalid_arguments',
    response_metadata: { messages: ['[ERROR] missing required field: channel'] },
  });
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
  const { chat, apiCall } = clientOf(sandbox);
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
  expect(await refusalOf(clientOf(sandbox).apiCall('chat.postMessage', both))).toBe(
    'markdown_text_conflict',
  );
  expect(apiCall).toBeTypeOf('function');
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

test('the third post within a second to one channel waits, another channel does not', async () => {
  const sandbox = await sandboxForTest();
  const client = clientOf(sandbox);
  const post = (channel: string) => client.chat.postMessage({ channel, text: 'x' });
  await post(general);
  await post(general);
  await expect(post(general)).rejects.toMatchObject({
    code: 'slack_webapi_rate_limited_error',
    retryAfter: 1,
  });
  await post(channelOf(sandbox, 'leads').id);
  sandbox.clock.advance(1_000);
  await post(general);
});

test('a method called too often in a minute is refused for that method alone', async () => {
  const sandbox = await sandboxForTest();
  const client = clientOf(sandbox);
  for (let call = 0; call < 50; call += 1) await client.conversations.open({ users: 'U0ANA0000' });
  await expect(client.conversations.open({ users: 'U0ANA0000' })).rejects.toMatchObject({
    retryAfter: 60,
  });
  await client.users.info({ user: 'U0ANA0000' });
});

test('people who left, are unknown or out of sight cannot be written to', async () => {
  const client = clientOf(await sandboxForTest());
  const open = (users: string) => refusalOf(client.conversations.open({ users }));
  expect(await open('U0DORA000')).toBe('user_disabled');
  expect(await open('U0NOBODY0')).toBe('user_not_found');
  expect(await open('U0IRIS000')).toBe('user_not_visible');
});

test('users.info tells guests, strangers, deactivated people and zones apart', async () => {
  const sandbox = await sandboxForTest();
  const client = clientOf(sandbox);
  const info = async (handle: string) => {
    const id = findPerson(sandbox.world, handle)?.id ?? '';
    return (await client.users.info({ user: id })).user;
  };
  expect(await info('chloe')).toMatchObject({
    tz: 'Asia/Kolkata',
    tz_offset: 19_800,
    is_admin: false,
  });
  expect(await info('gus')).toMatchObject({ is_restricted: true });
  expect(await info('dora')).toMatchObject({ deleted: true });
  expect(await info('stella')).toMatchObject({ is_stranger: true, team_id: 'T0PARTNER' });
});

test('a world of 400 people and 40 channels can be built', async () => {
  const people = Array.from({ length: 400 }, (_, at) => ({ handle: `person${at}` }));
  const channels = Array.from({ length: 40 }, (_, at) => ({ name: `team-${at}` }));
  const sandbox = await sandboxForTest({ world: buildWorld({ people, channels }) });
  expect(sandbox.world.people.size).toBe(400);
  const last = findPerson(sandbox.world, 'person399');
  if (!last) throw new Error('no person399');
  expect(directMessage(sandbox.world, last).id).toMatch(/^D/);
  await clientOf(sandbox).chat.postMessage({
    channel: channelOf(sandbox, 'team-39').id,
    text: 'hello',
  });
  expect(sandbox.person('person0').channel('team-39').messages()).toHaveLength(1);
});
