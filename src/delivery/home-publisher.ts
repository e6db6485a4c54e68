import { subDays } from 'date-fns';
import type { Logger } from 'pino';
import type { UserId, WorkspaceId } from '../domain/debt.ts';
import { Refusal } from '../register/refusal.ts';
import type { Sql } from '../store/connect.ts';
import {
  claimStaleHome,
  forgetHome,
  type HomeOwner,
  type HomeTimes,
  homeNotPublished,
  homePublished,
  nextHomeInMs,
  pauseHomes,
  spreadMarks,
} from '../store/homes.ts';
import { revokeInstallation } from '../store/workspaces.ts';
import { type HomeReader, homeViewFor } from './home-view.ts';
import type { Outbound } from './outbound.ts';
import { failedOutcome, type Outcome } from './outcome.ts';
import { decisionFor } from './refusals.ts';
import { pauseUntil } from './worker.ts';

/** A Home that nobody opened for this long is not published any more until it is opened. */
export const OPENED_WITHIN_DAYS = 1;
/** Others may take what is about to be free; looking again costs a query. */
const MIN_WAIT_MS = 20;

export interface HomePublisherTimes extends HomeTimes {
  /** Between looks while nothing is stale. */
  readonly idleMs: number;
  /** Before another try where Slack could not be reached. */
  readonly retryMs: number;
}

/** views.publish is of tier 4, 100 and more a minute (apis/web-api/rate-limits): one a second leaves room for those that are opened. */
export const HOME_TIMES: HomePublisherTimes = {
  leaseMs: 60_000,
  workspaceSpacingMs: 1_000,
  personSpacingMs: 3_000,
  idleMs: 1_000,
  retryMs: 15_000,
};

export interface HomePublisherOptions {
  readonly sql: Sql;
  readonly now: () => Date;
  readonly log: Logger;
  /** Null where the app is not installed. It is the publisher's own, so that no command waits for it. */
  readonly slackOf: (workspaceId: WorkspaceId) => Promise<Outbound | null>;
  /** Whose Home it is, found out without a request of theirs. @throws Slack's errors. */
  readonly readerOf: (workspaceId: WorkspaceId, userId: UserId) => Promise<HomeReader>;
  readonly times?: Partial<HomePublisherTimes>;
}

/** What keeps Homes true: those that a change made stale are published anew, several changes at once. */
export interface RunningHomePublisher {
  /** Starts publishing in the background. */
  start(): void;
  /** Takes up nothing new; resolves when what is under way has ended. */
  stop(): Promise<void>;
  /** Publishes until nothing becomes free within `withinMs` (default 5 s); for tests and the demo. */
  flush(withinMs?: number): Promise<void>;
}

type Context = Omit<HomePublisherOptions, 'times'> & { readonly times: HomePublisherTimes };

/** Several may run on one database: each stale Home is still published by one of them. */
export function createHomePublisher(options: HomePublisherOptions): RunningHomePublisher {
  const context = { ...options, times: { ...HOME_TIMES, ...options.times } };
  const stopping = new AbortController();
  let loop: Promise<void> | null = null;
  return {
    start() {
      if (loop) throw new Error('the publisher of Homes has been started already');
      loop = publishUntil(context, stopping.signal);
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    flush: (withinMs = 5_000) => publishAll(context, withinMs),
  };
}

async function publishUntil(context: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let waitMs = context.times.idleMs;
    try {
      // one statement while nothing waits, which is most of the time
      const nextMs = await nextHomeInMs(context.sql);
      if (nextMs === 0 && (await publishNext(context))) continue;
      waitMs = Math.min(waitMs, Math.max(MIN_WAIT_MS, nextMs ?? waitMs));
    } catch (error) {
      context.log.error({ err: error }, 'stale Homes cannot be read, waiting');
    }
    await pauseUntil(waitMs, signal);
  }
}

async function publishAll(context: Context, withinMs: number): Promise<void> {
  const { signal } = new AbortController();
  for (;;) {
    const nextMs = await nextHomeInMs(context.sql);
    if (nextMs === null || nextMs > withinMs) return;
    if (nextMs === 0 && (await publishNext(context))) continue;
    await pauseUntil(Math.max(MIN_WAIT_MS, nextMs), signal);
  }
}

/** False when no Home is to be published now. */
async function publishNext(context: Context): Promise<boolean> {
  const { sql, now, times } = context;
  await spreadMarks(sql, subDays(now(), OPENED_WITHIN_DAYS));
  const owner = await claimStaleHome(sql, times);
  if (owner) await publish(context, owner);
  return owner !== null;
}

async function publish(context: Context, owner: HomeOwner): Promise<void> {
  const outcome = await outcomeOf(context, owner);
  const { sql, times } = context;
  switch (outcome.kind) {
    case 'ok':
      return homePublished(sql, owner, times.personSpacingMs);
    case 'rateLimited':
      await pauseHomes(sql, owner.workspaceId, outcome.retryAfterMs);
      return homeNotPublished(sql, owner, 0);
    case 'unreachable':
      context.log.warn({ ...owner, why: outcome.why }, 'a Home was not published, trying again');
      return homeNotPublished(sql, owner, times.retryMs);
    case 'refused':
      return endRefused(context, owner, outcome);
    default:
      return outcome satisfies never;
  }
}

/** A fault in making a Home is an outcome too, so that it holds up no other. */
async function outcomeOf(context: Context, owner: HomeOwner): Promise<Outcome<null>> {
  const { workspaceId, userId } = owner;
  const slack = await context.slackOf(workspaceId);
  if (!slack) return { kind: 'refused', code: 'not_installed', detail: [] };
  try {
    const reader = await context.readerOf(workspaceId, userId);
    return await slack.publishHome(userId, await homeViewFor(context, reader));
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.code, detail: [] };
    return failedOutcome(error);
  }
}

/**
 * Slack does not take it. Where our token is refused, nothing is published until the app is installed again. All else is not
 * tried again by itself: the Home is switched off (`not_enabled`), the person is gone or sees no register any more, or the
 * view is at fault. Opening it the next time tries anew, and tells what is wrong.
 */
async function endRefused(
  { sql, now, log }: Context,
  owner: HomeOwner,
  { code, detail }: Extract<Outcome<null>, { kind: 'refused' }>,
): Promise<void> {
  log.warn({ ...owner, code, detail }, 'a Home was refused, leaving it alone until it is opened');
  if (decisionFor(code) === 'suspend') {
    await revokeInstallation(sql, owner.workspaceId, code, now());
  }
  await forgetHome(sql, owner);
}
