import type { Logger } from 'pino';
import type { WorkspaceId } from '../domain/debt.ts';
import type { Sql } from '../store/connect.ts';
import type { BackoffTimes } from './backoff.ts';
import type { DeliveryMeter } from './meter.ts';
import type { Outbound } from './outbound.ts';

/** How long things take and last. Leases and lanes go by the database's clock. */
export interface DeliveryTimes extends BackoffTimes {
  /** One call to Slack. */
  readonly callMs: number;
  /** From the request on, before another worker may take a message over; above `callMs`. */
  readonly leaseMs: number;
  /** Between two messages in a channel; Slack takes about one a second (rate-limits). */
  readonly channelSpacingMs: number;
  /** Between two messages of a workspace: several hundred a minute. */
  readonly workspaceSpacingMs: number;
  /** Before a post that may have gone through is looked for: Slack may still be working on it. */
  readonly reconcileAfterMs: number;
  /** Between looks at an outbox in which nothing is ready. */
  readonly idleMs: number;
}

export const DEFAULT_TIMES: DeliveryTimes = {
  callMs: 10_000,
  leaseMs: 60_000,
  channelSpacingMs: 1_150,
  workspaceSpacingMs: 200,
  backoffMs: 2_000,
  maxBackoffMs: 300_000,
  reconcileAfterMs: 15_000,
  idleMs: 1_000,
};

/** Attempts that count before a message is given up: about half an hour of backing off. */
export const MAX_ATTEMPTS = 12;

/** What sending needs of the world. */
export interface DeliveryContext {
  readonly sql: Sql;
  readonly now: () => Date;
  readonly log: Logger;
  readonly times: DeliveryTimes;
  readonly meter: DeliveryMeter;
  /** Null where the app is not installed. */
  readonly slackOf: (workspaceId: WorkspaceId) => Promise<Outbound | null>;
  /** 0 to 1, for jitter. */
  readonly random: () => number;
}
