import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What a work tells of itself: what it did so often, and how long each or all of it took. Set-up is not counted. */
const timed = z.object({
  /** How many messages, items or calls. */
  count: z.number(),
  /** For all of them, by the clock on the wall. */
  seconds: z.number(),
  /** Of this process's own time on a processor; PostgreSQL's and the stand-in's is not in it. */
  cpuSeconds: z.number(),
});
export type Timed = z.infer<typeof timed>;

const measured = timed.extend({
  /** The most memory that the process held at once, Node itself and all code included. */
  peakMb: z.number(),
});
export type Measured = z.infer<typeof measured>;

/** A work of the folder `works`, by its file's name. */
export type WorkName =
  | 'parse'
  | 'read'
  | 'import-file'
  | 'bare-posts'
  | 'put-digests'
  | 'send-digests';

/** Does a work in a process of its own, so that no other's memory or warm code counts. @throws when it fails. */
export async function measure(work: WorkName, ...args: string[]): Promise<Measured> {
  return measured.parse(await answerOf(startChild(`./works/${work}.ts`, args)));
}

/** A file of this folder as a process that talks to this one. */
export function startChild(file: string, args: readonly string[] = []): ChildProcess {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return fork(path, [...args], { execArgv: ['--import', 'tsx'] });
}

/** The next thing that a child says. @throws when it ends without saying anything. */
export async function answerOf(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the measured process ended with ${code}`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}

/** Tells the parent how long a work took, called by its file; what it gives is how many it did. */
export async function tellTime(work: () => Promise<number> | number): Promise<void> {
  const cpuBefore = process.cpuUsage();
  const startedAt = performance.now();
  const count = await work();
  const seconds = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  const peakMb = process.resourceUsage().maxRSS / 1024;
  process.send?.({ count, seconds, cpuSeconds: (user + system) / 1e6, peakMb });
}
