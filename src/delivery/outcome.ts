import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

/** How a call to Slack ended. */
export type Outcome<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  /** Slack took nothing, and asks to wait: for its rate limits, or until the workspace is at hand again. */
  | {
      readonly kind: 'rateLimited';
      readonly retryAfterMs: number;
      /** The method that is to be left alone in the workspace; left out where it is the channel. */
      readonly method?: string;
    }
  /** Slack took nothing. `detail` has its messages, such as the JSON pointers of refused blocks. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: readonly string[] }
  /** No answer that settles it; with `maybePosted` Slack may have done what was asked. */
  | { readonly kind: 'unreachable'; readonly maybePosted: boolean; readonly why: string };

/** An outcome in which Slack did not say yes. */
export type Failure = Exclude<Outcome<never>, { kind: 'ok' }>;

/** Slack asks to wait this long where it does not say. */
const DEFAULT_RETRY_MS = 30_000;
/** Nothing was sent yet when these happen: no address, no connection. */
const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
/** Answers with which Slack does not say whether it acted (methods/chat.postMessage, errors). */
const UNSETTLED: ReadonlySet<string> = new Set(['fatal_error', 'internal_error']);
const PASSING: ReadonlySet<string> = new Set([
  'service_unavailable',
  'request_timeout',
  'accesslimited',
  'external_channel_migrating',
  'update_failed',
]);
const RATE_LIMITED: ReadonlySet<string> = new Set(['ratelimited', 'rate_limited']);
/** The whole workspace takes nothing for a while: it moves into an organisation, or its admins or limits hold messages back. */
const AWAY: ReadonlySet<string> = new Set([
  'team_added_to_org',
  'org_login_required',
  'ekm_access_denied',
  'message_limit_exceeded',
]);
/** No answer says how long that lasts; hours, in a migration. */
const AWAY_RETRY_MS = 10 * 60 * 1000;

/**
 * What a failed call comes to. Whatever is not known to have been refused or never sent may have been
 * done, an answer cut off half-way or of an unknown shape included.
 */
export function failedOutcome(error: unknown): Failure {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'rateLimited', retryAfterMs: error.retryAfter * 1000 };
  }
  if (error instanceof WebAPIPlatformError) return platformOutcome(error);
  if (error instanceof WebAPIHTTPError) {
    const why = `http ${error.statusCode}`;
    return { kind: 'unreachable', maybePosted: error.statusCode >= 500, why };
  }
  if (error instanceof WebAPIRequestError) {
    const code = connectionCode(error.original);
    const maybePosted = code === null || !NEVER_SENT.has(code);
    return { kind: 'unreachable', maybePosted, why: code ?? error.original.message };
  }
  return { kind: 'unreachable', maybePosted: true, why: String(error) };
}

function platformOutcome({ data }: WebAPIPlatformError): Failure {
  const { error: code, response_metadata } = data;
  if (RATE_LIMITED.has(code)) {
    const seconds = response_metadata?.retryAfter;
    return { kind: 'rateLimited', retryAfterMs: seconds ? seconds * 1000 : DEFAULT_RETRY_MS };
  }
  if (AWAY.has(code)) return { kind: 'rateLimited', retryAfterMs: AWAY_RETRY_MS };
  if (UNSETTLED.has(code) || !/^[a-z0-9_]+$/.test(code)) {
    return { kind: 'unreachable', maybePosted: true, why: code.slice(0, 100) };
  }
  if (PASSING.has(code)) return { kind: 'unreachable', maybePosted: false, why: code };
  return { kind: 'refused', code, detail: response_metadata?.messages ?? [] };
}

function connectionCode(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : connectionCode(error.cause);
}
