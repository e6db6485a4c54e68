import { expect, test } from 'vitest';
import { buildWorld, directMessage, findPerson } from '../../src/sandbox/world.ts';
import { channelOf, clientOf, refusalOf, refusedWith, sandboxForTest } from './bot.ts';

const general = 'C0GENERAL';

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
    code: 'slack_webapi_rate_limited_error',
    retryAfter: expect.toSatisfy((seconds: number) => seconds > 0 && seconds <= 60),
  });
  await client.users.info({ user: 'U0ANA0000' });
  sandbox.clock.advance(60_000);
  await client.conversations.open({ users: 'U0ANA0000' });
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
