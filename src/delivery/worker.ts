import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionLost } from '../store/errors.ts';
import { claimDelivery, type Delivery, nextClaimInMs } from '../store/outbox.ts';
import { endForNow } from './attempt.ts';
import type { DeliveryContext } from './context.ts';
import { send } from './send.ts';

/** Messages that one process sends at once. */
const CONCURRENCY = 4;
/** Others may take what is about to be free; looking again costs a query. */
const MIN_WAIT_MS = 20;

/** Sends what is ready until stopped. `stop` resolves when what is under way has ended. */
export function startWorker(context: DeliveryContext): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loops = Array.from({ length: CONCURRENCY }, () => workUntil(context, stopping.signal));
  return {
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}

/** Sends until nothing waits, or nothing becomes ready within `withinMs`. */
export async function workOff(context: DeliveryContext, withinMs: number): Promise<void> {
  const loop = async () => {
    for (;;) {
      if (await sendNext(context)) continue;
      const nextMs = await nextClaimInMs(context.sql);
      if (nextMs === null || nextMs > withinMs) return;
      await sleep(Math.max(MIN_WAIT_MS, nextMs));
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, loop));
}

/** The database may come and go: an attempt cut off by that is taken up again when its lease ends. */
async function workUntil(context: DeliveryContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let waitMs = context.times.idleMs;
    try {
      if (await sendNext(context)) continue;
      const nextMs = await nextClaimInMs(context.sql);
      waitMs = Math.min(waitMs, Math.max(MIN_WAIT_MS, nextMs ?? waitMs));
    } catch (error) {
      context.log.error({ err: error }, 'the outbox cannot be read, waiting');
    }
    await pauseUntil(waitMs, signal);
  }
}

async function sendNext(context: DeliveryContext): Promise<boolean> {
  const delivery = await claimDelivery(context.sql, context.times);
  if (delivery) await sendAlone(context, delivery);
  return delivery !== null;
}

/** A fault of ours in one message holds up no other; as it may have come after the post, that is looked for. */
async function sendAlone(context: DeliveryContext, delivery: Delivery): Promise<void> {
  try {
    await send(context, delivery);
  } catch (error) {
    if (isConnectionLost(error)) throw error;
    context.log.error({ err: error, delivery: delivery.id }, 'a message could not be made');
    const why = error instanceof Error ? error.message : String(error);
    await endForNow(context, delivery, { kind: 'unreachable', maybePosted: true, why }, true);
  }
}

/** Waits, or until the signal says to stop. */
export async function pauseUntil(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
