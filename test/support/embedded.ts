import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { connect } from '../../src/store/connect.ts';
import { readPostmaster } from '../../src/store/embedded/postmaster.ts';
import { identify } from '../../src/store/embedded/process.ts';
import {
  type EmbeddedOptions,
  type EmbeddedServer,
  startEmbedded,
} from '../../src/store/embedded.ts';

export const isRoot = process.getuid?.() === 0;

/** Somebody without rights, as whom root can run a process. */
export const ordinaryUser = { uid: 65_534, gid: 65_534 };

const started = z.object({
  url: z.string(),
  pid: z.number(),
  folder: z.string(),
  startedHere: z.boolean(),
});

type ProcessOptions = Pick<EmbeddedOptions, 'packageFolder' | 'durable'>;

export interface BotProcess {
  server: z.infer<typeof started>;
  child: ChildProcess;
  pid: number;
  /** Sends the signal, to its whole process group if asked, and waits for its end. */
  end(signal: NodeJS.Signals, to?: 'process' | 'group'): Promise<void>;
}

/** A folder that others may enter, gone after the test together with any server that still runs in it. */
export async function scratchFolder(owner?: { uid: number; gid: number }): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'embedded-')));
  await chmod(folder, 0o755);
  if (owner !== undefined) await chown(folder, owner.uid, owner.gid);
  onTestFinished(async () => {
    await killServer(folder);
    await killServer(join(folder, 'data'));
    await rm(folder, { recursive: true, maxRetries: 5 });
  });
  return folder;
}

/** `startEmbedded` in this process, fast, and stopped after the test. */
export async function startHere(
  dataDir: string,
  options: Partial<EmbeddedOptions> = {},
): Promise<EmbeddedServer> {
  const log = pino({ level: 'silent' });
  const server = await startEmbedded({ dataDir, role: 'bot', durable: false, log, ...options });
  onTestFinished(() => server.stop());
  return server;
}

/** `startEmbedded` in a process of its own. @throws with what the process said when it does not get the server. */
export async function startProcess(
  dataDir: string,
  role: 'bot' | 'command',
  { as, ...options }: ProcessOptions & { as?: { uid: number; gid: number } } = {},
): Promise<BotProcess> {
  const child = launch(dataDir, role, options, as);
  let errors = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  const exited = once(child, 'close');
  const line = await Promise.race([firstLine(child), exited.then(() => undefined)]);
  if (line === undefined) throw new Error(errors);
  return {
    server: started.parse(JSON.parse(line)),
    child,
    pid: child.pid ?? 0,
    async end(signal, to = 'process') {
      process.kill(to === 'group' ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
      await exited;
    },
  };
}

/** The process alone, from its first moment. */
export function launch(
  dataDir: string,
  role: 'bot' | 'command',
  options: ProcessOptions = {},
  as?: { uid: number; gid: number },
): ChildProcess {
  const script = join(import.meta.dirname, 'embedded-process.ts');
  const argument = JSON.stringify({ dataDir, role, durable: false, ...options });
  const child = spawn(process.execPath, ['--import', 'tsx', script, argument], {
    ...as,
    cwd: join(import.meta.dirname, '../..'),
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

/** Runs statements on a server and gives the rows of the last. */
export async function query(url: string, statement: string): Promise<object[]> {
  const sql = connect(url, { max: 1 });
  try {
    return [...(await sql.unsafe(statement))];
  } finally {
    await sql.end();
  }
}

export async function isRunning(pid: number): Promise<boolean> {
  return (await identify(pid)) !== undefined;
}

async function killServer(folder: string): Promise<void> {
  const postmaster = await readPostmaster(join(folder, 'cluster', 'data'));
  if (postmaster === undefined || !(await isRunning(postmaster.pid))) return;
  process.kill(postmaster.pid, 'SIGQUIT');
  await vi.waitUntil(async () => !(await isRunning(postmaster.pid)), { timeout: 5_000 });
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (child.stdout === null) return undefined;
  for await (const line of createInterface({ input: child.stdout })) return line;
  return undefined;
}
