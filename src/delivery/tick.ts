import type { Logger } from 'pino';
import { dayIn } from '../domain/local-date.ts';
import { isNudgeLate } from '../domain/nudge-day.ts';
import { latestOccurrence, nextOccurrence, periodOf } from '../domain/occurrence.ts';
import { isKnownZone } from '../domain/zone.ts';
import type { AnySql, Sql } from '../store/connect.ts';
import { claimOccurrence } from '../store/occurrences.ts';
import { registerById } from '../store/registers.ts';
import {
  claimSchedule,
  dueScheduleIds,
  firstDue,
  moveSchedule,
  type Schedule,
  type ScheduleGroup,
} from '../store/schedules.ts';
import { digestContent, enqueueDigest } from './digest.ts';
import { enqueueNudge } from './nudge.ts';
import { quarterIsDue } from './quarter.ts';
import { lastDayAnywhere, reopenDue } from './reopen.ts';

export interface TickContext {
  readonly sql: Sql;
  readonly now: () => Date;
  readonly log: Logger;
}

export interface TickReport {
  /** Messages put into the outbox, their thread replies not counted. */
  readonly enqueued: number;
  /** Schedules that could not be worked on; the next tick tries them again. */
  readonly failed: number;
}

const BATCH = 100;

/**
 * Reopens what was accepted until today, and puts what is due into the outbox. Each schedule is a transaction of its own, so that a failing one
 * holds up no other; one that another replica works on is left to it. The quarters, all of which begin at once, are worked on
 * batch by batch while no message is due, as their plans are the same however late they are kept. Costs one small statement
 * when nothing is due.
 */
export async function tick(context: TickContext): Promise<TickReport> {
  if (!(await mayBeDue(context))) return { enqueued: 0, failed: 0 };
  const reopened = await reopenDue(context, context.now());
  const tally: Tally = { enqueued: reopened.enqueued, failed: [] };
  do {
    while (await runBatch(context, 'messages', tally));
  } while (await runBatch(context, 'quarters', tally));
  return { enqueued: tally.enqueued, failed: tally.failed.length + reopened.failed };
}

/** Whether it is worth to look closer: what is first may be of a workspace that the app was removed from. */
async function mayBeDue({ sql, now }: TickContext): Promise<boolean> {
  const { scheduledAt, acceptedUntil } = await firstDue(sql);
  return (
    (scheduledAt !== null && scheduledAt <= now()) ||
    (acceptedUntil !== null && acceptedUntil <= lastDayAnywhere(now()))
  );
}

/** What a tick has done so far; a schedule that failed is left to the next one. */
interface Tally {
  enqueued: number;
  readonly failed: number[];
}

/** Works on the first schedules that are due; true when there may be more to do. */
async function runBatch(
  context: TickContext,
  group: ScheduleGroup,
  tally: Tally,
): Promise<boolean> {
  const now = context.now();
  const ids = await dueScheduleIds(context.sql, group, now, BATCH, tally.failed);
  let moved = 0;
  for (const id of ids) {
    const result = await runSchedule(context, id, now);
    if (result === 'failed') tally.failed.push(id);
    if (result === 'enqueued') tally.enqueued++;
    if (result !== 'failed' && result !== 'taken') moved++;
  }
  return ids.length === BATCH && moved > 0;
}

type RunResult = 'enqueued' | 'nothing to say' | 'taken' | 'failed';

async function runSchedule(context: TickContext, id: number, now: Date): Promise<RunResult> {
  try {
    return await context.sql.begin(async (sql) => {
      const schedule = await claimSchedule(sql, id, now);
      if (!schedule) return 'taken';
      const { zone, kind } = schedule;
      if (kind === 'quarter') {
        const { enqueued, nextAt } = await quarterIsDue(sql, schedule, now);
        await moveSchedule(sql, id, nextAt, zone);
        return enqueued ? 'enqueued' : 'nothing to say';
      }
      if (!isKnownZone(zone)) context.log.warn({ schedule: id, zone }, 'unknown zone, using UTC');
      const dueAt = latestOccurrence(schedule, schedule.nextAt, now);
      const enqueued = await enqueueDue(sql, kind, schedule, dueAt, now);
      await moveSchedule(sql, id, nextOccurrence(schedule, now), zone);
      return enqueued ? 'enqueued' : 'nothing to say';
    });
  } catch (error) {
    context.log.error({ err: error, schedule: id }, 'what is due could not be put into the outbox');
    return 'failed';
  }
}

function enqueueDue(
  sql: AnySql,
  kind: 'digest' | 'nudge',
  schedule: Schedule,
  dueAt: Date,
  now: Date,
): Promise<boolean> {
  switch (kind) {
    case 'digest':
      return digestIsDue(sql, schedule, dueAt, now);
    case 'nudge':
      return nudgeIsDue(sql, schedule, dueAt, now);
    default:
      return kind satisfies never;
  }
}

async function digestIsDue(sql: AnySql, schedule: Schedule, dueAt: Date, now: Date) {
  const register = await registerById(sql, schedule.workspaceId, Number(schedule.subject));
  if (!register?.homeChannel || register.archivedAt !== null) return false;
  const period = periodOf('week', dueAt, schedule.zone);
  if (!(await claimOccurrence(sql, { ...schedule, period }, dueAt, now))) return false;
  const content = await digestContent(sql, register, { occasion: 'weekly', dueAt, now });
  await enqueueDigest(sql, register, register.homeChannel, content, { dueAt, now });
  return true;
}

async function nudgeIsDue(sql: AnySql, schedule: Schedule, dueAt: Date, now: Date) {
  const { workspaceId, subject: userId, zone } = schedule;
  if (isNudgeLate(dayIn(zone, dueAt), zone, now)) return false;
  return enqueueNudge(sql, { workspaceId, userId, zone }, dueAt, now);
}
