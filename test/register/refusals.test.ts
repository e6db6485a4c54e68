import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import type { Actor, Register } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { historyLines } from '../../src/register/history-export.ts';
import { previewImport } from '../../src/register/import.ts';
import { listDebt } from '../../src/register/list.ts';
import { mapOwners, unmappedOwners } from '../../src/register/owners.ts';
import {
  changeRegister,
  openRegister,
  unbindChannel,
} from '../../src/register/register-changes.ts';
import {
  archiveRegister,
  makeDefault,
  unarchiveRegister,
} from '../../src/register/register-standing.ts';
import { registerOf } from '../../src/register/registers.ts';
import { deleteDebts, mergeDebts } from '../../src/register/remove.ts';
import { changeSettings } from '../../src/register/settings.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoChange } from '../../src/register/undo.ts';
import { findWorkspace } from '../../src/register/workspaces.ts';
import { useDatabase } from '../support/database.ts';
import { movableContext, team } from './fixtures.ts';
import { FILE } from './register-file.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

type Attempt = (actor: Actor, register: Register) => Promise<unknown>;

const file = { fileName: 'DEBT.md', text: FILE, repairs: [] };
const item = (register: Register, number: number) => ({ register, number });
const settled = async (changing: ReturnType<typeof deleteDebts>) => {
  const { outcomes } = await changing;
  for (const { refused } of outcomes) if (refused) throw refused;
};

/** What is for those who keep a register. */
const KEEPERS_ONLY: readonly (readonly [what: string, attempt: Attempt])[] = [
  ['change its settings', (actor, one) => changeSettings(context, actor, one, { weekday: 2 })],
  ['rename it', (actor, one) => changeRegister(context, actor, one, { name: 'other' })],
  ['bind a channel', (actor, one) => changeRegister(context, actor, one, { bind: ['CX'] })],
  ['unbind a channel', (actor) => unbindChannel(context, actor, 'CSHARED')],
  [
    'name a maintainer',
    (actor, one) => changeRegister(context, actor, one, { addMaintainers: ['UX'] }),
  ],
  ['make it the default', (actor, one) => makeDefault(context, actor, one)],
  ['archive it', (actor, one) => archiveRegister(context, actor, one)],
  ['bring it back', (actor, one) => unarchiveRegister(context, actor, one)],
  ['delete', (actor, one) => settled(deleteDebts(context, actor, [item(one, 1)], 'command'))],
  ['merge', (actor, one) => mergeDebts(context, actor, [item(one, 1)], item(one, 2), 'command')],
  ['import', (actor, one) => previewImport(context, actor, one, file)],
  ['see who its owners are', (actor, one) => unmappedOwners(context, actor, one)],
  [
    'say who its owners are',
    (actor, one) => mapOwners(context, actor, one, [{ name: 'Dana', userId: 'UX' }]),
  ],
];

describe('what only those may do who keep a register', () => {
  it.each(KEEPERS_ONLY)('%s: a member is refused and told whom to ask', async (what, attempt) => {
    const { register, ana, ben } = await team(context, `T-refused ${what}`);
    for (const title of ['One', 'Two']) await addDebt(context, ana, register, { title }, 'command');
    const refusal = attempt(ben, register);
    await expect(refusal).rejects.toMatchObject({ code: 'not allowed' });
    await expect(refusal).rejects.toHaveProperty('remedy', expect.stringContaining('<@UANA>'));
    await expect(refusal).rejects.toHaveProperty('remedy', expect.stringContaining('admin'));
  });

  it('an admin of the workspace may as well', async () => {
    const { register, ben } = await team(context, 'T-admin');
    const admin = { ...ben, isAdmin: true };
    expect(await changeRegister(context, admin, register, { name: 'other' })).toMatchObject({
      name: 'other',
    });
  });
});

it('only who made a change takes it back, and the refusal names them', async () => {
  const { register, ana, ben } = await team(context, 'T-refused undo');
  const { changeSet } = await addDebt(context, ana, register, { title: 'One' }, 'command');
  const refusal = undoChange(context, { ...ben, isAdmin: true }, changeSet ?? '');
  await expect(refusal).rejects.toMatchObject({ code: 'not undoable' });
  await expect(refusal).rejects.toHaveProperty('remedy', expect.stringContaining('<@UANA>'));
});

it('a guest is told that members can', async () => {
  const { register, guest } = await team(context, 'T-refused guest');
  const refusal = addDebt(context, guest, register, { title: 'One' }, 'command');
  await expect(refusal).rejects.toHaveProperty('remedy', expect.stringContaining('member'));
});

it('an archived register is still read, listed, shown and exported, and refuses changes', async () => {
  const { ana } = await team(context, 'T-archived');
  const made = await openRegister(context, ana, 'payments');
  await addDebt(context, ana, made, { title: 'Old ledger' }, 'command');
  await archiveRegister(context, ana, made);
  const register = await registerOf(context, ana, made.id);
  expect((await listDebt(context, ana, register, NO_FILTERS, 1)).total).toBe(1);
  expect((await showDebt(context, ana, register, 1)).debt.title).toBe('Old ledger');
  const lines: string[] = [];
  const workspace = await findWorkspace(context, 'T-archived');
  if (!workspace) throw new Error('no workspace');
  for await (const line of historyLines(context, workspace, register)) lines.push(line);
  expect(lines.join('\n')).toContain('Old ledger');
  const change = changeDebt(context, ana, register, 1, { kind: 'reopen' }, 'command');
  await expect(change).rejects.toMatchObject({ code: 'archived' });
});
