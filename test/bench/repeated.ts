import { Bench } from 'tinybench';
import type { Row } from './report.ts';

/** How long each is called again and again. */
const MS = 3_000;

/** Calls each task again and again, the first as the baseline, and gives the middle of its times. @throws what a task throws. */
export async function repeated(
  tasks: Readonly<Record<string, () => Promise<unknown>>>,
): Promise<Row[]> {
  const bench = new Bench({ time: MS, warmupTime: MS / 10, throws: true });
  for (const [name, task] of Object.entries(tasks)) {
    bench.add(name, async () => {
      await task();
    });
  }
  await bench.run();
  return bench.tasks.map(({ name, result }) => {
    if (result.state !== 'completed') throw new Error(`${name} is ${result.state}`);
    return { what: name, count: 1, seconds: result.latency.p50 / 1000 };
  });
}
