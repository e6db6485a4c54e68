import { describe, expect, it } from 'vitest';
import { addDebt } from '../../src/register/add.ts';
import { confirmImport, previewImport } from '../../src/register/import.ts';
import { progressOf } from '../../src/register/progress.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { archiveRegister } from '../../src/register/register-standing.ts';
import { registerFor } from '../../src/register/registers.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, movableContext, team } from './fixtures.ts';
import { bring, countsOf } from './import-stage.ts';
import { FILE } from './register-file.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

describe('importing a register for the first time', () => {
  it('shows what it would do, does it on confirmation, and only once', async () => {
    const { register, ana } = await team(context, 'T-first');
    const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
    const { draftId, preview } = await previewImport(context, ana, register, file);
    expect(preview.counts).toMatchObject({ additions: 3, changed: 0, unchanged: 0, missing: 0 });
    expect(await countsOf(context, register)).toMatchObject({ debts: 0 });
    const result = await confirmImport(context, ana, draftId);
    expect(result.counts).toEqual(preview.counts);
    await expect(confirmImport(context, ana, draftId)).rejects.toMatchObject({
      code: 'no such draft',
    });
    expect(await countsOf(context, register)).toMatchObject({ debts: 3, changes: 3, imports: 1 });
  });

  it('imports once when the confirmation is clicked twice at the same moment', async () => {
    const { register, ana } = await team(context, 'T-twice');
    const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
    const { draftId } = await previewImport(context, ana, register, file);
    const clicks = await Promise.allSettled([
      confirmImport(context, ana, draftId),
      confirmImport(context, ana, draftId),
    ]);
    expect(clicks.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countsOf(context, register)).toMatchObject({ debts: 3 });
  });

  it('keeps the numbers of the file, its owners as text, and a priority that only it states', async () => {
    const { register, ana } = await team(context, 'T-values');
    await bring(context, register, FILE);
    const { debt } = await showDebt(context, ana, register, 1);
    expect(debt).toMatchObject({
      title: 'Queue for jobs',
      owner: { kind: 'name', name: 'Dana' },
      priorityOverride: null,
      targetQuarter: '2026-10-01',
    });
    expect(debt.steps.map(({ id, text, done }) => ({ id, text, done }))).toEqual([
      { id: 1, text: 'Choose a queue', done: false },
      { id: 2, text: 'Move the jobs', done: false },
    ]);
    expect((await showDebt(context, ana, register, 3)).debt.priorityOverride).toBe('low');
    const added = await addDebt(context, ana, register, { title: 'Next' }, 'command');
    expect(added.debt.number).toBe(4);
  });

  it('leaves an archived register as it is, from the shell too', async () => {
    const { ana, register } = await team(context, 'T-archived-import');
    const old = await openRegister(context, ana, 'old');
    await archiveRegister(context, ana, old);
    await expect(bring(context, old, FILE)).rejects.toMatchObject({ code: 'archived' });
    expect((await bring(context, register, FILE)).changeSet).not.toBeNull();
  });

  it('counts what was planned in the file as the plan of the quarter', async () => {
    const { ana, register } = await team(context, 'T-progress');
    await bring(context, register, FILE);
    const imported = await registerFor(context, register.workspaceId, null, null);
    const { progress, baseline, label } = await progressOf(context, ana, imported, null);
    expect(label).toBe('Q4 2026');
    expect(baseline.kind).toBe('first import');
    expect(progress.committed.map(({ number }) => number)).toEqual([1, 2]);
    expect(progress.done.map(({ number }) => number)).toEqual([2]);
  });

  it('is for maintainers, and names them', async () => {
    const { register, ben } = await team(context, 'T-rights');
    const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
    await expect(previewImport(context, ben, register, file)).rejects.toMatchObject({
      code: 'not allowed',
      remedy: 'Ask <@UANA>, or a workspace admin.',
    });
  });
});

describe('a register of 10,000 items', () => {
  it('is imported by a bounded number of statements', async () => {
    const { register } = await team(context, 'T-large');
    const items = Array.from(
      { length: 10_000 },
      (_, place) => `### ${place + 1}. Item ${place + 1}\n**Effort**: Low\n**Impact**: High\n`,
    );
    const text = `# Debt\n\n## High Priority\n\n${items.join('\n')}`;
    const statements = countStatements(database.sql);
    const result = await bring(context, register, text);
    expect(result.counts.additions).toBe(10_000);
    expect(statements.stop()).toBeLessThan(60);
    const again = await bring(context, register, text);
    expect(again.counts.unchanged).toBe(10_000);
    expect(again.changeSet).toBeNull();
  }, 60_000);
});
