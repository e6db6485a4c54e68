import { beforeEach, describe, expect, test } from 'vitest';
import { findChannel } from '../../src/sandbox/world.ts';
import { useBot } from '../support/use-bot.ts';

const stage = useBot();
const says = (line: string) => stage.says('ana', line);

describe('settings', () => {
  test('one line sets home channel, day, time and zone, and tells when the next digest goes out', async () => {
    const line = '/debt settings home #general day friday time 15:30 zone Europe/Madrid';
    await says(line);
    const answer = await stage.sandbox.person('ana').sees('Saved.', 'ephemeral');
    expect(answer).toMatchObject({
      text: expect.stringContaining('every Friday at 15:30 (Europe/Madrid)'),
    });
    const probes = stage.sandbox.calls('chat.postEphemeral');
    expect(probes).toHaveLength(1);
    expect(stage.sandbox.person('ben').ephemerals()).toEqual([]);
  });

  test.each([
    ['lounge', '/invite @Debt Register'],
    ['attic', 'archived'],
  ])('#%s cannot be the home channel, and the answer says what to do', async (channel, advice) => {
    expect(await says(`/debt settings home #${channel}`)).toContain(advice);
    expect(await says('/debt digest now')).toContain('no home channel');
  });

  test('somebody who is not in the home channel is told to join it', async () => {
    const general = findChannel(stage.sandbox.world, 'general');
    const ana = stage.sandbox.person('ana');
    general?.members.delete(ana.person.id);
    expect(await stage.says('ana', '/debt settings home #general', 'payments')).toContain(
      'Join it',
    );
  });

  test('only maintainers change settings', async () => {
    await says('/debt');
    const answer = await stage.says('ben', '/debt settings day friday');
    expect(answer).toContain('Only maintainers');
    expect(stage.sandbox.calls('chat.postEphemeral')).toEqual([]);
  });

  test('settings without a home channel are kept, and the answer says what is missing', async () => {
    expect(await says('/debt settings day friday')).toContain('no home channel yet');
  });
});

describe('holidays', () => {
  test('are added and removed by one line, and the answer says what they are now', async () => {
    expect(await says('/debt settings holidays add 2026-12-24 12-25')).toContain(
      'Saved. Holidays: 25 Dec every year and Thu 24 Dec 2026. On these days nobody is reminded',
    );
    expect(await says('/debt settings holidays remove 12-25')).toContain(
      'Holidays: Thu 24 Dec 2026.',
    );
    expect(await says('/debt settings holidays remove 12-26')).toContain(
      '26 Dec every year is no holiday',
    );
    expect(await says('/debt settings holidays remove 2026-12-24')).toContain(
      'no holidays any more',
    );
  });
});

describe('the digest', () => {
  beforeEach(async () => {
    await says('/debt add Flaky login tests !high ~low q:2026-Q4');
  });

  test('its preview is seen by the asker alone', async () => {
    expect(await says('/debt digest preview')).toContain('Q4 2026');
    expect(stage.sandbox.person('ben').screen()).not.toContain('Q4 2026');
  });

  test('one that is asked for now arrives in the home channel', async () => {
    await says('/debt settings home #general');
    expect(await says('/debt digest now')).toContain('on its way');
    await stage.bot.delivery.flush();
    await stage.sandbox.person('ben').sees('Q4 2026', '#general');
  });
});

test.each([
  ['on', 'at most one a week, and at most one a day of what has newly become overdue'],
  ['weekly', 'at most one a week, and nothing between'],
  ['off', 'no reminders'],
])('nudges %s is kept and said', async (setting, said) => {
  expect(await says(`/debt nudges ${setting}`)).toContain(said);
  const kept = await stage.database.sql`select nudges from person where user_id = 'U0ANA0000'`;
  expect(kept).toEqual([{ nudges: setting }]);
});

describe('forms', () => {
  test.each([
    ['/debt add Flaky login tests !high', 'Add debt'],
    ['/debt import', 'Import'],
    ['/debt settings', 'Settings'],
  ])('%s opens its form', async (line, title) => {
    const ana = stage.sandbox.person('ana');
    await ana.command(line);
    await stage.sandbox.until(() => ana.hasModal && ana.modal.title.startsWith(title), title);
    expect(ana.ephemerals()).toEqual([]);
  });

  test('a title that is not enough stands in the form', async () => {
    const ana = stage.sandbox.person('ana');
    await ana.command('/debt add Flaky login tests');
    await stage.sandbox.until(() => ana.modal.title === 'Add debt', 'the form');
    expect(ana.modal.fields).toMatchObject({ Title: 'Flaky login tests' });
  });

  test('edit shows the item, or says in the form that there is none', async () => {
    const ana = stage.sandbox.person('ana');
    await says('/debt add Flaky login tests !high ~low');
    await ana.command('/debt edit 1');
    await ana.sees('Flaky login tests', 'modal');
    await ana.modal.close();
    await ana.command('/debt edit 9');
    await ana.sees('no #9', 'modal');
  });

  test('a guest is told in the form that they cannot record debt', async () => {
    await says('/debt settings home #payments');
    const gus = stage.sandbox.person('gus');
    await gus.command('/debt add', { channel: 'payments' });
    await gus.sees('cannot record debt', 'modal');
  });

  test('a form that came too late is offered by a button', async () => {
    stage.sandbox.faults.add({ method: 'views.open', kind: 'error', error: 'expired_trigger_id' });
    const answer = await says('/debt edit 1');
    expect(answer).toContain('could not be opened in time');
    expect(answer).toContain('[Open it]');
  });
});
