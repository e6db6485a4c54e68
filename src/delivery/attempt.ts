import { holdMethod } from '../store/lanes.ts';
import { type Delivery, type Settlement, settle } from '../store/outbox.ts';
import { backoffMs } from './backoff.ts';
import { type DeliveryContext, MAX_ATTEMPTS } from './context.ts';
import type { Failure } from './outcome.ts';

/** Ends an attempt: keeps how, and frees the channel's lane after the usual space or `laneMs`. */
export async function end(
  context: DeliveryContext,
  delivery: Delivery,
  settlement: Settlement,
  laneMs = context.times.channelSpacingMs,
): Promise<boolean> {
  const kept = await context.sql.begin((sql) => settle(sql, delivery, settlement, laneMs));
  if (kept) ended(context, delivery, settlement);
  else context.log.warn({ delivery: delivery.id }, 'another worker has taken the message over');
  return kept;
}

/** Counts the end of an attempt that was kept, and logs a message that was lost. */
export function ended(
  { meter, log }: DeliveryContext,
  delivery: Delivery,
  settlement: Settlement,
): void {
  meter.ended(delivery, settlement);
  if (settlement.state !== 'dead' && settlement.state !== 'uncertain') return;
  const { id, kind, workspaceId } = delivery;
  const about = { delivery: id, kind, workspace: workspaceId, settlement };
  log.error(about, 'a message was not sent');
}

/**
 * Ends an attempt that may be made again: after Slack's own time when it asked for one, else backing off. A limit of a method
 * holds up what needs that method in the workspace, and not the channel.
 */
export async function endForNow(
  context: DeliveryContext,
  delivery: Delivery,
  failure: Exclude<Failure, { kind: 'refused' }>,
  maybePosted: boolean,
): Promise<void> {
  if (failure.kind === 'rateLimited') {
    const { retryAfterMs, method } = failure;
    const again = { state: 'ready', delayMs: retryAfterMs, maybePosted, counted: false } as const;
    if (method === undefined) {
      await end(context, delivery, again, Math.max(retryAfterMs, context.times.channelSpacingMs));
    } else {
      await holdMethod(context.sql, delivery.workspaceId, method, retryAfterMs);
      await end(context, delivery, again);
    }
    return;
  }
  if (delivery.attempts >= MAX_ATTEMPTS) {
    const state = maybePosted ? 'uncertain' : 'dead';
    await end(context, delivery, { state, reason: failure.why });
    return;
  }
  const backoff = backoffMs(context.times, delivery.attempts, context.random);
  const delayMs = maybePosted ? Math.max(backoff, context.times.reconcileAfterMs) : backoff;
  await end(context, delivery, { state: 'ready', delayMs, maybePosted, counted: true });
}
