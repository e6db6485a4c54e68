import { describe, expect, it } from 'vitest';
import type { Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { historyOf } from '../../src/register/history.ts';
import { importFile } from '../../src/register/import.ts';
import { mapOwners, unmappedOwners } from '../../src/register/owners.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange } from '../../src/register/undo.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

const fileOf = (...owners: (string | null)[]) =>
  owners
    .flatMap((owner, at) => [
      `### ${at + 1}. Oven ${at + 1}`,
      '**Impact**: High',
      ...(owner === null ? [] : [`**Owner**: ${owner}`]),
    ])
    .join('\n');

function bring(register: Register, ...owners: (string | null)[]) {
  const text = `# Technical Debt\n\n${fileOf(...owners)}`;
  return importFile(context, register, { fileName: 'DEBT.md', text, repairs: [] });
}

describe('imported owners', () => {
  it('are people once somebody says who they are, for all their items, and undone as a whole', async () => {
    const { register, ana, ben } = await team(context, 'T-owners');
    await bring(register, 'Bea', 'bea', 'Carl', null);
    const { owners, total } = await unmappedOwners(context, ana, register);
    expect(total).toBe(2);
    expect(owners).toMatchObject([
      { items: 2, known: null },
      { name: 'Carl', items: 1 },
    ]);
    const bea = owners[0]?.name ?? '';
    const people = [{ name: bea, userId: ben.userId }];
    const { items, changeSet } = await mapOwners(context, ana, register, people);
    expect(items).toBe(2);
    for (const number of [1, 2]) {
      const { debt } = await showDebt(context, ana, register, number);
      expect(debt.owner).toEqual({ kind: 'person', userId: ben.userId });
    }
    const { entries } = await historyOf(context, ana, register, 1, 1);
    expect(entries[0]).toMatchObject({ by: ana.userId, origin: 'modal', changeSet });
    expect((await unmappedOwners(context, ana, register)).total).toBe(1);
    await undoChange(context, ana, changeSet ?? '');
    expect((await unmappedOwners(context, ana, register)).total).toBe(2);
  });

  it('stay people when the file comes again, and a newer file means people by its names', async () => {
    const { register, ana, ben } = await team(context, 'T-again');
    await bring(register, 'Bea', 'Carl');
    await mapOwners(context, ana, register, [
      { name: 'Bea', userId: ben.userId },
      { name: 'Carl', userId: ana.userId },
    ]);
    const again = await bring(register, 'Bea', 'Carl');
    expect(again.counts).toMatchObject({ additions: 0, changed: 0, unchanged: 2 });
    const newer = await bring(register, 'Carl', 'CARL', 'Bea');
    expect(newer.counts).toMatchObject({ additions: 1, changed: 1, unchanged: 1 });
    expect(newer.conflicts).toEqual([]);
    const owner = async (number: number) =>
      (await showDebt(context, ana, register, number)).debt.owner;
    expect(await owner(1)).toEqual({ kind: 'person', userId: ana.userId });
    expect(await owner(3)).toEqual({ kind: 'person', userId: ben.userId });
  });

  it('are said by maintainers of the register alone, who are told', async () => {
    const { register, ben } = await team(context, 'T-rights');
    await expect(unmappedOwners(context, ben, register)).rejects.toMatchObject({
      code: 'not allowed',
      remedy: expect.stringContaining('<@'),
    });
  });

  it('that a file does not name are nobody’s business', async () => {
    const { register, ana } = await team(context, 'T-none');
    await addDebt(context, ana, register, { title: 'Old oven' }, 'command');
    expect(await unmappedOwners(context, ana, register)).toEqual({ owners: [], total: 0 });
  });
});
