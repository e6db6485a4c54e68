import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { constants } from 'node:os';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommanderError } from 'commander';
import { readStorageConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createLog, type Log } from '../log.ts';
import { RegisterFileError } from '../markdown/register-file-error.ts';
import type { RegisterContext } from '../register/context.ts';
import { isDatabaseAway } from '../register/database-away.ts';
import { errorCode } from '../store/errors.ts';

/** What a command is given of the process it runs in. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** How a command ends, for scripts; docs/operations.md has the table. */
export const EXIT = {
  ...{ ok: 0, undecided: 1, usage: 2, file: 3, failed: 4 },
  ...{ interrupted: 130, terminated: 143 },
} as const;
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

/**
 * Opens the database of the environment for a command, and closes it after; Ctrl-C or a stop signal ends the work, and takes
 * back what is not done as a whole.
 */
export async function withDatabase(
  { env, now }: Shell,
  work: (context: RegisterContext) => Promise<void>,
): Promise<void> {
  const { database: config, logLevel } = readStorageConfig(env);
  if (config.kind === 'embedded') await requireFolder(config.dataDir);
  const done = new AbortController();
  try {
    const database = await openDatabase(config, 'command', commandLog(logLevel));
    try {
      await Promise.race([work({ sql: database.sql, now }), stopped(done.signal)]);
    } finally {
      done.abort();
      await database.close();
    }
  } catch (error) {
    throw isDatabaseAway(error) ? databaseIsAway(error) : error;
  }
}

function databaseIsAway(error: unknown): ShellError {
  const why = error instanceof Error && error.message !== '' ? error.message : errorCode(error);
  return new ShellError(
    `The database cannot be reached: ${why}. Look whether PostgreSQL runs there, and whether DATABASE_URL is right.`,
    EXIT.failed,
  );
}

/** A command that made an empty database would find nothing in it, and leave a folder wherever it was said. */
async function requireFolder(dataDir: string): Promise<void> {
  try {
    await access(dataDir);
  } catch {
    throw new ShellError(
      `There is no database in ${dataDir}. Set DATABASE_URL to the one of the bot, or DATA_DIR to its folder; without either, start the bot once where you say this.`,
      EXIT.failed,
    );
  }
}

/** Throws when a signal to stop comes. A second one ends the process as it is. */
async function stopped(signal: AbortSignal): Promise<never> {
  const [, number] = await Promise.race(
    ['SIGINT', 'SIGTERM'].map((name) => once(process, name, { signal })),
  );
  throw new ShellError(
    'Stopped. What was not done as a whole was not done at all.',
    number === constants.signals.SIGINT ? EXIT.interrupted : EXIT.terminated,
  );
}

/** Tells whoever is at the shell something that is no data, on standard error. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Lets a command finish though nobody reads its output any more, as behind `head`; a full disk ends it. */
export function endureClosedOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    say(`Standard output cannot be written: ${error.message}.`);
    process.exit(EXIT.file);
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
