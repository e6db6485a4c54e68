import type { RecordedCall } from '../calls.ts';
import type { Fault } from '../faults.ts';
import { isJson, type Json } from '../json.ts';
import type { SandboxState } from '../state.ts';
import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { ApiError, argument, assertScope, invalidArguments, type Method } from './method.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** An HTTP answer; `isDropped`: the connection is cut instead. */
export interface ApiReply {
  status: number;
  headers: Record<string, string>;
  body: Json;
  isDropped: boolean;
}

const methods: Record<string, Method> = {
  ...appMethods,
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...userMethods,
  ...viewMethods,
};

/** Arguments that carry JSON inside a form-encoded body. */
const jsonArguments = new Set([
  'blocks',
  'attachments',
  'metadata',
  'view',
  'files',
  'file_ids',
  'unfurls',
]);

/**
 * Answers one Web API call the way Slack does: faults on demand first, then token, rate limit, scope, arguments and the
 * method itself. Every call is recorded.
 */
export async function dispatch(
  state: SandboxState,
  name: string,
  token: string,
  raw: Json,
): Promise<ApiReply> {
  const args = decoded(raw);
  const record: RecordedCall = { method: name, args, at: state.clock.now(), status: 0 };
  state.records.calls.push(record);
  state.signal.emit();
  const fault = state.faults.draw(name);
  const startedAt = performance.now();
  const reply = await replyWithFault(state, fault, () => {
    const mark = state.sights.mark();
    const answer = replyTo(state, name, token, args);
    Object.assign(record, state.sights.shownSince(mark));
    return answer;
  });
  const { error, ok: _ok, ...details } = reply.body;
  Object.assign(record, {
    status: reply.isDropped ? 0 : reply.status,
    tookMs: performance.now() - startedAt,
    ...(error !== undefined && { error, details }),
  });
  state.signal.emit();
  return reply;
}

async function replyWithFault(
  state: SandboxState,
  fault: Fault | undefined,
  answer: () => ApiReply,
): Promise<ApiReply> {
  switch (fault?.kind) {
    case undefined:
      return answer();
    case 'rate_limited':
      return rateLimited(fault.retryAfterSeconds ?? 1);
    case 'server_error':
      return { ...failed('internal_error'), status: fault.status ?? 503 };
    case 'error':
      return failed(fault.error);
    case 'drop':
      return { ...failed('dropped'), isDropped: true };
    case 'accept_then_drop':
      return { ...answer(), isDropped: true };
    case 'slow':
      await new Promise<void>((resolve) => state.clock.after(fault.delayMs, resolve));
      return answer();
  }
}

function replyTo(state: SandboxState, name: string, token: string, args: Json): ApiReply {
  const method = methods[name];
  try {
    if (!method) throw new ApiError('unknown_method', { req_method: name });
    assertToken(state, method, token);
    const waitSeconds = state.limits.refuses(
      name,
      argument(args, 'channel') || undefined,
      state.clock.now(),
    );
    if (waitSeconds !== undefined) return rateLimited(waitSeconds);
    if (method.scope) assertScope(state, method.scope);
    assertRequired(method, args);
    return replied({ ok: true, ...method.run(state, args) }, scopeHeaders(state, method));
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return replied({ ok: false, error: error.code, ...error.details }, scopeHeaders(state, method));
  }
}

function assertToken(state: SandboxState, method: Method, token: string): void {
  const { bot, app, status } = state.tokens;
  if (token === '') throw new ApiError('not_authed');
  if (token !== bot && token !== app) throw new ApiError('invalid_auth');
  if (status !== 'active') throw new ApiError(status);
  if ((method.token === 'app') !== (token === app)) throw new ApiError('not_allowed_token_type');
}

function assertRequired(method: Method, args: Json): void {
  const missing = (method.required ?? []).filter(
    (name) => args[name] === undefined || args[name] === '',
  );
  if (missing.length > 0)
    throw invalidArguments(...missing.map((name) => `missing required field: ${name}`));
}

/** A value that is no JSON stays a string, and the method refuses it. */
function decoded(raw: Json): Json {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => {
      if (typeof value !== 'string' || !jsonArguments.has(name)) return [name, value];
      const parsed = parsedJson(value);
      return [name, parsed === undefined ? value : parsed];
    }),
  );
}

function parsedJson(value: string): unknown {
  try {
    const parsed: unknown = JSON.parse(value);
    return isJson(parsed) || Array.isArray(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function scopeHeaders(state: SandboxState, method: Method | undefined): Record<string, string> {
  return {
    'x-oauth-scopes': [...state.granted].join(','),
    ...(method?.scope && { 'x-accepted-oauth-scopes': method.scope }),
  };
}

function rateLimited(retryAfterSeconds: number): ApiReply {
  return {
    ...failed('ratelimited'),
    status: 429,
    headers: { 'retry-after': String(retryAfterSeconds) },
  };
}

function failed(error: string): ApiReply {
  return replied({ ok: false, error }, {});
}

function replied(body: Json, headers: Record<string, string>): ApiReply {
  return { status: 200, headers, body, isDropped: false };
}
