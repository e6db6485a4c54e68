import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerStartError } from './errors.ts';
import { commandLine, identify, isErrno, isTaken } from './process.ts';

const POLL_MS = 25;

/** A running PostgreSQL server, as its `postmaster.pid` tells. */
export interface Postmaster {
  pid: number;
  /** TCP port on the loopback address. */
  port: number;
  /** PostgreSQL's word for its state: `starting`, `ready`, `standby` or `stopping`; empty before it has one. */
  state: string;
}

/** What `postmaster.pid` in PostgreSQL's data directory says; undefined when it is not there. */
export async function readPostmaster(data: string): Promise<Postmaster | undefined> {
  try {
    const lines = (await readFile(pidFile(data), 'utf8')).split('\n').map((line) => line.trim());
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7] ?? '' };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * The server that runs on the data directory, whoever started it; one that is starting or stopping is
 * waited for, at most `timeoutMs`. A `postmaster.pid` whose number another process has by now is
 * removed, because PostgreSQL would take that process for a server and refuse to start.
 *
 * @throws ServerStartError when the server neither gets ready nor goes away in time.
 */
export async function findRunning(
  data: string,
  timeoutMs: number,
): Promise<Postmaster | undefined> {
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += POLL_MS) {
    const postmaster = await readPostmaster(data);
    if (postmaster === undefined) return undefined;
    if (!(await isServerOn(postmaster.pid, data))) {
      if (isTaken(postmaster.pid)) await rm(pidFile(data), { force: true });
      return undefined;
    }
    if (postmaster.state === 'ready') return postmaster;
    await sleep(POLL_MS);
  }
  throw new ServerStartError(
    `The PostgreSQL server on ${data} has been neither ready nor gone for ${timeoutMs / 1000} s.`,
  );
}

async function isServerOn(pid: number, data: string): Promise<boolean> {
  if ((await identify(pid)) === undefined) return false;
  const command = await commandLine(pid);
  return command === '' || command.includes(data);
}

function pidFile(data: string): string {
  return join(data, 'postmaster.pid');
}
