import type { WebClient } from '@slack/web-api';
import type { ChannelId, UserId } from '../domain/debt.ts';
import type { Membership } from '../domain/register.ts';
import type { Grants } from './grants.ts';
import { unlessRefused } from './slack-code.ts';

/** Somebody who joins a channel is known to be in it after this long at the latest; from the channel itself at once. */
const AGE_MS = 2 * 60_000;
const MAX_PEOPLE = 5_000;
/** methods/users.conversations: at most 999 channels a page. */
const PAGE_CHANNELS = 999;
const MAX_PAGES = 10;
/** The kinds of channels that a person may be in, by the scope that shows them. */
const KINDS = [
  { scope: 'channels:read', type: 'public_channel' },
  { scope: 'groups:read', type: 'private_channel' },
] as const;
/** Of methods/users.conversations: people of other organisations, and a scope that was taken back. */
const UNKNOWN: ReadonlySet<string> = new Set(['user_not_found', 'user_not_visible']);
const NO_SCOPE: ReadonlySet<string> = new Set(['missing_scope']);

interface Kept {
  readonly channels: readonly ChannelId[];
  readonly scopes: string;
  readonly at: number;
}

/** The channels that people are in, asked of Slack only where it decides what they may see, and kept for a while. */
export class Memberships {
  readonly #now: () => Date;
  readonly #grants: Grants;
  readonly #kept = new Map<string, Kept>();

  constructor(now: () => Date, grants: Grants) {
    this.#now = now;
    this.#grants = grants;
  }

  /** A person's channels: the one they act from is known at once. */
  of(client: WebClient, key: string, userId: UserId, here: ChannelId | null): Membership {
    const known = new Set(here === null ? [] : [here]);
    return {
      has: (channel) => known.has(channel),
      ask: async () => {
        for (const channel of await this.#channelsOf(client, key, userId)) known.add(channel);
        return KINDS.map(({ scope }) => scope).filter((scope) => !this.#grants.has(scope));
      },
    };
  }

  async #channelsOf(client: WebClient, key: string, user: UserId): Promise<readonly ChannelId[]> {
    const granted = KINDS.filter(({ scope }) => this.#grants.has(scope));
    const scopes = granted.map(({ scope }) => scope).join();
    const now = this.#now().getTime();
    const kept = this.#kept.get(key);
    if (kept?.scopes === scopes && now - kept.at < AGE_MS && now >= kept.at) return kept.channels;
    const channels: ChannelId[] = [];
    // one kind at a time: a scope that was taken back must not hide what the other one shows
    for (const { scope, type } of granted) {
      const found = await unlessRefused(channelsOfType(client, user, type), NO_SCOPE);
      if (found) channels.push(...found);
      else this.#grants.lost(scope);
    }
    this.#keep(key, { channels, scopes, at: now });
    return channels;
  }

  #keep(key: string, kept: Kept): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MAX_PEOPLE && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(key, kept);
  }
}

async function channelsOfType(
  client: WebClient,
  user: UserId,
  types: string,
): Promise<readonly ChannelId[]> {
  const channels: ChannelId[] = [];
  let cursor = '';
  for (let page = 0; page < MAX_PAGES; page++) {
    const asked = { user, types, limit: PAGE_CHANNELS, ...(cursor !== '' && { cursor }) };
    const answer = await unlessRefused(client.users.conversations(asked), UNKNOWN);
    channels.push(...(answer?.channels ?? []).flatMap(({ id }) => (id ? [id] : [])));
    cursor = answer?.response_metadata?.next_cursor ?? '';
    if (cursor === '') break;
  }
  return channels;
}
