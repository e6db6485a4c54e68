import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readStorageConfig } from '../config.ts';
import { openDatabase } from '../database.ts';
import { createLog, type Log } from '../log.ts';
import type { RegisterContext } from '../register/context.ts';

/** What a command is given of the process it runs in. */
export interface Shell {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
}

/** An error whose message is all that the person at the shell needs. */
export class ShellError extends Error {
  override readonly name = 'ShellError';
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

/** The bytes of a file that somebody named. @throws ShellError that says why they cannot be had. */
export async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ShellError(`${file} cannot be read: ${why}`);
  }
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

/** Errors that explain themselves carry a remedy or come from a class of ours; others keep their trace. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? `\n${error.remedy}` : '';
  const isOurs = error.name !== 'Error' && error.name !== 'TypeError';
  return isOurs ? `${error.message}${remedy}` : (error.stack ?? error.message);
}
