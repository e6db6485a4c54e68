import { expect, test } from 'vitest';
import { channelOf, clientOf, refusalOf, sandboxForTest } from './bot.ts';

const scopes = [
  'chat:write',
  'channels:history',
  'channels:read',
  'groups:read',
  'im:history',
  'dnd:read',
  'team:read',
  'users:read',
];

test('the history of a channel comes newest first, in pages, without thread replies', async () => {
  const sandbox = await sandboxForTest({ scopes });
  const { conversations } = clientOf(sandbox);
  const ana = sandbox.person('ana');
  const [first] = ['one', 'two', 'three'].map((text) => ana.say(text));
  ana.say('a reply', { thread: first?.ts ?? '' });
  const texts = (page: { messages?: { text?: string }[] }) =>
    page.messages?.map((message) => message.text);
  const page = await conversations.history({ channel: 'C0GENERAL', limit: 2 });
  expect(texts(page)).toEqual(['three', 'two']);
  const cursor = page.response_metadata?.next_cursor ?? '';
  expect(texts(await conversations.history({ channel: 'C0GENERAL', cursor }))).toEqual(['one']);
  const oldest = first?.ts ?? '';
  expect(
    texts(await conversations.history({ channel: 'C0GENERAL', oldest, inclusive: true })),
  ).toHaveLength(3);
  expect(texts(await conversations.replies({ channel: 'C0GENERAL', ts: oldest }))).toEqual([
    'one',
    'a reply',
  ]);
  expect(await refusalOf(conversations.replies({ channel: 'C0GENERAL', ts: '1.2' }))).toBe(
    'thread_not_found',
  );
});

test('history needs the scope of its kind of channel, and membership', async () => {
  const sandbox = await sandboxForTest({ scopes });
  const read = (name: string) =>
    refusalOf(clientOf(sandbox).conversations.history({ channel: channelOf(sandbox, name).id }));
  expect(await read('leads')).toBe('missing_scope');
  expect(await read('lounge')).toBe('not_in_channel');
  sandbox.grantOnly('groups:history');
  expect(await read('board')).toBe('channel_not_found');
});

test('facts about channels, members and the bot itself can be read', async () => {
  const sandbox = await sandboxForTest({ scopes });
  const client = clientOf(sandbox);
  const info = async (name: string) =>
    (await client.conversations.info({ channel: channelOf(sandbox, name).id })).channel;
  expect(await info('attic')).toMatchObject({ is_archived: true, name: 'attic' });
  expect(await info('payments')).toMatchObject({ is_ext_shared: true, is_member: true });
  expect(await refusalOf(info('board'))).toBe('channel_not_found');
  const leads = channelOf(sandbox, 'leads').id;
  expect((await client.conversations.members({ channel: leads })).members).toEqual([
    'U0ANA0000',
    'U0BEN0000',
    'U0DEBTBOT',
  ]);
  expect(await namesOf(client.users.conversations({}))).toEqual([
    'general',
    'payments',
    'news',
    'attic',
  ]);
  expect(await client.auth.test()).toMatchObject({
    team_id: 'T0SANDBOX',
    user_id: 'U0DEBTBOT',
    bot_id: 'B0DEBTBOT',
  });
  expect((await client.dnd.info({ user: 'U0ANA0000' })).dnd_enabled).toBe(false);
});

test('the channels of a person are told kind by kind, each by its scope, private ones where the bot is too', async () => {
  const sandbox = await sandboxForTest({ scopes: ['channels:read', 'groups:read'] });
  const { users } = clientOf(sandbox);
  const user = sandbox.person('ana').person.id;
  const both = { user, types: 'public_channel,private_channel' };
  expect(await namesOf(users.conversations({ ...both, exclude_archived: true }))).toEqual([
    'general',
    'payments',
    'news',
    'lounge',
    'leads',
  ]);
  const gus = { ...both, user: sandbox.person('gus').person.id };
  expect(await namesOf(users.conversations(gus))).toEqual(['payments']);
  sandbox.grantOnly('channels:read');
  expect(await refusalOf(users.conversations(both))).toBe('missing_scope');
  expect(await refusalOf(users.conversations({ types: 'nonsense' }))).toBe('invalid_types');
});

async function namesOf(answer: Promise<{ channels?: { name?: string }[] }>) {
  return (await answer).channels?.map(({ name }) => name);
}

test('a permalink is given only where the bot is a member', async () => {
  const sandbox = await sandboxForTest();
  const { chat } = clientOf(sandbox);
  const ana = sandbox.person('ana');
  const { ts } = ana.say('here');
  const found = await chat.getPermalink({ channel: 'C0GENERAL', message_ts: ts });
  expect(found.permalink).toBe(
    `https://sandbox.slack.com/archives/C0GENERAL/p${ts.replace('.', '')}`,
  );
  const hidden = ana.say('there', { channel: 'board' });
  const refused = chat.getPermalink({ channel: hidden.channelId, message_ts: hidden.ts });
  expect(await refusalOf(refused)).toBe('channel_not_found');
});

test('Slack checks blocks without posting them', async () => {
  const sandbox = await sandboxForTest();
  const client = clientOf(sandbox);
  const divider = { type: 'divider' };
  expect((await client.apiCall('blocks.validate', { blocks: [divider] })).ok).toBe(true);
  const card = { blocks: [{ type: 'table', rows: [] }], surface: 'modal' };
  expect(await refusalOf(client.apiCall('blocks.validate', card))).toBe('invalid_blocks');
  expect(sandbox.person('ana').channel('general').messages()).toEqual([]);
});

test('a message that the bot deletes is gone, and it cannot delete what a person wrote', async () => {
  const sandbox = await sandboxForTest();
  const { chat } = clientOf(sandbox);
  const ana = sandbox.person('ana');
  const { ts = '' } = await chat.postMessage({ channel: 'U0ANA0000', text: 'a nudge' });
  const [nudge] = ana.directMessages();
  await chat.delete({ channel: nudge?.channelId ?? '', ts });
  expect(ana.directMessages()).toEqual([]);
  const own = ana.say('mine');
  expect(await refusalOf(chat.delete({ channel: 'C0GENERAL', ts: own.ts }))).toBe(
    'cant_delete_message',
  );
});
