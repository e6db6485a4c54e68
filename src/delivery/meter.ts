import { Counter, Histogram, Registry } from 'prom-client';
import type { Delivery, Settlement } from '../store/outbox.ts';

/** Seconds after its time that a message went out: at once, in a minute, after a retry, an hour, a day. */
const LATENESS_BUCKETS = [1, 5, 15, 60, 300, 900, 3_600, 14_400, 86_400];

/** How an attempt at a message ended: `put off` is Slack's wish, `tried again` is ours. */
type AttemptOutcome = 'sent' | 'put off' | 'tried again' | 'dead' | 'uncertain';

/**
 * Counts what one process sends. No label holds what people wrote or whom it is for: there are as many series as kinds of
 * messages and of outcomes, however many registers there are.
 */
export class DeliveryMeter {
  readonly registry: Registry;
  readonly #attempts: Counter<'kind' | 'outcome'>;
  readonly #lateness: Histogram;

  constructor(registry = new Registry()) {
    this.registry = registry;
    const registers = [registry];
    this.#attempts = new Counter({
      name: 'debt_register_attempts_total',
      help: 'Attempts to send a message that this process has ended, by how they ended.',
      labelNames: ['kind', 'outcome'],
      registers,
    });
    this.#lateness = new Histogram({
      name: 'debt_register_lateness_seconds',
      help: 'How long after it was due a message was sent by this process; without thread replies, and what people had sent again.',
      buckets: LATENESS_BUCKETS,
      registers,
    });
  }

  /** Counts the end of an attempt that was kept. */
  ended(delivery: Delivery, settlement: Settlement): void {
    const { kind, method, parentId, dueAt, isSentAgain } = delivery;
    this.#attempts.inc({ kind, outcome: outcomeOf(settlement) });
    if (settlement.state !== 'sent' || method !== 'post') return;
    if (parentId !== null || isSentAgain) return;
    this.#lateness.observe(Math.max(0, settlement.at.getTime() - dueAt.getTime()) / 1000);
  }
}

function outcomeOf(settlement: Settlement): AttemptOutcome {
  if (settlement.state !== 'ready') return settlement.state;
  return settlement.counted ? 'tried again' : 'put off';
}
