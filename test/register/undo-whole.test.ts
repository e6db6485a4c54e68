import { describe, expect, it } from 'vitest';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { confirmImport, previewImport } from '../../src/register/import.ts';
import { moveDebts } from '../../src/register/move.ts';
import { registerNamed } from '../../src/register/registers.ts';
import { deleteDebts, mergeDebts } from '../../src/register/remove.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange, undoLast } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { fieldsOf, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

let teams = 0;
const newTeam = () => team(context, `T-undo-whole-${teams++}`);

/** A register of ana's with two items, the first planned. */
async function stage() {
  const people = await newTeam();
  const { register, ana } = people;
  for (const title of ['Flaky login tests', 'Login tests fail']) {
    await addDebt(context, ana, register, { title, labels: [`l${title.length}`] }, 'command');
  }
  await changeDebt(context, ana, register, 1, { kind: 'plan', quarter: '2027-01-01' }, 'command');
  await changeDebt(context, ana, register, 2, { kind: 'note', text: 'a note' }, 'command');
  return people;
}

describe('a deletion', () => {
  it('is taken back with the number and all that the item had, by who keeps the register', async () => {
    const { register, ana, ben } = await stage();
    const before = await fieldsOf(context, register, ana);
    const admin = { ...ben, isAdmin: true };
    await deleteDebts(context, admin, [{ register, number: 1 }], 'command');
    await expect(showDebt(context, ana, register, 1)).rejects.toThrow('#1');
    await expect(undoLast(context, ben)).rejects.toMatchObject({ code: 'not allowed' });
    const undone = await undoLast(context, admin);
    expect(await fieldsOf(context, register, ana)).toEqual(before);
    if (undone.outcome === 'undone') await undoChange(context, admin, undone.changeSet);
    await expect(showDebt(context, ana, register, 1)).rejects.toThrow('#1');
  });
});

describe('a merge', () => {
  it('is taken back in both items, and the number of the duplicate is its own again', async () => {
    const { register, ana } = await stage();
    const before = [
      await fieldsOf(context, register, ana, 1),
      await fieldsOf(context, register, ana, 2),
    ];
    await mergeDebts(context, ana, [{ register, number: 2 }], { register, number: 1 }, 'command');
    expect((await showDebt(context, ana, register, 1)).debt.labels).toHaveLength(2);
    const undone = await undoLast(context, ana);
    expect([
      await fieldsOf(context, register, ana, 1),
      await fieldsOf(context, register, ana, 2),
    ]).toEqual(before);
    expect(await database.sql`select from forward where register_id = ${register.id}`).toEqual([]);
    if (undone.outcome !== 'undone') throw new Error('it was not undone');
    await undoChange(context, ana, undone.changeSet);
    expect((await showDebt(context, ana, register, 2)).debt.closedReason).toBe('merged');
    expect(await database.sql`select from forward where register_id = ${register.id}`).toHaveLength(
      1,
    );
  });

  it('leaves what others added to the item since', async () => {
    const { register, ana, ben } = await stage();
    await mergeDebts(context, ana, [{ register, number: 2 }], { register, number: 1 }, 'command');
    const labelled = { kind: 'label', add: ['of-ben'], remove: [] } as const;
    await changeDebt(context, ben, register, 1, labelled, 'command');
    await undoLast(context, ana);
    expect((await showDebt(context, ana, register, 1)).debt.labels).toEqual(['l17', 'of-ben']);
  });
});

describe('a move to another register', () => {
  it('is taken back with the number that the item had, and the number it leaves leads to it', async () => {
    const { register, ana } = await stage();
    const before = await fieldsOf(context, register, ana);
    const payments = await registerNamed(context, register.workspaceId, 'Payments', ana.userId);
    await moveDebts(context, ana, [{ register, number: 1 }], payments, 'command');
    await expect(showDebt(context, ana, register, 1)).rejects.toThrow('moved or merged');
    const undone = await undoLast(context, ana);
    expect(undone.items).toMatchObject([{ debt: { registerId: register.id, number: 1 } }]);
    expect(await fieldsOf(context, register, ana)).toEqual(before);
    await expect(showDebt(context, ana, payments, 1)).rejects.toThrow('moved or merged');
    if (undone.outcome === 'undone') await undoChange(context, ana, undone.changeSet);
    expect((await showDebt(context, ana, payments, 1)).debt.title).toBe('Flaky login tests');
  });
});

describe('an import', () => {
  const file = (effort: string) => ({
    fileName: 'TECHNICAL_DEBT.md',
    repairs: [],
    text: [
      '# Technical Debt',
      '',
      '## High Priority',
      '',
      '### 1. Old oven firmware',
      '',
      '**Impact**: High',
      `**Effort**: ${effort}`,
      '',
      '- [ ] Read the manual',
      '',
    ].join('\n'),
  });

  async function importAs(actor: Actor, register: Register, effort: string) {
    const { draftId } = await previewImport(context, actor, register, file(effort));
    return confirmImport(context, actor, draftId);
  }

  it('is taken back as a whole, and brings the same when the file is imported again', async () => {
    const { register, ana } = await newTeam();
    await importAs(ana, register, 'Low');
    const first = await fieldsOf(context, register, ana);
    await importAs(ana, register, 'Medium');
    expect((await showDebt(context, ana, register, 1)).debt.effort).toBe('medium');
    await undoLast(context, ana);
    expect(await fieldsOf(context, register, ana)).toEqual(first);
    expect((await importAs(ana, register, 'Medium')).counts).toMatchObject({ changed: 1 });
    expect((await showDebt(context, ana, register, 1)).debt.effort).toBe('medium');
    expect((await importAs(ana, register, 'Medium')).changeSet).toBeNull();
  });

  it('of new items removes them, and done again they are there with their numbers', async () => {
    const { register, ana } = await newTeam();
    await importAs(ana, register, 'Low');
    const undone = await undoLast(context, ana);
    await expect(showDebt(context, ana, register, 1)).rejects.toThrow('#1 was deleted');
    if (undone.outcome === 'undone') await undoChange(context, ana, undone.changeSet);
    expect((await showDebt(context, ana, register, 1)).debt.title).toBe('Old oven firmware');
  });

  it('is taken back by maintainers only', async () => {
    const { register, ana, ben } = await newTeam();
    const admin = { ...ben, isAdmin: true };
    await importAs(admin, register, 'Low');
    await expect(undoLast(context, ben)).rejects.toMatchObject({ code: 'not allowed' });
    expect((await showDebt(context, ana, register, 1)).debt.number).toBe(1);
  });
});
