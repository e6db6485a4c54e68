import type { HomeView } from '@slack/types';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelId, UserId } from '../domain/debt.ts';
import type { SlackStatus } from '../domain/nudge.ts';
import { type Zone, zoneOfProfile } from '../domain/zone.ts';
import { failedOutcome, type Outcome } from './outcome.ts';
import { dndInfo, type QuietHours, quietHours } from './quiet-hours.ts';

export interface PostedMessage {
  readonly channel: ChannelId;
  readonly ts: string;
}

export interface OutgoingMessage {
  readonly channel: ChannelId;
  readonly threadTs: string | null;
  readonly text: string;
  /** Empty for the text form. */
  readonly blocks: readonly unknown[];
  /** Travels as metadata, so that an interrupted post is recognised. */
  readonly deliveryKey: string;
}

/** A message that stands in Slack, as it is to be. */
export interface ChangedMessage extends PostedMessage {
  readonly text: string;
  /** Empty for the text form. */
  readonly blocks: readonly unknown[];
}

/** What Slack tells of a person. */
export interface Profile {
  /** A known one; null where Slack tells none. */
  readonly zone: Zone | null;
  readonly deactivated: boolean;
  readonly status: SlackStatus;
}

export type OutboundOptions = Pick<WebClientOptions, 'slackApiUrl' | 'fetch' | 'logger'> & {
  /** How long one call may take. */
  readonly timeoutMs: number;
};

/** Slack limits this one for each channel, all others for the whole workspace (apis/web-api/rate-limits). */
const LIMITED_BY_CHANNEL = 'chat.postMessage';
const EVENT_TYPE = 'debt_register_delivery';
/** Further back than this nothing is looked for: 20 pages of 15 (methods/conversations.history, small limits). */
const MAX_HISTORY_PAGES = 20;
const HISTORY_PAGE = 100;
/** Our clock and Slack's may differ. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

const posted = z.object({ channel: z.string(), ts: z.string() });
const published = z.object({ ok: z.literal(true) });
const opened = z.object({ channel: z.object({ id: z.string() }) });
const linked = z.object({ permalink: z.url() });
const userInfo = z.object({
  user: z.object({
    deleted: z.boolean().default(false),
    tz: z.string().nullish(),
    tz_offset: z.number().nullish(),
    profile: z
      .object({
        status_text: z.string().default(''),
        status_emoji: z.string().default(''),
        status_expiration: z.number().default(0),
      })
      .default({ status_text: '', status_emoji: '', status_expiration: 0 }),
  }),
});
const MAX_CHANNEL_PAGES = 10;
const channelPage = z.object({
  channels: z.array(z.object({ id: z.string() })),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});
const historyPage = z.object({
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({
          event_type: z.string().optional(),
          event_payload: z.record(z.string(), z.unknown()).optional(),
        })
        .optional(),
    }),
  ),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
});

/** The one way by which delivery talks to Slack: no retries, no waiting, and never a thrown Slack error. */
export class Outbound {
  readonly #client: WebClient;

  constructor(token: string, { timeoutMs, ...options }: OutboundOptions) {
    this.#client = new WebClient(token, {
      ...options,
      timeout: timeoutMs,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    });
  }

  post(message: OutgoingMessage): Promise<Outcome<PostedMessage>> {
    return this.#call('chat.postMessage', posted, {
      channel: message.channel,
      text: message.text,
      ...(message.blocks.length > 0 && { blocks: message.blocks }),
      ...(message.threadTs !== null && { thread_ts: message.threadTs }),
      unfurl_links: false,
      unfurl_media: false,
      metadata: { event_type: EVENT_TYPE, event_payload: { delivery_key: message.deliveryKey } },
    });
  }

  /** Shows a message anew; its metadata stays. */
  update(message: ChangedMessage): Promise<Outcome<PostedMessage>> {
    const { channel, ts, text, blocks } = message;
    return this.#call('chat.update', posted, { channel, ts, text, blocks });
  }

  /** The address of a message. */
  async permalink({ channel, ts }: PostedMessage): Promise<Outcome<string>> {
    const asked = { channel, message_ts: ts };
    const outcome = await this.#call('chat.getPermalink', linked, asked);
    return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.permalink } : outcome;
  }

  /** The channel of the direct messages with a person. */
  async openDirect(userId: UserId): Promise<Outcome<ChannelId>> {
    const outcome = await this.#call('conversations.open', opened, { users: userId });
    return outcome.kind === 'ok' ? { kind: 'ok', value: outcome.value.channel.id } : outcome;
  }

  async profile(userId: UserId): Promise<Outcome<Profile>> {
    const outcome = await this.#call('users.info', userInfo, { user: userId });
    if (outcome.kind !== 'ok') return outcome;
    const { deleted, tz, tz_offset, profile } = outcome.value.user;
    const zone = zoneOfProfile(tz, tz_offset);
    const expiresAt = profile.status_expiration ? new Date(profile.status_expiration * 1000) : null;
    const status = { text: profile.status_text, emoji: profile.status_emoji, expiresAt };
    return { kind: 'ok', value: { zone, deactivated: deleted, status } };
  }

  /** The channels of a kind that a person is in, the first ten thousand (methods/users.conversations, at most 999 a page). */
  async channelsOf(
    userId: UserId,
    kind: 'public_channel' | 'private_channel',
  ): Promise<Outcome<readonly ChannelId[]>> {
    const channels: ChannelId[] = [];
    let cursor = '';
    for (let page = 0; page < MAX_CHANNEL_PAGES; page++) {
      const outcome = await this.#call('users.conversations', channelPage, {
        ...{ user: userId, types: kind, limit: 999 },
        ...(cursor !== '' && { cursor }),
      });
      if (outcome.kind !== 'ok') return outcome;
      channels.push(...outcome.value.channels.map(({ id }) => id));
      cursor = outcome.value.response_metadata?.next_cursor ?? '';
      if (cursor === '') break;
    }
    return { kind: 'ok', value: channels };
  }

  /** Until when a person is not to be disturbed, where they are not at `now`; null where they may be. */
  async doNotDisturb(userId: UserId, now: Date): Promise<Outcome<QuietHours | null>> {
    const outcome = await this.#call('dnd.info', dndInfo, { user: userId });
    if (outcome.kind !== 'ok') return outcome;
    return { kind: 'ok', value: quietHours(outcome.value, now) };
  }

  /**
   * The message of a delivery in a channel or thread; null when it is proven not to be there: every
   * message since `since` was read. Refused as `history_too_long` where there are too many to read.
   */
  async findDelivery(
    place: { channel: ChannelId; threadTs: string | null },
    deliveryKey: string,
    since: Date,
  ): Promise<Outcome<PostedMessage | null>> {
    const method = place.threadTs === null ? 'conversations.history' : 'conversations.replies';
    let cursor: string | undefined;
    for (let page = 0; page < MAX_HISTORY_PAGES; page++) {
      const outcome = await this.#call(method, historyPage, {
        channel: place.channel,
        ...(place.threadTs !== null && { ts: place.threadTs }),
        oldest: String((since.getTime() - CLOCK_SKEW_MS) / 1000),
        inclusive: true,
        include_all_metadata: true,
        limit: HISTORY_PAGE,
        ...(cursor && { cursor }),
      });
      if (outcome.kind !== 'ok') return outcome;
      const { messages, response_metadata } = outcome.value;
      const found = messages.find(
        ({ metadata }) => metadata?.event_payload?.delivery_key === deliveryKey,
      );
      if (found) return { kind: 'ok', value: { channel: place.channel, ts: found.ts } };
      cursor = response_metadata?.next_cursor;
      if (!cursor) return { kind: 'ok', value: null };
    }
    return { kind: 'refused', code: 'history_too_long', detail: [] };
  }

  /** Shows a person their Home in the place of the one that they had. */
  async publishHome(userId: UserId, view: HomeView): Promise<Outcome<null>> {
    const outcome = await this.#call('views.publish', published, { user_id: userId, view });
    return outcome.kind === 'ok' ? { kind: 'ok', value: null } : outcome;
  }

  async #call<Value>(
    method: string,
    shape: z.ZodType<Value>,
    args: Record<string, unknown>,
  ): Promise<Outcome<Value>> {
    try {
      return { kind: 'ok', value: shape.parse(await this.#client.apiCall(method, args)) };
    } catch (error) {
      const failure = failedOutcome(error);
      return failure.kind === 'rateLimited' && method !== LIMITED_BY_CHANNEL
        ? { ...failure, method }
        : failure;
    }
  }
}
