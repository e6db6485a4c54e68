import type { UserId } from '../domain/debt.ts';
import { isAway } from '../domain/nudge.ts';
import { isNudgeLate, nudgeKindOn } from '../domain/nudge-day.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import { isKnownZone } from '../domain/zone.ts';
import { type Delivery, withdraw } from '../store/outbox.ts';
import { findPerson, upsertProfile } from '../store/persons.ts';
import { findSchedule, moveSchedule } from '../store/schedules.ts';
import type { DeliveryContext } from './context.ts';
import { releaseNudge } from './nudge.ts';
import type { Outbound, Profile } from './outbound.ts';
import type { Outcome } from './outcome.ts';
import { ownerGone } from './refused.ts';

type NudgeDelivery = Extract<Delivery, { kind: 'nudge' }>;

/**
 * Looks whether an owner is there to be nudged now, by what Slack says at this moment. True when so.
 * Otherwise the nudge is dealt with: the owner is gone; or away, not to be disturbed, or in another zone,
 * and gets it on a later working day, as when its own day has passed meanwhile. Who wants none by now gets
 * none. An outcome is returned where Slack did not answer.
 */
export async function ownerIsThere(
  context: DeliveryContext,
  slack: Outbound,
  delivery: NudgeDelivery,
  userId: UserId,
): Promise<boolean | Exclude<Outcome<never>, { kind: 'ok' }>> {
  const profile = await slack.profile(userId);
  if (profile.kind === 'refused' && profile.code === 'missing_scope') return true;
  if (profile.kind !== 'ok') return profile;
  if (profile.value.deactivated) {
    await ownerGone(context, delivery, 'user_disabled');
    return false;
  }
  const { zone, isInTime } = await keepZone(context, delivery, userId, profile.value);
  if (isInTime && !isAway(profile.value.status, context.now())) {
    const quiet = await slack.doNotDisturb(userId, context.now());
    if (quiet.kind !== 'ok' || !quiet.value) return true;
  }
  await postpone(context, delivery, userId, zone);
  return false;
}

/** Keeps the profile's zone. The nudge is in time when it is meant for this morning there, and for who still wants it. */
async function keepZone(
  { sql, now }: DeliveryContext,
  { workspaceId, content, createdAt }: NudgeDelivery,
  userId: UserId,
  profile: Profile,
): Promise<{ zone: string; isInTime: boolean }> {
  const schedule = await findSchedule(sql, workspaceId, 'nudge', userId);
  const known = profile.zone !== null && isKnownZone(profile.zone) ? profile.zone : null;
  const person = await findPerson(sql, workspaceId, userId);
  await upsertProfile(sql, workspaceId, userId, {
    zone: known ?? person?.zone ?? null,
    goneAt: null,
  });
  const zone = known ?? schedule?.zone ?? 'UTC';
  const hasMoved = schedule !== null && schedule.zone !== zone;
  const isLate = isNudgeLate({ day: content.day, writtenAt: createdAt }, zone, now());
  const isWanted = nudgeKindOn(content.day, person?.nudges ?? 'on', []) !== null;
  return { zone, isInTime: !hasMoved && !isLate && isWanted };
}

/** Takes the nudge back and gives its periods free; it is written anew on the next working day, if there is still something to say. */
async function postpone(
  context: DeliveryContext,
  delivery: NudgeDelivery,
  userId: UserId,
  zone: string,
): Promise<void> {
  const { workspaceId, content } = delivery;
  await context.sql.begin(async (sql) => {
    const schedule = await findSchedule(sql, workspaceId, 'nudge', userId);
    if (!(await withdraw(sql, delivery)) || !schedule) return;
    await releaseNudge(sql, workspaceId, content);
    const nextAt = nextOccurrence({ ...schedule, zone }, context.now());
    await moveSchedule(sql, schedule.id, nextAt, zone);
  });
}
