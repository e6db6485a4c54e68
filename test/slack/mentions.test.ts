import { expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);

test('in a thread, where commands do not run, a mention takes the same words and is answered there, to the person alone', async () => {
  const ana = person('ana');
  const { ts } = ana.say('The login tests are flaky');
  ana.say('@Debt Register add "Login & logout <tests>" !high ~low @ben #ci', { thread: ts });
  const answer = await ana.sees('Login & logout <tests>');
  expect(answer).toMatchObject({ threadTs: ts, ephemeralTo: ana.person.id });
  const item = await stage.says('ana', '/debt show 1');
  expect(item).toContain('Login & logout <tests>');
  expect(item).toContain('<@U0BEN0000>');
  expect(await stage.says('ana', '/debt history 1')).toContain('message to the bot');
});

test('a button on such an answer is answered in the thread as well', async () => {
  const ana = person('ana');
  await ana.command('/debt add Old TLS !high ~low');
  const { ts } = ana.say('What do we owe?');
  ana.say('@Debt Register list', { thread: ts });
  const list = await ana.sees('1 item', 'ephemeral');
  const card = await ana.click(list, { text: 'Show #1' });
  expect(card.message?.threadTs).toBe(ts);
});

test('a direct message needs no mention, and its answer stays', async () => {
  const ana = person('ana');
  ana.say('add Old TLS !high ~low', { channel: 'dm' });
  await ana.sees('Recorded #1', 'dm');
  ana.say('list', { channel: 'dm' });
  await expect.poll(() => ana.directMessages().filter(({ isBot }) => isBot).length).toBe(2);
  const answers = ana.directMessages().filter(({ isBot }) => isBot);
  expect(answers.every(({ ephemeralTo }) => ephemeralTo === undefined)).toBe(true);
  expect(JSON.stringify(answers)).not.toContain('Share');
});

test('a page of a direct message turns where it stands', async () => {
  const ana = person('ana');
  for (let at = 1; at <= 11; at++) await ana.command(`/debt add Item ${at} !high ~low`);
  ana.say('list', { channel: 'dm' });
  const list = await ana.sees('1 of 2', 'dm');
  await ana.click(list, { text: 'Next page' });
  await ana.sees('2 of 2', 'dm');
  expect(ana.directMessages().filter(({ isBot }) => isBot)).toHaveLength(1);
});

test('what needs a form is offered by a button that keeps every word', async () => {
  const ana = person('ana');
  const { ts } = ana.say('a thread');
  ana.say('@Debt Register add Old TLS !high', { thread: ts });
  const offer = await ana.sees('Open the form');
  await ana.click(offer, { text: 'Open the form' });
  await ana.sees('Impact', 'modal');
  expect(ana.modal.fields).toMatchObject({ Title: 'Old TLS', Impact: 'High' });
});

test('a text too long for a button is given back, with where to type it', async () => {
  const ana = person('ana');
  ana.say(`add Slow build !high ${'label:word '.repeat(250)}`, { channel: 'dm' });
  await ana.sees(/Type it in a channel.*You typed:.*label:word/s, 'dm');
});

test('a mention without words in a thread offers to log its first message', async () => {
  const ana = person('ana');
  const { ts } = person('ben').say('The nightly build takes four hours\nSince May.');
  ana.say('@Debt Register', { thread: ts });
  const offer = await ana.sees('Shall I log');
  await ana.click(offer, { text: 'Log as debt' });
  await ana.sees('Impact', 'modal');
  expect(ana.modal.fields).toMatchObject({ Title: 'The nightly build takes four hours' });
  await ana.modal.submit();
  const card = await stage.says('ana', '/debt show 1');
  expect(card).toContain('Since May.');
  expect(card).toMatch(/https?:\/\/[^ ]*p\d{10}/);
});

test('without the scope to read there, the form has the link and says why it has no text', async () => {
  const ana = person('ana');
  const { ts } = ana.say('Slow build');
  stage.sandbox.grantOnly('commands', 'chat:write', 'users:read', 'app_mentions:read');
  ana.say('@Debt Register', { thread: ts });
  await ana.click(await ana.sees('Shall I log'), { text: 'Log as debt' });
  await ana.sees('channels:history', 'modal');
  expect(ana.modal.fields.Title).toBe('');
});

test('outside of threads a mention without words shows the overview', async () => {
  person('ana').say('@Debt Register');
  await person('ana').sees('Nothing is owed here yet');
});

test('what Slack tells twice is done once', async () => {
  const ana = person('ana');
  ana.say('@Debt Register add Old TLS !high ~low');
  await ana.sees('Recorded #1');
  await stage.sandbox.tellAgain('app_mention');
  await stage.bot.deps.inFlight.drain();
  expect(await stage.says('ana', '/debt list')).toMatch(/#1 Old TLS/);
  expect(await stage.says('ana', '/debt show 2')).toContain('highest number is #1');
  expect(stage.sandbox.calls('chat.postEphemeral')).toHaveLength(1);
});

test('an edited mention does nothing again and says so; what bots say is left alone', async () => {
  const ana = person('ana');
  const { id: channel } = stage.sandbox.world.channels.get('C0GENERAL') ?? { id: '' };
  const text = `<@${stage.sandbox.world.app.botUserId}> list`;
  const told = { user: ana.person.id, text, channel, ts: '1.1' };
  stage.sandbox.sendEvent('app_mention', { ...told, bot_id: 'B0OTHER' });
  stage.sandbox.sendEvent('app_mention', { ...told, edited: { user: ana.person.id, ts: '1.2' } });
  await ana.sees('nothing was done again');
  expect(stage.sandbox.calls('chat.postEphemeral')).toHaveLength(1);
});

test('changes of direct messages are no words to the bot', async () => {
  const ana = person('ana');
  const [channel] = ana.directMessages();
  stage.sandbox.sendEvent('message.im', {
    channel: channel?.channelId ?? 'D0ANA00000',
    channel_type: 'im',
    subtype: 'message_changed',
    hidden: true,
  });
  ana.say('list', { channel: 'dm' });
  await ana.sees('Nothing in Debt Register fits', 'dm');
  expect(stage.sandbox.calls('chat.postMessage')).toHaveLength(1);
});

test('who left the channel meanwhile finds the answer in their direct messages', async () => {
  const ana = person('ana');
  stage.sandbox.world.channels.get('C0GENERAL')?.members.delete(ana.person.id);
  const text = `<@${stage.sandbox.world.app.botUserId}> help`;
  const said = { user: ana.person.id, text, channel: 'C0GENERAL', ts: '1.1' };
  stage.sandbox.sendEvent('app_mention', said);
  await ana.sees('/debt add', 'dm');
});

test('a mention means the register of its channel, a direct message the default or the one it names', async () => {
  const ana = person('ana');
  await ana.command('/debt add Flaky login tests !high ~low');
  await ana.command('/debt register create payments');
  await ana.command('/debt register bind to payments', { channel: 'leads' });
  await ana.command('/debt register visibility payments channels', { channel: 'leads' });
  const { ts } = ana.say('The old ledger', { channel: 'leads' });
  ana.say('@Debt Register add Old ledger !high ~low', { channel: 'leads', thread: ts });
  await ana.sees('Recorded #1 Old ledger', 'ephemeral');
  ana.say('show 1', { channel: 'dm' });
  await ana.sees('#1 Flaky login tests', 'dm');
  ana.say('show payments#1', { channel: 'dm' });
  await ana.sees('payments#1 Old ledger', 'dm');
  const chloe = person('chloe');
  chloe.say('show payments#1', { channel: 'dm' });
  await chloe.sees('no register “payments”', 'dm');
});

test('what is shared from a thread is shared in the thread', async () => {
  const ana = person('ana');
  await ana.command('/debt add Old TLS !high ~low');
  const { ts } = ana.say('What do we owe?');
  ana.say('@Debt Register show 1', { thread: ts });
  await ana.click(await ana.sees('Status:', 'ephemeral'), { text: 'Share' });
  const shared = await person('ben').sees('Status:');
  expect(shared).toMatchObject({ threadTs: ts });
});

test('an item is paid off in a thread, and that is taken back there', async () => {
  const ana = person('ana');
  await ana.command('/debt add Old TLS !high ~low');
  const { ts } = ana.say('It is gone');
  ana.say('@Debt Register, done 1 The load balancer does it', { thread: ts });
  const done = await ana.sees('what was done written', 'ephemeral');
  expect(await stage.says('ana', '/debt show 1')).toContain('complete');
  await ana.click(done, { text: 'Undo' });
  expect(await stage.says('ana', '/debt show 1')).toContain('not started');
});

test('every direct message is answered, however fast one follows another', async () => {
  const ana = person('ana');
  for (const words of ['list', 'next', 'hello?']) ana.say(words, { channel: 'dm' });
  await expect
    .poll(() => ana.directMessages().filter(({ isBot }) => isBot).length, { timeout: 10_000 })
    .toBe(3);
  await ana.sees('is no command', 'dm');
  expect(stage.sandbox.calls('chat.postMessage').map(({ status }) => status)).toContain(429);
});
