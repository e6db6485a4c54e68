import { setTimeout as pass } from 'node:timers/promises';
import { WebAPIRateLimitedError, type WebClient } from '@slack/web-api';
import { decisionFor } from '../delivery/refusals.ts';
import type { ChannelId, UserId } from '../domain/debt.ts';
import { type Message, textOnly } from '../view/message.ts';
import { withoutShare } from '../view/shared.ts';
import { slackCode } from './slack-code.ts';

/** So long somebody waits for an answer that Slack holds back. */
const PATIENCE_MS = 30_000;

/** Where somebody asked. */
export interface AskedAt {
  readonly channelId: ChannelId;
  readonly userId: UserId;
  /** The thread in which it was; the answer goes there too. */
  readonly threadTs: string | null;
}

/** The argument that puts a message into the thread of what it answers, where that is in one. */
export function inThread({ threadTs }: Pick<AskedAt, 'threadTs'>): { readonly thread_ts?: string } {
  return threadTs === null ? {} : { thread_ts: threadTs };
}

/**
 * Posts an answer that the person alone sees, where they asked; in their direct messages where Slack does not show it
 * to them there (methods/chat.postEphemeral, `user_not_in_channel` and others). @throws Slack's errors of the latter.
 */
export async function answerAlone(
  client: WebClient,
  { channelId: channel, userId: user, ...at }: AskedAt,
  answer: Message,
): Promise<void> {
  try {
    await posted(answer, (content) =>
      client.chat.postEphemeral({ channel, user, ...inThread(at), ...content }),
    );
  } catch (error) {
    if (slackCode(error) === null) throw error;
    await answerDirectly(client, { channelId: user, threadTs: null }, answer);
  }
}

/** Posts an answer into the person's direct messages, where it stays; nobody else would read what is shared there. */
export async function answerDirectly(
  client: WebClient,
  { channelId: channel, threadTs }: Pick<AskedAt, 'channelId' | 'threadTs'>,
  answer: Message,
): Promise<void> {
  const unfurls = { unfurl_links: false, unfurl_media: false };
  await posted(withoutShare(answer), (content) =>
    client.chat.postMessage({ channel, ...inThread({ threadTs }), ...unfurls, ...content }),
  );
}

/** Posts a message, as its text where Slack does not take the blocks. */
async function posted(
  message: Message,
  post: (content: Message) => Promise<unknown>,
): Promise<void> {
  try {
    await patiently(() => post(message));
  } catch (error) {
    if (decisionFor(slackCode(error) ?? '') !== 'text form') throw error;
    await patiently(() => post(textOnly(message)));
  }
}

/** Waits where Slack says so: in one channel it takes about a message a second (apis/web-api/rate-limits). */
async function patiently(call: () => Promise<unknown>, patienceMs = PATIENCE_MS): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof WebAPIRateLimitedError)) throw error;
    const waitMs = error.retryAfter * 1000;
    if (waitMs > patienceMs) throw error;
    await pass(waitMs);
    await patiently(call, patienceMs - waitMs);
  }
}
