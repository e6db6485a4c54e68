import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { addDebt, type NewFields } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { listDebt } from '../../src/register/list.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { registerOf } from '../../src/register/registers.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

let teams = 0;
async function teamWith(...items: NewFields[]) {
  teams += 1;
  const made = await team(context, `T-search-${teams}`);
  for (const fields of items) {
    await addDebt(context, made.ana, made.register, fields, 'command');
  }
  const search = async (...words: string[]) => {
    const found = await listDebt(context, made.ana, made.register, { ...NO_FILTERS, words }, 1);
    return { titles: found.items.map(({ title }) => title), alike: found.alike };
  };
  return { ...made, search };
}

describe('a search', () => {
  it.each([
    ['timout', 'Login timeout'],
    ['Authetication', 'Authentication is slow'],
    ['shceduler', 'Two schedulers'],
    ['databse', 'Old database driver'],
  ])('finds what was meant by %s', async (typed, title) => {
    const { search } = await teamWith({ title }, { title: 'Something else' });
    expect(await search(typed)).toEqual({ titles: [title], alike: 1 });
  });

  it('puts what has the word first, then its other forms, then what resembles it', async () => {
    const { search } = await teamWith(
      { title: 'Likeness: retryng', impact: 'high', effort: 'low' },
      { title: 'Stem: retries', impact: 'medium', effort: 'low' },
      { title: 'Exact: Retrying', impact: 'low', effort: 'low' },
    );
    const found = await search('retrying');
    expect(found.titles).toEqual(['Exact: Retrying', 'Stem: retries', 'Likeness: retryng']);
    expect(found.alike).toBe(1);
  });

  it.each<[string, NewFields]>([
    ['owner’s name', { title: 'x', owner: { kind: 'name', name: 'Zanzibar' } }],
    ['label', { title: 'x', labels: ['zanzibar'] }],
    ['phase', { title: 'x', targetState: [{ name: 'zanzibar', text: 'y' }] }],
    ['section', { title: 'x', sections: [{ title: 'y', text: 'to Zanzibar' }] }],
    [
      'step',
      { title: 'x', steps: [{ id: 1, text: 'zanzibar', done: false, doneBy: null, doneAt: null }] },
    ],
    ['link', { title: 'x', links: [{ url: 'https://example.com/zanzibar/7', title: null }] }],
    ['file', { title: 'x', files: [{ kind: 'new', text: 'zanzibar.ts' }] }],
  ])('looks into every text: %s', async (_where, fields) => {
    const { search } = await teamWith(fields, { title: 'Another' });
    expect(await search('zanzibar')).toEqual({ titles: ['x'], alike: 0 });
  });

  it('finds in each item as it stands now', async () => {
    const { search, ana, register } = await teamWith({ title: 'Queue' });
    const note = (text: string) =>
      changeDebt(context, ana, register, 1, { kind: 'note', text }, 'command');
    expect((await search('quixotic')).titles).toEqual([]);
    await note('a quixotic idea');
    expect((await search('quixotic', 'queue')).titles).toEqual(['Queue']);
    expect((await search('quixotic', 'zebra')).titles).toEqual([]);
  });

  it('takes a text of any length', async () => {
    const long = Array.from({ length: 60_000 }, (_, at) => `word${at}`).join(' ');
    const { search } = await teamWith({ title: 'Long', sections: [{ title: 'y', text: 'short' }] });
    await context.sql`update debt set risk = ${long} where title = 'Long'`;
    expect((await search('word59999')).titles).toEqual(['Long']);
  });

  it('goes through the registers asked for, and those alone that the person sees', async () => {
    const { register, ana, guest } = await teamWith({ title: 'Timeout here' });
    const made = await openRegister(context, ana, 'payments');
    const payments = await registerOf(context, ana, made.id);
    await addDebt(context, ana, payments, { title: 'Timeout there' }, 'command');
    const titles = async (filters: Partial<typeof NO_FILTERS>, actor = ana) =>
      (
        await listDebt(
          context,
          actor,
          register,
          { ...NO_FILTERS, ...filters, words: ['timeout'] },
          1,
        )
      ).items.map(({ title }) => title);
    expect(await titles({})).toEqual(['Timeout here']);
    expect(await titles({ registers: ['Payments'] })).toEqual(['Timeout there']);
    expect(await titles({ everywhere: true })).toEqual(['Timeout here', 'Timeout there']);
    expect(await titles({ everywhere: true }, guest)).toEqual(['Timeout here']);
    await expect(titles({ registers: ['payments'] }, guest)).rejects.toThrow(
      'only in its channels',
    );
    await expect(titles({ registers: ['secret'] })).rejects.toThrow('secret');
  });
});
