import type { ChannelId } from '../domain/debt.ts';
import {
  type Holiday,
  type HolidayChange,
  holidaysAfter,
  holidayWords,
  MAX_HOLIDAYS,
} from '../domain/holiday.ts';
import type { NudgeSetting } from '../domain/nudge-day.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import { MONTHS, startsSameQuarters } from '../domain/quarter.ts';
import type { Actor, Register } from '../domain/register.ts';
import { isKnownZone } from '../domain/zone.ts';
import type { AnySql } from '../store/connect.ts';
import { findPerson, upsertNudges } from '../store/persons.ts';
import {
  bindChannel,
  lockRegister,
  type RegisterSettings,
  updateSettings,
} from '../store/registers.ts';
import {
  findSchedule,
  resumeSchedule,
  upsertDigestSchedule,
  wakeQuarter,
} from '../store/schedules.ts';
import { hasPlans } from '../store/tracked-debts.ts';
import type { RegisterContext } from './context.ts';
import { Refusal } from './refusal.ts';
import {
  askBefore,
  changeTo,
  type RegisterIdentity,
  writeRegisterChange,
} from './register-changes.ts';
import { requireMaintainer, requireSight } from './rights.ts';

/** A register's settings with what comes of them, and the asker's own. */
export interface ShownSettings extends RegisterSettings {
  /** When the next digest goes out; null without a home channel, or while it stands still. */
  readonly nextDigestAt: Date | null;
  /** Why the digest stands still, in Slack's code. */
  readonly pausedWhy: string | null;
  readonly nudges: NudgeSetting;
}

/** Settings to change; those left out stay. */
export interface SettingsPatch {
  readonly homeChannel?: ChannelId;
  /** ISO weekday, 1 is Monday. */
  readonly weekday?: number;
  /** `HH:mm` */
  readonly time?: string;
  /** IANA zone. */
  readonly zone?: string;
  /** First month of the fiscal year, 1 to 12. */
  readonly firstMonth?: number;
  /** Whether people are asked before an item becomes theirs. */
  readonly offers?: boolean;
  readonly holidays?: HolidayChange;
  /** Whether a digest becomes a line when the next one has come. */
  readonly collapsesDigests?: boolean;
  /** Name, sight, channels and keepers. */
  readonly register?: RegisterIdentity;
}

/** What is set for a register, and for the actor. */
export async function readSettings(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<ShownSettings> {
  requireSight(register, actor);
  const { sql } = context;
  const [schedule, person] = await Promise.all([
    findSchedule(sql, register.workspaceId, 'digest', String(register.id)),
    findPerson(sql, register.workspaceId, actor.userId),
  ]);
  return {
    ...settingsOf(register),
    nextDigestAt: schedule && !schedule.pausedWhy ? schedule.nextAt : null,
    pausedWhy: schedule?.pausedWhy ?? null,
    nudges: person?.nudges ?? 'on',
  };
}

/**
 * Changes settings; with a home channel the digest is scheduled, and one that stood still runs again.
 * The register of the answer has the new settings.
 * @throws Refusal when the actor is no maintainer, or a value is not valid; the field is named.
 */
export async function changeSettings(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  patch: SettingsPatch,
): Promise<Register> {
  requireMaintainer(register, actor, 'change its settings');
  checkSettings(patch);
  await askBefore(actor, changeTo(register, patch.register ?? {}));
  const { workspaceId, id } = register;
  return context.sql.begin(async (sql) => {
    const locked = await lockRegister(sql, workspaceId, id);
    if (!locked) throw new Error(`register ${id} is gone`);
    const { register: identity, holidays: change, ...told } = patch;
    const holidays = changedHolidays(locked.register, change);
    const settings = { ...settingsOf(locked.register), ...definedOnly(told), holidays };
    await requireFittingQuarters(sql, locked.register, settings.firstMonth);
    await updateSettings(sql, workspaceId, id, settings);
    await wakeQuarter(sql, workspaceId, id, context.now());
    const { homeChannel, weekday, time, zone, firstMonth, offers, collapsesDigests } = settings;
    if (homeChannel !== null) {
      await bindChannel(sql, workspaceId, id, homeChannel);
      const nextAt = nextOccurrence({ weekday, time, zone }, context.now());
      const schedule = { weekday, time, zone, nextAt, configuredBy: actor.userId };
      await upsertDigestSchedule(sql, workspaceId, id, schedule);
    }
    const changed: Register = {
      ...locked.register,
      ...{ homeChannel, firstMonth, offers, holidays, collapsesDigests },
      digestTime: { weekday, time, zone },
      channels: withHome(locked.register.channels, homeChannel),
    };
    return identity
      ? writeRegisterChange(sql, actor, changed, changeTo(locked.register, identity))
      : changed;
  });
}

/** Sets whether the actor gets nudges; those that Slack refused are tried again. */
export async function setNudges(
  { sql, now }: RegisterContext,
  { workspaceId, userId }: Actor,
  nudges: NudgeSetting,
): Promise<void> {
  await sql.begin(async (tx) => {
    await upsertNudges(tx, workspaceId, userId, nudges);
    const schedule = await findSchedule(tx, workspaceId, 'nudge', userId);
    if (!schedule?.pausedWhy || nudges === 'off') return;
    await resumeSchedule(tx, schedule.id, nextOccurrence(schedule, now()));
  });
}

function settingsOf(register: Register): RegisterSettings {
  const { homeChannel, digestTime, firstMonth, offers, holidays, collapsesDigests } = register;
  return { homeChannel, ...digestTime, firstMonth, offers, holidays, collapsesDigests };
}

/** What is to be removed must be one: a day that was mistyped would stay a holiday. */
function changedHolidays(
  { holidays, name }: Register,
  change: HolidayChange | undefined,
): readonly Holiday[] {
  if (change === undefined) return holidays;
  const unknown = ('all' in change ? [] : change.remove).find((one) => !holidays.includes(one));
  if (unknown !== undefined) {
    const what = `${holidayWords(unknown)} is no holiday of ${name}.`;
    refuse('holidays', what, 'See them all with /debt settings.');
  }
  const after = holidaysAfter(holidays, change);
  if (after.length <= MAX_HOLIDAYS) return after;
  const what = `These would be ${after.length} holidays, and ${MAX_HOLIDAYS} fit.`;
  return refuse('holidays', what, 'Remove those that are over: /debt settings holidays remove.');
}

function withHome(channels: readonly ChannelId[], home: ChannelId | null): readonly ChannelId[] {
  return home === null ? channels : [...new Set([home, ...channels])];
}

function definedOnly<Patch extends object>(patch: Patch): Partial<Patch> {
  const told = Object.entries(patch).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told) as Partial<Patch>;
}

/** Targets stay where they are: a fiscal year that would cut their quarters in two is refused. */
async function requireFittingQuarters(
  sql: AnySql,
  { workspaceId, id, name, firstMonth: present }: Register,
  firstMonth: number,
): Promise<void> {
  if (startsSameQuarters(present, firstMonth) || !(await hasPlans(sql, workspaceId, id))) return;
  const fitting = MONTHS.filter((_, at) => startsSameQuarters(present, at + 1));
  refuse(
    'firstMonth',
    `Debt of ${name} is planned for quarters that begin in ${listOf(fitting)}; a fiscal year from ${MONTHS[firstMonth - 1]} would cut them in two.`,
    `Choose one of those months. Any month does while nothing is planned.`,
  );
}

function listOf(months: readonly string[]): string {
  return `${months.slice(0, -1).join(', ')} and ${months.at(-1)}`;
}

function checkSettings({ weekday, time, zone, firstMonth }: SettingsPatch): void {
  if (weekday !== undefined && !isWhole(weekday, 1, 7)) {
    refuse('weekday', 'That is no weekday.', 'Name one from Monday to Sunday.');
  }
  if (time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) {
    refuse('time', `“${time}” is no time of day.`, 'Write it as 09:00.');
  }
  if (zone !== undefined && !isKnownZone(zone)) {
    refuse('zone', `“${zone}” is no known time zone.`, 'Write one such as Europe/Berlin or UTC.');
  }
  if (firstMonth !== undefined && !isWhole(firstMonth, 1, 12)) {
    refuse('firstMonth', 'That is no month.', 'Give the month as a number from 1 to 12.');
  }
}

function isWhole(value: number, from: number, to: number): boolean {
  return Number.isInteger(value) && value >= from && value <= to;
}

function refuse(field: keyof SettingsPatch, what: string, remedy: string): never {
  throw new Refusal('not valid', what, remedy, field);
}
