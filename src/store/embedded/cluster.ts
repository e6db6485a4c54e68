import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { DataFolderError, ServerStartError } from './errors.ts';
import { clusterFolder, giveTo } from './place.ts';
import { type Account, isErrno, runAs } from './process.ts';

/** The database user, who is the server's superuser, and the database of the bot. */
export const DATABASE_USER = 'debt_register';

const DRAFT_PREFIX = 'cluster-draft-';

/** PostgreSQL's files and the password that belongs to them. */
export interface Cluster {
  /** PostgreSQL's own data directory (PGDATA). */
  data: string;
  password: string;
}

/**
 * The cluster in `folder`, made by initdb when there is none: UTF-8, the built-in C.UTF-8 locale,
 * password required, owned by `account`.
 *
 * It is made under another name and moved to its place when complete, so a crash on the way leaves
 * nothing that could be taken for data; what it leaves is removed here. Call it under the start lock.
 *
 * @throws DataFolderError where the data is of another major version or the password is missing;
 * ServerStartError with initdb's words where that fails.
 */
export async function ensureCluster(
  folder: string,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<Cluster> {
  await removeDrafts(folder);
  const existing = await openCluster(folder, binaries.major);
  if (existing !== undefined) return existing;
  const draft = join(folder, DRAFT_PREFIX + randomUUID());
  await initialise(draft, binaries, account, durable);
  await rename(draft, clusterFolder(folder));
  const made = await openCluster(folder, binaries.major);
  if (made === undefined) throw new ServerStartError(`initdb left no data in ${folder}.`);
  return made;
}

async function openCluster(folder: string, major: string): Promise<Cluster | undefined> {
  const data = join(clusterFolder(folder), 'data');
  const version = await readIfThere(join(data, 'PG_VERSION'));
  if (version === undefined) return undefined;
  if (version !== major) {
    throw new DataFolderError(
      `The data in ${data} was made by PostgreSQL ${version}, this is PostgreSQL ${major}. ` +
        `Dump it with the release that made it and restore it into a new data folder; docs/operations.md has the steps.`,
    );
  }
  const passwordFile = join(clusterFolder(folder), 'password');
  const password = await readIfThere(passwordFile);
  if (password === undefined) {
    throw new DataFolderError(
      `${passwordFile} is missing, and the data beside it cannot be opened without it. Bring it back from a backup.`,
    );
  }
  return { data, password };
}

async function initialise(
  draft: string,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<void> {
  const passwordFile = join(draft, 'password');
  await mkdir(draft, { mode: 0o700 });
  await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  await giveTo(account, passwordFile);
  await giveTo(account, draft);
  await chmod(draft, 0o700);
  const args = [
    ...['--pgdata', join(draft, 'data'), '--username', DATABASE_USER],
    ...['--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...(durable ? [] : ['--no-sync']),
  ];
  try {
    await runAs(account, binaries.initdb, args, draft);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServerStartError(`initdb failed. ${reason}`, { cause: error });
  }
}

/** An initdb whose parent was killed may still be writing there; hence the retries. */
async function removeDrafts(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    if (!entry.startsWith(DRAFT_PREFIX)) continue;
    await rm(join(folder, entry), { recursive: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}
