import type { RecordedCall } from './calls.ts';
import { isJson, type Json } from './json.ts';
import type { Message } from './messages.ts';
import type { ResponseTarget } from './response-urls.ts';
import type { SandboxState } from './state.ts';
import { contentOf } from './web-api/chat.ts';
import { ApiError, argument, assertMessageTaken } from './web-api/method.ts';

/**
 * Shows what the app answered to a command in its ack, or through a response URL: ephemeral unless `response_type` is
 * in_channel; `replace_original` and `delete_original` act on the message whose button was clicked. Throws ApiError for
 * what Slack refuses.
 */
export function showAnswer(state: SandboxState, target: ResponseTarget, answer: Json): void {
  const original = target.messageTs && state.messages.find(target.channelId, target.messageTs);
  if (answer.delete_original === true) {
    if (!original) throw new ApiError('message_not_found');
    state.messages.remove(original);
    state.sights.add({ kind: 'removed', message: original, ...seenBy(target, original) });
    return;
  }
  const isInChannel = answer.response_type === 'in_channel';
  assertMessageTaken(state, answer, isInChannel ? 'post' : 'ephemeral');
  if (answer.replace_original === true && original) {
    state.messages.update(original, contentOf(answer));
    state.sights.add({ kind: 'update', message: original, ...seenBy(target, original) });
    return;
  }
  const message = state.messages.post({
    channelId: target.channelId,
    userId: state.world.app.botUserId,
    isBot: true,
    ...contentOf(answer),
    ...(!isInChannel && { ephemeralTo: target.personId }),
    ...(isInChannel && isJson(answer.metadata) && { metadata: answer.metadata }),
    ...(answer.thread_ts ? { threadTs: argument(answer, 'thread_ts') } : {}),
  });
  const kind = isInChannel ? 'message' : 'ephemeral';
  state.sights.add({ kind, message, ...seenBy(target, message) });
}

/** One use of a response URL: HTTP status and body. Counted with the calls as `response_url`. */
export function respond(
  state: SandboxState,
  path: string,
  answer: Json,
): { status: number; body: Json } {
  const record: RecordedCall = {
    method: 'response_url',
    args: answer,
    at: state.clock.now(),
    status: 200,
  };
  const startedAt = performance.now();
  const mark = state.sights.mark();
  state.records.calls.push(record);
  try {
    const target = state.responseUrls.use(path);
    if (typeof target === 'string') throw new ApiError(target);
    Object.assign(record, { interactionId: target.interactionId });
    showAnswer(state, target, answer);
    return { status: 200, body: { ok: true } };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const status = error.code.endsWith('_url') ? 404 : 400;
    Object.assign(record, { status, error: error.code, details: error.details });
    return { status, body: { ok: false, error: error.code, ...error.details } };
  } finally {
    Object.assign(record, state.sights.shownSince(mark), { tookMs: performance.now() - startedAt });
  }
}

function seenBy(target: ResponseTarget, message: Message) {
  return {
    interactionId: target.interactionId,
    ...(message.ephemeralTo && { personId: message.ephemeralTo }),
  };
}
