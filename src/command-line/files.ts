import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import {
  access,
  constants,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { buffer } from 'node:stream/consumers';
import { EXIT, ShellError, STANDARD_STREAM, say } from './shell.ts';

type Content = Parameters<typeof writeFile>[1];

/** A file from this size on takes long enough to say so. */
const LONG_FILE_BYTES = 200_000;

/**
 * The bytes of a file that somebody named, or of standard input. Where somebody watches, a long one is told to be under way.
 * @throws ShellError that says why they cannot be had.
 */
export async function bytesOf(file: string): Promise<Uint8Array> {
  const bytes = await bytesIfThere(file);
  if (bytes === null) throw new ShellError(`${file} cannot be read: ${WHY.ENOENT}.`, EXIT.file);
  return bytes;
}

/** As `bytesOf`; null where there is no such file. */
export async function bytesIfThere(file: string): Promise<Uint8Array | null> {
  try {
    const bytes = file === STANDARD_STREAM ? await buffer(process.stdin) : await readFile(file);
    if (process.stderr.isTTY && bytes.length >= LONG_FILE_BYTES) {
      say(`Reading ${file}, ${Math.ceil(bytes.length / 1000)} kB …`);
    }
    return bytes;
  } catch (error) {
    if (isMissing(error)) return null;
    throw unlessOurs(error, `${file} cannot be read`);
  }
}

/**
 * Puts content in the place of a file as one step, with the file's mode and behind a link too: a crash leaves the old
 * file, or none, or the whole new one. What is no file, such as `/dev/null` or a pipe, is written to.
 * @param requireUnchanged is asked right before that step, and throws where the file is not what it was.
 * @throws ShellError that says why it cannot be written; one that is marked as read-only cannot.
 */
export async function writeWhole(
  file: string,
  content: Content,
  requireUnchanged: () => Promise<void> = async () => undefined,
): Promise<void> {
  try {
    const before = await statOrNull(file);
    if (before && !before.isFile()) return await writeFile(file, content);
    const target = await targetOf(file);
    if (before) await requireWritable(file, target, before.mode);
    await writeBeside(target, content, before?.mode ?? null, requireUnchanged);
  } catch (error) {
    throw unlessOurs(error, `${file} cannot be written`);
  }
}

/** An error of the file system in words, `what` first; any other as it is. */
function unlessOurs(error: unknown, what: string): unknown {
  if (error instanceof ShellError || !(error instanceof Error && 'code' in error)) return error;
  return new ShellError(`${what}: ${WHY[String(error.code)] ?? error.message}.`, EXIT.file);
}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'you may not',
  EPERM: 'you may not',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
};

async function writeBeside(
  target: string,
  content: Content,
  mode: number | null,
  requireUnchanged: () => Promise<void>,
): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID()}`);
  const clearAway = () => rmSync(beside, { force: true });
  process.once('exit', clearAway);
  try {
    const handle = await open(beside, 'wx');
    try {
      if (mode !== null) await handle.chmod(mode);
      await writeFile(handle, content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await requireUnchanged();
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  } finally {
    process.off('exit', clearAway);
  }
}

/** A rename asks the folder alone whether it may; a file that somebody locked stays as it is. */
async function requireWritable(file: string, target: string, mode: number): Promise<void> {
  if ((mode & 0o222) === 0) {
    throw new ShellError(`${file} cannot be written: it is read-only.`, EXIT.file);
  }
  await access(target, constants.W_OK);
}

/** The file behind a link; one that is not there yet stands where it is named. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return join(await realpath(dirname(file)), basename(file));
  }
}

async function statOrNull(file: string) {
  try {
    return await stat(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
