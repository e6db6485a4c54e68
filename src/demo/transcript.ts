/** One thing that a person did, what they saw, and what they should have seen. */
export interface Step {
  readonly what: string;
  readonly act: () => Promise<string>;
  readonly expects: RegExp;
}

/** Plays steps, prints what people see, and counts. */
export class Transcript {
  #passed = 0;
  #failed = 0;
  readonly #print: (line: string) => void;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  get failed(): number {
    return this.#failed;
  }

  /** Plays one step; a step that goes wrong is printed with the reason, and the story goes on. */
  async play({ what, act, expects }: Step): Promise<string> {
    this.#print(`\n▶ ${what}`);
    const seen = await act().catch(
      (error: unknown) => `(failed) ${error instanceof Error ? error.message : String(error)}`,
    );
    for (const line of seen.split('\n')) this.#print(`  │ ${line}`);
    const isRight = expects.test(seen) && !seen.startsWith('(failed)');
    if (isRight) this.#passed += 1;
    else this.#failed += 1;
    this.#print(isRight ? '  ✓' : `  ✗ expected ${expects}`);
    return seen;
  }

  summary(): string {
    return `demo: ${this.#passed} steps passed, ${this.#failed} failed`;
  }
}
