import type { RegisterId, WorkspaceId } from '../../src/domain/debt.ts';
import { nextOccurrence } from '../../src/domain/occurrence.ts';
import { ensureWorkspace } from '../../src/register/workspaces.ts';
import { buildWorld, directMessage, type Person, type World } from '../../src/sandbox/world.ts';
import type { Sql } from '../../src/store/connect.ts';
import { insertRegister, updateSettings } from '../../src/store/registers.ts';
import {
  ensureNudgeSchedule,
  NUDGE_TIME,
  upsertDigestSchedule,
} from '../../src/store/schedules.ts';
import { makeDebt, reload } from '../delivery/fixtures.ts';

export const REGISTERS = 200;
export const OWNERS = 2 * REGISTERS;
/** Each four registers share a home channel, so that a channel has more to take than it may at once. */
const CHANNELS = REGISTERS / 4;
/** Where it is from nine o'clock to four when everything is due: reminders of this morning may still go out. */
const ZONES = [
  ...['America/New_York', 'America/Bogota', 'America/Sao_Paulo', 'Atlantic/Azores'],
  ...['UTC', 'Europe/London', 'Europe/Madrid', 'Europe/Warsaw'],
];

/** A Monday in the first full week of a quarter, at the hour at which all digests are due. */
export const DUE_AT = new Date('2026-10-05T14:00:00Z');
export const WEEK_MS = 7 * 24 * 3_600_000;

/** What everybody expects of a week: for each register a digest and the list in its thread, for each owner a nudge. */
export interface Scene {
  readonly workspaceId: WorkspaceId;
  readonly registers: readonly { readonly id: RegisterId; readonly name: string }[];
  readonly owners: readonly { readonly id: string; readonly directMessage: string }[];
}

/** The workspace in which the owners and the home channels are. */
export function faultWorld(): World {
  const people = Array.from({ length: OWNERS }, (_, n) => ({
    handle: `owner-${100 + n}`,
    timeZone: zoneOf(n),
  }));
  const channels = Array.from({ length: CHANNELS }, (_, n) => ({ name: `team-${100 + n}` }));
  return buildWorld({ people, channels });
}

/** Writes the registers, each with a digest due at `DUE_AT`, and two overdue items in each, each of another owner. */
export async function buildScene(sql: Sql, world: World): Promise<Scene> {
  const { team, app } = world;
  const madeAt = new Date(DUE_AT.getTime() - WEEK_MS / 2);
  const installation = {
    ...{ teamId: team.id, enterpriseId: null, name: team.name },
    ...{ botUserId: app.botUserId, scopes: [] },
  };
  const { id: workspaceId } = await ensureWorkspace({ sql, now: () => madeAt }, installation);
  const people = [...world.people.values()];
  const channels = [...world.channels.keys()];
  const registers: Scene['registers'][number][] = [];
  for (let at = 0; at < REGISTERS; at++) {
    const place = { name: `Register ${100 + at}`, homeChannel: channels[at % CHANNELS] ?? '' };
    const owners = people.slice(2 * at, 2 * at + 2);
    registers.push(await makeRegister(sql, workspaceId, place, owners, madeAt));
  }
  const owners = people.map((person) => ({
    id: person.id,
    directMessage: directMessage(world, person).id,
  }));
  return { workspaceId, registers, owners };
}

async function makeRegister(
  sql: Sql,
  workspaceId: WorkspaceId,
  { name, homeChannel }: { name: string; homeChannel: string },
  owners: readonly Person[],
  madeAt: Date,
): Promise<Scene['registers'][number]> {
  const made = await insertRegister(sql, workspaceId, name, owners[0]?.id ?? null, madeAt);
  if (!made) throw new Error(`${name} was not made`);
  const due = { weekday: 1, time: '14:00', zone: 'UTC' };
  const settings = { homeChannel, firstMonth: 1, offers: true, holidays: [] };
  await updateSettings(sql, workspaceId, made.id, { ...due, ...settings, collapsesDigests: true });
  const configuredBy = owners[0]?.id ?? '';
  const digest = { ...due, nextAt: DUE_AT, configuredBy };
  await upsertDigestSchedule(sql, workspaceId, made.id, digest);
  const register = await reload(sql, workspaceId, made.id);
  for (const [item, { id: userId, timeZone: zone }] of owners.entries()) {
    const owner = { kind: 'person', userId } as const;
    const fields = { owner, targetDate: '2026-10-01', targetQuarter: '2026-10-01' };
    await makeDebt(sql, register, item + 1, fields, madeAt);
    const morning = { weekday: null, time: NUDGE_TIME, zone };
    const nextAt = nextOccurrence(morning, new Date('2026-10-05T00:00:00Z'));
    await ensureNudgeSchedule(sql, workspaceId, userId, { zone, nextAt });
  }
  return { id: made.id, name };
}

function zoneOf(owner: number): string {
  return ZONES[owner % ZONES.length] ?? 'UTC';
}
