import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import { ServerStartError } from './errors.ts';
import { type Postmaster, readPostmaster } from './postmaster.ts';
import { type Account, CLEAN_ENVIRONMENT, isErrno, runAs } from './process.ts';

const POLL_MS = 20;
const ATTEMPTS = 5;
const STOP_TIMEOUT_S = 60;

/** TCP on loopback alone: a socket's path has a limit of about 100 characters, and data folders go deeper. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  log_min_messages: 'log',
  log_checkpoints: 'off',
};

/** For data that may be lost with the machine: the tests' own. */
const UNSAFE_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** What is needed to start PostgreSQL, or to stop it. */
export interface ServerSetup {
  binaries: Binaries;
  account: Account | undefined;
  /** PostgreSQL's data directory. */
  data: string;
  /** Where its log goes: `server.log`, that of the start before as `server.log.1`. */
  folder: string;
  /** False gives up safety against power loss for speed. */
  durable: boolean;
  /** The port to try first; a free one is chosen without it, and when it is taken. */
  port: number | undefined;
  /** How long PostgreSQL may take to get ready, recovery after a crash included. */
  startTimeoutMs: number;
}

/**
 * Starts PostgreSQL in a session of its own, so that a Ctrl-C in the terminal does not reach it, and
 * waits until it takes connections. It outlives this process until `stopServer`.
 *
 * @throws ServerStartError with the end of its log when it ends before it is ready, or is not ready in time.
 */
export async function startServer(setup: ServerSetup): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const port = attempt === 1 && setup.port !== undefined ? setup.port : await freePort();
    const outcome = await launch(setup, port);
    if (outcome.ready) return outcome.postmaster;
    if (attempt === ATTEMPTS || !mayPassByItself(outcome.said)) {
      throw new ServerStartError(`PostgreSQL did not start. It said:\n${outcome.said}`);
    }
    await sleep(POLL_MS * attempt);
  }
}

/**
 * Stops PostgreSQL: open transactions are rolled back, connections closed, all is written out.
 * @throws where it has not stopped after 60 s.
 */
export async function stopServer(
  setup: Pick<ServerSetup, 'binaries' | 'account' | 'data'>,
): Promise<void> {
  const args = ['stop', '-D', setup.data, '-m', 'fast', '-w', '-t', String(STOP_TIMEOUT_S)];
  await runAs(setup.account, setup.binaries.pgCtl, args, setup.data);
}

type Outcome = { ready: true; postmaster: Postmaster } | { ready: false; said: string };

async function launch(setup: ServerSetup, port: number): Promise<Outcome> {
  const logFile = join(setup.folder, 'server.log');
  const server = await spawnServer(setup, port, logFile);
  const ended = new Promise<string>((resolve) => {
    server.once('error', (error) => resolve(error.message));
    server.once('exit', (code, signal) => resolve(`It ended with ${code ?? signal}.`));
  });
  let end: string | undefined;
  ended.then((reason) => {
    end = reason;
  });
  for (let waitedMs = 0; waitedMs < setup.startTimeoutMs; waitedMs += POLL_MS) {
    const postmaster = await readPostmaster(setup.data);
    if (postmaster?.pid === server.pid && postmaster?.state === 'ready') {
      server.unref();
      return { ready: true, postmaster };
    }
    if (end !== undefined) return { ready: false, said: `${await tail(logFile)}${end}` };
    await sleep(POLL_MS);
  }
  server.kill('SIGQUIT');
  await ended;
  return {
    ready: false,
    said: `${await tail(logFile)}It was not ready in ${setup.startTimeoutMs} ms.`,
  };
}

async function spawnServer(
  setup: ServerSetup,
  port: number,
  logFile: string,
): Promise<ChildProcess> {
  const settings = { ...SETTINGS, ...(setup.durable ? {} : UNSAFE_SETTINGS), port: String(port) };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  await keepPrevious(logFile);
  const log = await open(logFile, 'w');
  try {
    return spawn(setup.binaries.postgres, ['-D', setup.data, ...args], {
      ...setup.account,
      cwd: setup.folder,
      env: CLEAN_ENVIRONMENT,
      detached: true,
      windowsHide: true,
      stdio: ['ignore', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
}

async function keepPrevious(logFile: string): Promise<void> {
  try {
    await rename(logFile, `${logFile}.1`);
  } catch (error) {
    if (!isErrno(error, 'ENOENT')) throw error;
  }
}

async function tail(logFile: string): Promise<string> {
  return (await readFile(logFile, 'utf8')).slice(-2000);
}

/** The port was taken between the choice and the start, or backends of a killed server are still leaving. */
function mayPassByItself(said: string): boolean {
  return /could not bind|could not create any TCP\/IP sockets|pre-existing shared memory block/.test(
    said,
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
