import type { ChannelId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { OccurrenceRule } from '../domain/occurrence.ts';
import type { AnySql } from './connect.ts';
import { notSuspended } from './suspended.ts';

/** `quarter` keeps a register's plan and reviews the quarter that is over. */
export type ScheduleKind = 'digest' | 'nudge' | 'quarter';

/** What goes out by itself, and when next. The subject is a register's id or a person's. */
export interface Schedule extends OccurrenceRule {
  readonly id: number;
  readonly workspaceId: WorkspaceId;
  readonly kind: ScheduleKind;
  readonly subject: string;
  readonly nextAt: Date;
  /** Slack's code for why it stands still. */
  readonly pausedWhy: string | null;
  readonly configuredBy: UserId | null;
  /** The local day since which do-not-disturb has held a person's nudge back. */
  readonly quietSince: LocalDate | null;
}

/** The local time of nudges. */
export const NUDGE_TIME = '09:00';

/** Gives an owner a nudge on working days at nine; one who has a schedule keeps it. */
export async function ensureNudgeSchedule(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  schedule: { zone: string; nextAt: Date },
): Promise<void> {
  await sql`
    insert into schedule (workspace_id, kind, subject, zone, local_time, weekday, next_at)
    values (${workspaceId}, 'nudge', ${userId}, ${schedule.zone}, ${NUDGE_TIME}, null, ${schedule.nextAt})
    on conflict (workspace_id, kind, subject) do nothing`;
}

/** Sets when a register's digest goes out. A digest that was paused runs again. */
export async function upsertDigestSchedule(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  schedule: { weekday: number; time: string; zone: string; nextAt: Date; configuredBy: UserId },
): Promise<void> {
  const { weekday, time, zone, nextAt, configuredBy } = schedule;
  await sql`
    insert into schedule
      (workspace_id, kind, subject, zone, local_time, weekday, next_at, configured_by)
    values
      (${workspaceId}, 'digest', ${String(registerId)}, ${zone}, ${time}, ${weekday}, ${nextAt},
       ${configuredBy})
    on conflict (workspace_id, kind, subject) do update set
      zone = excluded.zone, local_time = excluded.local_time, weekday = excluded.weekday,
      next_at = excluded.next_at, configured_by = excluded.configured_by, paused_why = null`;
}

/** The schedule of a register's digest or of a person's nudge, or null where there is none. */
export async function findSchedule(
  sql: AnySql,
  workspaceId: WorkspaceId,
  kind: ScheduleKind,
  subject: string,
): Promise<Schedule | null> {
  const [row] = await sql<Schedule[]>`
    select ${columns(sql)} from schedule
    where workspace_id = ${workspaceId} and kind = ${kind} and subject = ${subject}`;
  return row ?? null;
}

/** What waits for whom: people for their digests and nudges, the quarters' plans and reviews for nobody. */
export type ScheduleGroup = 'messages' | 'quarters';

/** What comes first of all that will be due, in any workspace; null where there is nothing. */
export interface FirstDue {
  /** A digest, nudge or quarter. */
  readonly scheduledAt: Date | null;
  /** The day until which an item is accepted. */
  readonly acceptedUntil: LocalDate | null;
}

/**
 * The first ends of three indexes. There is no parameter in it, so that PostgreSQL plans it once: what asks for all that is due
 * until an instant is planned anew each time in a large database, which takes far longer than the look itself.
 */
export async function firstDue(sql: AnySql): Promise<FirstDue> {
  const [row] = await sql<FirstDue[]>`
    select
      least(
        (select min(next_at) from schedule where paused_why is null and kind <> 'quarter'),
        (select min(next_at) from schedule where paused_why is null and kind = 'quarter')) as scheduled_at,
      (select min(accepted_until) from debt where accepted_until is not null and deleted_at is null) as accepted_until`;
  if (!row) throw new Error('a look without a row');
  return row;
}

/** Ids of up to `limit` schedules of a group due at `now`, longest due first; workspaces that stand still are left out. */
export async function dueScheduleIds(
  sql: AnySql,
  group: ScheduleGroup,
  now: Date,
  limit: number,
  except: readonly number[],
): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from schedule
    where next_at <= ${now} and paused_why is null
      and ${group === 'quarters' ? sql`kind = 'quarter'` : sql`kind <> 'quarter'`}
      and id <> all(${[...except]}::bigint[])
      and ${notSuspended(sql, sql`schedule.workspace_id`)}
    order by next_at limit ${limit}`;
  return rows.map(({ id }) => id);
}

/**
 * Locks a schedule that is still due until the transaction ends. Null when another replica has it
 * or has moved it on; never waits.
 */
export async function claimSchedule(sql: AnySql, id: number, now: Date): Promise<Schedule | null> {
  const [row] = await sql<Schedule[]>`
    select ${columns(sql)} from schedule
    where id = ${id} and next_at <= ${now} and paused_why is null
    for update skip locked`;
  return row ?? null;
}

/** Sets when a schedule is next due, and its zone where the person has moved. */
export async function moveSchedule(
  sql: AnySql,
  id: number,
  nextAt: Date,
  zone: string,
): Promise<void> {
  await sql`update schedule set next_at = ${nextAt}, zone = ${zone} where id = ${id}`;
}

/** Puts a person's nudge off, and keeps whether it is do-not-disturb that holds it back. */
export async function holdSchedule(
  sql: AnySql,
  id: number,
  { nextAt, zone, quietSince }: Pick<Schedule, 'nextAt' | 'zone' | 'quietSince'>,
): Promise<void> {
  await sql`
    update schedule set next_at = ${nextAt}, zone = ${zone}, quiet_since = ${quietSince}
    where id = ${id}`;
}

/** A person had their nudge: nothing holds the next one back yet. */
export async function forgetQuiet(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<void> {
  await sql`
    update schedule set quiet_since = null
    where workspace_id = ${workspaceId} and kind = 'nudge' and subject = ${userId}
      and quiet_since is not null`;
}

/** Has a register's quarter looked at again at once, as its calendar has changed. */
export async function wakeQuarter(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  now: Date,
): Promise<void> {
  await sql`
    update schedule set next_at = ${now}
    where workspace_id = ${workspaceId} and kind = 'quarter' and subject = ${String(registerId)}`;
}

/** Stops a schedule until it is configured again. Null when it stands still already, so that it is told once. */
export async function pauseSchedule(
  sql: AnySql,
  workspaceId: WorkspaceId,
  kind: ScheduleKind,
  subject: string,
  why: string,
): Promise<Schedule | null> {
  const [row] = await sql<Schedule[]>`
    update schedule set paused_why = ${why}
    where workspace_id = ${workspaceId} and kind = ${kind} and subject = ${subject}
      and paused_why is null
    returning ${columns(sql)}`;
  return row ?? null;
}

/** Has a schedule run again, next at an instant. */
export async function resumeSchedule(sql: AnySql, id: number, nextAt: Date): Promise<void> {
  await sql`update schedule set paused_why = null, next_at = ${nextAt} where id = ${id}`;
}

/** Digests to a channel that stand still for one of some reasons, locked until the transaction ends. */
export async function pausedDigestsIn(
  sql: AnySql,
  workspaceId: WorkspaceId,
  channel: ChannelId,
  whys: readonly string[],
): Promise<readonly Schedule[]> {
  return sql<Schedule[]>`
    select ${columns(sql)} from schedule
    where workspace_id = ${workspaceId} and kind = 'digest' and paused_why = any(${[...whys]}::text[])
      and subject in (
        select register.id::text from register
        where register.workspace_id = ${workspaceId} and register.home_channel = ${channel}
          and register.archived_at is null)
    for update of schedule`;
}

function columns(sql: AnySql) {
  return sql`id, workspace_id, kind, subject, zone, local_time as time, weekday, next_at, paused_why, configured_by, quiet_since`;
}
