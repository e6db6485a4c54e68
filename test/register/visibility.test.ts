import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_FILTERS } from '../../src/command/filters.ts';
import { previewDigest } from '../../src/delivery/digest.ts';
import type { ChannelId } from '../../src/domain/debt.ts';
import { type Actor, type Register, VISIBILITIES } from '../../src/domain/register.ts';
import { maySee } from '../../src/domain/visibility.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt, changeDebts } from '../../src/register/change.ts';
import { submitEdit } from '../../src/register/edit.ts';
import { feedOf } from '../../src/register/feed.ts';
import { historyOf } from '../../src/register/history.ts';
import { homeOf } from '../../src/register/home.ts';
import { previewImport } from '../../src/register/import.ts';
import { listDebt } from '../../src/register/list.ts';
import { matrixOf } from '../../src/register/matrix.ts';
import { moveDebts } from '../../src/register/move.ts';
import { presentPlaces } from '../../src/register/moved.ts';
import { nextOf } from '../../src/register/next.ts';
import { overviewOf } from '../../src/register/overview.ts';
import { unmappedOwners } from '../../src/register/owners.ts';
import { progressOf } from '../../src/register/progress.ts';
import { Refusal } from '../../src/register/refusal.ts';
import { changeRegister, unbindChannel } from '../../src/register/register-changes.ts';
import { archiveRegister, makeDefault } from '../../src/register/register-standing.ts';
import {
  registerCalled,
  registerOf,
  registerSeenBy,
  registersSeen,
} from '../../src/register/registers.ts';
import { deleteDebts, mergeDebts } from '../../src/register/remove.ts';
import { payoffSchedule } from '../../src/register/schedule.ts';
import { changeSettings, readSettings } from '../../src/register/settings.ts';
import { showDebt } from '../../src/register/show.ts';
import { undoLast } from '../../src/register/undo.ts';
import { updateIdentity } from '../../src/store/register-changes.ts';
import { bindChannel, insertRegister, registerById } from '../../src/store/registers.ts';
import { useDatabase } from '../support/database.ts';
import { MONDAY_NOON, movableContext, team } from './fixtures.ts';

const database = await useDatabase();
const context = movableContext(database.sql);

const CHANNELS = ['C1', 'C2', 'C3'] as const;
const someChannels = fc.subarray([...CHANNELS]);
const anyRegister = fc.record({
  visibility: fc.constantFrom(...VISIBILITIES),
  channels: someChannels,
});
const anyPerson = fc.record({
  isOutsider: fc.boolean(),
  isAdmin: fc.boolean(),
  isCreator: fc.boolean(),
  here: fc.constantFrom(null, ...CHANNELS),
  asked: someChannels,
  knowsAtOnce: fc.boolean(),
});

/** Every way to a register's content: what comes of it, be it a refusal. */
const ROUTES: readonly ((actor: Actor, at: Register, other: Register) => Promise<unknown>)[] = [
  (actor, at) =>
    registerOf(context, actor, at.id).then((found) =>
      listDebt(context, actor, found, NO_FILTERS, 1),
    ),
  (actor, at) =>
    registerCalled(context, actor, at.name).then((found) => showDebt(context, actor, found, 1)),
  (actor, at) =>
    registerSeenBy(context, actor, at.channels[0] ?? null).then((found) =>
      overviewOf(context, actor, found),
    ),
  (actor) =>
    registersSeen(context, actor).then((all) =>
      Promise.all(all.map((one) => matrixOf(context, actor, one))),
    ),
  (actor, at) => listDebt(context, actor, at, NO_FILTERS, 1),
  (actor, at) => listDebt(context, actor, at, { ...NO_FILTERS, words: ['secret'] }, 1),
  (actor, at) => showDebt(context, actor, at, 1),
  (actor, at) => historyOf(context, actor, at, 1, 1),
  (actor, at) => matrixOf(context, actor, at),
  (actor, at) => payoffSchedule(context, actor, at),
  (actor, at) => progressOf(context, actor, at, null),
  (actor, at) => overviewOf(context, actor, at),
  (actor, at) => previewDigest(context, actor, at),
  (actor, at) => readSettings(context, actor, at),
  (actor, at) => changeSettings(context, actor, at, { time: '10:00' }),
  (actor, at) => changeRegister(context, actor, at, { addMaintainers: [actor.userId] }),
  (actor, at) => addDebt(context, actor, at, { title: 'From outside' }, 'command'),
  (actor, at) => changeDebt(context, actor, at, 1, { kind: 'note', text: 'hi' }, 'command'),
  (actor, at) => submitEdit(context, actor, at, 1, { shownVersion: 1, fields: { risk: 'x' } }),
  (actor, at) =>
    previewImport(context, actor, at, { fileName: 'a.md', text: '### 1. secret of', repairs: [] }),
  (actor, at, other) => moveDebts(context, actor, [{ register: at, number: 1 }], other, 'command'),
  (actor, at, other) =>
    presentPlaces(context, actor, [{ register: other, number: 1 }]).then(([place]) =>
      place?.register.id === at.id ? showDebt(context, actor, place.register, place.number) : null,
    ),
  (actor) => homeOf(context, actor),
  (actor, at) =>
    changeDebts(context, actor, [{ register: at, number: 1 }], { kind: 'reopen' }, 'command'),
  (actor, at) => feedOf(context, actor, at, { since: null, by: null }, 1),
  (actor, at) => nextOf(context, actor, at, NO_FILTERS, 1),
  (actor) => undoLast(context, actor),
  (actor, at) => deleteDebts(context, actor, [{ register: at, number: 1 }], 'command'),
  (actor, at, other) =>
    mergeDebts(
      context,
      actor,
      [{ register: at, number: 1 }],
      { register: other, number: 1 },
      'command',
    ),
  (actor, at, other) =>
    mergeDebts(
      context,
      actor,
      [{ register: other, number: 1 }],
      { register: at, number: 1 },
      'command',
    ),
  (actor, at) => unmappedOwners(context, actor, at),
  (actor, at) => archiveRegister(context, actor, at),
  (actor, at) => makeDefault(context, actor, at),
  (actor, at) => unbindChannel(context, actor, at.channels[0] ?? 'C1'),
];

describe('an item', () => {
  it('is told and changed on no route for who may not see its register', async () => {
    let round = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(anyRegister, anyRegister),
        anyPerson,
        fc.constantFrom(...ROUTES),
        async ([first, second], person, route) => {
          round += 1;
          const { ana } = await team(context, `T-sight-${round}`);
          const secret = await registerWith(ana.workspaceId, `secret ${letters(round)}`, first);
          const other = await registerWith(ana.workspaceId, `other ${letters(round)}`, second);
          const title = `secret of ${round}`;
          const keeper = { ...ana, isAdmin: true, channels: new Set(CHANNELS) };
          await addDebt(context, keeper, secret, { title }, 'command').catch(ignoreRefusal);
          const actor = actorOf(ana.workspaceId, person);
          const before = await rows(secret);
          const [outcome] = await Promise.allSettled([route(actor, secret, other)]);
          const all = { ...actor, channels: new Set(known(person)) };
          if (maySee(secret, all)) return;
          expect(JSON.stringify(outcome)).not.toContain(title);
          expect(await rows(secret)).toEqual(before);
        },
      ),
      { numRuns: 500 },
    );
  }, 120_000);

  it('is found by its members on every way to its register', async () => {
    const { ana } = await team(context, 'T-members');
    const kept = { visibility: 'channels', channels: ['C1'] } as const;
    const register = await registerWith(ana.workspaceId, 'kept', kept);
    const member = { ...ana, channels: new Set(['C1']) };
    await addDebt(context, member, register, { title: 'Ours' }, 'command');
    for (const found of [
      await registerOf(context, member, register.id),
      await registerCalled(context, member, 'KEPT'),
      await registerSeenBy(context, member, 'C1'),
    ]) {
      expect((await showDebt(context, member, found, 1)).debt.title).toBe('Ours');
    }
  });
});

describe('Slack', () => {
  it('is asked for a person’s channels only where they decide', async () => {
    const { ana, register } = await team(context, 'T-asked');
    const kept = await registerWith(ana.workspaceId, 'kept', {
      visibility: 'channels',
      channels: ['C1'],
    });
    let asked = 0;
    const actor = (here: ChannelId) => {
      const channels = new Set([here]);
      const ask = async () => {
        asked += 1;
        return ['groups:read'];
      };
      return { ...ana, channels: { has: (one: ChannelId) => channels.has(one), ask } };
    };
    await registerOf(context, actor('C9'), register.id);
    await registerOf(context, actor('C1'), kept.id);
    expect(asked).toBe(0);
    await expect(registerOf(context, actor('C9'), kept.id)).rejects.toMatchObject({
      code: 'no such register',
      remedy: expect.stringContaining('groups:read'),
    });
    expect(asked).toBe(1);
  });
});

async function registerWith(
  workspaceId: number,
  name: string,
  { visibility, channels }: { visibility: Register['visibility']; channels: readonly ChannelId[] },
): Promise<Register> {
  const { sql } = database;
  const made = await insertRegister(sql, workspaceId, name, 'UANA', MONDAY_NOON);
  if (!made) throw new Error(`${name} is there`);
  await updateIdentity(sql, workspaceId, made.id, { name, visibility, maintainers: [] });
  for (const channel of channels) await bindChannel(sql, workspaceId, made.id, channel);
  const register = await registerById(sql, workspaceId, made.id);
  if (!register) throw new Error(`${name} is gone`);
  return register;
}

type PersonSpec = typeof anyPerson extends fc.Arbitrary<infer Spec> ? Spec : never;

function known({ here, asked }: PersonSpec): ChannelId[] {
  return [...asked, ...(here === null ? [] : [here])];
}

function actorOf(workspaceId: number, person: PersonSpec): Actor {
  const { isAdmin, isOutsider, isCreator, here, knowsAtOnce } = person;
  const channels = new Set<string>(knowsAtOnce ? known(person) : here === null ? [] : [here]);
  const ask = async () => {
    for (const channel of known(person)) channels.add(channel);
    return [];
  };
  const userId = isCreator ? 'UANA' : 'UELSE';
  const membership = { has: (channel: ChannelId) => channels.has(channel), ask };
  return { workspaceId, userId, isAdmin, isOutsider, channels: membership };
}

function rows({ workspaceId, id }: Register) {
  const { sql } = database;
  return Promise.all([
    sql`select * from register where workspace_id = ${workspaceId} and id = ${id}`,
    sql`select * from debt where workspace_id = ${workspaceId} and register_id = ${id} order by id`,
    sql`select * from change where workspace_id = ${workspaceId} and register_id = ${id} order by id`,
  ]);
}

function ignoreRefusal(error: unknown): void {
  if (!(error instanceof Refusal)) throw error;
}

/** A name of letters for a number. */
function letters(number: number): string {
  return String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
}
