import { isHoliday } from '../domain/holiday.ts';
import { dayIn, startOfDayIn } from '../domain/local-date.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import { quarterProgress } from '../domain/progress.ts';
import { addQuarters, type Quarter, quarterOf } from '../domain/quarter.ts';
import type { Register } from '../domain/register.ts';
import { type ReviewContent, reviewOf } from '../domain/review.ts';
import { baselineDays, baselineOf } from '../register/progress.ts';
import type { AnySql } from '../store/connect.ts';
import { claimOccurrence } from '../store/occurrences.ts';
import { enqueue } from '../store/outbox.ts';
import { insertSnapshot } from '../store/quarter-snapshots.ts';
import { registerById } from '../store/registers.ts';
import { findSchedule, type Schedule } from '../store/schedules.ts';
import { debtsOfQuarter } from '../store/tracked-debts.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A review that could not go out for longer than this is of no use any more: the next quarter is well under way. */
const REVIEW_TOO_LATE_MS = 14 * DAY_MS;
/** One that goes out later than this after its hour says so. */
const LATE_MS = 60 * 60 * 1000;

/**
 * What a quarter's beginning asks for: its plan is kept at its start by the register's clock, dated by that start however
 * late it is, and the quarter before is reviewed in the home channel on the first working day, at the hour of the digest.
 * @returns whether a review was put into the outbox, and when the register's quarter asks for something again.
 */
export async function quarterIsDue(
  sql: AnySql,
  { workspaceId, subject }: Schedule,
  now: Date,
): Promise<{ readonly enqueued: boolean; readonly nextAt: Date }> {
  const register = await registerById(sql, workspaceId, Number(subject));
  if (!register) return { enqueued: false, nextAt: new Date(now.getTime() + DAY_MS) };
  const { zone } = register.digestTime;
  const quarter = quarterOf(dayIn(zone, now), register.firstMonth);
  const nextAt = startOfDayIn(zone, addQuarters(quarter, 1));
  if (register.archivedAt !== null) return { enqueued: false, nextAt };
  await keepPlan(sql, register, quarter, now);
  const reviewAt = reviewTimeOf(register, quarter);
  if (now < reviewAt) return { enqueued: false, nextAt: reviewAt };
  return { enqueued: await review(sql, register, quarter, reviewAt, now), nextAt };
}

/** A register that has held nothing before the quarter has no plan to be kept: it is measured from its first import. */
async function keepPlan(
  sql: AnySql,
  register: Register,
  quarter: Quarter,
  now: Date,
): Promise<void> {
  const { workspaceId, id } = register;
  const { kind, at: asOf } = baselineOf(register, quarter);
  if (kind !== 'quarter start') return;
  const tracked = await debtsOfQuarter(sql, workspaceId, id, quarter, asOf);
  const debtIds = tracked
    .filter(({ quarterAtBaseline }) => quarterAtBaseline === quarter)
    .map(({ debt }) => debt.id);
  await insertSnapshot(sql, workspaceId, id, { quarter, asOf, takenAt: now, debtIds });
}

async function review(
  sql: AnySql,
  register: Register,
  quarter: Quarter,
  dueAt: Date,
  now: Date,
): Promise<boolean> {
  const { workspaceId, id, homeChannel } = register;
  if (homeChannel === null || now.getTime() - dueAt.getTime() > REVIEW_TOO_LATE_MS) return false;
  const subject = String(id);
  if ((await findSchedule(sql, workspaceId, 'digest', subject))?.pausedWhy) return false;
  const content = await reviewContent(sql, register, addQuarters(quarter, -1), { dueAt, now });
  if (!content) return false;
  const occurrence = { workspaceId, kind: 'quarter', subject, period: content.quarter } as const;
  if (!(await claimOccurrence(sql, occurrence, dueAt, now))) return false;
  const message = { kind: 'review', content } as const;
  const target = { channel: homeChannel };
  await enqueue(sql, { workspaceId, subject, message, target, dueAt }, now);
  return true;
}

/** What became of a quarter that is over; null where the register had none. Writes nothing. */
async function reviewContent(
  sql: AnySql,
  register: Register,
  quarter: Quarter,
  { dueAt, now }: { readonly dueAt: Date; readonly now: Date },
): Promise<ReviewContent | null> {
  const { zone } = register.digestTime;
  const baseline = baselineOf(register, quarter);
  if (baseline.at >= startOfDayIn(zone, addQuarters(quarter, 1))) return null;
  const tracked = await debtsOfQuarter(
    sql,
    register.workspaceId,
    register.id,
    quarter,
    baseline.at,
  );
  const progress = quarterProgress(tracked, quarter, dayIn(zone, now));
  const isLate = now.getTime() - dueAt.getTime() > LATE_MS;
  return reviewOf(register, progress, {
    lateSince: isLate ? dayIn(zone, dueAt) : null,
    ...baselineDays(baseline, zone),
  });
}

/** The first working day of a quarter that is no holiday of the register, at the hour of the digest. */
function reviewTimeOf(register: Register, quarter: Quarter): Date {
  const { zone } = register.digestTime;
  const rule = { weekday: null, time: register.digestTime.time, zone };
  const before = new Date(startOfDayIn(zone, quarter).getTime() - 1);
  const first = nextOccurrence(rule, before);
  for (let at = first; at.getTime() - first.getTime() < REVIEW_TOO_LATE_MS; ) {
    if (!isHoliday(register.holidays, dayIn(zone, at))) return at;
    at = nextOccurrence(rule, at);
  }
  return first;
}
