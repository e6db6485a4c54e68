import type { SandboxClock } from './clock.ts';
import { newSecret } from './ids.ts';

/** How long a trigger can be exchanged for a view (docs.slack.dev, "Modals"). */
const triggerLifeMs = 3_000;

/** A person's interaction that may open one view. */
export interface Trigger {
  personId: string;
  /** the interaction that it came with */
  interactionId: string;
  /** the modal in which the interaction happened */
  viewId?: string;
}

/** Trigger ids: 3 s, single use. */
export class Triggers {
  private readonly known = new Map<string, Trigger & { expiresAt: number; isExchanged: boolean }>();
  private readonly clock: SandboxClock;

  constructor(clock: SandboxClock) {
    this.clock = clock;
  }

  /** A new trigger id of Slack's form. */
  issue(trigger: Trigger): string {
    const id = `${this.clock.now()}.${Math.floor(Math.random() * 1e9)}.${newSecret(16)}`;
    this.known.set(id, {
      ...trigger,
      expiresAt: this.clock.now() + triggerLifeMs,
      isExchanged: false,
    });
    return id;
  }

  /** Uses the trigger up and answers what it stands for, or Slack's error code. */
  exchange(id: string | undefined): Trigger | string {
    const trigger = this.known.get(id ?? '');
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.isExchanged) return 'exchanged_trigger_id';
    if (this.clock.now() >= trigger.expiresAt) return 'expired_trigger_id';
    trigger.isExchanged = true;
    return trigger;
  }
}
