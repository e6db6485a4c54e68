/** Calls a minute that each tier allows (docs.slack.dev, "Rate limits"). */
const tiers = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

/** Tiers of the methods that are not of tier 3. */
const tierOf: Record<string, keyof typeof tiers> = {
  'views.open': 4,
  'views.push': 4,
  'views.update': 4,
  'views.publish': 4,
  'users.info': 4,
  'chat.postEphemeral': 4,
  'conversations.members': 4,
  'files.info': 4,
  'files.getUploadURLExternal': 4,
  'files.completeUploadExternal': 4,
  'bots.info': 3,
  'users.list': 2,
  'conversations.list': 2,
};

/** Methods that Slack limits far above anything a test does. */
const unlimited = new Set(['auth.test', 'chat.getPermalink']);

/**
 * How strict the stand-in is. `channelBurst`: posts that a channel takes at once before one a second holds. `tierScale`: how
 * many times the calls of Slack's tiers are allowed, for what must not wait as long as Slack would have it.
 */
export interface RateLimitSettings {
  enabled: boolean;
  channelBurst: number;
  /** chat.postMessage over all channels */
  postsPerMinute: number;
  tierScale: number;
}

/** Slack's limits with a small burst tolerance. */
export const slackRateLimits: RateLimitSettings = {
  enabled: true,
  channelBurst: 2,
  postsPerMinute: 300,
  tierScale: 1,
};

/** Counts the calls of one workspace and app. */
export class RateLimits {
  private readonly callTimes = new Map<string, number[]>();
  private readonly buckets = new Map<string, { tokens: number; atMs: number }>();
  readonly settings: RateLimitSettings;

  constructor(settings: RateLimitSettings) {
    this.settings = settings;
  }

  /** Counts a call. Answers the seconds to wait when it is one too many, else undefined. */
  refuses(method: string, channel: string | undefined, nowMs: number): number | undefined {
    if (!this.settings.enabled || unlimited.has(method)) return undefined;
    const { postsPerMinute, tierScale } = this.settings;
    if (method !== 'chat.postMessage')
      return this.overWindow(method, tierScale * tiers[tierOf[method] ?? 3], nowMs);
    return this.overWindow(method, postsPerMinute, nowMs) ?? this.overBucket(channel ?? '', nowMs);
  }

  private overWindow(method: string, perMinute: number, nowMs: number): number | undefined {
    const recent = (this.callTimes.get(method) ?? []).filter((at) => at > nowMs - 60_000);
    this.callTimes.set(method, recent);
    const oldest = recent[0];
    if (recent.length >= perMinute && oldest !== undefined) {
      return Math.max(1, Math.ceil((oldest + 60_000 - nowMs) / 1000));
    }
    recent.push(nowMs);
    return undefined;
  }

  private overBucket(channel: string, nowMs: number): number | undefined {
    const burst = this.settings.channelBurst;
    const bucket = this.buckets.get(channel) ?? { tokens: burst, atMs: nowMs };
    const tokens = Math.min(burst, bucket.tokens + (nowMs - bucket.atMs) / 1000);
    const allowed = tokens >= 1;
    this.buckets.set(channel, { tokens: allowed ? tokens - 1 : tokens, atMs: nowMs });
    return allowed ? undefined : 1;
  }
}
