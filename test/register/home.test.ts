import { expect, test } from 'vitest';
import { blankFields } from '../../src/domain/debt.ts';
import type { Actor } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { homeOf } from '../../src/register/home.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { insertDebts } from '../../src/store/debts.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

const own = ({ userId }: Actor) => ({ kind: 'person', userId }) as const;

test('one’s items come worst first: overdue, due soon, then by priority, whatever their register', async () => {
  const { register, ana } = await team(context, 'T-home-order');
  const other = await openRegister(context, ana, 'payments');
  const add = (title: string, fields: object, to = register) =>
    addDebt(context, ana, to, { title, owner: own(ana), ...fields }, 'command');
  await add('Small', { impact: 'low', effort: 'low' });
  await add('Grave', { impact: 'high', effort: 'high' }, other);
  await add('Due soon', { targetDate: '2026-11-26' }, other);
  await add('Overdue', { targetDate: '2026-11-24' });
  await add('Far off', { impact: 'medium', effort: 'low', targetDate: '2027-09-01' });
  context.at = new Date('2026-11-25T12:00:00Z');
  const { items } = await homeOf(context, ana);
  expect(items.items.map(({ title }) => title)).toEqual([
    'Overdue',
    'Due soon',
    'Grave',
    'Far off',
    'Small',
  ]);
  context.at = new Date('2026-11-23T12:00:00Z');
});

test('a Home costs the same few queries, however many registers and items there are', async () => {
  const { register, ana } = await team(context, 'T-home-queries');
  const look = async () => {
    const counting = countStatements(database.sql);
    await homeOf(context, ana);
    return counting.stop();
  };
  const first = await look();
  for (const name of ['payments', 'web', 'tools']) {
    const made = await openRegister(context, ana, name);
    for (const title of ['a', 'b', 'c']) {
      await addDebt(context, ana, made, { title, owner: own(ana) }, 'command');
    }
  }
  await addDebt(context, ana, register, { title: 'd', owner: own(ana) }, 'command');
  expect(await look()).toBe(first);
  expect(first).toBeLessThanOrEqual(9);
});

test('what waits for a person is told until they have answered', async () => {
  const { register, ana, ben } = await team(context, 'T-home-offers');
  const { debt } = await addDebt(context, ana, register, { title: 'Yours?' }, 'command');
  await database.sql`
    insert into offer (workspace_id, debt_id, from_user, to_user, made_at, change_set)
    values (${ana.workspaceId}, ${debt.id}, 'UANA', 'UBEN', ${context.now()}, gen_random_uuid())`;
  const { offers } = await homeOf(context, ben);
  expect(offers).toMatchObject({ total: 1, items: [{ from: 'UANA', debt: { title: 'Yours?' } }] });
  expect((await homeOf(context, ana)).offers.total).toBe(0);
  await database.sql`update offer set answer = 'declined', answered_at = ${context.now()}`;
  expect((await homeOf(context, ben)).offers.total).toBe(0);
});

test('a guest sees the registers of their channels, and of them what a member sees', async () => {
  const { register, ana, guest } = await team(context, 'T-home-guest');
  await addDebt(context, ana, register, { title: 'Shared' }, 'command');
  await openRegister(context, ana, 'payments');
  const { choices, health } = await homeOf(context, guest);
  expect(choices.map(({ name }) => name)).toEqual([register.name]);
  expect(health).toBeNull();
});

test('who keeps no register sees a message to them that may not have arrived, and nothing of what went to others', async () => {
  const { ana, ben } = await team(context, 'T-home-lost');
  const lose = (userId: string) => database.sql`
    insert into outbox (workspace_id, delivery_key, kind, subject, method, user_id, content, state, created_at)
    values (${ana.workspaceId}, gen_random_uuid(), 'nudge', ${userId}, 'post', ${userId}, '{}', 'uncertain', ${context.now()})`;
  await lose('UCLEO');
  expect((await homeOf(context, ben)).health).toBeNull();
  await lose(ben.userId);
  expect(await homeOf(context, ben)).toMatchObject({
    isKeeper: false,
    health: { decidable: 1, lost: [{ kind: 'nudge', userId: 'UBEN' }] },
  });
  expect((await homeOf(context, ana)).health).toMatchObject({
    uncertain: 2,
    decidable: 0,
    lost: [],
  });
});

test('a Home reads the rows of its own workspace by index alone', async () => {
  const { register, ana } = await team(context, 'T-home-plan');
  for (let other = 0; other < 20; other += 1) {
    const there = await team(context, `T-home-plan-${other}`);
    const items = Array.from({ length: 200 }, (_, at) => ({
      number: at + 1,
      reference: null,
      fields: { ...blankFields(`Item ${at}`), owner: own(there.ana) },
      imported: {},
    }));
    await insertDebts(database.sql, there.register, items, null, context.now());
  }
  await addDebt(context, ana, register, { title: 'Mine', owner: own(ana) }, 'command');
  await database.sql`analyze`;
  const statements: [string, unknown[]][] = [];
  const { options } = database.sql;
  options.debug = (_connection, statement, parameters) => {
    if (/\bdebt\b|\boutbox\b|\boffer\b/.test(statement)) statements.push([statement, parameters]);
  };
  await homeOf(context, { ...ana, isAdmin: true });
  options.debug = false;
  expect(statements.length).toBeGreaterThanOrEqual(5);
  for (const [statement, parameters] of statements) {
    const plan = await database.sql.unsafe(`explain ${statement}`, parameters as never[]);
    const told = plan.map((row) => row['QUERY PLAN'] ?? Object.values(row)[0]).join('\n');
    expect(told).not.toMatch(/Seq Scan on debt/);
  }
});
