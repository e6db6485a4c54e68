import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import type { FieldPatch } from '../../src/domain/patch.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { historyOf } from '../../src/register/history.ts';
import { listDebt } from '../../src/register/list.ts';
import { deleteDebts, mergeDebts } from '../../src/register/remove.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

const step = (id: number, text: string, done = false) => ({
  id,
  text,
  done,
  doneBy: null,
  doneAt: null,
});
const hit = (id: number, minutes: number) => ({
  id,
  at: '2026-11-20T09:00:00.000Z',
  by: 'UANA',
  minutes,
  text: null,
  permalink: null,
});

async function filled(teamId: string, items: readonly FieldPatch[]) {
  const made = await team(context, teamId);
  for (const [index, fields] of items.entries()) {
    const title = `Item ${index + 1}`;
    await addDebt(context, made.ana, made.register, { title, ...fields }, 'command');
  }
  const at = (number: number) => ({ register: made.register, number });
  return { ...made, at };
}

describe('merging', () => {
  it('takes labels, links, hits and steps along, closes the duplicate and says where it went', async () => {
    const link = (name: string) => ({ url: `https://example.com/${name}`, title: null });
    const { register, ana, at } = await filled('T-merge', [
      { labels: ['infra'], links: [link('a')], steps: [step(1, 'Measure')], hits: [hit(1, 30)] },
      {
        labels: ['infra', 'ci'],
        links: [link('a'), link('b')],
        steps: [step(1, 'measure', true), step(2, 'Replace it')],
        hits: [hit(1, 45)],
        notes: [{ text: 'Seen', by: 'UBEN', at: '2026-11-20T09:00:00.000Z' }],
      },
    ]);
    const { outcomes } = await mergeDebts(context, ana, [at(2)], at(1), 'command');
    expect(outcomes.map(({ refused }) => refused)).toEqual([null, null]);
    const kept = (await showDebt(context, ana, register, 1)).debt;
    expect(kept.labels).toEqual(['infra', 'ci']);
    expect(kept.links.map(({ url }) => url)).toEqual([link('a').url, link('b').url]);
    expect(kept.steps).toMatchObject([{ id: 1, text: 'Measure', done: false }, { id: 2 }]);
    expect(kept.hits).toMatchObject([
      { id: 1, minutes: 30 },
      { id: 2, minutes: 45 },
    ]);
    const gone = await showDebt(context, ana, register, 2);
    expect(gone.mergedInto).toEqual({ registerId: register.id, number: 1 });
    expect(gone.debt).toMatchObject({ closedReason: 'merged', notes: [{ text: 'Seen' }] });
    const { entries } = await historyOf(context, ana, register, 2, 1);
    expect(entries[0]?.changes).toContainEqual({
      field: 'merged',
      before: null,
      after: { debtId: kept.id, number: 1 },
    });
    const { total } = await listDebt(context, ana, register, NO_FILTERS, 1);
    expect(total).toBe(1);
  });

  it('leaves a number that changes nothing and names the item to change', async () => {
    const { register, ana, at } = await filled('T-merged', [{}, {}]);
    await mergeDebts(context, ana, [at(2)], at(1), 'command');
    const change = changeDebt(context, ana, register, 2, { kind: 'reopen' }, 'command');
    await expect(change).rejects.toMatchObject({
      message: expect.stringContaining('#2 was merged into #1'),
      remedy: expect.stringContaining('Change #1 instead'),
    });
    const again = await mergeDebts(context, ana, [at(2)], at(1), 'command');
    expect(again.outcomes[0]?.refused?.message).toContain('merged into #1');
    expect(again.changeSet).toBeNull();
  });

  it('is for maintainers, and says who they are', async () => {
    const { ben, at } = await filled('T-merge-rights', [{}, {}]);
    await expect(mergeDebts(context, ben, [at(2)], at(1), 'command')).rejects.toMatchObject({
      code: 'not allowed',
      remedy: expect.stringContaining('<@UANA>'),
    });
  });

  it('keeps an item from going into itself, and merges the others all the same', async () => {
    const { ana, at } = await filled('T-merge-self', [{}, {}]);
    const { outcomes } = await mergeDebts(context, ana, [at(1), at(2)], at(1), 'command');
    expect(outcomes[0]?.refused?.message).toContain('Both numbers mean #1');
    expect(outcomes[1]?.saved?.debt.closedReason).toBe('merged');
  });

  it('loses nothing that it takes along, and is taken back exactly', async () => {
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const fields = fc.record({
      labels: fc.uniqueArray(word),
      links: fc
        .uniqueArray(word)
        .map((names) => names.map((name) => ({ url: `https://x.y/${name}`, title: null }))),
      steps: fc.uniqueArray(word).map((names) => names.map((name, id) => step(id + 1, name))),
      hits: fc
        .array(fc.integer({ min: 1, max: 100 }), { maxLength: 3 })
        .map((all) => all.map((minutes, id) => hit(id + 1, minutes))),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fields, fields, fields, async (...items) => {
        run += 1;
        const { register, ana, at } = await filled(`T-merge-law-${run}`, items);
        const look = async (number: number) =>
          (await showDebt(context, ana, register, number)).debt;
        const before = await Promise.all([1, 2, 3].map(look));
        const { changeSet } = await mergeDebts(context, ana, [at(2), at(3)], at(1), 'command');
        const kept = await look(1);
        for (const item of items) {
          expect(kept.labels).toEqual(expect.arrayContaining(item.labels));
          const urls = kept.links.map(({ url }) => url);
          expect(urls).toEqual(expect.arrayContaining(item.links.map(({ url }) => url)));
          const steps = kept.steps.map(({ text }) => text);
          expect(steps).toEqual(expect.arrayContaining(item.steps.map(({ text }) => text)));
        }
        const minutes = (hits: readonly { minutes: number }[]) =>
          hits.reduce((sum, one) => sum + one.minutes, 0);
        expect(minutes(kept.hits)).toBe(minutes(items.flatMap(({ hits }) => hits)));
        for (const ids of [kept.hits, kept.steps].map((list) => list.map(({ id }) => id))) {
          expect(new Set(ids).size).toBe(ids.length);
        }
        if (changeSet === null) throw new Error('nothing was merged');
        await undoChange(context, ana, changeSet);
        const after = await Promise.all([1, 2, 3].map(look));
        const told = ({ version: _v, updatedAt: _u, ...rest }: (typeof after)[number]) => rest;
        expect(after.map(told)).toEqual(before.map(told));
      }),
      { numRuns: 12 },
    );
  });
});

describe('deleting', () => {
  it('takes items out of every list, and their numbers are used for no other', async () => {
    const { register, ana, at } = await filled('T-delete', [{}, {}, {}]);
    await deleteDebts(context, ana, [at(2), at(3)], 'command');
    const { items } = await listDebt(context, ana, register, NO_FILTERS, 1);
    expect(items.map(({ number }) => number)).toEqual([1]);
    const added = await addDebt(context, ana, register, { title: 'Next' }, 'command');
    expect(added.debt.number).toBe(4);
  });

  it('leaves a number that says who deleted it and when', async () => {
    const { register, ana, at } = await filled('T-deleted', [{}]);
    await deleteDebts(context, ana, [at(1)], 'command');
    await expect(showDebt(context, ana, register, 1)).rejects.toMatchObject({
      message: '#1 was deleted on Mon 23 Nov 2026.',
      remedy: expect.stringContaining('<@UANA> deleted it'),
    });
  });

  it('is taken back by undo', async () => {
    const { register, ana, at } = await filled('T-undelete', [{ labels: ['infra'] }]);
    const { changeSet } = await deleteDebts(context, ana, [at(1)], 'command');
    if (changeSet === null) throw new Error('nothing was deleted');
    await undoChange(context, ana, changeSet);
    expect((await showDebt(context, ana, register, 1)).debt.labels).toEqual(['infra']);
  });

  it('is for maintainers', async () => {
    const { register, ana, ben, at } = await filled('T-delete-rights', [{}]);
    const { outcomes } = await deleteDebts(context, ben, [at(1)], 'command');
    expect(outcomes[0]?.refused?.message).toContain('Only maintainers');
    expect((await showDebt(context, ana, register, 1)).debt.title).toBe('Item 1');
  });
});
