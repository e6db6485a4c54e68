import { setTimeout as after } from 'node:timers/promises';
import { type BackoffTimes, backoffMs } from './delivery/backoff.ts';
import { failedOutcome } from './delivery/outcome.ts';
import type { Log } from './log.ts';
import { errorCode, isConnectionLost } from './store/errors.ts';

/** How long a start waits for what it needs. */
export interface StartTimes extends BackoffTimes {
  /** For the database, and again for each thing that it asks Slack. */
  readonly patienceMs: number;
}

export const START_TIMES: StartTimes = {
  patienceMs: 300_000,
  backoffMs: 1_000,
  maxBackoffMs: 30_000,
};

/** Why a start ended, in words for who runs the bot. */
export class StartError extends Error {
  override readonly name = 'StartError';
  readonly remedy: string;

  constructor(message: string, remedy: string, cause?: unknown) {
    super(message, { cause });
    this.remedy = remedy;
  }
}

const REFUSED =
  'Install the app again at https://api.slack.com/apps, and set the variable to the token that is shown there.';

/** What a start tries again by. */
export interface Patience {
  readonly log: Log;
  readonly times: StartTimes;
  /** Ends the waiting. */
  readonly signal: AbortSignal;
}

/** What fails in passing: why, and for how long it asks to be left alone. */
interface Passing {
  readonly why: string;
  readonly retryAfterMs: number;
}

/**
 * Does work on the database; again, backing off, while that cannot be reached.
 * @throws StartError where it stays away; at once the error of work that waiting would not help.
 */
export function onceDatabaseIsThere<Result>(
  patience: Patience,
  work: () => Promise<Result>,
): Promise<Result> {
  const remedy = 'Start it, or set DATABASE_URL to where it is.';
  const passing = (error: unknown) => {
    if (!isConnectionLost(error)) throw error;
    const message = error instanceof Error ? error.message : '';
    return { why: message || errorCode(error), retryAfterMs: 0 };
  };
  return tryPatiently(patience, work, { of: 'the database', passing, remedy });
}

/**
 * Asks Slack by the token of a variable; again, backing off and for as long as Slack asks to be left alone, while it does
 * not answer.
 * @throws StartError where it stays away, and at once where it refuses the token or what is asked by it.
 */
export function onceSlackAnswers<Result>(
  patience: Patience,
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  work: () => Promise<Result>,
): Promise<Result> {
  const remedy = 'See status.slack.com, and whether this machine reaches slack.com.';
  const passing = (error: unknown) => {
    const outcome = failedOutcome(error);
    switch (outcome.kind) {
      case 'refused':
        throw new StartError(`Slack refuses ${variable}: ${outcome.code}.`, REFUSED, error);
      case 'rateLimited':
        return { why: 'it asks to wait', retryAfterMs: outcome.retryAfterMs };
      case 'unreachable':
        return { why: outcome.why, retryAfterMs: 0 };
      default:
        return outcome satisfies never;
    }
  };
  return tryPatiently(patience, work, { of: 'Slack', passing, remedy });
}

/** Who is asked, what a failure is that may pass, and what helps where it does not. */
interface Asked {
  readonly of: string;
  /** @throws where trying again would not help. */
  readonly passing: (error: unknown) => Passing;
  readonly remedy: string;
}

async function tryPatiently<Result>(
  { log, times, signal }: Patience,
  work: () => Promise<Result>,
  { of, passing, remedy }: Asked,
): Promise<Result> {
  const endAt = performance.now() + times.patienceMs;
  for (let attempts = 1; ; attempts++) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof StartError) throw error;
      const { why, retryAfterMs } = passing(error);
      const waitMs = Math.max(retryAfterMs, backoffMs(times, attempts, Math.random));
      if (performance.now() + waitMs > endAt) {
        const asks = retryAfterMs > 0 ? `, for ${Math.ceil(retryAfterMs / 1000)} s` : '';
        const message = `The bot did not start: ${of} cannot be reached (${why}${asks}); attempts: ${attempts}.`;
        throw new StartError(message, remedy, error);
      }
      log.warn({ why, attempts, waitMs }, `${of} cannot be reached, trying again`);
      await after(waitMs, undefined, { signal });
    }
  }
}
