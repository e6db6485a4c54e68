import type { Logger } from 'pino';
import type { WorkspaceId } from '../domain/debt.ts';
import { purge } from '../register/workspaces.ts';
import type { Sql } from '../store/connect.ts';
import { forgetOld } from '../store/retention.ts';
import { DEFAULT_TIMES, type DeliveryContext, type DeliveryTimes } from './context.ts';
import { DeliveryMeter } from './meter.ts';
import { Outbound, type OutboundOptions } from './outbound.ts';
import { startScheduler } from './scheduler.ts';
import { type TickReport, tick } from './tick.ts';
import { startWorker, workOff } from './worker.ts';

export interface DeliveryOptions {
  readonly sql: Sql;
  readonly now: () => Date;
  readonly log: Logger;
  /** The bot token of a workspace; null where the app is not installed. */
  readonly token: (workspaceId: WorkspaceId) => Promise<string | null>;
  readonly slack?: Omit<OutboundOptions, 'timeoutMs'>;
  readonly times?: Partial<DeliveryTimes>;
  /** What counts what is sent; one that nobody reads unless given. */
  readonly meter?: DeliveryMeter;
  /** 0 to 1, for jitter. Default `Math.random`. */
  readonly random?: () => number;
}

/** What goes out by itself: schedules become messages, and messages are sent once. */
export interface RunningDelivery {
  /** Starts ticking and sending in the background. */
  start(): void;
  /** Takes up nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>;
  /** Puts what is due at `now` into the outbox. */
  tick(): Promise<TickReport>;
  /** Sends until nothing becomes ready within `withinMs` (default 5 s); for tests and the demo. */
  flush(withinMs?: number): Promise<void>;
}

/** Several may run on one database: each message is still sent once. */
export function createDelivery(options: DeliveryOptions): RunningDelivery {
  const context = contextOf(options);
  let parts: { stop(): Promise<void> }[] = [];
  return {
    start() {
      if (parts.length > 0) throw new Error('delivery has been started already');
      const rounds = {
        tick: () => tick(context),
        forget: () => forget(context),
      };
      parts = [startScheduler(rounds, context.log), startWorker(context)];
    },
    async stop() {
      const stopping = parts;
      parts = [];
      await Promise.all(stopping.map((part) => part.stop()));
    },
    tick: () => tick(context),
    flush: (withinMs = 5_000) => workOff(context, withinMs),
  };
}

async function forget(context: DeliveryContext): Promise<void> {
  await forgetOld(context.sql, context.now());
  await purge(context);
}

function contextOf(options: DeliveryOptions): DeliveryContext {
  const times = { ...DEFAULT_TIMES, ...options.times };
  if (times.leaseMs <= times.callMs) throw new RangeError('a lease must outlast a call to Slack');
  const clients = new Map<string, Outbound>();
  const clientFor = (token: string): Outbound => {
    const client =
      clients.get(token) ?? new Outbound(token, { ...options.slack, timeoutMs: times.callMs });
    clients.set(token, client);
    return client;
  };
  return {
    sql: options.sql,
    now: options.now,
    log: options.log,
    times,
    meter: options.meter ?? new DeliveryMeter(),
    random: options.random ?? Math.random,
    slackOf: async (workspaceId) => {
      const token = await options.token(workspaceId);
      return token === null ? null : clientFor(token);
    },
  };
}
