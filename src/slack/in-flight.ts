/**
 * Counts the work that Slack's requests started, because Bolt's stop resolves while listeners still run.
 */
export class InFlight {
  readonly #running = new Set<Promise<unknown>>();

  /** Runs work that a graceful stop waits for. */
  track<Result>(work: Promise<Result>): Promise<Result> {
    this.#running.add(work);
    const forget = () => this.#running.delete(work);
    work.then(forget, forget);
    return work;
  }

  /** Resolves when all work has ended, that of work begun meanwhile included. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled(this.#running);
  }
}
