import { expect, test, vi } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const list = (line: string) => stage.says('ana', line);

/** What ana, who keeps the register, hears of the bot by itself. */
async function heardByAna(): Promise<string[]> {
  await stage.bot.delivery.flush();
  return person('ana').directMessages().map(textOf);
}

async function untilOwnerGone(): Promise<void> {
  await vi.waitFor(async () => expect(await list('/debt show 1')).toContain('owner gone'), 5_000);
}

test('an owner who leaves stays the owner, is marked as gone, and the maintainer hears of it once', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  for (const number of [1, 2]) await stage.says('ben', `/debt take ${number}`);
  stage.sandbox.changePerson('ben', { isDeactivated: true });
  await untilOwnerGone();
  stage.sandbox.changePerson('ben', { isDeactivated: true });
  const card = await list('/debt show 2');
  const [ben] = [...stage.sandbox.world.people.values()].filter(({ handle }) => handle === 'ben');
  expect(card).toContain(`Owner: <@${ben?.id}> (owner gone)`);
  const heard = await heardByAna();
  expect(heard).toHaveLength(1);
  expect(heard[0]).toMatch(/2 items without a reachable owner.*#1 Old TLS settings/s);
});

test('the message’s button takes the item over, and its row says so beside what is left', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
  for (const number of [1, 2]) await stage.says('ben', `/debt take ${number}`);
  stage.sandbox.changePerson('ben', { isDeactivated: true });
  await untilOwnerGone();
  await heardByAna();
  const [told] = person('ana').directMessages();
  if (!told) throw new Error('ana heard nothing');
  await person('ana').click(told, { text: 'Take it', near: 'Old TLS' });
  const [row] = await heardByAna();
  expect(row).toMatch(
    /#1 Old TLS settings\n✓ Owned by <@U0ANA0000>\n#2 Flaky login tests\n\[Take it\]/,
  );
  expect(await list('/debt list mine')).toContain('Old TLS settings');
});

test('one who comes back is there again', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  await stage.says('ben', '/debt take 1');
  stage.sandbox.changePerson('ben', { isDeactivated: true });
  await untilOwnerGone();
  stage.sandbox.changePerson('ben', { isDeactivated: false });
  const card = async () => expect(await list('/debt show 1')).not.toContain('owner gone');
  await vi.waitFor(card, 5_000);
});

test('reminders follow the person into another zone', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  await stage.says('ben', '/debt take 1');
  const zone = async () => {
    const [row] = await stage.database.sql`
      select zone, to_char(next_at at time zone zone, 'HH24:MI') as local from schedule
      where kind = 'nudge'`;
    return row;
  };
  stage.sandbox.changePerson('ben', { timeZone: 'Asia/Tokyo' });
  await vi.waitFor(async () => {
    expect(await zone()).toEqual({ zone: 'Asia/Tokyo', local: '09:00' });
  }, 5_000);
});

test('reminders follow the person into a zone that nobody knows, by the distance from UTC that Slack tells', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  await stage.says('ben', '/debt take 1');
  const [ben] = [...stage.sandbox.world.people.values()].filter(({ handle }) => handle === 'ben');
  const user = { id: ben?.id, deleted: false, tz: 'Asia/Atlantis', tz_offset: 4.5 * 3600 };
  stage.sandbox.sendEvent('user_change', { user });
  await vi.waitFor(async () => {
    const [row] = await stage.database.sql`
      select zone, to_char(next_at at time zone 'UTC', 'HH24:MI') as utc from schedule
      where kind = 'nudge'`;
    expect(row).toEqual({ zone: 'UTC+04:30', utc: '04:30' });
  }, 5_000);
});

test('people with whom the bot never had to do are not kept', async () => {
  await stage.says('ana', '/debt add Old TLS settings !high ~low');
  stage.sandbox.changePerson('chloe', { timeZone: 'Asia/Tokyo' });
  stage.sandbox.changePerson('ana', { timeZone: 'Asia/Tokyo' });
  const kept = () => stage.database.sql`select user_id, zone from person`;
  await vi.waitFor(async () => expect(await kept()).toMatchObject([{ zone: 'Asia/Tokyo' }]), 5_000);
});
