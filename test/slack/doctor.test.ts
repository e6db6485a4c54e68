import { beforeEach, describe, expect, test } from 'vitest';
import { useWholeBot } from './support.ts';

const stage = useWholeBot();
const person = (handle: string) => stage.sandbox.person(handle);
const says = (line: string) => stage.says('ana', line);

beforeEach(async () => {
  await says('/debt add Flaky login tests !high ~low q:2026-Q4');
});

describe('the doctor', () => {
  test('says what is missing, and what was mended is gone from the answer', async () => {
    const ana = person('ana');
    const found = await ana.command('/debt doctor');
    expect(found.text).toContain('Without an owner (1)');
    const mended = await ana.click(found, { text: 'Take it' });
    expect(mended.text).toContain('all is well');
    expect(mended.text).toContain('#1 Flaky login tests');
    expect(await says('/debt show 1')).toContain(`<@${ana.person.id}>`);
    const undone = await ana.click(mended, { text: 'Undo' });
    expect(undone.text).toContain('Taken back');
    expect(await says('/debt doctor')).toContain('Without an owner (1)');
  });

  test('assigns to whoever is chosen, and refuses whom debt cannot be given', async () => {
    const ana = person('ana');
    const found = await ana.command('/debt doctor');
    const refused = await ana.choose(found, { actionId: /^doctor_assign/ }, '@gus');
    expect(refused.text).toContain('Guests');
    await ana.choose(found, { actionId: /^doctor_assign/ }, '@ben');
    expect(await says('/debt doctor')).not.toContain('Without an owner');
  });

  test('assesses in a small form', async () => {
    await says('/debt assign 1 me');
    const ana = person('ana');
    await stage.database.sql`update debt set effort = null`;
    const found = await ana.command('/debt doctor');
    expect(found.text).toContain('no effort');
    await ana.click(found, { text: 'Assess' });
    await ana.sees('How much work it is', 'modal');
    await ana.modal.fill({ Effort: 'High' });
    await ana.modal.submit();
    expect(await says('/debt doctor')).toContain('all is well');
    expect(await says('/debt show 1')).toContain('big bets');
  });

  test('plans, sets the status, ticks steps and drops an override', async () => {
    const ana = person('ana');
    await says('/debt assign 1 me');
    await stage.database.sql`update debt set target_date = '2026-11-01'`;
    const late = await ana.command('/debt doctor');
    const planned = await ana.click(late, { text: 'Plan for Q1 2027' });
    expect(planned.text).toContain('all is well');

    await stage.database.sql`update debt set status = 'in progress', updated_at = '2026-09-01'`;
    const stale = await ana.command('/debt doctor');
    expect(stale.text).toContain('unchanged for 21 days');
    expect((await ana.choose(stale, { actionId: 'doctor_status' }, '🟡 partial')).text).toContain(
      'all is well',
    );

    await ana.command('/debt step 1 add Find the race');
    await ana.command('/debt done 1');
    const open = await ana.command('/debt doctor');
    expect(open.text).toContain('1 of 1 step open');
    expect((await ana.click(open, { text: 'Tick all steps' })).text).toContain('all is well');

    await says('/debt reopen 1');
    await stage.database.sql`update debt set priority_override = 'low'`;
    const against = await ana.command('/debt doctor');
    expect((await ana.click(against, { text: 'Use the matrix: high' })).text).toContain(
      'all is well',
    );
  });

  test('merges likely duplicates, or leaves them alone when told that they are none', async () => {
    const ana = person('ana');
    await says('/debt assign 1 me');
    await says('/debt add Flaky login test @ana !high ~low q:2026-Q4');
    const found = await ana.command('/debt doctor');
    expect(found.text).toContain('and #2 Flaky login test');
    const left = await ana.click(found, { text: 'Not a duplicate' });
    expect(left.text).toContain('Left alone');
    expect(await says('/debt doctor')).toContain('all is well');
    const again = await ana.click(left, { text: 'Show it again' });
    const merged = await ana.click(again, { text: 'Merge #2 into #1' });
    expect(merged.text).toContain('all is well');
    expect(await says('/debt list')).not.toContain('#2');
  });

  test('shows a guest what is missing, without buttons that would refuse them', async () => {
    await says('/debt settings channel #payments');
    const found = await person('gus').command('/debt doctor', { channel: 'payments' });
    expect(found.text).toContain('Without an owner (1)');
    expect(JSON.stringify(found)).not.toContain('doctor_mend');
  });

  test('shares what it found, without buttons', async () => {
    const ana = person('ana');
    await ana.click(await ana.command('/debt doctor'), { text: 'Share' });
    await person('ben').sees('Without an owner (1)', '#general');
  });
});

describe('a search', () => {
  test('forgives a typing error, says so, and goes through every register that one sees', async () => {
    expect(await says('/debt find flakey logn')).toContain('Flaky login tests');
    await says('/debt register create payments');
    const everywhere = await says('/debt find all in:all loginn');
    expect(everywhere).toContain('Perhaps you mean one of these');
    expect(await says('/debt list in:payments login')).toContain('Nothing in payments fits');
    expect(await says('/debt list in:nowhere login')).toContain('nowhere');
  });
});
