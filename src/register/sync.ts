import type { ImportDecisions } from '../domain/import-choices.ts';
import type { Register } from '../domain/register.ts';
import { whyTooLong } from '../markdown/decode.ts';
import { writeRegister } from '../markdown/write.ts';
import type { AnySql } from '../store/connect.ts';
import { liftIdleLimit } from '../store/imports.ts';
import type { RegisterContext } from './context.ts';
import { readWithin } from './export.ts';
import {
  type ImportFile,
  type ImportResult,
  importLocked,
  type ReadFile,
  readFile,
} from './import.ts';
import type { ImportPreview } from './import-preview.ts';
import type { Action } from './save.ts';

/** A register file after decoding; its text is null where there is no file yet. */
export type SyncedFile = Omit<ImportFile, 'text'> & { readonly text: string | null };

/** How a file and its register are brought together. */
export interface SyncOrder {
  readonly decisions: ImportDecisions;
  /** Keeps, and writes back, what the file does not have any more. */
  readonly keepMissing: boolean;
  /** Puts the text in the file's place; what it throws takes the register's changes back. Null only looks. */
  readonly write: ((text: string) => Promise<void>) | null;
}

/** What bringing together did, or would do. */
export interface SyncResult {
  readonly preview: ImportPreview;
  /** Questions that somebody has to answer first; with any, nothing was changed. */
  readonly questions: number;
  /** Whether the register takes something from the file. */
  readonly registerChanges: boolean;
  /** Whether the file takes something from the register. */
  readonly fileChanges: boolean;
}

/** Thrown where a file that we wrote would not be read as the register is; nothing was changed. */
export class SyncError extends Error {
  override readonly name = 'SyncError';
  readonly remedy: string;

  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = `Nothing was changed. ${remedy}`;
  }
}

/** Ends the transaction without keeping what it did. */
class LookedOnly extends Error {
  readonly result: SyncResult;
  constructor(result: SyncResult) {
    super('nothing is kept');
    this.result = result;
  }
}

/**
 * Brings a file and its register together, three-way: what the file changed since both last agreed goes into the register,
 * what Slack changed goes into the file, what both changed is asked. In one transaction, which is kept only once the file is
 * written; a file that was written while the transaction was lost is the same as if somebody had edited it. A file that is
 * not there yet says nothing, neither that items were dropped: it gets the whole register.
 * @throws SyncError where the file would not be read back as it was written, Refusal for an archived register.
 */
export async function syncFile(
  context: RegisterContext,
  register: Register,
  file: SyncedFile,
  order: SyncOrder,
): Promise<SyncResult> {
  const action: Action = { by: null, at: context.now(), origin: 'shell' };
  const read = file.text === null ? null : readFile({ ...file, text: file.text });
  try {
    return await context.sql.begin(async (sql) => {
      await liftIdleLimit(sql);
      const { result, text } = await bringTogether(sql, register, { file, read }, order, action);
      if (order.write === null || result.questions > 0) throw new LookedOnly(result);
      if (result.fileChanges) await order.write(text);
      return result;
    });
  } catch (error) {
    if (error instanceof LookedOnly) return error.result;
    throw error;
  }
}

async function bringTogether(
  sql: AnySql,
  register: Register,
  { file, read }: { readonly file: SyncedFile; readonly read: ReadFile | null },
  { decisions, keepMissing }: SyncOrder,
  action: Action,
): Promise<{ result: SyncResult; text: string }> {
  const take = (one: ReadFile) => importLocked(sql, register, one, action, decisions);
  const taken = read && (await take(read));
  const text = writeRegister(await readWithin(sql, register.workspaceId, register.id));
  const fileChanges = text !== file.text;
  const tooLong = whyTooLong(text, 0);
  if (tooLong !== null) throw new SyncError(tooLong, 'Put some items into another register.');
  const readBack = fileChanges ? await take(readFile({ ...file, text, repairs: [] })) : null;
  if (readBack) requireReadBack(readBack);
  const preview = taken ?? readBack;
  if (!preview) throw new Error('a file that is not there is always written');
  const { additions, changed, closed, doubtful, conflicts, missing } = preview.counts;
  const questions = doubtful + conflicts + (keepMissing ? 0 : missing);
  const registerChanges = additions + changed + closed > 0;
  return { result: { preview, questions, registerChanges, fileChanges }, text };
}

/** The second reading makes what was written the common state; it must find nothing else to do. */
function requireReadBack({ fileName, counts }: ImportResult): void {
  const { additions, changed, closed } = counts;
  if (additions + changed + closed === 0) return;
  throw new SyncError(
    `${fileName} would not be read back as the register is.`,
    'Export the register to another file and compare the two.',
  );
}
