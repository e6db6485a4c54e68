import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { CommanderError } from 'commander';
import { readStorageConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createLog, type Log } from '../log.ts';
import { RegisterFileError } from '../markdown/register-file-error.ts';
import type { RegisterContext } from '../register/context.ts';

/** What a command is given of the process it runs in. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** How a command ends, for scripts; docs/operations.md has the table. */
export const EXIT = { ok: 0, undecided: 1, usage: 2, file: 3, failed: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A file name that means standard input or output. */
export const STANDARD_STREAM = '-';

/** An error whose message is all that the person at the shell needs. */
export class ShellError extends Error {
  override readonly name = 'ShellError';
  readonly exitCode: ExitCode;

  constructor(message: string, exitCode: ExitCode = EXIT.undecided) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The exit code of a command that an error ended. */
export function exitCodeOf(error: unknown): ExitCode {
  if (error instanceof ShellError) return error.exitCode;
  if (error instanceof RegisterFileError) return EXIT.file;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  return EXIT.failed;
}

/** A log for a command that answers on standard output: quiet, unless the environment asks for more. */
export function commandLog(logLevel: string): Log {
  return createLog(logLevel === 'info' ? 'warn' : logLevel);
}

/** Opens the database of the environment for a command, and closes it after. */
export async function withDatabase(
  { env, now }: Shell,
  work: (context: RegisterContext) => Promise<void>,
): Promise<void> {
  const { database: config, logLevel } = readStorageConfig(env);
  const database = await openDatabase(config, 'command', commandLog(logLevel));
  try {
    await work({ sql: database.sql, now });
  } finally {
    await database.close();
  }
}

/**
 * The bytes of a file that somebody named, or of standard input. Where somebody watches, a long one is told to be under way.
 * @throws ShellError that says why they cannot be had.
 */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    const bytes = file === STANDARD_STREAM ? await buffer(process.stdin) : await readFile(file);
    if (process.stderr.isTTY && bytes.length >= LONG_FILE_BYTES) {
      say(`Reading ${file}, ${Math.ceil(bytes.length / 1000)} kB …`);
    }
    return bytes;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ShellError(`${file} cannot be read: ${why}`, EXIT.file);
  }
}

/** A file from this size on takes long enough to say so. */
const LONG_FILE_BYTES = 200_000;

/** Tells whoever is at the shell something that is no data, on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Lets a command finish though nobody reads its output any more, as behind `head`. */
export function endureClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Writes lines to standard output. */
export function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Writes to standard output as fast as it is read; a reader that has enough, such as `head`, ends it. */
export async function writeOut(pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    throw error;
  }
}

/** Errors that explain themselves carry a remedy or come from a class of ours; others keep their trace. Commander has told its own. */
export function explain(error: unknown): string {
  if (error instanceof CommanderError) return '';
  if (!(error instanceof Error)) return String(error);
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? `\n${error.remedy}` : '';
  const isOurs = error.name !== 'Error' && error.name !== 'TypeError';
  return isOurs ? `${error.message}${remedy}` : (error.stack ?? error.message);
}
