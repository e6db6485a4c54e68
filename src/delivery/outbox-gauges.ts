import { Gauge, type Registry } from 'prom-client';
import type { Sql } from '../store/connect.ts';
import { deliveryTotals } from '../store/delivery-totals.ts';

/** How the outbox stands, which all processes on a database share: each tells the same. */
export class OutboxGauges {
  readonly #isUp: Gauge;
  readonly #waiting: Gauge;
  readonly #oldestWaiting: Gauge;
  readonly #dead: Gauge;
  readonly #uncertain: Gauge;
  readonly #paused: Gauge;
  readonly #overdue: Gauge;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string) =>
      new Gauge({ name: `debt_register_${name}`, help, registers: [registry] });
    this.#isUp = gauge(
      'database_up',
      'Whether the database answered; 0 leaves the others below out.',
    );
    this.#waiting = gauge('waiting_messages', 'Messages that may go out and have not yet.');
    this.#oldestWaiting = gauge(
      'oldest_waiting_seconds',
      'How long ago the one that waits longest was due.',
    );
    this.#dead = gauge('dead_messages', 'Messages that were not sent, until somebody decides.');
    this.#uncertain = gauge(
      'uncertain_messages',
      'Messages of which that is not known, until somebody decides.',
    );
    this.#paused = gauge('paused_schedules', 'Digests and reminders that stand still.');
    this.#overdue = gauge(
      'overdue_seconds',
      'How long ago that was due which should have been in the outbox first.',
    );
  }

  /** Reads how it stands. One query. @throws when the database does not answer. */
  async read(sql: Sql, now: Date): Promise<void> {
    const totals = await deliveryTotals(sql, now);
    this.#isUp.set(1);
    this.#waiting.set(totals.waiting);
    this.#oldestWaiting.set(secondsSince(totals.oldestDueAt, now));
    this.#dead.set(totals.dead);
    this.#uncertain.set(totals.uncertain);
    this.#paused.set(totals.paused);
    this.#overdue.set(secondsSince(totals.overdueAt, now));
  }

  /** Tells nothing that is not known any more. */
  forget(): void {
    this.#isUp.set(0);
    const known = [this.#waiting, this.#oldestWaiting, this.#dead, this.#uncertain];
    for (const gauge of [...known, this.#paused, this.#overdue]) gauge.remove();
  }
}

function secondsSince(at: Date | null, now: Date): number {
  return at === null ? 0 : Math.max(0, now.getTime() - at.getTime()) / 1000;
}
