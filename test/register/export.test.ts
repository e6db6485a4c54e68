import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Debt } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import { changeDebt } from '../../src/register/change.ts';
import { exportFile, exportRegister, nameOwners } from '../../src/register/export.ts';
import { importFile, NOTHING_DECIDED, previewFile } from '../../src/register/import.ts';
import { syncFile } from '../../src/register/sync.ts';
import { insertDebts, updateDebts } from '../../src/store/debts.ts';
import { debtWith } from '../support/arbitrary-debt.ts';
import { anyRegister } from '../support/arbitrary-register.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';
import { FILE } from './register-file.ts';

const LAW = { numRuns: 12, endOnFailure: true };

const database = await useDatabase();
const context = movableContext(database.sql);

async function markdownOf(register: Register): Promise<string> {
  const options = { format: 'markdown', history: false } as const;
  return (await exportFile(context, register, options)).content;
}

function asFile(text: string) {
  return { fileName: 'debt.md', text, repairs: [] };
}

/** What importing a register's own export would do. */
async function importingItself(register: Register) {
  const { counts } = await previewFile(context, register, asFile(await markdownOf(register)));
  const { additions, changed, unchanged, missing, conflicts } = counts;
  return { additions, changed, unchanged, missing, conflicts };
}

function nothingNew(unchanged: number) {
  return { additions: 0, changed: 0, unchanged, missing: 0, conflicts: 0 };
}

describe('importing an export', () => {
  let runs = 0;

  it('changes nothing in any register, before and after changes made in Slack', async () => {
    const history = fc.record({
      first: anyRegister,
      later: anyRegister,
      isImported: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ first, later, isImported }) => {
        const { register } = await team(context, `T-law-${runs++}`);
        const items = first.items.map((debt) => ({ ...debt, fields: debt, imported: {} }));
        if (items.length > 0) {
          await insertDebts(database.sql, register, items, null, context.now());
        }
        expect(await importingItself(register)).toEqual(nothingNew(items.length));
        if (isImported) await importFile(context, register, asFile(await markdownOf(register)));
        const changed = await changeAll(register, later.items);
        expect(await importingItself(register)).toEqual(nothingNew(items.length));
        await importFile(context, register, asFile(await markdownOf(register)));
        expect(await versionsOf(register)).toEqual(changed);
        expect(await importingItself(register)).toEqual(nothingNew(items.length));
      }),
      LAW,
    );
  }, 240_000);

  it('leaves owners who are people as they are, with or without a name in files', async () => {
    const { register, ana } = await team(context, 'T-owners');
    await importFile(context, register, asFile(FILE));
    for (const [number, userId] of [
      [1, 'U0ANA'],
      [2, 'U0BEN'],
    ] as const) {
      const owner = { kind: 'person', userId } as const;
      await changeDebt(context, ana, register, number, { kind: 'assign', owner }, 'command');
    }
    expect(await markdownOf(register)).toContain('**Assigned**: U0ANA\n');
    await nameOwners(context, ana, register, async (userId) =>
      userId === 'U0ANA' ? 'Ana Ruiz' : null,
    );
    const text = await markdownOf(register);
    expect(text).toContain('**Assigned**: Ana Ruiz\n');
    expect(text).toContain('**Assigned**: U0BEN\n');
    expect(await importingItself(register)).toEqual(nothingNew(3));
  });

  it('brings the same items into another register', async () => {
    const { register } = await team(context, 'T-from');
    const { register: other } = await team(context, 'T-into');
    await importFile(context, register, asFile(FILE));
    const text = await markdownOf(register);
    await importFile(context, other, asFile(text));
    expect(await markdownOf(other)).toBe(text);
  });
});

it.each(['markdown', 'csv', 'json'] as const)(
  'lets others have their turn after each item while it writes %s, and says when that is too long to be read',
  async (format) => {
    const { register } = await team(context, `T-long-${format}`);
    const items = Array.from({ length: 30 }, (_, index) => {
      const debt = debtWith({ title: `Item ${index}`, risk: 'x'.repeat(200_000) });
      return { ...debt, number: index + 1, fields: debt, imported: {} };
    });
    await insertDebts(database.sql, register, items, null, context.now());
    let turns = 0;
    let isDone = false;
    const other = () => {
      turns++;
      if (!isDone) setImmediate(other);
    };
    setImmediate(other);
    const { unreadable } = await exportFile(context, register, { format, history: false });
    isDone = true;
    expect(turns).toBeGreaterThan(items.length);
    if (format !== 'markdown') return expect(unreadable).toBeNull();
    expect(unreadable).toBe('The file holds 5.8 MB; a register file holds at most 5.');
    const file = { fileName: 'debt.md', text: null, repairs: [] };
    const write = () => Promise.reject(new Error('nothing is written'));
    const order = { decisions: NOTHING_DECIDED, keepMissing: false, write };
    await expect(syncFile(context, register, file, order)).rejects.toThrow('holds 5.8 MB');
  },
  60_000,
);

/** Gives every item the fields of another, as changes in Slack would. */
async function changeAll(register: Register, others: readonly Debt[]) {
  const { sql } = database;
  const rows = await sql<{ id: number }[]>`
    select id from debt where register_id = ${register.id} order by number`;
  const changed = rows.flatMap(({ id }, index) => {
    const fields = others[index];
    return fields ? [{ id, fields }] : [];
  });
  if (changed.length > 0) {
    await updateDebts(sql, register.workspaceId, changed, 'UANA', context.now());
  }
  return versionsOf(register);
}

async function versionsOf({ id }: Register) {
  const rows = await database.sql<{ number: number; version: number }[]>`
    select number, version from debt where register_id = ${id} order by number`;
  return rows.map(({ number, version }) => ({ number, version }));
}

it('exports a register to nobody who may not see it', async () => {
  const { register, ana } = await team(context, 'T-unseen');
  const stranger = { ...ana, userId: 'USTRANGE', isOutsider: true, channels: new Set<string>() };
  const options = { format: 'json', history: true } as const;
  expect(() => exportRegister(context, stranger, register, options)).toThrow();
});
