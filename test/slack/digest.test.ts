import { beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const says = (line: string) => stage.says('ana', line);

beforeEach(async () => {
  await says('/debt add Flaky login tests !high ~low q:2026-Q4');
  await says('/debt add Slow queue !high ~high q:2026-Q4');
  await says('/debt settings home #general');
});

describe('the chart', () => {
  test('is drawn in the preview', async () => {
    await says('/debt digest preview');
    const [shown] = stage.sandbox.person('ana').ephemerals().slice(-1);
    expect(JSON.stringify(shown)).toContain('data_visualization');
  });

  test('is told in words where Slack does not take it, in the preview as in the channel', async () => {
    stage.sandbox.withheldBlocks.add('data_visualization');
    expect(await says('/debt digest preview')).toContain('Planned: Start');
    await says('/debt digest now');
    await stage.bot.delivery.flush();
    await stage.sandbox.person('ben').sees('Done: Start 0', '#general');
  });
});

test('a decision beyond the five is reached by a button, in the channel’s digest', async () => {
  for (const title of ['Third', 'Fourth', 'Fifth', 'Sixth', 'Seventh', 'Eighth', 'Ninth']) {
    await says(`/debt add ${title} !high ~high`);
  }
  await says('/debt digest now');
  await stage.bot.delivery.flush();
  const ben = stage.sandbox.person('ben');
  const digest = await ben.sees('+3 more', '#general');
  await ben.click(digest, { text: 'Show all decisions' });
  await ben.sees('to be decided', 'ephemeral');
  expect(await stage.says('ben', '/debt list undecided')).toContain('9 items');
});

test('the last digest becomes a line with a link when the next one has come, unless that is turned off', async () => {
  const inGeneral = () =>
    stage.sandbox
      .person('ben')
      .channel('general')
      .messages()
      .filter(({ text }) => text.includes('of 13'));
  await says('/debt digest now');
  await stage.bot.delivery.flush();
  await says('/debt digest now');
  await stage.bot.delivery.flush();
  const [first, second] = inGeneral();
  expect(first?.blocks).toHaveLength(1);
  expect(JSON.stringify(first?.blocks)).toContain('The newer digest');
  expect(second?.blocks.length).toBeGreaterThan(1);
  expect(await says('/debt settings collapse off')).toContain('stays as it is');
  await says('/debt digest now');
  await stage.bot.delivery.flush();
  expect(inGeneral()[1]?.blocks.length).toBeGreaterThan(1);
});

test('in a channel that takes no threads, the open items are behind a button', async () => {
  const { sandbox } = stage;
  const [general] = [...sandbox.world.channels.values()].filter(({ name }) => name === 'general');
  if (!general) throw new Error('there is no #general');
  general.restriction = 'restricted_action_non_threadable_channel';
  await says('/debt digest now');
  await stage.bot.delivery.flush();
  const ben = sandbox.person('ben');
  const digest = await ben.sees('takes no list in a thread', '#general');
  await ben.click(digest, { text: 'Show all' });
  await ben.sees('Slow queue', 'ephemeral');
  expect(await says('/debt health')).toContain('all is well');
});

describe('a row of the digest', () => {
  const digest = async () => {
    await stage.bot.delivery.flush();
    const shown = person('ben')
      .channel('general')
      .messages()
      .findLast(({ text }) => text.includes('of 13'));
    if (!shown) throw new Error('no digest came');
    return shown;
  };
  const overdue = async () => {
    await says('/debt add Old TLS !high ~high due:2026-11-24');
    await stage.database.sql`update debt set target_date = '2026-11-20' where title = 'Old TLS'`;
  };
  const posted = async () => {
    await overdue();
    await says('/debt digest now');
    return digest();
  };

  test('says who took a quick win, for all who come later; Undo offers it again', async () => {
    const ben = person('ben');
    const taken = await ben.click(await posted(), { text: 'Take it', near: 'Flaky' });
    expect(textOf(await digest())).toMatch(/Flaky login tests\n✓ Owned by <@U0BEN0000>/);
    expect((await digest()).text).toContain('#1 Flaky login tests ✓ Owned by <@U0BEN0000>.');
    await ben.click(taken, { text: 'Undo' });
    expect(textOf(await digest())).toMatch(/Flaky login tests\n\[Take it\]/);
  });

  test('refuses a guest with the reason, by button and in the form, and stays for the others', async () => {
    await overdue();
    await says('/debt settings home #payments');
    await says('/debt digest now');
    await stage.bot.delivery.flush();
    const gus = person('gus');
    const shown = await gus.sees('Quick wins', '#payments');
    const refused = await gus.click(shown, { text: 'Take it', near: 'Flaky' });
    expect(refused.text).toContain('#1 is not yours: guests and people from other organisations');
    await gus.click(shown, { text: 'Re-plan' }, { silent: true });
    await gus.sees('#3 is not yours: guests', 'modal');
    expect(textOf(await gus.sees('Quick wins', '#payments'))).not.toContain('✓');
  });

  test('has a small form to re-plan, and says what it was re-planned to', async () => {
    const ben = person('ben');
    await ben.click(await posted(), { text: 'Re-plan' }, { silent: true });
    await ben.sees('It is due on Fri 20 Nov 2026.', 'modal');
    await ben.modal.fill({ 'Target date': '2026-12-11' });
    await ben.modal.submit();
    await stage.bot.deps.inFlight.drain();
    expect(textOf(await digest())).toContain('✓ Re-planned: due Fri 11 Dec 2026');
    expect(await says('/debt history 3')).not.toContain('nudge');
  });

  test('refuses what was paid, merged or deleted since, says so, and says it to all', async () => {
    const ben = person('ben');
    const shown = await posted();
    await says('/debt merge 1 into 2');
    const merged = await ben.click(shown, { text: 'Take it', near: 'Flaky' });
    expect(merged.text).toContain('#1 was merged into another item, so nothing was changed');
    expect(textOf(await digest())).toContain('✓ Closed unpaid');
    await says('/debt done 3');
    await ben.click(await digest(), { text: 'Re-plan' }, { silent: true });
    await ben.sees('#3 is paid off already, so nothing was changed', 'modal');
  });

  test('stays a line once the next digest has made it one, whatever is decided in it late', async () => {
    const ben = person('ben');
    await ben.click(await posted(), { text: 'Re-plan' }, { silent: true });
    await ben.sees('It is due on Fri 20 Nov 2026.', 'modal');
    await says('/debt digest now');
    await stage.bot.delivery.flush();
    await ben.modal.fill({ 'Target date': '2026-12-11' });
    await ben.modal.submit();
    await stage.bot.deps.inFlight.drain();
    await stage.bot.delivery.flush();
    const [first] = ben
      .channel('general')
      .messages()
      .filter(({ text }) => text.includes('of 13'));
    expect(first?.blocks).toHaveLength(1);
  });
});

describe('the fiscal year', () => {
  test('gives quarters other names, and leaves what is planned where it is', async () => {
    expect(await says('/debt settings fiscal april')).toContain('this is Q3 2027');
    expect(await says('/debt schedule')).toContain('Q3 2027: 0/2 done');
    expect(await says('/debt plan 1 Q4')).toContain('Q4 2027');
    const [row] = await stage.database.sql`select target_quarter from debt where number = 1`;
    expect(row).toEqual({ targetQuarter: '2027-01-01' });
  });

  test.each(['april', 'Apr', '4', '04', '1 april', 'april 1', 'year: april'])(
    'begins in April when typed as %s',
    async (typed) => {
      expect(await says(`/debt settings fiscal ${typed}`)).toContain('this is Q3 2027');
    },
  );

  test.each(['13', '0', 'Q2', 'aprl', '2026'])(
    'is not begun by %s, which is answered',
    async (typed) => {
      const answer = await says(`/debt settings fiscal ${typed}`);
      expect(answer).toContain(`“${typed}” is no month.`);
      expect(answer.includes('/debt settings fiscal april\n[Run it]')).toBe(typed === 'aprl');
    },
  );

  test('cannot cut the quarters in two for which debt is planned', async () => {
    const answer = await says('/debt settings fiscal february');
    expect(answer).toContain('January, April, July and October');
    await says('/debt plan 1 2 none');
    expect(await says('/debt settings fiscal february')).toContain('this is Q4 2027');
  });
});
