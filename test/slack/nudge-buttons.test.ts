import { beforeEach, describe, expect, test } from 'vitest';
import { formatDay } from '../../src/domain/local-date.ts';
import { textOf } from '../../src/sandbox/screen.ts';
import { nudgeMessage } from '../../src/view/nudge.ts';
import { clientOf } from '../sandbox/bot.ts';
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

describe('a nudge', () => {
  const nudge = async () => {
    await stage.says('ana', '/debt add Old TLS !high ~low');
    await stage.says('ana', '/debt take 1');
    await stage.says('ana', '/debt take 2');
    const id = await registerId();
    const item = (number: number, title: string) => ({
      ...{ debtId: number, number, title, status: 'in progress' as const, owner: null },
      ...{ targetDate: '2026-11-20', registerId: id, registerName: 'Debt Register' },
      ...{ reason: 'overdue' as const, days: 3, isLast: false },
    });
    const said = nudgeMessage({
      userId: person('ana').person.id,
      kind: 'weekly',
      newlyOverdue: [],
      tellsOverdue: true,
      day: '2026-11-23',
      items: [item(1, 'Flaky login tests'), item(2, 'Old TLS')],
      more: 0,
      nextOn: '2026-11-30',
      firstContact: false,
    });
    const client = clientOf(stage.sandbox);
    const { channel } = await client.conversations.open({ users: person('ana').person.id });
    await client.chat.postMessage({ channel: channel?.id ?? '', ...said });
    const message = person('ana').directMessages().at(-1);
    if (!message) throw new Error('no nudge came');
    return message;
  };

  const latestNudge = () => {
    const message = person('ana')
      .directMessages()
      .findLast((one) => textOf(one).includes('of yours to look at'));
    if (!message) throw new Error('the nudge is gone');
    return message;
  };

  const snoozedUntil = async (number: number) => {
    const [row] = await stage.database.sql<{ day: string }[]>`
      select snoozed_until as day from debt where number = ${number}`;
    return row?.day;
  };

  test('Done marks the item, and its row says so while the others stay', async () => {
    const ana = person('ana');
    const message = await nudge();
    const after = await ana.click(message, { text: 'Done', near: 'Old TLS' });
    expect(after.text).toContain('Done, thank you');
    expect(await stage.says('ana', '/debt show 2')).toMatch(/complete/);
    expect(await stage.says('ana', '/debt show 1')).not.toMatch(/complete/);
    const again = await ana.click(message, { text: 'Still on it' });
    expect(again.text).toContain('Still on it, noted');
    expect(again.text).toContain('Done, thank you');
  });

  test('Undo in a row takes the answer back, and the row asks again', async () => {
    const ana = person('ana');
    const answered = await ana.click(await nudge(), { text: 'Done', near: 'Old TLS' });
    const undone = await ana.click(answered, { text: 'Undo' });
    expect(await stage.says('ana', '/debt show 2')).not.toMatch(/🟢 complete/);
    await ana.sees('Taken back: #2 Old TLS');
    const [, message] = [undone, ana.directMessages().at(-1)];
    if (!message) throw new Error('the nudge is gone');
    expect((await ana.click(message, { text: 'Done', near: 'Old TLS' })).text).toContain('Done,');
  });

  test('Snooze names the day until which it is quiet', async () => {
    const message = await nudge();
    const after = await person('ana').choose(
      message,
      { text: 'Snooze', near: 'Old TLS' },
      'For 2 weeks',
    );
    expect(after.text).toContain(`Snoozed until ${formatDay('2026-12-07')}`);
  });

  test('a day picked in a row snoozes the item until then, and one that is over does not', async () => {
    const ana = person('ana');
    const message = await nudge();
    const row = { text: 'Snooze until a day', near: 'Old TLS' };
    expect((await ana.choose(message, row, '2026-11-23')).text).toContain('not after today');
    const after = await ana.choose(message, row, '2026-12-11');
    expect(after.text).toContain('Snoozed until Fri 11 Dec 2026');
    expect(await snoozedUntil(2)).toBe('2026-12-11');
  });

  test('Re-plan asks for a date or a quarter, and the row says which it is, with Undo', async () => {
    const ana = person('ana');
    await ana.click(await nudge(), { text: 'Re-plan', near: 'Old TLS' });
    await ana.sees('Choose a date, or a quarter alone', 'modal');
    expect((await ana.modal.submit()).errors['Target date']).toContain('Choose a date');
    await ana.modal.fill({ 'Target date': '2026-11-20' });
    expect((await ana.modal.submit()).errors['Target date']).toContain('is in the past');
    await ana.modal.fill({ 'Target date': '2026-12-11', 'Target quarter': 'Q1 2027' });
    expect((await ana.modal.submit()).errors['Target quarter']).toContain('not both');
    await ana.modal.fill({ 'Target quarter': 'None' });
    await ana.modal.submit();
    const row = textOf(latestNudge());
    expect(row).toContain('Re-planned: due Fri 11 Dec 2026');
    expect(row).toContain('Flaky login tests');
    await ana.click(latestNudge(), { text: 'Undo' });
    await ana.click(latestNudge(), { text: 'Re-plan', near: 'Old TLS' });
    await ana.sees('Choose a date, or a quarter alone', 'modal');
    await ana.modal.fill({ 'Target quarter': 'Q1 2027' });
    await ana.modal.submit();
    expect(textOf(latestNudge())).toContain('Re-planned for Q1 2027');
    expect(await stage.says('ana', '/debt show 2')).toContain('Q1 2027');
  });

  test('what was answered on another device, or has gone to somebody else, is not answered twice', async () => {
    const ana = person('ana');
    const message = await nudge();
    await stage.says('ana', '/debt done 2');
    const paid = await ana.click(message, { text: 'Still on it', near: 'Old TLS' });
    expect(paid.text).toContain('#2 is paid off already, so nothing was changed');
    await stage.says('ana', '/debt reopen 2');
    await stage.says('ben', '/debt assign 2 me');
    const gone = await ana.click(message, { text: 'Done', near: 'Old TLS' });
    expect(gone.text).toContain('#2 is not yours any more');
    await ana.click(message, { text: 'Re-plan', near: 'Flaky' }, { silent: true });
    await ana.sees('Choose a date, or a quarter alone', 'modal');
  });

  test('Hand over to oneself is pointed at, and nothing is said to be handed over', async () => {
    const ana = person('ana');
    await ana.click(await nudge(), { text: 'Hand over', near: 'Old TLS' });
    await ana.sees('Who should have it?', 'modal');
    await ana.modal.fill({ 'Who should have it?': '@ana' });
    const refused = (await ana.modal.submit()).errors['Who should have it?'];
    expect(refused).toBe('#2 is yours already. Choose somebody else.');
    expect(textOf(latestNudge())).not.toContain('✓');
  });

  test('Hand over asks who should have it, and the row says that they are asked', async () => {
    const ana = person('ana');
    await ana.click(await nudge(), { text: 'Hand over', near: 'Old TLS' });
    await ana.sees('Who should have it?', 'modal');
    await ana.modal.fill({ 'Who should have it?': '@ben' });
    await ana.modal.submit();
    expect(textOf(latestNudge())).toContain('Asked; it is yours until they accept');
  });
});
