import { describe, expect, it } from 'vitest';
import { addDebt } from '../../src/register/add.ts';
import { registerFor, registerNamed, registerSeenBy } from '../../src/register/registers.ts';
import { changeSettings, readSettings, setNudges } from '../../src/register/settings.ts';
import {
  chooseWorkspace,
  ensureWorkspace,
  findWorkspace,
  purge,
  suspendWorkspace,
} from '../../src/register/workspaces.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY_NOON, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

describe('settings', () => {
  it('schedule the digest once there is a home channel, at the register’s own time', async () => {
    const { register, ana } = await team(context, 'T-digest');
    expect((await readSettings(context, ana, register)).nextDigestAt).toBeNull();
    const settings = { homeChannel: 'CHOME', weekday: 2, time: '10:30', zone: 'Europe/Berlin' };
    const changed = await changeSettings(context, ana, register, settings);
    expect(await readSettings(context, ana, changed)).toEqual({
      ...settings,
      firstMonth: 1,
      collapsesDigests: true,
      offers: false,
      holidays: [],
      nextDigestAt: new Date('2026-11-24T09:30:00Z'),
      pausedWhy: null,
      nudges: 'on',
    });
    const later = await changeSettings(context, ana, changed, { time: '08:00' });
    expect(later).toMatchObject({ homeChannel: 'CHOME', digestTime: { zone: 'Europe/Berlin' } });
    expect(await registerFor(context, register.workspaceId, 'CHOME', null)).toEqual(later);
  });

  it('of a register whose zone is not known any more are read, and another zone is set', async () => {
    const { register, ana } = await team(context, 'T-olympus');
    await context.sql`update register set zone = 'Mars/Olympus' where id = ${register.id}`;
    const stale = await registerFor(context, register.workspaceId, null, null);
    const digest = { homeChannel: 'CHOME', weekday: 2, time: '10:30' };
    const changed = await changeSettings(context, ana, stale, digest);
    const read = await readSettings(context, ana, changed);
    expect(read.nextDigestAt).toEqual(new Date('2026-11-24T10:30:00Z'));
    const added = await addDebt(context, ana, changed, { title: 'Old TLS settings' }, 'command');
    expect(added.debt.number).toBe(1);
    const mended = await changeSettings(context, ana, changed, { zone: 'Europe/Berlin' });
    expect((await readSettings(context, ana, mended)).nextDigestAt).toEqual(
      new Date('2026-11-24T09:30:00Z'),
    );
  });

  it('keep holidays, added and removed by one line or written anew', async () => {
    const { register, ana } = await team(context, 'T-holidays');
    const added = await changeSettings(context, ana, register, {
      holidays: { add: ['2026-12-24', '12-25', '12-25'], remove: [] },
    });
    expect(added.holidays).toEqual(['12-25', '2026-12-24']);
    const removed = await changeSettings(context, ana, register, {
      holidays: { add: [], remove: ['2026-12-24'] },
    });
    expect(removed.holidays).toEqual(['12-25']);
    const anew = { holidays: { all: ['01-01'] } };
    expect((await changeSettings(context, ana, register, anew)).holidays).toEqual(['01-01']);
    expect((await changeSettings(context, ana, register, { weekday: 2 })).holidays).toEqual([
      '01-01',
    ]);
  });

  it.each([
    ['zone', { zone: 'Mars/Olympus' }],
    ['holidays', { holidays: { add: [], remove: ['12-26'] } }],
    [
      'holidays',
      { holidays: { all: Array.from({ length: 101 }, (_, at) => `${2030 + at}-01-02`) } },
    ],
    ['time', { time: '25:00' }],
    ['weekday', { weekday: 8 }],
    ['firstMonth', { firstMonth: 0 }],
  ])('are refused at the field for a wrong %s', async (field, patch) => {
    const { register, ana } = await team(context, 'T-wrong');
    await expect(changeSettings(context, ana, register, patch)).rejects.toMatchObject({
      code: 'not valid',
      field,
    });
  });

  it('are for maintainers, who are named', async () => {
    const { register, ben, guest } = await team(context, 'T-keepers');
    for (const actor of [ben, { ...guest, isAdmin: true }]) {
      await expect(
        changeSettings(context, actor, register, { time: '08:00' }),
      ).rejects.toMatchObject({
        code: 'not allowed',
        message: 'Only maintainers of Debt Register can change its settings.',
        remedy: 'Ask <@UANA>, or a workspace admin.',
      });
    }
    const admin = { ...ben, isAdmin: true };
    const changed = await changeSettings(context, admin, register, { time: '08:00' });
    expect(changed.digestTime.time).toBe('08:00');
  });

  it('let each person choose their nudges', async () => {
    const { register, ana, ben } = await team(context, 'T-nudges');
    await setNudges(context, ben, 'weekly');
    await setNudges(context, ben, 'off');
    expect((await readSettings(context, ben, register)).nudges).toBe('off');
    expect((await readSettings(context, ana, register)).nudges).toBe('on');
  });
});

describe('the register that a channel means', () => {
  it('is created once by people who are first at the same time', async () => {
    const { id } = await ensureWorkspace(context, {
      teamId: 'T-first',
      enterpriseId: null,
      name: 'First',
      botUserId: 'UBOT',
      scopes: [],
    });
    const first = await Promise.all(
      ['U1', 'U2', 'U3', 'U4'].map((user) => registerFor(context, id, 'C1', user)),
    );
    expect(new Set(first.map((register) => register.id)).size).toBe(1);
    expect(first[0]).toMatchObject({ name: 'Debt Register', isDefault: true });
  });

  it('is made by the shell under a name, in any case, once', async () => {
    const { register, ana } = await team(context, 'T-named');
    const made = await Promise.all(
      ['Payments', 'payments', ' PAYMENTS '].map((name) =>
        registerNamed(context, register.workspaceId, name, null),
      ),
    );
    expect(new Set(made.map(({ id }) => id)).size).toBe(1);
    expect(made[0]?.isDefault).toBe(false);
    expect(await registerFor(context, ana.workspaceId, 'C1', null)).toEqual(register);
  });

  it('is seen by guests in its own channels alone', async () => {
    const { register, ana, guest } = await team(context, 'T-guests');
    const inHome = { ...guest, channels: new Set(['CHOME']) };
    await expect(registerSeenBy(context, inHome, 'CHOME')).rejects.toMatchObject({
      code: 'no such register',
    });
    await changeSettings(context, ana, register, { homeChannel: 'CHOME' });
    expect((await registerSeenBy(context, inHome, 'CHOME')).id).toBe(register.id);
    await expect(
      registerSeenBy(context, { ...guest, channels: new Set<string>() }, null),
    ).rejects.toMatchObject({ code: 'no such register' });
  });
});

describe('a workspace', () => {
  it('that removed the app is kept for 30 days, and is as before when it comes back', async () => {
    const gone = await team(context, 'T-gone');
    const back = await team(context, 'T-back');
    await suspendWorkspace(context, 'T-gone', 'app_uninstalled');
    await suspendWorkspace(context, 'T-back', 'tokens_revoked');
    expect((await findWorkspace(context, 'T-gone'))?.suspendedAt).toEqual(MONDAY_NOON);
    expect((await team(context, 'T-back')).register).toEqual(back.register);
    context.at = new Date('2026-12-23T12:00:00Z');
    expect((await purge(context)).workspaces).toBe(0);
    context.at = new Date('2026-12-25T12:00:00Z');
    expect((await purge(context)).workspaces).toBe(1);
    expect(await findWorkspace(context, 'T-gone')).toBeNull();
    expect((await findWorkspace(context, 'T-back'))?.suspendedAt).toBeNull();
    expect(gone.register.id).not.toBe(back.register.id);
    context.at = MONDAY_NOON;
  });

  it('is named by its team in the shell, and asked for when there are several', async () => {
    await team(context, 'T-shell');
    expect((await chooseWorkspace(context, 'T-shell')).teamId).toBe('T-shell');
    await expect(chooseWorkspace(context, null)).rejects.toMatchObject({ remedy: /T-shell/ });
    await expect(chooseWorkspace(context, 'T-none')).rejects.toMatchObject({
      code: 'which workspace',
    });
  });
});
