import { describe, expect, it } from 'vitest';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt, changeDebts } from '../../src/register/change.ts';
import { feedOf } from '../../src/register/feed.ts';
import { undoLast } from '../../src/register/undo.ts';
import { feedPage } from '../../src/store/feed.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, MONDAY_NOON, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

const ALL = { since: null, by: null };
const planning = { kind: 'set status', status: 'planning' } as const;

async function stage(teamId: string) {
  context.at = MONDAY_NOON;
  const people = await team(context, teamId);
  const { register, ana } = people;
  const add = (title: string) => addDebt(context, ana, register, { title }, 'command');
  const tick = (hours = 1) => {
    context.at = new Date(context.at.getTime() + hours * 3_600_000);
  };
  return { ...people, add, tick };
}

describe('the changes of a register', () => {
  it('are told newest first, an action each, with those of several items together', async () => {
    const { register, ana, ben, add, tick } = await stage('T-feed');
    for (const title of ['One', 'Two', 'Three', 'Four']) await add(title);
    tick();
    const places = [1, 2, 3, 4].map((number) => ({ register, number }));
    await changeDebts(context, ben, places, planning, 'command');
    tick();
    await changeDebt(context, ana, register, 1, { kind: 'note', text: 'hm' }, 'mention');
    tick();
    await undoLast(context, ana);
    const statements = countStatements(database.sql);
    const { entries, hasMore } = await feedOf(context, ana, register, ALL, 1);
    expect(statements.stop()).toBe(1);
    expect(hasMore).toBe(false);
    expect(entries.map(({ by, origin, total }) => [by, origin, total])).toEqual([
      ['UANA', 'undo', 1],
      ['UANA', 'mention', 1],
      ['UBEN', 'command', 4],
      ...Array.from({ length: 4 }, () => ['UANA', 'command', 1]),
    ]);
    expect(entries[2]?.items.map(({ number, title }) => [number, title])).toEqual([
      [1, 'One'],
      [2, 'Two'],
      [3, 'Three'],
    ]);
    expect(entries[0]?.items[0]?.changes).toMatchObject([{ field: 'notes', after: [] }]);
  });

  it('are narrowed to a person and to a day in the zone of the register', async () => {
    const { register, ana, ben, add, tick } = await stage('T-feed-narrow');
    await add('One');
    tick(24);
    await changeDebt(context, ben, register, 1, planning, 'command');
    const found = async (asked: Partial<typeof ALL>) =>
      (await feedOf(context, ana, register, { ...ALL, ...asked }, 1)).entries.map(({ by }) => by);
    expect(await found({})).toEqual(['UBEN', 'UANA']);
    expect(await found({ by: 'UANA' } as never)).toEqual(['UANA']);
    expect(await found({ since: '2026-11-24' } as never)).toEqual(['UBEN']);
    expect(await found({ since: '2026-11-25' } as never)).toEqual([]);
  });

  it('page without leaving one out or telling one twice', async () => {
    const { register, ana, add } = await stage('T-feed-pages');
    for (let index = 1; index <= 19; index++) await add(`Item ${index}`);
    const pages = await Promise.all(
      [1, 2, 3].map((page) => feedOf(context, ana, register, ALL, page)),
    );
    const numbers = pages.flatMap(({ entries }) => entries.map(({ items }) => items[0]?.number));
    expect(pages.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    expect([...numbers].sort((left, right) => Number(left) - Number(right))).toEqual(
      Array.from({ length: 19 }, (_, index) => index + 1),
    );
  });

  it('are not told to a stranger, and say of a deleted item that it is', async () => {
    const { register, ana, add } = await stage('T-feed-gone');
    const { ana: stranger } = await team(context, 'T-feed-other');
    await add('One');
    await undoLast(context, ana);
    await expect(feedOf(context, stranger, register, ALL, 1)).rejects.toMatchObject({
      code: 'no such register',
    });
    const { entries } = await feedOf(context, ana, register, ALL, 1);
    expect(entries.map(({ items }) => items[0]?.isDeleted)).toEqual([true, true]);
  });
});

it('steps from action to action by index, however long the history is', async () => {
  const { register, ana, add } = await stage('T-feed-plan');
  const { debt } = await add('One');
  await database.sql`
    insert into change (workspace_id, register_id, debt_id, change_set, version, at, by_user, origin,
      field, before, after)
    select ${register.workspaceId}, ${register.id}, ${debt.id}, gen_random_uuid(), n + 1,
      ${MONDAY_NOON}::timestamptz - n * interval '1 minute', 'UBEN', 'command', 'risk', 'null', '"x"'
    from generate_series(1, 20000) as n`;
  await database.sql`analyze change`;
  const rows = await database.sql.begin(async (sql) => {
    await feedPage(sql, register.workspaceId, register.id, ALL, 3, 8);
    const [row] = await sql<{ read: number }[]>`
      select (coalesce(idx_tup_fetch, 0) + seq_tup_read)::int as read
      from pg_stat_xact_user_tables where relname = 'change'`;
    return row?.read ?? 0;
  });
  expect(rows).toBeGreaterThan(8);
  expect(rows).toBeLessThan(500);
  expect((await feedOf(context, ana, register, ALL, 3)).entries).toHaveLength(8);
});
