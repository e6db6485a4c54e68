import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The operating-system user that a program runs as. */
export interface Account {
  uid: number;
  gid: number;
}

/** A process that can be told from a later one with the same number. */
export interface ProcessIdentity {
  pid: number;
  /** When it began, in the platform's own terms; empty where that cannot be known. */
  birth: string;
}

/** For programs we start: nothing of the bot's environment, so no token reaches them. */
export const CLEAN_ENVIRONMENT = { LC_ALL: 'C', TZ: 'UTC' };

/** Runs a program to its end as `account` (as ourselves without one). @throws where it exits with other than 0. */
export async function runAs(
  account: Account | undefined,
  file: string,
  args: readonly string[],
  cwd: string,
): Promise<string> {
  const { stdout } = await run(file, args, { ...account, cwd, env: CLEAN_ENVIRONMENT });
  return stdout;
}

/** The living process with this number; undefined where there is none, or only a zombie nobody has reaped. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!isTaken(pid)) return undefined;
  if (process.platform === 'linux') return identifyOnLinux(pid);
  return { pid, birth: await askPs(pid, 'lstart') };
}

/** Whether `recorded` still runs: a later process with its number is not it. */
export async function isAlive(recorded: ProcessIdentity): Promise<boolean> {
  const now = await identify(recorded.pid);
  if (now === undefined) return false;
  return recorded.birth === '' || now.birth === '' || recorded.birth === now.birth;
}

/** The process number is taken, be it by a zombie. */
export function isTaken(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isErrno(error, 'EPERM');
  }
}

/** How a process was called, its arguments apart by spaces; empty where that cannot be known. */
export async function commandLine(pid: number): Promise<string> {
  if (process.platform !== 'linux') return askPs(pid, 'command');
  return (await readProc(pid, 'cmdline')).replaceAll('\0', ' ');
}

/** Whether an error of `node:fs` or `process` has one of these codes. */
export function isErrno(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** Fields of /proc/PID/stat after the name in brackets: the first is the state, the 20th the start in ticks since boot. */
async function identifyOnLinux(pid: number): Promise<ProcessIdentity | undefined> {
  const stat = await readProc(pid, 'stat');
  if (stat === '') return isTaken(pid) ? { pid, birth: '' } : undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return { pid, birth: `${boot.trim()} ${fields[19] ?? ''}` };
}

async function readProc(pid: number, file: 'stat' | 'cmdline'): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (isErrno(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return '';
    throw error;
  }
}

/** macOS and the BSDs; Windows has no ps, so nothing is known there. */
async function askPs(pid: number, column: 'lstart' | 'command'): Promise<string> {
  if (process.platform === 'win32') return '';
  try {
    return (await runAs(undefined, '/bin/ps', ['-o', `${column}=`, '-p', String(pid)], '/')).trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return '';
    if (!isTaken(pid)) return '';
    throw error;
  }
}
