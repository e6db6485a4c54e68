/** Says that something in the workspace changed; drivers wait on it instead of sleeping. */
export class Signal {
  private readonly listeners = new Set<() => void>();

  /** Tells everyone who waits. */
  emit(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** Calls `listener` after every change until the returned function is called. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Resolves with the first value of `check` that is not undefined, now or after a later change.
   * Throws after `timeoutMs` of real time with the text that `explain` gives then.
   */
  until<T>(check: () => T | undefined, timeoutMs: number, explain: () => string): Promise<T> {
    const first = check();
    if (first !== undefined) return Promise.resolve(first);
    return new Promise((resolve, reject) => {
      const stop = this.onChange(() => {
        const value = check();
        if (value === undefined) return;
        clearTimeout(timer);
        stop();
        resolve(value);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`after ${timeoutMs} ms: ${explain()}`));
      }, timeoutMs);
    });
  }
}
