import { describe, expect, it } from 'vitest';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { historyOf } from '../../src/register/history.ts';
import { confirmImport, importFile, previewImport } from '../../src/register/import.ts';
import { describeImport } from '../../src/register/import-report.ts';
import { moveDebts } from '../../src/register/move.ts';
import { progressOf } from '../../src/register/progress.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { archiveRegister } from '../../src/register/register-standing.ts';
import { registerFor } from '../../src/register/registers.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, movableContext, team } from './fixtures.ts';
import { FILE } from './register-file.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

function bring(register: Register, text: string) {
  return importFile(context, register, { fileName: 'DEBT.md', text, repairs: [] });
}

async function numbersOf(register: Register): Promise<unknown> {
  const { id } = register;
  const [counts] = await database.sql`
    select (select count(*) from debt where register_id = ${id}) as debts,
      (select sum(version) from debt where register_id = ${id}) as versions,
      (select count(*) from change where register_id = ${id}) as changes,
      (select count(*) from import where register_id = ${id}) as imports`;
  return counts;
}

describe('importing a register for the first time', () => {
  it('shows what it would do, does it on confirmation, and only once', async () => {
    const { register, ana } = await team(context, 'T-first');
    const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
    const { draftId, preview } = await previewImport(context, ana, register, file);
    expect(preview.counts).toMatchObject({ additions: 3, changed: 0, unchanged: 0, missing: 0 });
    expect(await numbersOf(register)).toMatchObject({ debts: 0 });
    const result = await confirmImport(context, ana, draftId);
    expect(result.counts).toEqual(preview.counts);
    await expect(confirmImport(context, ana, draftId)).rejects.toMatchObject({
      code: 'no such draft',
    });
    expect(await numbersOf(register)).toMatchObject({ debts: 3, changes: 3, imports: 1 });
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
    expect(await numbersOf(register)).toMatchObject({ debts: 3 });
  });

  it('keeps the numbers of the file, its owners as text, and a priority that only it states', async () => {
    const { register, ana } = await team(context, 'T-values');
    await bring(register, FILE);
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
    await expect(bring(old, FILE)).rejects.toMatchObject({ code: 'archived' });
    expect((await bring(register, FILE)).changeSet).not.toBeNull();
  });

  it('counts what was planned in the file as the plan of the quarter', async () => {
    const { ana, register } = await team(context, 'T-progress');
    await bring(register, FILE);
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

describe('importing again', () => {
  let register: Register;
  let ana: Actor;
  let index = 0;
  const fresh = async () => {
    ({ register, ana } = await team(context, `T-again-${index++}`));
    await bring(register, FILE);
  };

  it('changes nothing and writes nothing for the same file', async () => {
    await fresh();
    const before = await numbersOf(register);
    const result = await bring(register, FILE);
    expect(result.counts).toMatchObject({ additions: 0, changed: 0, unchanged: 3, missing: 0 });
    expect(result.changeSet).toBeNull();
    expect(await numbersOf(register)).toEqual(before);
  });

  it('takes only what the file changed, and keeps what Slack changed', async () => {
    await fresh();
    const owner = { kind: 'person', userId: 'UBEN' } as const;
    await changeDebt(context, ana, register, 1, { kind: 'assign', owner }, 'command');
    const tick = { kind: 'tick positions', positions: [1], done: true } as const;
    await changeDebt(context, ana, register, 1, tick, 'card');
    const newer = FILE.replace('Jobs are lost', 'Jobs are lost at night');
    const result = await bring(register, newer);
    expect(result.changed).toMatchObject([
      {
        number: 1,
        changes: [{ field: 'risk', before: 'Jobs are lost', after: 'Jobs are lost at night' }],
      },
    ]);
    const { debt } = await showDebt(context, ana, register, 1);
    expect(debt).toMatchObject({ owner, risk: 'Jobs are lost at night' });
    expect(debt.steps[0]).toMatchObject({ done: true, doneBy: 'UANA' });
  });

  it('keeps Slack’s value where both changed a field, and says so until they agree', async () => {
    await fresh();
    const risk = 'All jobs stop';
    await changeDebt(context, ana, register, 1, { kind: 'edit', patch: { risk } }, 'modal');
    const newer = FILE.replace('Jobs are lost', 'Jobs are lost at night');
    const conflict = {
      number: 1,
      field: 'risk',
      before: 'Jobs are lost',
      inSlack: risk,
      inFile: 'Jobs are lost at night',
    };
    expect((await bring(register, newer)).conflicts).toMatchObject([conflict]);
    expect((await bring(register, newer)).conflicts).toMatchObject([conflict]);
    expect((await showDebt(context, ana, register, 1)).debt.risk).toBe(risk);
    const agreed = await bring(register, FILE.replace('Jobs are lost', risk));
    expect(agreed.conflicts).toEqual([]);
  });

  it('keeps ticks with who and when while the file adds steps between them', async () => {
    await fresh();
    const newer = FILE.replace('- [ ] Move', '- [ ] Try it out\n- [ ] Move');
    await bring(register, newer);
    const tick = { kind: 'tick positions', positions: [3], done: true } as const;
    await changeDebt(context, ana, register, 1, tick, 'card');
    const { debt } = await showDebt(context, ana, register, 1);
    expect(debt.steps.map(({ id, text }) => [id, text])).toEqual([
      [1, 'Choose a queue'],
      [3, 'Try it out'],
      [2, 'Move the jobs'],
    ]);
    expect(debt.steps[2]).toMatchObject({ done: true, doneBy: 'UANA' });
  });

  it('knows an item that was renamed in the file, and keeps one that is missing there', async () => {
    await fresh();
    const newer = FILE.replace('### 1. Queue for jobs', '### 1. A queue that keeps jobs').replace(
      /### 3\. Slow reports[\s\S]*?(?=## Debt Payoff)/,
      '',
    );
    const result = await bring(register, newer);
    expect(result.counts).toMatchObject({ additions: 0, missing: 1 });
    expect(result.missing).toEqual([{ number: 3, title: 'Slow reports', isOpen: true }]);
    const { debt } = await showDebt(context, ana, register, 1);
    expect(debt.title).toBe('A queue that keeps jobs');
    const { entries } = await historyOf(context, ana, register, 1, 1);
    expect(entries[0]).toMatchObject({ origin: 'shell', changeSet: result.changeSet });
  });

  it('does not take Slack’s own items for those of the file', async () => {
    await fresh();
    await addDebt(context, ana, register, { title: 'From Slack' }, 'command');
    const newer = FILE.replace(
      '## Debt Payoff Schedule',
      '### 4. Brand new\n**Status**: 🔴 Not Started\n\n## Debt Payoff Schedule',
    );
    const result = await bring(register, newer);
    expect(result.additions).toMatchObject([{ number: 5, title: 'Brand new' }]);
    expect(result.missing).toEqual([]);
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
    const result = await bring(register, text);
    expect(result.counts.additions).toBe(10_000);
    expect(statements.stop()).toBeLessThan(60);
    const again = await bring(register, text);
    expect(again.counts.unchanged).toBe(10_000);
    expect(again.changeSet).toBeNull();
  }, 60_000);
});

describe('importing a file again after one of its items was moved to another register', () => {
  it('counts that one as moved away, adds it nowhere and leaves it alone', async () => {
    const { register, ana } = await team(context, 'T-moved');
    await bring(register, FILE);
    const target = await openRegister(context, ana, 'payments');
    await moveDebts(context, ana, [{ register, number: 1 }], target, 'command');
    const { changeSet } = await bring(register, FILE);
    expect(changeSet).toBeNull();
    const newer = FILE.replace('Jobs are lost', 'Jobs are lost and done twice');
    const file = { fileName: 'DEBT.md', text: newer, repairs: [] };
    const { preview } = await previewImport(context, ana, register, file);
    expect(preview.counts).toMatchObject({ additions: 0, changed: 0, unchanged: 2, movedAway: 1 });
    expect(preview.movedAway).toMatchObject([{ number: 1, title: 'Queue for jobs' }]);
    expect(describeImport(preview)).toContain('1 moved away');
    await bring(register, newer);
    expect((await showDebt(context, ana, target, 1)).debt.risk).toBe('Jobs are lost');
    expect(await numbersOf(register)).toMatchObject({ debts: 2 });
  });
});

describe('importing a file again after one of its items was deleted', () => {
  it('does not bring it back', async () => {
    const { register, ana } = await team(context, 'T-deleted');
    await bring(register, FILE);
    await deleteDebts(context, ana, [{ register, number: 1 }], 'command');
    expect((await bring(register, FILE)).changeSet).toBeNull();
    const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
    const { preview } = await previewImport(context, ana, register, file);
    expect(preview.deleted).toMatchObject([{ number: 1, title: 'Queue for jobs' }]);
    expect(describeImport(preview)).toContain('not brought back');
  });
});
