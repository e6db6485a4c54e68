import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { historyOf } from '../../src/register/history.ts';
import { listDebt } from '../../src/register/list.ts';
import { showDebt } from '../../src/register/show.ts';
import { findSchedule } from '../../src/store/schedules.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

describe('the answer to a reminder', () => {
  it('changes nothing of an item that somebody else has by now', async () => {
    const { register, ana } = await team(context, 'T-late-answer');
    const owner = { kind: 'person', userId: 'UBEN' } as const;
    const { debt } = await addDebt(context, ana, register, { title: 'Old TLS', owner }, 'command');
    const answer = changeDebt(
      context,
      ana,
      register,
      debt.number,
      { kind: 'still on it' },
      'nudge',
    );
    await expect(answer).rejects.toThrow('is not yours any more');
    expect((await showDebt(context, ana, register, debt.number)).debt.version).toBe(1);
  });
});

describe('adding debt', () => {
  it('gives people who add at the same time numbers of their own', async () => {
    const { register, ana } = await team(context, 'T-numbers');
    const titles = Array.from({ length: 20 }, (_, index) => `Item ${index}`);
    const added = await Promise.all(
      titles.map((title) => addDebt(context, ana, register, { title }, 'command')),
    );
    const numbers = added.map(({ debt }) => debt.number).sort((left, right) => left - right);
    expect(numbers).toEqual(titles.map((_, index) => index + 1));
  });

  it('keeps every field as told, and tells of it in the history', async () => {
    const { register, ana } = await team(context, 'T-fields');
    const fields = {
      title: 'Jobs are lost on restart',
      impact: 'high',
      effort: 'low',
      labels: ['infra', 'jobs'],
      targetDate: '2026-12-01',
      steps: [{ id: 1, text: 'Choose a queue', done: false, doneBy: null, doneAt: null }],
      sections: [{ title: 'Why', text: 'It <!channel> hurts ✅' }],
      owner: { kind: 'person', userId: 'UBEN' },
    } as const;
    const { debt } = await addDebt(context, ana, register, fields, 'modal');
    const shown = await showDebt(context, ana, register, debt.number);
    expect(shown.debt).toEqual(debt);
    expect(shown.debt).toMatchObject({ ...fields, targetQuarter: '2026-10-01', version: 1 });
    expect(shown.recent).toMatchObject([
      { by: 'UANA', origin: 'modal', changes: [{ field: 'created', after: fields }] },
    ]);
  });

  it('lets an owner be nudged at nine in the zone of the register', async () => {
    const { register, ana } = await team(context, 'T-nudge');
    const owner = { kind: 'person', userId: 'UBEN' } as const;
    await addDebt(context, ana, register, { title: 'Owned', owner }, 'command');
    const schedule = await findSchedule(context.sql, register.workspaceId, 'nudge', 'UBEN');
    expect(schedule?.nextAt).toEqual(new Date('2026-11-24T09:00:00Z'));
  });

  it('refuses a guest, and says whom to ask', async () => {
    const { register, guest } = await team(context, 'T-guest-add');
    await expect(
      addDebt(context, guest, register, { title: 'x' }, 'command'),
    ).rejects.toMatchObject({ code: 'not allowed', remedy: /member/ });
  });
});

describe('changing debt', () => {
  it('completes an item, dated today, with one entry in the history', async () => {
    const { register, ana, ben } = await team(context, 'T-complete');
    await addDebt(context, ana, register, { title: 'Old TLS' }, 'command');
    const command = { kind: 'complete', whatWasDone: 'Switched it off' } as const;
    const saved = await changeDebt(context, ben, register, 1, command, 'command');
    expect(saved.debt).toMatchObject({
      status: 'complete',
      completedOn: '2026-11-23',
      whatWasDone: 'Switched it off',
      version: 2,
      updatedBy: 'UBEN',
    });
    const { entries, total } = await historyOf(context, ana, register, 1, 1);
    expect(total).toBe(2);
    expect(entries[0]?.changeSet).toBe(saved.changeSet);
    expect(entries[0]?.changes.map(({ field }) => field)).toEqual([
      'status',
      'whatWasDone',
      'completedOn',
    ]);
  });

  it('writes nothing when the item is as asked already', async () => {
    const { register, ana } = await team(context, 'T-nothing');
    await addDebt(context, ana, register, { title: 'Same' }, 'command');
    const command = { kind: 'set status', status: 'not started' } as const;
    const saved = await changeDebt(context, ana, register, 1, command, 'command');
    expect(saved).toMatchObject({ changes: [], changeSet: null, debt: { version: 1 } });
    expect((await historyOf(context, ana, register, 1, 1)).total).toBe(1);
  });

  it('keeps both of two changes made at the same moment', async () => {
    const { register, ana, ben } = await team(context, 'T-both');
    await addDebt(context, ana, register, { title: 'Both' }, 'command');
    const note = (text: string) => ({ kind: 'note', text }) as const;
    await Promise.all([
      changeDebt(context, ana, register, 1, note('from ana'), 'command'),
      changeDebt(context, ben, register, 1, note('from ben'), 'command'),
    ]);
    const { debt } = await showDebt(context, ana, register, 1);
    expect(debt.version).toBe(3);
    expect(debt.notes.map(({ text }) => text).sort()).toEqual(['from ana', 'from ben']);
  });

  it('takes any change as the answer to nudges, and a new owner as present', async () => {
    const { register, ana } = await team(context, 'T-answer');
    const { debt } = await addDebt(
      context,
      ana,
      register,
      { title: 'Left', owner: { kind: 'person', userId: 'UGONE' } },
      'command',
    );
    await database.sql`update debt set unanswered_nudges = 2, owner_gone = true where id = ${debt.id}`;
    const noted = { kind: 'note', text: 'hm' } as const;
    const answered = await changeDebt(context, ana, register, 1, noted, 'command');
    expect(answered.debt).toMatchObject({ unansweredNudges: 0, ownerGone: true });
    const owner = { kind: 'person', userId: 'UBEN' } as const;
    const taken = await changeDebt(context, ana, register, 1, { kind: 'assign', owner }, 'command');
    expect(taken.debt).toMatchObject({ owner, ownerGone: false });
  });

  it('names the register and its highest number when there is no such item', async () => {
    const { register, ana } = await team(context, 'T-missing');
    await addDebt(context, ana, register, { title: 'Only' }, 'command');
    await expect(
      changeDebt(context, ana, register, 7, { kind: 'reopen' }, 'command'),
    ).rejects.toMatchObject({
      message: 'There is no #7 in Debt Register; its highest number is #1.',
    });
  });

  it('lets a guest change the items that they own, and no others', async () => {
    const { register, ana, guest } = await team(context, 'T-guest');
    const owner = { kind: 'person', userId: guest.userId } as const;
    await addDebt(context, ana, register, { title: 'Theirs', owner }, 'command');
    await addDebt(context, ana, register, { title: 'Not theirs' }, 'command');
    const done = { kind: 'complete', whatWasDone: null } as const;
    const saved = await changeDebt(context, guest, register, 1, done, 'command');
    expect(saved.debt.status).toBe('complete');
    await expect(changeDebt(context, guest, register, 2, done, 'command')).rejects.toMatchObject({
      code: 'not allowed',
    });
  });
});

describe('listing debt', () => {
  it('orders by priority, then less effort first, and gives the last page for one beyond it', async () => {
    const { register, ana } = await team(context, 'T-list');
    for (const [impact, effort] of [
      ['low', 'low'],
      ['high', 'high'],
      ['high', 'low'],
      ['medium', 'low'],
    ] as const) {
      const title = `${impact}/${effort}`;
      await addDebt(context, ana, register, { title, impact, effort }, 'command');
    }
    for (let index = 5; index <= 12; index++) {
      await addDebt(context, ana, register, { title: `Unassessed ${index}` }, 'command');
    }
    const first = await listDebt(context, ana, register, NO_FILTERS, 1);
    expect(first.items.slice(0, 5).map(({ number }) => number)).toEqual([3, 2, 4, 1, 5]);
    expect(first).toMatchObject({ total: 12, page: 1, pages: 2, pageSize: 10 });
    const beyond = await listDebt(context, ana, register, NO_FILTERS, 99);
    expect(beyond.items.map(({ number }) => number)).toEqual([11, 12]);
    expect(beyond.page).toBe(2);
  });

  it('narrows by every kind of filter', async () => {
    const { register, ana } = await team(context, 'T-filters');
    const add = (fields: Parameters<typeof addDebt>[3]) =>
      addDebt(context, ana, register, fields, 'command');
    await add({ title: '100% of jobs', impact: 'high', effort: 'low', labels: ['infra'] });
    await add({ title: 'Owned', owner: { kind: 'person', userId: 'UANA' } });
    await add({ title: 'Late', targetDate: '2026-11-22' });
    await add({ title: 'Passed', targetQuarter: '2026-07-01' });
    await add({ title: 'Paid', status: 'complete' });
    await add({ title: 'Noted', risk: 'the queue_size grows', status: 'in progress' });
    await add({ title: 'Named', owner: { kind: 'name', name: 'Dana' } });
    const found = async (filters: Partial<typeof NO_FILTERS>) =>
      (
        await listDebt(context, ana, register, { ...NO_FILTERS, sort: 'number', ...filters }, 1)
      ).items.map(({ number }) => number);
    expect(await found({})).toEqual([1, 2, 3, 4, 6, 7]);
    expect(await found({ done: true })).toEqual([5]);
    expect(await found({ open: true, done: true })).toHaveLength(7);
    expect(await found({ mine: true })).toEqual([2]);
    expect(await found({ unowned: true })).toEqual([1, 3, 4, 6]);
    expect(await found({ overdue: true })).toEqual([3, 4]);
    expect(await found({ priorities: ['high'] })).toEqual([1]);
    expect(await found({ quarters: ['2026-10-01'] })).toEqual([3]);
    expect(await found({ labels: ['infra', 'other'] })).toEqual([1]);
    expect(await found({ owners: [{ kind: 'name', name: 'dana' }] })).toEqual([7]);
    expect(await found({ owners: [{ kind: 'person', userId: 'UANA' }] })).toEqual([2]);
    expect(await found({ statuses: ['complete', 'in progress'] })).toEqual([5, 6]);
    expect(await found({ words: ['100%'] })).toEqual([1]);
    expect(await found({ words: ['QUEUE_size', 'note'] })).toEqual([6]);
    expect(await found({ words: ['q_e'] })).toEqual([]);
    expect(await found({ stale: true })).toEqual([]);
    context.at = new Date('2026-12-20T12:00:00Z');
    expect(await found({ stale: true })).toEqual([6]);
  });
});
