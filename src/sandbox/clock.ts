/** A deadline that fires once, by real time or because the clock was advanced past it. */
interface Deadline {
  at: number;
  run: () => void;
  timer: NodeJS.Timeout;
}

/**
 * The stand-in's time: real time plus what tests advanced it by. Triggers, response URLs, acks,
 * redeliveries and rate limits all follow it, so that expiry is tested without waiting.
 */
export class SandboxClock {
  private offset = 0;
  private readonly deadlines = new Set<Deadline>();
  private readonly listeners = new Set<() => void>();

  /** @param start what the clock shows at first; the machine's time unless given */
  constructor(start?: Date) {
    if (start) this.offset = start.getTime() - Date.now();
  }

  /** How far the clock is ahead of the machine's, in milliseconds. */
  get offsetMs(): number {
    return this.offset;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** Moves the clock forward by `ms` and runs every deadline that this passes, earliest first. */
  advance(ms: number): void {
    this.offset += ms;
    const due = [...this.deadlines].filter((deadline) => deadline.at <= this.now());
    for (const deadline of due.sort((a, b) => a.at - b.at)) this.fire(deadline);
    for (const listener of this.listeners) listener();
  }

  /** Calls `listener` each time after the clock was moved. */
  onMoved(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Runs `run` once `ms` from now; the answer calls it off. */
  after(ms: number, run: () => void): () => void {
    const deadline: Deadline = {
      at: this.now() + ms,
      run,
      timer: setTimeout(() => this.fire(deadline), ms),
    };
    this.deadlines.add(deadline);
    return () => this.drop(deadline);
  }

  /** Calls every open deadline off. */
  stop(): void {
    for (const deadline of [...this.deadlines]) this.drop(deadline);
  }

  private fire(deadline: Deadline): void {
    if (!this.deadlines.has(deadline)) return;
    this.drop(deadline);
    deadline.run();
  }

  private drop(deadline: Deadline): void {
    clearTimeout(deadline.timer);
    this.deadlines.delete(deadline);
  }
}
