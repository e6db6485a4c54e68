/** What `within` resolves with when the time is up. */
export const LATE = Symbol('late');

/** What `work` resolves with within `ms`, else `LATE`; the work goes on all the same. Rejects as `work` does. */
export async function within<Result>(
  ms: number,
  work: Promise<Result>,
): Promise<Result | typeof LATE> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<typeof LATE>((resolve) => {
    timer = setTimeout(resolve, ms, LATE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
