import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt, type NewFields } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { diagnose, leaveAlone, showAgain } from '../../src/register/doctor.ts';
import { importFile } from '../../src/register/import.ts';
import { insertImport } from '../../src/store/imports.ts';
import { useDatabase } from '../support/database.ts';
import { countStatements, MONDAY_NOON, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);
let register: Register;
let ana: Actor;
let guest: Actor;
let teams = 0;
beforeEach(async () => {
  teams += 1;
  context.at = MONDAY_NOON;
  ({ register, ana, guest } = await team(context, `T-doctor-${teams}`));
});

const sound: NewFields = {
  title: 'Sound',
  ...{ impact: 'high', effort: 'low', targetQuarter: '2026-10-01' },
  owner: { kind: 'person', userId: 'UANA' },
};
const add = (fields: Partial<NewFields>) =>
  addDebt(context, ana, register, { ...sound, ...fields }, 'command');
const found = async (page = 1) =>
  (await diagnose(context, ana, register, page)).findings.map(
    ({ kind, debt, other }) => `${kind} #${debt?.number}${other ? ` #${other.number}` : ''}`,
  );
const later = (days: number) => {
  context.at = new Date(context.at.getTime() + days * 86_400_000);
};

describe('the doctor', () => {
  it('finds likely duplicates within the register, and not what merely shares a word', async () => {
    await add({ title: 'Login timeout on slow networks' });
    await add({ title: 'Timeouts at login on slow network' });
    await add({ title: 'Login page in two languages' });
    await add({ title: 'Move module 3 to the new API' });
    await add({ title: 'Move module 4 to the new API' });
    await add({ title: 'Login timeout on slow networks', status: 'complete' });
    expect(await found()).toEqual(['duplicate #1 #2']);
  });

  it('counts how long an item is in progress from the history', async () => {
    await add({});
    await changeDebt(
      context,
      ana,
      register,
      1,
      { kind: 'set status', status: 'in progress' },
      'command',
    );
    later(25);
    expect(await found()).toEqual(['stale #1']);
    await changeDebt(context, ana, register, 1, { kind: 'still on it' }, 'nudge');
    expect(await found()).toEqual([]);
    context.at = new Date('2027-02-22T12:00:00Z');
    await changeDebt(context, ana, register, 1, { kind: 'plan', quarter: '2027-01-01' }, 'command');
    expect(await found()).toEqual(['stuck #1']);
  });

  it('keeps in mind what the last import contradicted', async () => {
    await add({ title: 'Runbooks' });
    const told = { field: 'status', line: 9, says: 'Done', other: { line: 4, says: 'Open' } };
    const imported = (item: string, at: Date) =>
      insertImport(context.sql, register, {
        ...{
          changeSet: '0b0e3f0c-5c0f-4f0e-9d5a-0d6f3b8f2c11',
          fileName: 'x.md',
          contentHash: 'x',
        },
        ...{ at, by: null, counts: {}, notUnderstood: [] },
        contradictions: [{ item, ...told }],
      });
    await imported('Long ago', new Date('2026-01-01T00:00:00Z'));
    await imported('runbooks', MONDAY_NOON);
    expect(await found()).toEqual(['contradiction #1']);
    const [finding] = (await diagnose(context, ana, register, 1)).findings;
    await leaveAlone(context, ana, register, finding?.key ?? '');
    expect(await found()).toEqual([]);
  });

  it('forgets a contradiction once it is mended, in the file or here', async () => {
    const file = (status: string) => ({
      fileName: 'debt.md',
      text: `# Debt\n\n## High Priority\n\n### 1. Ovens\n\n**Status**: In Progress\n**Impact**: High\n\n### 2. Flour\n\n**Status**: In Progress\n**Impact**: High\n\n## Debt Payoff Progress\n\n| Item | Status |\n|---|---|\n| Ovens | ${status} |\n| Flour | Complete |\n`,
      repairs: [],
    });
    const contradicted = async () => (await found()).filter((one) => one.startsWith('contra'));
    await importFile(context, register, file('Complete'));
    expect(await contradicted()).toEqual(['contradiction #1', 'contradiction #2']);
    later(1);
    await importFile(context, register, file('In Progress'));
    expect(await contradicted()).toEqual(['contradiction #2']);
    later(1);
    await changeDebt(
      context,
      ana,
      register,
      2,
      { kind: 'set status', status: 'complete' },
      'command',
    );
    expect(await contradicted()).toEqual([]);
  });

  it('leaves alone what it is told to, until a field changes that it is about', async () => {
    await add({ owner: null });
    expect(await found()).toEqual(['unowned #1']);
    later(1);
    const [finding] = (await diagnose(context, ana, register, 1)).findings;
    await leaveAlone(context, ana, register, finding?.key ?? '');
    expect(await found()).toEqual([]);
    later(1);
    await changeDebt(context, ana, register, 1, { kind: 'note', text: 'x' }, 'command');
    expect(await found()).toEqual([]);
    const owner = { kind: 'person', userId: 'UANA' } as const;
    await changeDebt(context, ana, register, 1, { kind: 'assign', owner }, 'command');
    await changeDebt(context, ana, register, 1, { kind: 'assign', owner: null }, 'command');
    expect(await found()).toEqual(['unowned #1']);
  });

  it('shows again what was left alone when asked to', async () => {
    await add({ owner: null });
    const [finding] = (await diagnose(context, ana, register, 1)).findings;
    await leaveAlone(context, ana, register, finding?.key ?? '');
    await showAgain(context, ana, register, finding?.key ?? '');
    expect(await found()).toEqual(['unowned #1']);
  });

  it('takes no word from guests, and knows nothing of a finding that is gone', async () => {
    await add({ owner: null });
    await expect(leaveAlone(context, guest, register, 'unowned:1')).rejects.toThrow('Guests');
    expect(await leaveAlone(context, ana, register, 'unowned:999999')).toBeNull();
  });

  it('pages, counts all, and asks the database twice', async () => {
    for (let number = 1; number <= 10; number += 1)
      await add({ title: `Item ${number}`, owner: null });
    const statements = countStatements(context.sql);
    const { total, pages, counts, page } = await diagnose(context, ana, register, 99);
    expect(statements.stop()).toBe(2);
    expect({ total, pages, page }).toEqual({ total: 10, pages: 2, page: 2 });
    expect(counts).toEqual([{ kind: 'unowned', count: 10 }]);
    expect(await found(2)).toEqual(['unowned #9', 'unowned #10']);
  });
});
