import type { RecordedDelivery, Records } from './calls.ts';
import type { SandboxClock } from './clock.ts';
import type { Json } from './json.ts';
import type { Signal } from './signal.ts';

/** How long the app has to acknowledge (docs.slack.dev, "Handling user interaction"). */
const slackAckLimitMs = 3_000;

/** When an event that was not acknowledged comes again (docs.slack.dev, "The Events API"). */
const redeliveryDelaysMs = [0, 60_000, 300_000];

/** What is sent to the app. */
export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Json;
  retry?: { attempt: number; reason: string };
}

/** What came back. `no_listener`: nobody is connected; `lost`: the connection closed before the ack. */
export type Answer =
  | { kind: 'acked'; body: unknown }
  | { kind: 'no_listener' }
  | { kind: 'lost' }
  | { kind: 'refused'; error: 'http_client_error' | 'http_service_error' };

/** An answer, or none in time. */
export type Outcome = Answer | { kind: 'timeout' };

/** A way to the app: Socket Mode or signed HTTP. The promise may stay open for ever. */
export interface Transport {
  send(envelope: Envelope): Promise<Answer>;
}

/** Sends to the app, measures every ack, and sends events again that were not acknowledged. */
export class Delivery {
  private readonly clock: SandboxClock;
  private readonly records: Records;
  private readonly signal: Signal;
  private readonly ackLimitMs: number;
  private transport: Transport;

  constructor(parts: {
    clock: SandboxClock;
    records: Records;
    signal: Signal;
    transport: Transport;
    /** Slack's 3 s unless given */
    ackLimitMs?: number | undefined;
  }) {
    this.clock = parts.clock;
    this.records = parts.records;
    this.signal = parts.signal;
    this.transport = parts.transport;
    this.ackLimitMs = parts.ackLimitMs ?? slackAckLimitMs;
  }

  /** Sends by another way from now on. */
  use(transport: Transport): void {
    this.transport = transport;
  }

  /** Sends once and resolves with the app's answer, or with `timeout` when it took too long. */
  async send(kind: string, envelope: Envelope, interactionId?: string): Promise<Outcome> {
    return (await this.attempt(kind, envelope, interactionId)).outcome;
  }

  /** Sends an event and, while it is not acknowledged, again: at once, after a minute, after five. */
  async sendEvent(kind: string, payload: Json): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const retry = attempt === 0 ? {} : { retry: { attempt, reason: 'timeout' } };
      const { outcome, record } = await this.attempt(kind, {
        type: 'events_api',
        payload,
        ...retry,
      });
      const delayMs = redeliveryDelaysMs[attempt];
      if (outcome.kind === 'acked' || delayMs === undefined) return;
      if (delayMs > 0) await this.pause(delayMs, record);
    }
  }

  private async attempt(
    kind: string,
    envelope: Envelope,
    interactionId?: string,
  ): Promise<{ outcome: Outcome; record: RecordedDelivery }> {
    const record: RecordedDelivery = {
      kind,
      payload: envelope.payload,
      at: this.clock.now(),
      ...(interactionId && { interactionId }),
    };
    this.records.deliveries.push(record);
    this.signal.emit();
    const startedAt = performance.now();
    const answer = this.transport.send(envelope).then((answered) => {
      if (answered.kind === 'acked') {
        record.ackMs = performance.now() - startedAt;
        record.ackBody = answered.body;
      }
      return answered;
    });
    const outcome = await this.inTime(answer);
    this.signal.emit();
    return { outcome, record };
  }

  private pause(ms: number, record: RecordedDelivery): Promise<void> {
    return new Promise((resolve) => {
      this.clock.after(ms, resolve);
      record.retryAt = this.clock.now() + ms;
      this.signal.emit();
    });
  }

  private inTime(answer: Promise<Answer>): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const stop = this.clock.after(this.ackLimitMs, () => resolve({ kind: 'timeout' }));
      answer.then(resolve, reject).finally(stop);
    });
  }
}
