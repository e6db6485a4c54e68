import { describe, expect, it } from 'vitest';
import { submitEdit } from '../../src/register/edit.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY_NOON, movableContext } from './fixtures.ts';
import { note, title, undoStage } from './undo-stage.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

let teams = 0;

const stage = () => undoStage(context, `T-undo-others-${teams++}`);

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
