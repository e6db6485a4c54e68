import { seededRandom } from './random.ts';

/** What goes wrong. `accept_then_drop`: the work is done, then the connection is cut before the answer. */
export type FaultKind =
  | { kind: 'rate_limited'; retryAfterSeconds?: number }
  | { kind: 'server_error'; status?: number }
  | { kind: 'slow'; delayMs: number }
  | { kind: 'accept_then_drop' }
  | { kind: 'drop' }
  | { kind: 'error'; error: string };

/** A fault on demand: for one method, or for all ("*"); always, `times` times, or with a `probability` of 0..1. */
export type Fault = FaultKind & { method: string; probability?: number; times?: number };

/** The faults that are set, drawn by a seeded generator so that a run can be repeated. */
export class Faults {
  private active: Fault[] = [];
  private readonly random: () => number;

  /** @param seed of the generator; the same seed and calls give the same faults */
  constructor(seed: number) {
    this.random = seededRandom(seed);
  }

  /** Sets a fault beside those already set. */
  add(fault: Fault): void {
    this.active.push({ ...fault });
  }

  /** The faults that are set, those used up left out. */
  list(): Fault[] {
    return this.active.filter((fault) => fault.times !== 0).map((fault) => ({ ...fault }));
  }

  /** Takes every fault back. */
  clear(): void {
    this.active = [];
  }

  /** The fault that this call of `method` meets, or undefined. Uses up one of its `times`. */
  draw(method: string): Fault | undefined {
    const fault = this.active.find(
      (candidate) =>
        (candidate.method === '*' || candidate.method === method) &&
        candidate.times !== 0 &&
        (candidate.probability === undefined || this.random() < candidate.probability),
    );
    if (fault?.times !== undefined) fault.times -= 1;
    return fault;
  }
}
