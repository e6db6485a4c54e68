import { describe, expect, it } from 'vitest';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { historyOf } from '../../src/register/history.ts';
import { previewImport } from '../../src/register/import.ts';
import { describeImport } from '../../src/register/import-report.ts';
import { moveDebts } from '../../src/register/move.ts';
import { openRegister } from '../../src/register/register-changes.ts';
import { deleteDebts } from '../../src/register/remove.ts';
import { showDebt } from '../../src/register/show.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';
import { bring, countsOf } from './import-stage.ts';
import { FILE } from './register-file.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

describe('importing again', () => {
  let register: Register;
  let ana: Actor;
  let index = 0;
  const fresh = async () => {
    ({ register, ana } = await team(context, `T-again-${index++}`));
    await bring(context, register, FILE);
  };

  it('changes nothing and writes nothing for the same file', async () => {
    await fresh();
    const before = await countsOf(context, register);
    const result = await bring(context, register, FILE);
    expect(result.counts).toMatchObject({ additions: 0, changed: 0, unchanged: 3, missing: 0 });
    expect(result.changeSet).toBeNull();
    expect(await countsOf(context, register)).toEqual(before);
  });

  it('takes only what the file changed, and keeps what Slack changed', async () => {
    await fresh();
    const owner = { kind: 'person', userId: 'UBEN' } as const;
    await changeDebt(context, ana, register, 1, { kind: 'assign', owner }, 'command');
    const tick = { kind: 'tick positions', positions: [1], done: true } as const;
    await changeDebt(context, ana, register, 1, tick, 'card');
    const newer = FILE.replace('Jobs are lost', 'Jobs are lost at night');
    const result = await bring(context, register, newer);
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
    expect((await bring(context, register, newer)).conflicts).toMatchObject([conflict]);
    expect((await bring(context, register, newer)).conflicts).toMatchObject([conflict]);
    expect((await showDebt(context, ana, register, 1)).debt.risk).toBe(risk);
    const agreed = await bring(context, register, FILE.replace('Jobs are lost', risk));
    expect(agreed.conflicts).toEqual([]);
  });

  it('keeps ticks with who and when while the file adds steps between them', async () => {
    await fresh();
    const newer = FILE.replace('- [ ] Move', '- [ ] Try it out\n- [ ] Move');
    await bring(context, register, newer);
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
    const result = await bring(context, register, newer);
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
    const result = await bring(context, register, newer);
    expect(result.additions).toMatchObject([{ number: 5, title: 'Brand new' }]);
    expect(result.missing).toEqual([]);
  });
});

describe('importing a file again after one of its items was moved to another register', () => {
  it('counts that one as moved away, adds it nowhere and leaves it alone', async () => {
    const { register, ana } = await team(context, 'T-moved');
    await bring(context, register, FILE);
    const target = await openRegister(context, ana, 'payments');
    await moveDebts(context, ana, [{ register, number: 1 }], target, 'command');
    const { changeSet } = await bring(context, register, FILE);
    expect(changeSet).toBeNull();
    const newer = FILE.replace('Jobs are lost', 'Jobs are lost and done twice');
    const file = { fileName: 'DEBT.md', text: newer, repairs: [] };
    const { preview } = await previewImport(context, ana, register, file);
    expect(preview.counts).toMatchObject({ additions: 0, changed: 0, unchanged: 2, movedAway: 1 });
    expect(preview.movedAway).toMatchObject([{ number: 1, title: 'Queue for jobs' }]);
    expect(describeImport(preview)).toContain('1 moved away');
    await bring(context, register, newer);
    expect((await showDebt(context, ana, target, 1)).debt.risk).toBe('Jobs are lost');
    expect(await countsOf(context, register)).toMatchObject({ debts: 2 });
  });
});

describe('importing a file again after one of its items was deleted', () => {
  it('does not bring it back', async () => {
    const { register, ana } = await team(context, 'T-deleted');
    await bring(context, register, FILE);
    await deleteDebts(context, ana, [{ register, number: 1 }], 'command');
    expect((await bring(context, register, FILE)).changeSet).toBeNull();
    const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
    const { preview } = await previewImport(context, ana, register, file);
    expect(preview.deleted).toMatchObject([{ number: 1, title: 'Queue for jobs' }]);
    expect(describeImport(preview)).toContain('not brought back');
  });
});
