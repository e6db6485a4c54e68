import {
  access,
  chmod,
  chown,
  constants,
  mkdir,
  mkdtemp,
  readFile,
  realpath,
  rmdir,
  stat,
  symlink,
} from 'node:fs/promises';
import { basename, join } from 'node:path';
import { DataFolderError, EmbeddedUnavailableError } from './errors.ts';
import { type Account, isErrno, runAs } from './process.ts';

/** Unprivileged users to run the server as, the better one first. */
const SERVICE_USERS = ['postgres', 'nobody'];

/** Where data goes when root's data folder lies under a folder that is closed to others. */
const OPEN_FOLDER = '/var/lib/debt-register';

/** In a data folder whose content had to lie elsewhere: a link to there. */
const MOVED_TO = 'moved-to';

/** Where everything lies, and who the server runs as: undefined is ourselves. */
export interface Place {
  folder: string;
  account: Account | undefined;
  /** Said once, when the place had to be another than the one asked for. */
  movedFrom: string | undefined;
}

/** The folder of the PostgreSQL data and its password inside the place. */
export function clusterFolder(folder: string): string {
  return join(folder, 'cluster');
}

/**
 * Makes the data folder, and sees to it that the user who will run the server can reach it.
 *
 * PostgreSQL refuses root. Started as root, the server runs as the owner of data that is there, else
 * as `postgres` or `nobody`; where that user cannot enter the data folder (a home folder of mode
 * 0700), the content lies in `openFolder`, and a link in the data folder points there from then on.
 *
 * @throws DataFolderError where the folder belongs to somebody else.
 */
export async function settle(dataDir: string, openFolder = OPEN_FOLDER): Promise<Place> {
  const isNew = (await mkdir(dataDir, { recursive: true })) !== undefined;
  const asked = await realpath(dataDir);
  const moved = await followMove(asked);
  const folder = moved ?? asked;
  if (process.getuid?.() !== 0) {
    await requireAccess(folder);
    return { folder, account: undefined, movedFrom: undefined };
  }
  const account = await accountFor(folder);
  if (isNew) await giveTo(account, folder);
  if (await canEnter(account, folder)) return { folder, account, movedFrom: undefined };
  if (moved !== undefined) throw closedTo(account, folder);
  return { folder: await moveOut(asked, openFolder, account), account, movedFrom: asked };
}

/** Makes a path the account's own; without an account it is ours already. */
export async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account !== undefined) await chown(path, account.uid, account.gid);
}

async function followMove(folder: string): Promise<string | undefined> {
  try {
    return await realpath(join(folder, MOVED_TO));
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

async function requireAccess(folder: string): Promise<void> {
  const cluster = clusterFolder(folder);
  const owner = await ownerOf(cluster);
  const self = process.getuid?.() ?? owner?.uid;
  if (owner !== undefined && owner.uid !== self) {
    throw new DataFolderError(
      `The data in ${cluster} belongs to user id ${owner.uid}. Run the bot as that user or as root, or give it another data folder.`,
    );
  }
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new DataFolderError(`The data folder ${folder} is not writable for this user.`, {
      cause: error,
    });
  }
}

async function accountFor(folder: string): Promise<Account> {
  const owner = await ownerOf(clusterFolder(folder));
  if (owner !== undefined && owner.uid !== 0) return owner;
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  for (const user of SERVICE_USERS) {
    const line = lines.find(([name]) => name === user);
    // macOS writes nobody as -2
    if (line !== undefined) return { uid: Number(line[2]) >>> 0, gid: Number(line[3]) >>> 0 };
  }
  throw new EmbeddedUnavailableError(
    'PostgreSQL does not run as root, and there is no user postgres or nobody to run it as.',
  );
}

async function ownerOf(path: string): Promise<Account | undefined> {
  try {
    const { uid, gid } = await stat(path);
    return { uid, gid };
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Asked of the system itself, so that access lists and mounts count as well as modes. */
async function canEnter(account: Account, folder: string): Promise<boolean> {
  try {
    await runAs(account, '/bin/sh', ['-c', 'cd "$0"', folder], '/');
    return true;
  } catch (error) {
    if (isErrno(error, 'EPERM', 'EINVAL')) throw cannotSwitch(account, error);
    return false;
  }
}

async function moveOut(asked: string, openFolder: string, account: Account): Promise<string> {
  if ((await mkdir(openFolder, { recursive: true })) !== undefined) await chmod(openFolder, 0o755);
  const folder = await mkdtemp(join(openFolder, `${basename(asked)}-`));
  await giveTo(account, folder);
  if (!(await canEnter(account, folder))) throw closedTo(account, folder);
  try {
    await symlink(folder, join(asked, MOVED_TO));
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
    await rmdir(folder); // another start at the same time came first
  }
  return realpath(join(asked, MOVED_TO));
}

function closedTo(account: Account, folder: string): DataFolderError {
  return new DataFolderError(
    `User id ${account.uid}, which runs PostgreSQL, cannot enter ${folder}. Give a data folder outside of private folders.`,
  );
}

function cannotSwitch(account: Account, cause: unknown): EmbeddedUnavailableError {
  return new EmbeddedUnavailableError(
    `PostgreSQL does not run as root, and switching to user id ${account.uid} is not allowed here.`,
    { cause },
  );
}
