import type { SandboxClock } from './clock.ts';
import { newSecret } from './ids.ts';

/** How often and how long a response URL works (docs.slack.dev, "Handling user interaction"). */
const responseUrlUses = 5;
const responseUrlLifeMs = 30 * 60_000;

/** Where an answer through a response URL goes. */
export interface ResponseTarget {
  channelId: string;
  personId: string;
  interactionId: string;
  /** the message whose button was clicked */
  messageTs?: string;
}

/** Response URLs: five uses within 30 minutes. */
export class ResponseUrls {
  private readonly known = new Map<string, ResponseTarget & { uses: number; expiresAt: number }>();
  private readonly clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.clock = clock;
  }

  /** The path of a new response URL. */
  issue(target: ResponseTarget): string {
    const path = `/response/${newSecret(12)}`;
    this.known.set(path, { ...target, uses: 0, expiresAt: this.clock.now() + responseUrlLifeMs });
    return path;
  }

  /** Counts one use and answers where it goes, or the error that Slack answers. */
  use(path: string): ResponseTarget | 'expired_url' | 'used_url' | 'invalid_url' {
    const url = this.known.get(path);
    if (!url) return 'invalid_url';
    if (this.clock.now() >= url.expiresAt) return 'expired_url';
    if (url.uses >= responseUrlUses) return 'used_url';
    url.uses += 1;
    return url;
  }
}
