import type { UserId } from '../domain/debt.ts';
import { isAway } from '../domain/nudge.ts';
import {
  hasWaitedLong,
  isNudgeLate,
  nudgeKindOn,
  quietSince,
  timeAfterQuiet,
} from '../domain/nudge-day.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import { firstKnownZone, sameClocks, type Zone } from '../domain/zone.ts';
import { type Delivery, withdraw } from '../store/outbox.ts';
import { findPerson, upsertProfile } from '../store/persons.ts';
import { findSchedule, holdSchedule, moveSchedule, type Schedule } from '../store/schedules.ts';
import type { DeliveryContext } from './context.ts';
import { releaseNudge } from './nudge.ts';
import type { Outbound, Profile } from './outbound.ts';
import type { Failure } from './outcome.ts';
import type { QuietHours } from './quiet-hours.ts';
import { ownerGone } from './refused.ts';

/** A nudge on its way, with the schedule that it came by. */
interface Nudge {
  readonly delivery: Extract<Delivery, { kind: 'nudge' }>;
  readonly userId: UserId;
  readonly schedule: Schedule | null;
}

/**
 * Looks whether an owner is there to be nudged now, by what Slack says at this moment. True when so.
 * Otherwise the nudge is dealt with: the owner is gone; or not to be disturbed, and gets it when that ends, if it does so
 * within the working day; or away, or in another zone, and gets it on a later working day, as when its own day has passed
 * meanwhile. Who wants none by now gets none. An outcome is returned where Slack did not answer.
 */
export async function ownerIsThere(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Nudge['delivery'],
  userId: UserId,
): Promise<boolean | Failure> {
  const profile = await slack.profile(userId);
  if (profile.kind === 'refused' && profile.code === 'missing_scope') return true;
  if (profile.kind !== 'ok') return profile;
  if (profile.value.deactivated) {
    await ownerGone(context, delivery, 'user_disabled');
    return false;
  }
  const schedule = await findSchedule(context.sql, delivery.workspaceId, 'nudge', userId);
  const nudge = { delivery, userId, schedule };
  const { zone, isInTime } = await keepZone(context, nudge, profile.value);
  if (!isInTime || isAway(profile.value.status, context.now())) {
    await postpone(context, nudge, { zone, at: null, quietSince: null });
    return false;
  }
  const quiet = await slack.doNotDisturb(userId, context.now());
  if (quiet.kind === 'rateLimited') return quiet;
  if (quiet.kind !== 'ok' || quiet.value === null) return true;
  return !(await waitForQuiet(context, nudge, zone, quiet.value));
}

/** Keeps the profile's zone. The nudge is in time when it is meant for this morning there, and for who still wants it. */
async function keepZone(
  { sql, now }: DeliveryContext,
  { delivery, userId, schedule }: Nudge,
  profile: Profile,
): Promise<{ zone: Zone; isInTime: boolean }> {
  const { workspaceId, content } = delivery;
  const person = await findPerson(sql, workspaceId, userId);
  await upsertProfile(sql, workspaceId, userId, {
    zone: profile.zone ?? person?.zone ?? null,
    goneAt: null,
  });
  const zone = firstKnownZone(profile.zone, schedule?.zone);
  const hasMoved = schedule !== null && !sameClocks(schedule.zone, zone, now());
  if (schedule && schedule.zone !== zone && !hasMoved) {
    await moveSchedule(sql, schedule.id, nextOccurrence({ ...schedule, zone }, now()), zone);
  }
  const isWanted = nudgeKindOn(content.day, person?.nudges ?? 'on', []) !== null;
  return { zone, isInTime: !hasMoved && !isNudgeLate(content.day, zone, now()) && isWanted };
}

/** Puts a nudge off while its owner is not to be disturbed; false when that has been so for long enough. */
async function waitForQuiet(
  context: DeliveryContext,
  nudge: Nudge,
  zone: Zone,
  { until }: QuietHours,
): Promise<boolean> {
  const { day } = nudge.delivery.content;
  const since = quietSince(nudge.schedule?.quietSince ?? null, day);
  if (hasWaitedLong(since, day)) return false;
  const at = timeAfterQuiet(day, zone, until, context.now());
  await postpone(context, nudge, { zone, at, quietSince: since });
  return true;
}

/**
 * Takes the nudge back and gives its periods free; it is written anew at `at`, or on the next working day, if there is
 * still something to say.
 */
async function postpone(
  context: DeliveryContext,
  { delivery, schedule }: Nudge,
  { zone, at, quietSince }: { zone: Zone; at: Date | null } & Pick<Schedule, 'quietSince'>,
): Promise<void> {
  const { workspaceId, content } = delivery;
  await context.sql.begin(async (sql) => {
    if (!(await withdraw(sql, delivery)) || !schedule) return;
    await releaseNudge(sql, workspaceId, content);
    const nextAt = at ?? nextOccurrence({ ...schedule, zone }, context.now());
    await holdSchedule(sql, schedule.id, { nextAt, zone, quietSince });
  });
}
