import { beforeEach, expect, test, vi } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const health = () => stage.says('ana', '/debt health');
const heardByAna = () => person('ana').directMessages().map(textOf);

async function postDigest(): Promise<void> {
  await stage.says('ana', '/debt digest now');
  await stage.bot.delivery.flush();
}

beforeEach(async () => {
  await stage.says('ana', '/debt settings home #general day monday time 09:00 zone UTC');
});

test('a digest whose channel the bot has left stands still, is told once, and runs again once the bot is invited', async () => {
  stage.sandbox.moveBot('out', 'general');
  await postDigest();
  await postDigest();
  expect(heardByAna()).toHaveLength(1);
  expect(heardByAna()[0]).toMatch(/is paused: I am not in .*\/invite @Debt Register/);
  expect(await health()).toContain('1 digest stands still');
  const asked = await stage.says('ana', '/debt digest now');
  expect(asked).toMatch(
    /on its way .* is paused: I am not in .*If this one arrives, the weekly one/,
  );
  await stage.bot.delivery.flush();
  stage.sandbox.moveBot('in', 'general');
  await vi.waitFor(async () => expect(await health()).not.toContain('stands still'), 5_000);
  await stage.sandbox.tellAgain('member_joined_channel');
  await postDigest();
  expect(heardByAna()).toHaveLength(1);
});

test('one whose channel was archived runs again when the channel is brought back', async () => {
  stage.sandbox.archive('archive', 'general');
  await postDigest();
  expect(heardByAna()[0]).toMatch(/is paused: .* is archived/);
  stage.sandbox.archive('unarchive', 'general');
  await vi.waitFor(async () => expect(await health()).not.toContain('stands still'), 5_000);
});

test('an invitation mends nothing but its own channel and reason, and other people who join mend nothing', async () => {
  stage.sandbox.faults.add({
    ...{ kind: 'error', method: 'chat.postMessage', error: 'restricted_action', times: 1 },
  });
  await postDigest();
  stage.sandbox.moveBot('in', 'general');
  stage.sandbox.archive('unarchive', 'general');
  await stage.bot.deps.inFlight.drain();
  expect(await health()).toMatch(/does not let me post in .*restricted_action/);
});

test('the one who set it up starts it again from the message; where it is not mended they are told what is wrong', async () => {
  stage.sandbox.moveBot('out', 'general');
  await postDigest();
  const [told] = person('ana').directMessages();
  if (!told) throw new Error('ana heard of nothing');
  await person('ana').click(told, { text: 'Start it again' });
  await person('ana').sees(/The bot is not in that channel/);
  stage.sandbox.grantOnly('commands', 'chat:write', 'im:write', 'users:read');
  stage.sandbox.moveBot('in', 'general');
  expect(await health()).toContain('stands still');
  await person('ana').click(told, { text: 'Start it again' });
  await person('ana').sees(/The digest of .* runs again. The next one/);
  expect(await health()).not.toContain('stands still');
});

test('a digest that goes through once more, sent again or posted on request, has the weekly one run again', async () => {
  stage.sandbox.grantOnly('commands', 'chat:write', 'im:write', 'users:read');
  stage.sandbox.moveBot('out', 'general');
  await postDigest();
  stage.sandbox.moveBot('in', 'general');
  const ana = person('ana');
  const shown = await ana.command('/debt health', { channel: 'general' });
  expect(shown.text).toMatch(/1 message was not sent, 1 digest stands still/);
  await ana.click(shown, { text: 'Send again' });
  await ana.sees('on its way once more');
  await stage.bot.delivery.flush();
  expect(await health()).toContain('all is well');
});

test('one whose channel has got a new id follows it there, with what waits to be sent', async () => {
  stage.sandbox.faults.add({
    ...{ kind: 'error', method: 'chat.postMessage', error: 'channel_id_changed', times: 1 },
  });
  await postDigest();
  expect(await health()).toContain('1 digest stands still');
  await stage.says('ana', '/debt digest now');
  const { channels } = stage.sandbox.world;
  const [from, to] = ['general', 'payments'].map(
    (called) => [...channels.values()].find(({ name }) => name === called)?.id ?? '',
  );
  stage.sandbox.sendEvent('channel_id_changed', { old_channel_id: from, new_channel_id: to });
  await vi.waitFor(async () => expect(await health()).not.toContain('stands still'), 5_000);
  await stage.bot.delivery.flush();
  await person('ana').sees('week 8 of 13', '#payments');
});
