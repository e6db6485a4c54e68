import type { UserId } from '../domain/debt.ts';
import { isAway } from '../domain/nudge.ts';
import { isKnownZone, nextOccurrence, periodOf } from '../domain/occurrence.ts';
import { releaseOccurrence } from '../store/occurrences.ts';
import { type Delivery, withdraw } from '../store/outbox.ts';
import { findPerson, upsertProfile } from '../store/persons.ts';
import { findSchedule, moveSchedule } from '../store/schedules.ts';
import type { DeliveryContext } from './context.ts';
import type { Outbound, Profile } from './outbound.ts';
import type { Outcome } from './outcome.ts';
import { ownerGone } from './refused.ts';

/**
 * Looks whether an owner is there to be nudged now, by what Slack says at this moment. True when so.
 * Otherwise the nudge is dealt with: the owner is gone; or away, not to be disturbed, or in another zone,
 * and gets it on a later working day. An outcome is returned where Slack did not answer.
 */
export async function ownerIsThere(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Delivery,
  userId: UserId,
): Promise<boolean | Exclude<Outcome<never>, { kind: 'ok' }>> {
  const profile = await slack.profile(userId);
  if (profile.kind === 'refused' && profile.code === 'missing_scope') return true;
  if (profile.kind !== 'ok') return profile;
  if (profile.value.deactivated) {
    await ownerGone(context, delivery, 'user_disabled');
    return false;
  }
  const { moved, zone } = await keepZone(context, delivery, userId, profile.value);
  if (!moved && !isAway(profile.value.status, context.now())) {
    const quiet = await slack.doNotDisturb(userId, context.now());
    if (quiet.kind !== 'ok' || !quiet.value) return true;
  }
  await postpone(context, delivery, userId, zone);
  return false;
}

/** Keeps the profile's zone. `moved` when the nudge was meant for nine in the morning of another one. */
async function keepZone(
  { sql }: DeliveryContext,
  { workspaceId }: Delivery,
  userId: UserId,
  profile: Profile,
): Promise<{ moved: boolean; zone: string }> {
  const schedule = await findSchedule(sql, workspaceId, 'nudge', userId);
  const known = profile.zone !== null && isKnownZone(profile.zone) ? profile.zone : null;
  const before = (await findPerson(sql, workspaceId, userId))?.zone ?? null;
  await upsertProfile(sql, workspaceId, userId, { zone: known ?? before, goneAt: null });
  const zone = known ?? schedule?.zone ?? 'UTC';
  return { moved: schedule !== null && schedule.zone !== zone, zone };
}

/** Takes the nudge back and gives its week free; it is written anew on the next working day, if there is still something to say. */
async function postpone(
  context: DeliveryContext,
  delivery: Delivery,
  userId: UserId,
  zone: string,
): Promise<void> {
  const { workspaceId } = delivery;
  await context.sql.begin(async (sql) => {
    const schedule = await findSchedule(sql, workspaceId, 'nudge', userId);
    if (!(await withdraw(sql, delivery)) || !schedule) return;
    const period = periodOf('week', delivery.createdAt, schedule.zone);
    await releaseOccurrence(sql, { workspaceId, kind: 'nudge', subject: userId, period });
    const nextAt = nextOccurrence({ ...schedule, zone }, context.now());
    await moveSchedule(sql, schedule.id, nextAt, zone);
  });
}
