import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerStartError } from './errors.ts';
import { identify, isAlive, isErrno, type ProcessIdentity } from './process.ts';

const POLL_MS = 25;
const WAIT_MS = 180_000;
/** A lock file is created and filled in two steps; an empty one older than this was left by a crash. */
const FILL_MS = 500;

type Claim = { held: true; release: () => Promise<void> } | { held: false; pid: number };

/**
 * Takes the lock file at `path` for this process, for as long as it lives, or tells who has it.
 * The file of a process that is gone, or whose number another process has by now, counts for nothing.
 */
export async function claim(path: string): Promise<Claim> {
  for (;;) {
    if (await create(path)) return { held: true, release: () => rm(path, { force: true }) };
    const holder = await readHolder(path);
    if (holder !== undefined && (await isAlive(holder))) return { held: false, pid: holder.pid };
    await discardStale(path, holder);
  }
}

/** Does `work` while no other process that uses the same `path` does its own. @throws after 3 min of waiting. */
export async function withLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = await waitFor(path);
  try {
    return await work();
  } finally {
    await lock.release();
  }
}

/** Writes down in `folder` that this process uses what the folder stands for; the answer takes it back. */
export async function enter(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${process.pid}-${randomUUID()}`);
  await create(path);
  return () => rm(path, { force: true });
}

/** The numbers of the living processes that entered `folder`; entries of dead ones are removed. */
export async function present(folder: string): Promise<number[]> {
  const pids: number[] = [];
  for (const file of await readdir(folder)) {
    const path = join(folder, file);
    const holder = await readHolder(path);
    if (holder !== undefined && (await isAlive(holder))) pids.push(holder.pid);
    else await rm(path, { force: true });
  }
  return pids;
}

async function waitFor(path: string): Promise<{ release: () => Promise<void> }> {
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    const lock = await claim(path);
    if (lock.held) return lock;
    if (waitedMs >= WAIT_MS) {
      throw new ServerStartError(`Process ${lock.pid} has held ${path} for ${WAIT_MS / 1000} s.`);
    }
    await sleep(POLL_MS);
  }
}

async function create(path: string): Promise<boolean> {
  const self = await identify(process.pid);
  try {
    await writeFile(path, JSON.stringify(self), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isErrno(error, 'EEXIST')) return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<ProcessIdentity | undefined> {
  for (let waitedMs = 0; waitedMs < FILL_MS; waitedMs += POLL_MS) {
    const text = await readIfThere(path);
    if (text === undefined) return undefined;
    if (text !== '') return parseHolder(text);
    await sleep(POLL_MS);
  }
  return undefined;
}

/** By a rename, so that of two processes that both saw a dead holder's file only one takes it away; a fresh one is put back. */
async function discardStale(path: string, seen: ProcessIdentity | undefined): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return;
    throw error;
  }
  const text = (await readIfThere(aside)) ?? '';
  const taken = text === '' ? undefined : parseHolder(text);
  const isFresh = taken?.pid !== seen?.pid || taken?.birth !== seen?.birth;
  await (isFresh ? rename(aside, path) : rm(aside));
}

function parseHolder(text: string): ProcessIdentity | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isIdentity(value) ? { pid: value.pid, birth: value.birth } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isIdentity(value: unknown): value is ProcessIdentity {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'pid' in value &&
    typeof value.pid === 'number' &&
    'birth' in value &&
    typeof value.birth === 'string'
  );
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}
