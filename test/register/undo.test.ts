import { describe, expect, it } from 'vitest';
import { historyOf } from '../../src/register/history.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { fieldsOf, MONDAY_NOON, movableContext, team } from './fixtures.ts';
import { note, title, undoStage } from './undo-stage.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

let teams = 0;

const stage = () => undoStage(context, `T-undo-${teams++}`);

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
