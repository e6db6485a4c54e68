import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NO_FILTERS } from '../../src/command/filters.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { diagnose } from '../../src/register/doctor.ts';
import { homeOf } from '../../src/register/home.ts';
import { listDebt } from '../../src/register/list.ts';
import { matrixOf } from '../../src/register/matrix.ts';
import { nextOf } from '../../src/register/next.ts';
import { overviewOf } from '../../src/register/overview.ts';
import { registerById } from '../../src/store/registers.ts';
import { type TestDatabase, useDatabase } from '../support/database.ts';
import { movableContext } from './fixtures.ts';
import { type SentQuery, sentBy } from './sent-queries.ts';

const WORKSPACES = 1_000;
const ITEMS_EACH = 100;

const database = await useDatabase();
const context = movableContext(database.sql);
let register: Register;
let ana: Actor;

beforeAll(async () => {
  await fill(database);
  const [row] = await database.sql<{ id: number; workspaceId: number }[]>`
    select id, workspace_id from register order by id offset 500 limit 1`;
  const found = row && (await registerById(database.sql, row.workspaceId, row.id));
  if (!found) throw new Error('there is no register');
  register = found;
  const { workspaceId } = register;
  ana = { workspaceId, userId: 'UANA', isAdmin: false, isOutsider: false };
}, 120_000);

/** 100,000 items of some text in 1,000 workspaces, with a change each; foreign keys are left out, as they cost most of the time. */
async function fill({ sql }: TestDatabase): Promise<void> {
  await sql`alter table change drop constraint change_workspace_id_debt_id_fkey`;
  await sql`alter table debt drop constraint debt_workspace_id_register_id_fkey`;
  await sql`insert into workspace (team_id, name, created_at)
    select 'T' || n, 'Team ' || n, now() from generate_series(1, ${WORKSPACES}::int) n`;
  await sql`insert into register (workspace_id, name, is_default, created_at)
    select id, 'Debt Register', true, now() from workspace`;
  await sql`insert into debt (
      workspace_id, register_id, number, title, status, effort, impact, risk, owner_id, target_quarter, target_date,
      labels, hits, created_at, updated_at
    )
    select register.workspace_id, register.id, n, 'Login timeout ' || n,
      (array['not started', 'in progress', 'complete', 'accepted'])[1 + n % 4],
      (array['low', 'medium', 'high', null])[1 + n % 4], (array['low', 'medium', 'high', null])[1 + n / 4 % 4],
      'What may happen while nobody looks after this one',
      (array['UANA', 'UBEN', null])[1 + n % 3], (array['2026-07-01', '2026-10-01', '2027-01-01', null])[1 + n % 4]::date,
      case when n % 10 = 0 then '2026-12-01'::date end, array['infra'],
      '[{"id": 1, "at": "2026-11-20T08:00:00.000Z", "by": null, "minutes": 30, "text": null, "permalink": null}]',
      '2026-09-01'::timestamptz + n * interval '1 day', '2026-09-01'::timestamptz + n * interval '1 day'
    from register cross join generate_series(1, ${ITEMS_EACH}::int) n`;
  await sql`insert into change (
      workspace_id, register_id, debt_id, change_set, version, at, by_user, origin, field, before, after
    )
    select workspace_id, register_id, id, gen_random_uuid(), version, created_at, 'UANA', 'command', 'status', null, '"x"'
    from debt`;
  await sql`analyze`;
}

const asked: Record<string, () => Promise<unknown>> = {
  'a list': () => listDebt(context, ana, register, NO_FILTERS, 1),
  'a later page, in another order': () =>
    listDebt(context, ana, register, { ...NO_FILTERS, sort: 'due' }, 3),
  'a list by many filters': () =>
    listDebt(context, ana, register, { ...NO_FILTERS, ...manyFilters }, 1),
  'a list of one’s own': () => listDebt(context, ana, register, { ...NO_FILTERS, mine: true }, 1),
  'a search': () => listDebt(context, ana, register, { ...NO_FILTERS, words: ['timout', '7'] }, 1),
  'a search in all registers': () =>
    listDebt(context, ana, register, { ...NO_FILTERS, everywhere: true, words: ['login'] }, 1),
  'what to do next': () => nextOf(context, ana, register, NO_FILTERS, 1),
  'the matrix': () => matrixOf(context, ana, register),
  'the doctor': () => diagnose(context, ana, register, 1),
  'the overview': () => overviewOf(context, ana, register),
  'the Home': () => homeOf(context, ana),
};
const manyFilters = {
  ...{ all: true, mine: true, unowned: true, overdue: true, stale: true },
  ...{ snoozed: true, unassessed: true, bitten: true },
  ...{ priorities: ['high' as const], quarters: ['2026-10-01'] },
  ...{ labels: ['infra'], withoutLabels: ['ci'], statuses: ['in progress' as const] },
};

describe(`among ${WORKSPACES * ITEMS_EACH} items of ${WORKSPACES} workspaces`, () => {
  test.each(Object.entries(asked))('%s reads no table from end to end', async (_name, ask) => {
    const sent = await sentBy(database.sql, ask);
    const ofDebt = sent.filter(({ statement }) => /\bdebt\b/.test(statement));
    expect(ofDebt.length).toBeGreaterThan(0);
    for (const query of ofDebt) {
      const scans = await scansOf(query);
      expect(scans.filter(({ by }) => by === 'Seq Scan')).toEqual([]);
      expect(scans.map(({ of }) => of)).toContain('debt');
      for (const { rows } of scans) expect(rows).toBeLessThan(10 * ITEMS_EACH);
    }
  });

  test('the check sees a table that is read from end to end', async () => {
    const scans = await scansOf({ statement: 'select count(risk) from debt', parameters: [] });
    expect(scans.map(({ by }) => by)).toContain('Seq Scan');
  });
});

interface Scan {
  readonly of: string;
  readonly by: string;
  /** As the planner guesses. */
  readonly rows: number;
}
interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string | undefined;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly Plan[] | undefined;
}
const plan: z.ZodType<Plan> = z.lazy(() =>
  z.object({
    'Node Type': z.string(),
    'Relation Name': z.string().optional(),
    'Plan Rows': z.number(),
    Plans: z.array(plan).optional(),
  }),
);
const explained = z.tuple([z.object({ Plan: plan })]);

/** How a statement reads the tables that grow with items: debt, and change. */
async function scansOf({ statement, parameters }: SentQuery): Promise<Scan[]> {
  const [row] = await database.sql.unsafe(`explain (format json) ${statement}`, [...parameters]);
  const [{ Plan: top }] = explained.parse(row?.['qUERY PLAN'] ?? row?.['QUERY PLAN']);
  return scansIn(top).filter(({ of }) => of === 'debt' || of === 'change');
}

function scansIn(node: Plan): Scan[] {
  const of = node['Relation Name'];
  const own = of ? [{ of, by: node['Node Type'], rows: node['Plan Rows'] }] : [];
  return [...own, ...(node.Plans ?? []).flatMap(scansIn)];
}
