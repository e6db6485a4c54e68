import { describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const added = () => person('ana').command('/debt add Flaky login tests !high ~low');
const card = () => stage.says('ben', '/debt show 1');

describe('Undo on a confirmation', () => {
  test('takes a command back in place, and Redo does it again', async () => {
    await added();
    const ana = person('ana');
    const done = await ana.command('/debt done 1 Waited for the clock');
    const undone = await ana.click(done, { text: 'Undo' });
    expect(undone.text).toContain('Taken back: #1 Flaky login tests');
    expect(undone.text).toContain('status complete → not started');
    expect(await card()).toContain('not started');
    const again = await ana.click(undone, { text: 'Redo' });
    expect(again.text).toContain('Done again: #1');
    expect(await card()).toContain('Waited for the clock');
    expect((await ana.click(again, { text: 'Undo' })).text).toContain('Taken back');
  });

  test('takes a new item out again', async () => {
    const ana = person('ana');
    const undone = await ana.click(await added(), { text: 'Undo' });
    expect(undone.text).toContain('deleted');
    expect(await card()).toContain('#1 was deleted');
    await ana.click(undone, { text: 'Redo' });
    expect(await card()).toContain('Flaky login tests');
  });

  test('takes back all items of a command at once', async () => {
    await added();
    const ana = person('ana');
    await ana.command('/debt add Old TLS !low ~low');
    const planned = await ana.command('/debt plan 1 2 2027-Q1');
    const undone = await ana.click(planned, { text: 'Undo' });
    expect(undone.text).toContain('Taken back 2 items');
    expect(await stage.says('ana', '/debt list q:2027-Q1')).not.toContain('Old TLS');
  });

  test('stands on a card after its buttons and boxes were used', async () => {
    await added();
    const ana = person('ana');
    await ana.command('/debt step 1 add Find the race');
    const ticked = await ana.tick(await ana.command('/debt show 1'), '1. Find the race');
    await ana.click(ticked, { text: 'Undo' });
    expect(await card()).toContain('0/1');
    const done = await ana.click(await ana.command('/debt show 1'), { text: 'Done' });
    await ana.click(done, { text: 'Undo' });
    expect(await card()).toContain('not started');
  });

  test('stands in a form that has saved', async () => {
    await added();
    const ana = person('ana');
    await ana.command('/debt edit 1');
    await ana.sees('Target quarter', 'modal');
    await ana.modal.fill({ Title: 'Flaky tests' });
    await ana.modal.submit();
    await ana.modal.click({ text: 'Undo' });
    await ana.sees('Taken back', 'modal');
    expect(await card()).toContain('Flaky login tests');
  });

  test('clicked twice says that it was done already', async () => {
    await added();
    const ana = person('ana');
    const noted = await ana.command('/debt note 1 The vendor knows');
    await ana.command('/debt undo');
    expect((await ana.click(noted, { text: 'Undo' })).text).toContain('taken back already');
  });

  test('names who changed the same since, when, and how to set it by hand', async () => {
    await added();
    const [ana, ben] = [person('ana'), person('ben')];
    const started = await ana.command('/debt status 1 in progress');
    await ben.command('/debt status 1 planning');
    const refused = await ana.click(started, { text: 'Undo' });
    expect(refused.text).toContain('Nothing was taken back');
    expect(refused.text).toContain(`<@${ben.person.id}> changed it`);
    expect(refused.text).toContain('status in progress → planning');
    expect(refused.text).toContain('/debt status 1 not started');
    expect(await card()).toContain('planning');
  });
});

describe('/debt undo', () => {
  test('takes back what the person did last, wherever, and then what was before it', async () => {
    await added();
    const ana = person('ana');
    await ana.command('/debt status 1 planning');
    await person('ben').command('/debt note 1 The vendor knows');
    await ana.command('/debt plan 1 2027-Q1');
    expect(await stage.says('ana', '/debt undo')).toContain('target quarter Q1 2027 → none');
    expect(await stage.says('ana', '/debt undo')).toContain('status planning → not started');
    expect(await card()).toContain('The vendor knows');
    expect(await stage.says('ana', '/debt undo')).toContain('Nothing was taken back');
  });

  test('says so when there is nothing', async () => {
    expect(await stage.says('ben', '/debt undo')).toContain('nothing of yours to take back');
  });
});

describe('/debt changes', () => {
  test('tells who did what, opens the items, turns its pages and is shared', async () => {
    const [ana, ben] = [person('ana'), person('ben')];
    await added();
    for (let index = 0; index < 9; index++) await ben.command(`/debt note 1 Number ${index}`);
    const feed = await ana.command('/debt changes');
    expect(feed.text).toContain('Changes in Debt Register');
    const older = await ana.click(feed, { text: 'Older' });
    for (const told of [
      ': #1 Flaky login tests: recorded',
      '(command): #1 Flaky login tests: note added: Number 8',
    ]) {
      expect(`${feed.text}${older.text}`.split(told)).toHaveLength(2);
    }
    expect((await ana.click(older, { text: 'Show #1' })).text).toContain('Flaky login tests');
    expect((await ana.command('/debt history')).text).toContain('Changes in Debt Register');
    await ana.click(older, { text: 'Share' });
    await ben.sees('Page 2', '#general');
  });
});
