import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { NudgeContent } from '../domain/digest.ts';
import { dayIn, daysBetween, type LocalDate } from '../domain/local-date.ts';
import { pickNudgeItems } from '../domain/nudge.ts';
import { nextWeeklyDay, nudgeKindOn, nudgePeriods } from '../domain/nudge-day.ts';
import { isFixedZone, isKnownZone, knownZone } from '../domain/zone.ts';
import type { AnySql } from '../store/connect.ts';
import { forgetToldOverdue, hadNudge, markToldOverdue, openDebtsOf } from '../store/nudges.ts';
import {
  claimOccurrences,
  type OccurrenceSubject,
  releaseOccurrences,
  usedPeriods,
} from '../store/occurrences.ts';
import { enqueue } from '../store/outbox.ts';
import { findPerson } from '../store/persons.ts';

/** Who is nudged, by the clock of which zone. */
export interface NudgedOwner {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
  readonly zone: string;
}

/**
 * Writes the nudge of an owner's day, unless they want none, had one, or there is nothing to say. Its periods are used
 * up from now on, and what it tells as newly overdue is told. Call it in the transaction that holds the schedule.
 */
export async function enqueueNudge(
  sql: AnySql,
  owner: NudgedOwner,
  dueAt: Date,
  now: Date,
): Promise<boolean> {
  const { workspaceId, userId } = owner;
  const person = await findPerson(sql, workspaceId, userId);
  if (person?.goneAt) return false;
  const setting = person?.nudges ?? 'on';
  const day = dayIn(owner.zone, dueAt);
  const subject = subjectOf(workspaceId, userId);
  const used = await usedPeriods(sql, subject, nudgePeriods(day, 'weekly'));
  const kind = nudgeKindOn(day, setting, used);
  if (kind === null) return false;
  const content = await nudgeContent(sql, owner, { day, kind, tellsOverdue: setting === 'on' });
  if (!content) return false;
  await claimOccurrences(sql, subject, nudgePeriods(day, kind), dueAt, now);
  await markToldOverdue(sql, workspaceId, content.newlyOverdue);
  const message = { kind: 'nudge', content } as const;
  await enqueue(sql, { workspaceId, message, subject: userId, target: { userId }, dueAt }, now);
  return true;
}

/**
 * Frees what a nudge had used up that is taken back, so that another one can tell it. Call it in the transaction that
 * takes it back.
 */
export async function releaseNudge(
  sql: AnySql,
  workspaceId: WorkspaceId,
  content: NudgeContent,
): Promise<void> {
  const { userId, day, kind, newlyOverdue } = content;
  await releaseOccurrences(sql, subjectOf(workspaceId, userId), nudgePeriods(day, kind));
  await forgetToldOverdue(sql, workspaceId, newlyOverdue);
}

/** What an owner is to be told on a day; null when there is nothing to say. */
async function nudgeContent(
  sql: AnySql,
  { workspaceId, userId, zone }: NudgedOwner,
  { day, kind, tellsOverdue }: { day: LocalDate } & Pick<NudgeContent, 'kind' | 'tellsOverdue'>,
): Promise<NudgeContent | null> {
  const owned = (await openDebtsOf(sql, workspaceId, userId)).map((row) => {
    const stillDays = daysBetween(dayIn(zone, row.debt.updatedAt), day);
    return { ...row, stillDays };
  });
  const chosen = pickNudgeItems(owned, day, kind);
  if (chosen.items.length === 0) return null;
  const nextOn = nextWeeklyDay(
    day,
    owned.map(({ holidays }) => holidays),
  );
  const firstContact = !(await hadNudge(sql, workspaceId, userId));
  const clock = !isKnownZone(zone) || isFixedZone(zone) ? { clock: knownZone(zone) } : {};
  return { userId, kind, day, ...chosen, nextOn, tellsOverdue, ...clock, firstContact };
}

function subjectOf(workspaceId: WorkspaceId, userId: UserId): OccurrenceSubject {
  return { workspaceId, kind: 'nudge', subject: userId };
}
