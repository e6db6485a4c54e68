import { doAct } from './act.ts';
import type { Fault } from './faults.ts';
import { isJson, type Json, text } from './json.ts';
import { textOf } from './screen.ts';
import type { SandboxState } from './state.ts';
import { findChannel } from './world.ts';

/**
 * What tests of other processes use, under /_sandbox/: GET messages (?channel=), GET calls (?method=), GET refusals,
 * POST faults (a Fault), DELETE faults, POST clock ({ "advanceMs": n } or { "to": "ISO instant" }), POST act (an Act).
 */
export async function control(
  state: SandboxState,
  httpMethod: string,
  name: string,
  args: Json,
): Promise<{ status: number; body: Json }> {
  switch (`${httpMethod} ${name}`) {
    case 'GET messages':
      return done({ messages: messagesOf(state, text(args.channel)) });
    case 'GET calls': {
      const method = text(args.method);
      return done({
        calls: state.records.calls.filter((call) => !method || call.method === method),
      });
    }
    case 'GET refusals':
      return done({ refusals: state.records.refusals });
    case 'POST faults':
      if (!isFault(args)) return { status: 400, body: { ok: false, error: 'invalid_fault' } };
      state.faults.add(args);
      state.signal.emit();
      return done({});
    case 'DELETE faults':
      state.faults.clear();
      state.signal.emit();
      return done({});
    case 'POST clock':
      return moveClock(state, args);
    case 'POST act':
      return { status: 200, body: { ...(await doAct(state, args)) } };
    default:
      return { status: 404, body: { ok: false, error: 'not_found' } };
  }
}

/** Moves the clock on; a time that is past already changes nothing and is refused. */
function moveClock(state: SandboxState, args: Json): { status: number; body: Json } {
  const aheadMs =
    args.to === undefined
      ? Number(args.advanceMs ?? 0)
      : Date.parse(String(args.to)) - state.clock.now();
  if (Number.isNaN(aheadMs) || aheadMs < 0)
    return { status: 400, body: { ok: false, error: 'the clock moves ahead only' } };
  state.clock.advance(aheadMs);
  state.signal.emit();
  return done({ now: state.clock.now() });
}

function messagesOf(state: SandboxState, channel: string | undefined): Json[] {
  const id = channel && (findChannel(state.world, channel)?.id ?? channel);
  return state.messages
    .list()
    .filter((message) => !id || message.channelId === id)
    .map((message) => {
      const { inputs: _inputs, ...plain } = message;
      return { ...plain, screen: textOf(message) };
    });
}

function done(body: Json): { status: number; body: Json } {
  return { status: 200, body: { ok: true, ...body } };
}

const faultKinds = ['rate_limited', 'server_error', 'slow', 'accept_then_drop', 'drop', 'error'];

function isFault(value: unknown): value is Fault {
  if (
    !isJson(value) ||
    typeof value.method !== 'string' ||
    !faultKinds.includes(String(value.kind))
  )
    return false;
  if (value.kind === 'slow') return typeof value.delayMs === 'number';
  return value.kind !== 'error' || typeof value.error === 'string';
}
