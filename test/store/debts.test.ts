import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { blankFields } from '../../src/domain/debt.ts';
import { changesSince, insertChanges } from '../../src/store/changes.ts';
import { findDebt, insertDebts, updateDebts } from '../../src/store/debts.ts';
import { deleteOldDrafts, saveDraft, takeDraft } from '../../src/store/drafts.ts';
import { storableText } from '../../src/store/json.ts';
import { insertRegister, takeNumber } from '../../src/store/registers.ts';
import { upsertWorkspace } from '../../src/store/workspaces.ts';
import { useDatabase } from '../support/database.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

const database = await useDatabase();
let register: { id: number; workspaceId: number };
beforeAll(async () => {
  const { id } = await upsertWorkspace(
    database.sql,
    { teamId: 'T1', enterpriseId: null, name: 'One', botUserId: 'UBOT', scopes: ['chat:write'] },
    NOW,
  );
  const made = await insertRegister(database.sql, id, 'Debt', 'UANA', NOW);
  if (!made) throw new Error('no register');
  register = made;
});

async function insertItem(fields: Parameters<typeof insertDebts>[2][number]['fields']) {
  const { sql } = database;
  const number = await takeNumber(sql, register.workspaceId, register.id);
  const item = { number, reference: null, fields, imported: {} };
  const [debt] = await insertDebts(sql, register, [item], 'UANA', NOW);
  if (!debt) throw new Error('nothing was written');
  return debt;
}

it('an item comes back as it was written, whatever text it holds', async () => {
  const text = fc.string({ unit: 'binary', minLength: 1 }).map(storableText);
  const words = fc.record({
    title: text.filter((title) => title !== ''),
    risk: fc.option(text),
    labels: fc.array(text),
    sections: fc.array(fc.tuple(text, text).map(([title, body]) => ({ title, text: body }))),
    targetDate: fc.option(fc.constantFrom('2026-02-28', '2028-02-29')),
  });
  await fc.assert(
    fc.asyncProperty(words, async (told) => {
      const debt = await insertItem({ ...blankFields(''), ...told });
      expect(debt).toMatchObject(told);
      const found = await findDebt(database.sql, register.workspaceId, register.id, debt.number);
      expect(found).toEqual(debt);
    }),
    { numRuns: 50 },
  );
});

it('text that PostgreSQL cannot keep is kept without the characters at fault', async () => {
  const debt = await insertItem(blankFields('a\u0000b\ud800c'));
  expect(debt.title).toBe('abc');
});

it('the version goes up with every write, and the history cannot be rewritten', async () => {
  const { sql } = database;
  const debt = await insertItem(blankFields('One'));
  const written = { id: debt.id, fields: { ...debt, title: 'Two' } };
  const [changed] = await updateDebts(sql, register.workspaceId, [written], 'UBEN', NOW);
  expect(changed).toMatchObject({ title: 'Two', version: 2, updatedBy: 'UBEN', createdBy: 'UANA' });
  const changeSet = { id: randomUUID(), by: 'UBEN', at: NOW, origin: 'command' } as const;
  const changes = [{ field: 'title', before: 'One', after: null } as const];
  await insertChanges(sql, register, changeSet, [{ debt: { id: debt.id, version: 2 }, changes }]);
  expect(await changesSince(sql, register.workspaceId, debt.id, 1)).toEqual([
    { version: 2, by: 'UBEN', field: 'title', before: 'One', after: null },
  ]);
  expect(await changesSince(sql, register.workspaceId, debt.id, 2)).toEqual([]);
  await expect(sql`update change set field = 'risk'`).rejects.toThrow('append-only');
});

it('another workspace’s key finds and changes nothing', async () => {
  const { sql } = database;
  const debt = await insertItem(blankFields('Ours'));
  const other = register.workspaceId + 1;
  expect(await findDebt(sql, other, register.id, debt.number)).toBeNull();
  expect(await updateDebts(sql, other, [{ id: debt.id, fields: debt }], null, NOW)).toEqual([]);
});

it('a draft is its author’s alone, is taken once, and goes when it is old', async () => {
  const { sql } = database;
  const { workspaceId } = register;
  const key = { workspaceId, userId: 'UANA', kind: 'import', id: randomUUID() };
  const draft = { ...key, content: { a: 1 } };
  await saveDraft(sql, draft, NOW);
  await saveDraft(sql, { ...draft, userId: 'UBEN', content: 'taken over' }, NOW);
  expect(await takeDraft(sql, { ...key, userId: 'UBEN' })).toBeNull();
  expect(await takeDraft(sql, key)).toEqual({ a: 1 });
  expect(await takeDraft(sql, key)).toBeNull();
  await saveDraft(sql, draft, NOW);
  expect(await deleteOldDrafts(sql, NOW)).toBe(0);
  expect(await deleteOldDrafts(sql, new Date(NOW.getTime() + 1))).toBe(1);
});
