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
  private state: number;

  /** @param seed of the generator; the same seed and calls give the same faults */
  constructor(seed: number) {
    this.state = seed >>> 0;
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

  /** mulberry32: a small generator of numbers in 0..1 */
  private random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
}
