import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { useBot } from '../support/use-bot.ts';
import { listenToAll } from './support.ts';

const BEFORE = new Date('2026-11-23T12:00:00Z');
const AFTER = new Date('2027-01-01T09:00:00Z');
let now = BEFORE;
const stage = useBot({ now: () => now, listen: listenToAll });
const says = (line: string) => stage.says('ana', line);
const planOf = async () => {
  const rows = await stage.database.sql<{ number: number; targetQuarter: string | null }[]>`
    select number, target_quarter from debt order by number`;
  return rows.map(({ targetQuarter }) => targetQuarter);
};

/** Three items of Q4 2026 and one without a quarter, and the review of that quarter in #general. */
async function reviewed() {
  for (const title of ['First', 'Second', 'Third']) {
    await says(`/debt add ${title} !high ~low q:2026-Q4`);
  }
  await says('/debt add Fourth !high ~medium');
  await says('/debt settings home #general');
  await says('/debt done 1');
  now = AFTER;
  await stage.bot.delivery.tick();
  await stage.bot.delivery.flush();
  return stage.sandbox.person('ben').sees('Q4 2026 is over', '#general');
}

beforeEach(() => {
  now = BEFORE;
});
afterEach(() => {
  now = BEFORE;
});

describe('the review of a quarter in the home channel', () => {
  test('carries over all that is left at once, and Undo takes it back as a whole', async () => {
    const review = await reviewed();
    expect(JSON.stringify(review)).toContain('1 of 3 done, 2 left');
    const ben = stage.sandbox.person('ben');
    await ben.click(review, { text: 'Carry over all' });
    const carried = await ben.sees('2 items', 'ephemeral');
    await stage.bot.delivery.flush();
    await ben.sees('✓ Re-planned for Q1 2027', '#general');
    expect(await planOf()).toEqual(['2026-10-01', '2027-01-01', '2027-01-01', null]);
    const sets = await stage.database.sql`
      select distinct change_set from change where field = 'targetQuarter'`;
    expect(sets).toHaveLength(1);
    await ben.click(carried, { text: 'Undo' });
    expect(await planOf()).toEqual(['2026-10-01', '2026-10-01', '2026-10-01', null]);
    await stage.bot.delivery.flush();
    expect(textOf(await ben.sees('Carry over all', '#general'))).not.toContain('✓');
  });

  test('carries over one item, and leaves alone what somebody has planned otherwise since', async () => {
    const review = await reviewed();
    const ben = stage.sandbox.person('ben');
    await says('/debt plan 3 2027-Q2');
    const first = await ben.click(review, { text: 'Carry over', near: 'Second' });
    expect(first.text).toContain('Q1 2027');
    const second = await ben.click(review, { text: 'Carry over', near: 'Third' });
    expect(second.text).toContain('it is planned for Q2 2027');
    expect(await planOf()).toEqual(['2026-10-01', '2027-01-01', '2027-04-01', null]);
    const all = await ben.click(review, { text: 'Carry over all' });
    expect(all.text).toContain('Nothing of Q4 2026 is left');
  });

  test('says in its rows what was carried over, and refuses what was paid since', async () => {
    const review = await reviewed();
    const ben = stage.sandbox.person('ben');
    await ben.click(review, { text: 'Carry over', near: 'Second' });
    await stage.bot.delivery.flush();
    const shown = await ben.sees('✓ Re-planned for Q1 2027', '#general');
    await says('/debt done 3');
    const late = await ben.click(shown, { text: 'Carry over', near: 'Third' });
    expect(late.text).toContain('#3 is paid off already, so nothing was changed');
    expect((await planOf())[2]).toBe('2026-10-01');
    await stage.bot.delivery.flush();
    const after = textOf(await ben.sees('✓ Paid off', '#general'));
    expect(after).not.toContain('Carry over');
    expect(after).toContain('Plan Q1 2027');
  });

  test('is planned by two people at once: the second one is told what is planned already', async () => {
    const review = await reviewed();
    const [ben, ana] = [stage.sandbox.person('ben'), stage.sandbox.person('ana')];
    for (const one of [ben, ana]) {
      await one.click(review, { text: 'Plan Q1 2027' }, { silent: true });
      await one.sees('Tick what is to be paid off', 'modal');
    }
    await ben.modal.fill({ 'Rank 1 to 3': ['#4 Fourth', '#2 Second'] });
    await ben.modal.submit();
    await ana.modal.fill({ 'Rank 1 to 3': ['#4 Fourth', '#3 Third'] });
    await ana.modal.submit();
    await ana.sees('As you asked already', 'modal');
    const q1 = '2027-01-01';
    expect(await planOf()).toEqual(['2026-10-01', q1, q1, q1]);
  });

  test('keeps what was paid while the planning form was open out of the plan', async () => {
    const review = await reviewed();
    const ben = stage.sandbox.person('ben');
    await ben.click(review, { text: 'Plan Q1 2027' }, { silent: true });
    await ben.sees('Tick what is to be paid off', 'modal');
    await says('/debt done 4');
    await ben.modal.fill({ 'Rank 1 to 3': ['#4 Fourth', '#2 Second'] });
    await ben.modal.submit();
    await ben.sees('#4 is paid off already', 'modal');
    expect(await planOf()).toEqual(['2026-10-01', '2027-01-01', '2026-10-01', null]);
    await stage.bot.deps.inFlight.drain();
    await stage.bot.delivery.flush();
    await ben.sees('✓ Re-planned for Q1 2027', '#general');
  });

  test('opens a form that plans the next quarter from the ranked list, under one change set', async () => {
    const review = await reviewed();
    const ben = stage.sandbox.person('ben');
    await ben.click(review, { text: 'Plan Q1 2027' }, { silent: true });
    await ben.sees('Tick what is to be paid off', 'modal');
    await ben.modal.fill({ 'Rank 1 to 3': ['#4 Fourth', '#2 Second'] });
    await ben.modal.submit();
    await ben.sees('2 items', 'modal');
    expect(await planOf()).toEqual(['2026-10-01', '2027-01-01', '2026-10-01', '2027-01-01']);
    await stage.says('ben', '/debt undo');
    expect(await planOf()).toEqual(['2026-10-01', '2026-10-01', '2026-10-01', null]);
  });
});
