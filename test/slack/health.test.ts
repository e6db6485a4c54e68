import { expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useBot } from '../support/use-bot.ts';
import { listenToAll } from './support.ts';

const stage = useBot({ listen: listenToAll, times: { reconcileAfterMs: 20, backoffMs: 20 } });
const person = (handle: string) => stage.sandbox.person(handle);
const digests = () =>
  person('ana')
    .channel('general')
    .messages()
    .filter(({ text }) => text.includes('week 8 of 13'));

/** A digest of which it is not known whether it arrived: Slack took it, and may not be asked. */
async function loseDigest(): Promise<void> {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  await stage.says('ana', '/debt settings home #general day monday time 09:00 zone UTC');
  stage.sandbox.faults.add({ kind: 'accept_then_drop', method: 'chat.postMessage', times: 1 });
  stage.sandbox.faults.add({
    ...{ kind: 'error', method: 'conversations.history', error: 'missing_scope' },
  });
  await stage.says('ana', '/debt digest now');
  await stage.bot.delivery.flush();
}

test('where all went well, /debt health says so, with what was sent and how late', async () => {
  await stage.says('ana', '/debt settings home #general day monday time 09:00 zone UTC');
  await stage.says('ana', '/debt digest now');
  await stage.bot.delivery.flush();
  const said = await stage.says('ben', '/debt health');
  expect(said).toMatch(/Delivery: all is well.*1 message sent in the last 7 days, 0 waiting/s);
  expect(said).toMatch(/went out within 1 s of (their|its) time/);
});

test('a digest of which it is not known is sent again by a button, once however often it is pressed', async () => {
  await loseDigest();
  const before = digests().length;
  const ana = person('ana');
  const asked = () => ana.command('/debt health', { channel: 'general' });
  const [first, second, third] = [await asked(), await asked(), await asked()];
  expect(first.text).toMatch(/1 message may or may not have arrived/);
  expect(first.text).toMatch(/A digest to .*GENERAL.* may or may not have arrived/);
  await ana.click(first, { text: 'Send again' });
  await ana.sees('on its way once more');
  await ana.click(second, { text: 'Send again' });
  await ana.sees('had it sent again already');
  await stage.bot.delivery.flush();
  await ana.click(third, { text: 'Send again' });
  await ana.sees('it has been sent');
  await stage.bot.delivery.flush();
  expect(digests()).toHaveLength(before + 1);
  expect(await stage.says('ana', '/debt health')).toContain('all is well');
});

test('it is left alone by the other one, in the Home too, and the row goes away', async () => {
  await loseDigest();
  const ana = person('ana');
  const home = await ana.openHome();
  await ana.click(home, { text: 'Leave it' });
  const after = await ana.sees('left as it is, and not sent again', 'home');
  expect(textOf(after)).toContain('Delivery: all is well');
  const kept = await stage.database
    .sql`select state, decision, decided_by from outbox where decision is not null`;
  expect(kept).toEqual([{ state: 'uncertain', decision: 'leave', decidedBy: ana.person.id }]);
});

test('who keeps no register sees that there is something, and no buttons for it', async () => {
  await loseDigest();
  const said = await stage.says('ben', '/debt health');
  expect(said).toMatch(/1 message may or may not have arrived/);
  expect(said).toMatch(/those who keep its register decide/);
  expect(said).not.toContain('[Send again]');
});

test('guests are told that it is not for them', async () => {
  await stage.says('ana', '/debt register bind #payments');
  expect(await stage.says('gus', '/debt health', 'payments')).toMatch(
    /Guests .* cannot see how the messages/,
  );
});

test('a paused digest is told with what to do, and starts again by its button', async () => {
  await loseDigest();
  stage.sandbox.faults.clear();
  stage.sandbox.faults.add({
    kind: 'error',
    method: 'chat.postMessage',
    error: 'not_in_channel',
    times: 1,
  });
  await stage.says('ana', '/debt digest now');
  await stage.bot.delivery.flush();
  const said = await stage.says('ana', '/debt health');
  expect(said).toMatch(/1 digest stands still/);
  expect(said).toContain('/invite @Debt Register');
  await person('ana').click(await person('ana').sees('stands still'), { text: 'Start it again' });
  const after = await person('ana').sees(/runs again. The next one/);
  expect(textOf(after)).toContain('sent in the last 7 days');
  expect(textOf(after)).not.toContain('stands still');
  expect(await stage.says('ana', '/debt health')).not.toContain('stands still');
  expect(await stage.says('ana', '/debt digest on')).toMatch(/was not paused/);
  expect(await stage.says('ben', '/debt digest on')).toMatch(/Only maintainers/);
});
