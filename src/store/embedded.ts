import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { connect } from './connect.ts';
import {
  type Binaries,
  platformPackage,
  prepareBinaries,
  removeOldCopies,
} from './embedded/binaries.ts';
import { type Cluster, DATABASE_USER, ensureCluster } from './embedded/cluster.ts';
import { DataFolderError, DataFolderInUseError } from './embedded/errors.ts';
import { claim, enter, present, withLock } from './embedded/lock.ts';
import { giveTo, type Place, settle } from './embedded/place.ts';
import { findRunning, type Postmaster } from './embedded/postmaster.ts';
import { isErrno } from './embedded/process.ts';
import { startServer, stopServer } from './embedded/server.ts';

const DATABASE = DATABASE_USER;
const START_TIMEOUT_MS = 120_000;

export interface EmbeddedOptions {
  /** Made when it is not there. Relative paths are taken from the working directory. */
  dataDir: string;
  /** A `bot` has the folder to itself; a `command` joins whatever runs there, and starts a server only where none does. */
  role: 'bot' | 'command';
  log: EmbeddedLog;
  /** The loopback port to try first; without it, and when it is taken, a free one is chosen. */
  port?: number;
  /** False gives up safety against power loss for speed; for tests. Default true. */
  durable?: boolean;
  /** The folder of a package of PostgreSQL binaries. Default: the one npm installed for this platform. */
  packageFolder?: string;
  /** Where root's data goes when `dataDir` lies under a folder closed to others. Default `/var/lib/debt-register`. */
  openFolder?: string;
}

/** What this module needs of a logger; pino's fits. */
export interface EmbeddedLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface EmbeddedServer {
  /** For `connect` and `migrate`: loopback, the bot's database, a user who may do everything. Holds the password. */
  url: string;
  /** The process of the server itself. */
  pid: number;
  /** Where the data really lies: `dataDir`, or the folder that its link `moved-to` names. */
  folder: string;
  /** False where this call found the server running. */
  startedHere: boolean;
  /**
   * Leaves the server, and stops it when nobody else uses it; call it after the last query is done.
   * A command never stops a server that it found running for a bot. A second call does nothing more.
   */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server of our own on `dataDir`: one that runs there already (its bot was killed, or
 * lives and this is a command beside it), else a new one. Processes on one folder take turns here.
 *
 * @throws DataFolderInUseError for a `bot` where another bot lives; EmbeddedUnavailableError where
 * there are no binaries for this machine; DataFolderError and ServerStartError as they say.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const packageFolder = options.packageFolder ?? platformPackage();
  const place = await settle(options.dataDir, options.openFolder);
  if (place.movedFrom !== undefined) {
    const { folder, movedFrom } = place;
    options.log.warn(
      { folder, movedFrom },
      'the data folder is closed to the database user, its content lies elsewhere',
    );
  }
  const releaseBot = options.role === 'bot' ? await claimForBot(place.folder) : nothingToRelease;
  try {
    return await withLock(startLock(place.folder), () =>
      open(options, place, packageFolder, releaseBot),
    );
  } catch (error) {
    await releaseBot();
    throw error;
  }
}

type Release = () => Promise<void>;

const nothingToRelease: Release = async () => undefined;

async function claimForBot(folder: string): Promise<Release> {
  const bot = await claim(botLock(folder));
  if (!bot.held) throw new DataFolderInUseError(folder, bot.pid);
  return bot.release;
}

async function open(
  options: EmbeddedOptions,
  place: Place,
  packageFolder: string,
  releaseBot: Release,
): Promise<EmbeddedServer> {
  const { folder, account } = place;
  const binaries = await prepareBinaries(packageFolder, folder, account);
  const cluster = await ensureCluster(folder, binaries, account, options.durable ?? true);
  const running = await findRunning(cluster.data, START_TIMEOUT_MS);
  const startedHere = running === undefined;
  const leave = await enter(usersFolder(folder));
  await giveTo(account, usersFolder(folder));
  const user: User = { options, place, binaries, cluster, leave, startedHere };
  const postmaster = await orLeave(user, async () => {
    const found = running ?? (await startNew(user));
    await ensureDatabase(cluster, found);
    return found;
  });
  const { pid, port } = postmaster;
  options.log.info({ folder, pid, port, startedHere }, 'embedded PostgreSQL is ready');
  let stopping: Promise<void> | undefined;
  return {
    url: urlOf(cluster, postmaster, DATABASE),
    pid,
    folder,
    startedHere,
    stop() {
      stopping ??= withLock(startLock(folder), () => leaveServer(user)).finally(releaseBot);
      return stopping;
    },
  };
}

/** This process as one of those that use the server. */
interface User {
  options: EmbeddedOptions;
  place: Place;
  binaries: Binaries;
  cluster: Cluster;
  /** Takes this process off the list of users. */
  leave: Release;
  startedHere: boolean;
}

async function orLeave<T>(user: User, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await leaveServer(user);
    throw error;
  }
}

async function startNew({ options, place, binaries, cluster }: User): Promise<Postmaster> {
  const { folder, account } = place;
  await removeOldCopies(folder, binaries);
  return startServer({
    binaries,
    account,
    folder,
    data: cluster.data,
    durable: options.durable ?? true,
    port: options.port,
    startTimeoutMs: START_TIMEOUT_MS,
  });
}

/** A lock that a killed bot left marks the server as a bot's: that bot will be back for it. */
async function leaveServer({ options, place, binaries, cluster, ...user }: User): Promise<void> {
  const { folder, account } = place;
  await user.leave();
  const others = await present(usersFolder(folder));
  const isOfBot =
    options.role === 'command' && !user.startedHere && (await exists(botLock(folder)));
  if (others.length > 0) {
    options.log.info({ folder, usedBy: others }, 'embedded PostgreSQL goes on for others');
  } else if (!isOfBot && (await findRunning(cluster.data, START_TIMEOUT_MS)) !== undefined) {
    await stopServer({ binaries, account, data: cluster.data });
    options.log.info({ folder }, 'embedded PostgreSQL has stopped');
  }
}

async function ensureDatabase(cluster: Cluster, postmaster: Postmaster): Promise<void> {
  const sql = connect(urlOf(cluster, postmaster, 'postgres'), { max: 1 });
  try {
    const found = await sql`select from pg_database where datname = ${DATABASE}`;
    if (found.length === 0) await sql`create database ${sql(DATABASE)}`;
  } catch (error) {
    if (!isErrno(error, '28P01')) throw error;
    throw new DataFolderError(
      `The password beside ${cluster.data} is not the one its data was made with. Bring it back from a backup.`,
      { cause: error },
    );
  } finally {
    await sql.end();
  }
}

function urlOf(cluster: Cluster, postmaster: Postmaster, database: string): string {
  return `postgres://${DATABASE_USER}:${cluster.password}@127.0.0.1:${postmaster.port}/${database}`;
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return false;
    throw error;
  }
}

function startLock(folder: string): string {
  return join(folder, 'start.lock');
}

function botLock(folder: string): string {
  return join(folder, 'bot.lock');
}

function usersFolder(folder: string): string {
  return join(folder, 'users');
}
