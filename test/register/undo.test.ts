import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DebtCommand } from '../../src/domain/decide.ts';
import type { Actor } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { submitEdit } from '../../src/register/edit.ts';
import { historyOf } from '../../src/register/history.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { fieldsOf, MONDAY_NOON, type MovableContext, movableContext, team } from './fixtures.ts';

let database: TestDatabase;
let context: MovableContext;
beforeAll(async () => {
  database = await createDatabase();
  context = movableContext(database.sql);
});
afterAll(() => database.close());

let teams = 0;

/** A register of ana's with one item, and what people do to it. */
async function stage() {
  context.at = MONDAY_NOON;
  const people = await team(context, `T-undo-${teams++}`);
  const { register, ana } = people;
  const fields = { title: 'Flaky login tests', impact: 'high', effort: 'low' } as const;
  const { changeSet: added } = await addDebt(context, ana, register, fields, 'command');
  const change = async (actor: Actor, command: DebtCommand, number = 1) =>
    (await changeDebt(context, actor, register, number, command, 'command')).changeSet ?? '';
  const item = async (number = 1) => (await showDebt(context, ana, register, number)).debt;
  return { ...people, added, change, item };
}

const note = (text: string): DebtCommand => ({ kind: 'note', text });
const title = (text: string): DebtCommand => ({ kind: 'edit', patch: { title: text } });

describe('taking a change back', () => {
  it('restores every field that the change touched, those that followed from it too', async () => {
    const { register, ana, change, item } = await stage();
    const first = await fieldsOf(context, register, ana);
    await change(ana, { kind: 'set due', date: '2026-12-01' });
    const done = await change(ana, { kind: 'complete', whatWasDone: 'Waited for the clock' });
    expect(await item()).toMatchObject({ status: 'complete', completedOn: '2026-11-23' });
    const result = await undoChange(context, ana, done);
    expect(result).toMatchObject({
      outcome: 'undone',
      items: [
        { changes: [{ field: 'status' }, { field: 'whatWasDone' }, { field: 'completedOn' }] },
      ],
    });
    expect(await item()).toMatchObject({
      status: 'not started',
      completedOn: null,
      whatWasDone: null,
    });
    await undoLast(context, ana);
    expect(await fieldsOf(context, register, ana)).toEqual(first);
  });

  it('is a change like any other, which can be taken back itself', async () => {
    const { register, ana, change, item } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    const undone = await undoChange(context, ana, renamed);
    expect((await item()).title).toBe('Flaky login tests');
    if (undone.outcome !== 'undone') throw new Error('it was not undone');
    await undoChange(context, ana, undone.changeSet);
    expect((await item()).title).toBe('Flaky tests');
    const { entries } = await historyOf(context, ana, register, 1, 1);
    expect(entries.map(({ origin }) => origin)).toEqual(['undo', 'undo', 'command', 'command']);
    await expect(undoChange(context, ana, undone.changeSet)).rejects.toThrow('done again already');
    await undoChange(context, ana, renamed);
    expect((await item()).title).toBe('Flaky login tests');
  });

  it('happens once, however often it is asked for', async () => {
    const { ana, change, item } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    const asked = await Promise.allSettled([
      undoChange(context, ana, renamed),
      undoChange(context, ana, renamed),
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(undoChange(context, ana, renamed)).rejects.toThrow('taken back already');
    expect(await item()).toMatchObject({ title: 'Flaky login tests', version: 3 });
  });

  it('walks back one change after the other, down to the recording of the item', async () => {
    const { ana, change, item } = await stage();
    await change(ana, title('Second'));
    await change(ana, { kind: 'set status', status: 'planning' });
    await undoLast(context, ana);
    await undoLast(context, ana);
    expect(await item()).toMatchObject({ title: 'Flaky login tests', status: 'not started' });
    await undoLast(context, ana);
    await expect(item()).rejects.toThrow('#1 was deleted');
    await expect(undoLast(context, ana)).rejects.toThrow('nothing of yours to take back');
  });

  it('takes back what was done again, when that was the last', async () => {
    const { ana, change, item } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    const undone = await undoChange(context, ana, renamed);
    if (undone.outcome === 'undone') await undoChange(context, ana, undone.changeSet);
    await undoLast(context, ana);
    expect((await item()).title).toBe('Flaky login tests');
    await undoLast(context, ana);
    await expect(item()).rejects.toThrow('#1 was deleted');
  });

  it('brings a recorded item back, with its number', async () => {
    const { ana, added, item } = await stage();
    const undone = await undoChange(context, ana, added);
    if (undone.outcome !== 'undone') throw new Error('it was not undone');
    expect(undone.items).toMatchObject([{ changes: [{ field: 'deleted', after: true }] }]);
    await undoChange(context, ana, undone.changeSet);
    expect(await item()).toMatchObject({ number: 1, title: 'Flaky login tests' });
  });

  it('ends after 24 hours, and says where to look', async () => {
    const { ana, change } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    context.at = new Date(MONDAY_NOON.getTime() + 24 * 3_600_000 + 1);
    await expect(undoLast(context, ana)).rejects.toThrow('from the last 24 hours');
    await expect(undoChange(context, ana, renamed)).rejects.toMatchObject({
      message: expect.stringContaining('more than 24 hours ago'),
      remedy: expect.stringContaining('/debt history 1'),
    });
  });

  it('is for who made the change', async () => {
    const { ana, ben, change } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    await expect(undoChange(context, ben, renamed)).rejects.toMatchObject({
      remedy: expect.stringContaining('<@UANA>'),
    });
    await expect(undoLast(context, ben)).rejects.toThrow('nothing of yours');
    const { ana: stranger } = await team(context, `T-undo-elsewhere-${teams}`);
    await expect(undoChange(context, stranger, renamed)).rejects.toThrow('no such change');
  });

  it('is refused to a guest whose item it is no more', async () => {
    const { register, ana, guest, change } = await stage();
    await change(ana, { kind: 'assign', owner: { kind: 'person', userId: guest.userId } });
    const noted = await change(guest, note('mine'));
    await change(ana, { kind: 'assign', owner: null });
    await expect(undoChange(context, guest, noted)).rejects.toMatchObject({ code: 'not allowed' });
    expect((await showDebt(context, ana, register, 1)).debt.notes).toHaveLength(1);
  });
});

describe('when others changed the item since', () => {
  it('restores what they left alone', async () => {
    const { ana, ben, change, item } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    await change(ben, { kind: 'set status', status: 'in progress' });
    await undoChange(context, ana, renamed);
    expect(await item()).toMatchObject({ title: 'Flaky login tests', status: 'in progress' });
  });

  it('refuses a field that they changed too, and says who, when and to what', async () => {
    const { ana, ben, change, item } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    await change(ben, title('Flaky checkout tests'));
    const result = await undoChange(context, ana, renamed);
    expect(result).toMatchObject({
      outcome: 'obstructed',
      items: [
        {
          debt: { number: 1 },
          obstacles: [
            {
              field: 'title',
              wanted: 'Flaky login tests',
              since: { by: 'UBEN', at: MONDAY_NOON, after: 'Flaky checkout tests' },
            },
          ],
        },
      ],
    });
    expect((await item()).title).toBe('Flaky checkout tests');
  });

  it('tells of each field what became of that field', async () => {
    const { ana, ben, change } = await stage();
    const paid = await change(ana, { kind: 'complete', whatWasDone: null });
    await change(ben, { kind: 'reopen' });
    const result = await undoChange(context, ana, paid);
    expect(result).toMatchObject({
      items: [
        {
          obstacles: [
            { field: 'status', since: { field: 'status', before: 'complete' } },
            { field: 'completedOn', since: { field: 'completedOn', after: null } },
          ],
        },
      ],
    });
  });

  it('takes it back once they have taken theirs back', async () => {
    const { ana, ben, change, item } = await stage();
    const renamed = await change(ana, title('Flaky tests'));
    await change(ben, title('Flaky checkout tests'));
    await undoLast(context, ben);
    await undoChange(context, ana, renamed);
    expect((await item()).title).toBe('Flaky login tests');
  });

  it('never leaves a date outside of its quarter', async () => {
    const { ana, ben, change, item } = await stage();
    const planned = await change(ana, { kind: 'plan', quarter: '2027-01-01' });
    await change(ben, { kind: 'set due', date: '2027-02-03' });
    expect((await undoChange(context, ana, planned)).outcome).toBe('obstructed');
    expect(await item()).toMatchObject({ targetDate: '2027-02-03', targetQuarter: '2027-01-01' });
  });

  it('removes exactly the note that was added, and puts a step that was removed into its place', async () => {
    const { ana, ben, change, item } = await stage();
    for (const text of ['one', 'two', 'three']) await change(ben, { kind: 'add step', text });
    const noted = await change(ana, note('of ana'));
    const removed = await change(ana, { kind: 'remove positions', positions: [2] });
    await change(ben, note('of ben'));
    await change(ben, { kind: 'tick', done: [3], undone: [] });
    await undoChange(context, ana, noted);
    await undoChange(context, ana, removed);
    const { notes, steps } = await item();
    expect(notes.map(({ text }) => text)).toEqual(['of ben']);
    expect(steps.map(({ text, done }) => [text, done])).toEqual([
      ['one', false],
      ['two', false],
      ['three', true],
    ]);
  });

  it('refuses a step that they ticked', async () => {
    const { ana, ben, change } = await stage();
    const added = await change(ana, { kind: 'add step', text: 'one' });
    await change(ben, { kind: 'tick', done: [1], undone: [] });
    expect((await undoChange(context, ana, added)).outcome).toBe('obstructed');
  });

  it('does not remove an item that they have worked on', async () => {
    const { ana, ben, added, change, item } = await stage();
    await change(ben, note('I know why'));
    const result = await undoChange(context, ana, added);
    expect(result).toMatchObject({
      outcome: 'obstructed',
      items: [{ obstacles: [{ field: null, since: { by: 'UBEN', field: 'notes' } }] }],
    });
    expect((await item()).notes).toHaveLength(1);
  });
});

describe('an edit of several fields', () => {
  it('is taken back whole or not at all', async () => {
    const { register, ana, ben, change, item } = await stage();
    const fields = { title: 'Flaky tests', risk: 'Releases wait', labels: ['ci'] };
    const saved = await submitEdit(context, ana, register, 1, { shownVersion: 1, fields });
    if (saved.outcome !== 'saved') throw new Error('it was not saved');
    const changeSet = saved.changeSet ?? '';
    const bens = await change(ben, { kind: 'edit', patch: { risk: 'Nothing' } });
    expect((await undoChange(context, ana, changeSet)).outcome).toBe('obstructed');
    expect(await item()).toMatchObject({ title: 'Flaky tests', labels: ['ci'] });
    await undoChange(context, ben, bens);
    await undoChange(context, ana, changeSet);
    expect(await item()).toMatchObject({ title: 'Flaky login tests', labels: [], risk: null });
  });
});
