import { addLocalDays, dayIn, startOfDayIn } from '../domain/local-date.ts';
import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import { type DeliveryHealth, deliveryHealth } from '../store/delivery-health.ts';
import { digestPlans } from '../store/home-board.ts';
import type { RegisterContext } from './context.ts';
import { registersSeen } from './registers.ts';
import { requireInside } from './rights.ts';

/** Delivery health counts what was sent in so many days. */
const HEALTH_DAYS = 7;
/** How many lost messages an answer shows; the rest is counted. */
const HEALTH_LOST = 10;

/** A digest that stands still. */
export interface PausedDigest {
  readonly register: Register;
  /** Slack's code. */
  readonly why: string;
}

/** How the messages of a workspace fare now. */
export interface HealthNow extends DeliveryHealth {
  readonly now: Date;
}

/** As `HealthNow`, and which digests of those that the person sees stand still. */
export interface FullHealth extends HealthNow {
  readonly paused: readonly PausedDigest[];
}

/**
 * How the messages of the actor's workspace fare. Three queries.
 * @throws Refusal for guests and people from elsewhere.
 */
export async function fullHealth(context: RegisterContext, actor: Actor): Promise<FullHealth> {
  requireInside(actor, 'see how the messages of the bot fare');
  const seen = (await registersSeen(context, actor)).filter(
    ({ archivedAt }) => archivedAt === null,
  );
  const ids = seen.map(({ id }) => id);
  const [health, plans] = await Promise.all([
    healthFor(context, actor, seen, HEALTH_LOST),
    digestPlans(context.sql, actor.workspaceId, ids),
  ]);
  const whys = new Map(plans.map(({ registerId, pausedWhy }) => [registerId, pausedWhy]));
  const paused = seen.flatMap((register) => {
    const why = whys.get(register.id) ?? null;
    return why === null ? [] : [{ register, why }];
  });
  return { ...health, paused };
}

/** As `fullHealth` for a person who sees those registers, whoever they are. One query. */
export async function healthFor(
  context: RegisterContext,
  actor: Actor,
  seen: readonly Register[],
  limit: number,
): Promise<HealthNow> {
  const { workspaceId, userId, isAdmin } = actor;
  const now = context.now();
  const since = startOfDayIn('UTC', addLocalDays(dayIn('UTC', now), -HEALTH_DAYS));
  const kept = seen.filter((register) => isMaintainer(register, actor));
  const decider = { userId, isAdmin, registerIds: kept.map(({ id }) => id) };
  const health = await deliveryHealth(context.sql, workspaceId, { since, limit, decider });
  return { ...health, now };
}
