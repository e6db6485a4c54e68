import { beforeEach, describe, expect, test } from 'vitest';
import { actions, button } from '../../src/view/blocks.ts';
import { ACTIONS } from '../../src/view/ids.ts';
import { itemValue } from '../../src/view/refs.ts';
import { channelOf, clientOf } from '../sandbox/bot.ts';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const registerId = async () => {
  const [row] = await stage.database.sql<{ id: number }[]>`select id from register`;
  if (!row) throw new Error('there is no register');
  return row.id;
};

beforeEach(async () => {
  await stage.says('ana', '/debt add Flaky login tests !high ~low');
});

describe('the card', () => {
  test('a step is ticked, and the card shows it', async () => {
    const ana = person('ana');
    await ana.command('/debt step 1 add Find the race');
    await ana.command('/debt step 1 add Fix it');
    const card = await ana.command('/debt show 1');
    const ticked = await ana.tick(card, '1. Find the race');
    expect(ticked.text).toContain('1/2');
    expect(await stage.says('ben', '/debt show 1')).toContain('1/2');
  });

  test('a card that is out of date unticks nothing of others', async () => {
    const [ana, ben] = [person('ana'), person('ben')];
    await ana.command('/debt step 1 add Find the race');
    await ana.command('/debt step 1 add Fix it');
    const [old, fresh] = [await ana.command('/debt show 1'), await ben.command('/debt show 1')];
    await ben.tick(fresh, '1. Find the race');
    expect((await ana.tick(old, '2. Fix it')).text).toContain('2/2');
  });

  test('Done, Reopen and Take change the item in place', async () => {
    const ana = person('ana');
    const card = await ana.command('/debt show 1');
    const done = await ana.click(card, { text: 'Done' });
    expect(done.text).toMatch(/complete/);
    const reopened = await ana.click(done, { text: 'Reopen' });
    expect(reopened.text).toMatch(/not started/);
    const taken = await ana.click(reopened, { text: 'Take' });
    expect(taken.text).toContain(`Owner: <@${ana.person.id}>`);
  });

  test('History opens beside it, and Share posts it without buttons', async () => {
    const ana = person('ana');
    const card = await ana.command('/debt show 1');
    expect((await ana.click(card, { text: 'History' })).text).toContain('History of #1');
    await ana.click(card, { text: 'Share' });
    await person('ben').sees('Flaky login tests', '#general');
    const [shared] = person('ben').channel('general').messages();
    expect(JSON.stringify(shared?.blocks)).not.toContain('"button"');
  });

  test('a click that cannot be followed says why', async () => {
    const ana = person('ana');
    const card = await ana.command('/debt show 1');
    await stage.database.sql`update debt set deleted_at = now()`;
    expect((await ana.click(card, { text: 'Done' })).text).toContain('#1 was deleted');
  });
});

describe('lists', () => {
  test('pages turn in place, and an item is shown and taken from there', async () => {
    const ana = person('ana');
    for (let number = 2; number <= 12; number++) {
      await ana.command(`/debt add Item ${number} !low ~low`);
    }
    const list = await ana.command('/debt list');
    const second = await ana.click(list, { text: 'Next page' });
    expect(second.text).toContain('page 2 of 2');
    const card = await ana.click(second, { text: 'Show #12' });
    const taken = await ana.click(card, { text: 'Take' });
    expect(taken.text).toContain(`Owner: <@${ana.person.id}>`);
    expect(await stage.says('ana', '/debt mine')).toContain('Item 12');
  });

  test('the overview leads to lists and the matrix, and to the form', async () => {
    const ana = person('ana');
    const overview = await ana.command('/debt');
    expect((await ana.click(overview, { text: 'All open (1)' })).text).toContain('#1');
    expect((await ana.click(overview, { text: 'Matrix' })).text).toContain('impact × effort');
    await ana.click(overview, { text: 'Add debt' });
    await ana.sees('Impact', 'modal');
    expect(ana.modal.title).toBe('Add debt');
  });
});

describe('a digest', () => {
  test('Take it and Re-plan answer the one who clicks, the first one has it, and the digest stays', async () => {
    const ben = person('ben');
    const value = itemValue.encode({ registerId: await registerId(), number: 1 });
    const buttons = [
      button('Take it', ACTIONS.take, value),
      button('Re-plan', ACTIONS.replan, value),
      button('Open', ACTIONS.show, value),
    ];
    const general = channelOf(stage.sandbox, 'general').id;
    await clientOf(stage.sandbox).chat.postMessage({
      channel: general,
      text: 'Week 8',
      blocks: [actions(buttons)],
    });
    const digest = await ben.sees('Take it', '#general');
    const taken = await ben.click(digest, { text: 'Take it' });
    expect(taken.text).toContain(`owner none → <@${ben.person.id}>`);
    expect(taken.message?.ephemeralTo).toBe(ben.person.id);
    expect(await stage.says('ana', '/debt history 1')).toContain('(digest)');
    const late = await person('chloe').click(digest, { text: 'Take it' });
    expect(late.text).toContain('Somebody else has taken #1 already.');
    expect(await stage.says('ana', '/debt show 1')).toContain(`Owner: <@${ben.person.id}>`);
    await ben.click(digest, { text: 'Re-plan' });
    await ben.sees('Target quarter', 'modal');
    expect(ben.modal.text).toContain('Flaky login tests');
    await ben.modal.close();
    expect((await ben.click(digest, { text: 'Open' })).text).toContain('#1 Flaky login tests');
  });
});

describe('a form that came too late', () => {
  test('is offered again by a button', async () => {
    const ana = person('ana');
    stage.sandbox.faults.add({
      kind: 'error',
      method: 'views.open',
      error: 'expired_trigger_id',
      times: 2,
    });
    const offer = await ana.command('/debt edit 1');
    expect(offer.text).toContain('could not be opened in time');
    await ana.click(offer, { text: 'Open it' });
    await ana.sees('Target quarter', 'modal');
    expect(ana.modal.fields.Title).toBe('Flaky login tests');
  });
});
