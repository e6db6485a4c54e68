import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { fullHealth } from '../../src/register/delivery-health.ts';
import { submitEdit } from '../../src/register/edit.ts';
import { historyOf } from '../../src/register/history.ts';
import { confirmImport, previewImport } from '../../src/register/import.ts';
import { listDebt } from '../../src/register/list.ts';
import { matrixOf } from '../../src/register/matrix.ts';
import { overviewOf } from '../../src/register/overview.ts';
import { progressOf } from '../../src/register/progress.ts';
import { registerFor, registerOf } from '../../src/register/registers.ts';
import { payoffSchedule } from '../../src/register/schedule.ts';
import { changeSettings, readSettings } from '../../src/register/settings.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, movableContext, team } from './fixtures.ts';

type UseCase = (actor: Actor, register: Register) => Promise<unknown>;

const database = await useDatabase();
const context = movableContext(database.sql);

const edit = (title: string) => ({ shownVersion: 1, fields: { title } });
const FILE = {
  fileName: 'a.md',
  text: '## High Priority\n\n### 1. Old TLS\n\n**Impact**: High\n',
  repairs: [],
};

/** Every use case on a register, with the statements that it may take. */
const USE_CASES: Readonly<Record<string, readonly [statements: number, run: UseCase]>> = {
  registerFor: [1, (actor) => registerFor(context, actor.workspaceId, 'C1', actor.userId)],
  registerOf: [1, (actor, register) => registerOf(context, actor, register.id)],
  addDebt: [3, (actor, at) => addDebt(context, actor, at, { title: 'New' }, 'command')],
  changeDebt: [
    3,
    (actor, at) => changeDebt(context, actor, at, 1, { kind: 'note', text: 'hi' }, 'command'),
  ],
  submitEdit: [4, (actor, at) => submitEdit(context, actor, at, 2, edit('Other'))],
  listDebt: [1, (actor, at) => listDebt(context, actor, at, NO_FILTERS, 1)],
  showDebt: [3, (actor, at) => showDebt(context, actor, at, 1)],
  historyOf: [2, (actor, at) => historyOf(context, actor, at, 1, 1)],
  matrixOf: [1, (actor, at) => matrixOf(context, actor, at)],
  payoffSchedule: [1, (actor, at) => payoffSchedule(context, actor, at)],
  overviewOf: [3, (actor, at) => overviewOf(context, actor, at)],
  fullHealth: [3, (actor) => fullHealth(context, actor)],
  readSettings: [2, (actor, at) => readSettings(context, actor, at)],
  changeSettings: [5, (actor, at) => changeSettings(context, actor, at, { homeChannel: 'C9' })],
  previewImport: [6, (actor, at) => previewImport(context, actor, at, FILE)],
};

async function filled(teamId: string, items: number) {
  const made = await team(context, teamId);
  for (let index = 0; index < items; index++) {
    const fields = { title: `${teamId} item ${index}`, targetQuarter: '2026-10-01' };
    await addDebt(context, made.ana, made.register, fields, 'command');
  }
  return made;
}

describe('the number of statements', () => {
  it.each(Object.entries(USE_CASES))(
    'of %s is the same for a small and a larger register',
    async (name, [statements, run]) => {
      for (const items of [2, 15]) {
        const { register, ana } = await filled(`T-${name}-${items}`, items);
        const counted = countStatements(database.sql);
        await run(ana, register);
        expect(counted.stop()).toBe(statements);
      }
    },
  );

  it('of progressOf is one', async () => {
    const { ana, register } = await filled('T-progress', 3);
    const counted = countStatements(database.sql);
    const { progress } = await progressOf(context, ana, register, null);
    expect(counted.stop()).toBe(1);
    expect(progress.committed).toHaveLength(3);
  });
});

describe('a workspace', () => {
  it('neither sees nor changes another’s rows, whatever it asks for', async () => {
    const mine = await filled('T-mine', 3);
    const theirs = await filled('T-theirs', 3);
    const forged = { ...theirs.register, workspaceId: mine.ana.workspaceId };
    const before = await rowsOf(theirs.ana.workspaceId);
    const useCases = Object.values(USE_CASES).map(([, run]) => run);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...useCases),
        fc.constantFrom(mine.register, theirs.register, forged),
        async (run, register) => {
          const [outcome] = await Promise.allSettled([run(mine.ana, register)]);
          expect(JSON.stringify(outcome)).not.toContain('T-theirs item');
          expect(await rowsOf(theirs.ana.workspaceId)).toEqual(before);
        },
      ),
    );
  });

  it('cannot confirm another’s import', async () => {
    const mine = await team(context, 'T-confirm');
    const theirs = await team(context, 'T-other');
    const { draftId } = await previewImport(context, theirs.ana, theirs.register, FILE);
    for (const actor of [mine.ana, theirs.ben]) {
      await expect(confirmImport(context, actor, draftId)).rejects.toMatchObject({
        code: 'no such draft',
      });
    }
  });

  async function rowsOf(workspaceId: number): Promise<unknown> {
    const { sql } = context;
    return Promise.all([
      sql`select * from register where workspace_id = ${workspaceId} order by id`,
      sql`select * from debt where workspace_id = ${workspaceId} order by id`,
      sql`select * from change where workspace_id = ${workspaceId} order by id`,
      sql`select * from schedule where workspace_id = ${workspaceId} order by id`,
      sql`select * from draft where workspace_id = ${workspaceId} order by id`,
    ]);
  }
});
