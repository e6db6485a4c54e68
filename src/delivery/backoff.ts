/** Waits that grow. */
export interface BackoffTimes {
  /** Before the second attempt; doubled for each further one, at most `maxBackoffMs`. */
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
}

/** How long to wait after that many attempts: between half and all of it, so that many do not come back at once. `random` is from 0 to 1. */
export function backoffMs(times: BackoffTimes, attempts: number, random: () => number): number {
  const whole = Math.min(times.maxBackoffMs, times.backoffMs * 2 ** (attempts - 1));
  return Math.round(whole * (0.5 + random() / 2));
}
