import { basename } from 'node:path';
import { decodeRegister } from '../markdown/decode.ts';
import { encodeLike } from '../markdown/encode.ts';
import { isWrittenByUs } from '../markdown/own-marks.ts';
import { existingRegister } from '../register/history-export.ts';
import { describeImport } from '../register/import-report.ts';
import { type SyncedFile, type SyncResult, syncFile } from '../register/sync.ts';
import { chooseWorkspace } from '../register/workspaces.ts';
import { type Decided, decisionsIn } from './decisions.ts';
import { bytesIfThere, writeWhole } from './files.ts';
import {
  EXIT,
  print,
  type Shell,
  ShellError,
  STANDARD_STREAM,
  say,
  withDatabase,
} from './shell.ts';

export interface SyncOptions extends Decided {
  readonly register?: string;
  readonly workspace?: string;
  readonly check?: true;
  readonly adopt?: true;
  readonly create?: true;
  readonly keepMissing?: true;
}

/**
 * `sync`: brings a file and its register together both ways, or with `--check` says whether they differ. While something has
 * to be decided neither is changed.
 */
export async function runSync(shell: Shell, file: string, options: SyncOptions): Promise<void> {
  if (file === STANDARD_STREAM) {
    throw new ShellError('Sync writes its file: name one instead of “-”.', EXIT.usage);
  }
  const bytes = await bytesIfThere(file);
  const decoded = decode(file, bytes, options.create ?? false);
  const isLook = options.check ?? false;
  if (!isLook && !options.adopt && decoded.text !== null) requireOurShape(file, decoded.text);
  const order = {
    decisions: decisionsIn(options),
    keepMissing: options.keepMissing ?? false,
    write: isLook ? null : (text: string) => replaceFile(file, bytes, text),
  };
  await withDatabase(shell, async (context) => {
    const workspace = await chooseWorkspace(context, options.workspace ?? null);
    const register = await existingRegister(context, workspace, options.register ?? null);
    tell(file, await syncFile(context, register, decoded, order), isLook);
  });
}

/** What a file says; where it says nothing yet it may be made, if somebody has said so: its name may be mistyped. */
function decode(file: string, bytes: Uint8Array | null, create: boolean): SyncedFile {
  const fileName = basename(file);
  const decoded = bytes && decodeRegister(bytes);
  if (create && (decoded?.text ?? '').trim() === '') return { fileName, text: null, repairs: [] };
  if (decoded) return { fileName, ...decoded };
  throw new ShellError(
    `${file} is not there. Say --create to have it written from the register.`,
    EXIT.file,
  );
}

/** A file by hand would get another shape; whoever keeps it should have asked for that. */
function requireOurShape(file: string, text: string): void {
  if (isWrittenByUs(text)) return;
  throw new ShellError(
    `${file} was not written by debt-register, and sync would rewrite all of it in the shape of an export. Nothing was changed. Say --adopt to have that done once, or use import, which leaves the file alone.`,
  );
}

function tell(file: string, result: SyncResult, isLook: boolean): void {
  const { preview, questions, registerChanges, fileChanges } = result;
  const differ = registerChanges || fileChanges;
  if (questions > 0 || registerChanges) print([describeImport(preview)]);
  if (questions > 0) throw new ShellError(undecided(questions));
  if (isLook && differ) throw new ShellError(difference(file, result));
  if (!differ) say(`${file} and ${preview.registerName} agree.`);
  if (registerChanges) say(`${preview.registerName} took what the file changed.`);
  if (fileChanges) say(`${file} was written.`);
}

function undecided(questions: number): string {
  const what =
    questions === 1 ? 'One thing has to be decided' : `${questions} things have to be decided`;
  return `${what}, and nothing was changed. Say --prefer file or --prefer slack for what both changed, --assume-renamed or --assume-new for titles, --close-missing or --keep-missing for what the file does not have any more.`;
}

function difference(file: string, { registerChanges, fileChanges, preview }: SyncResult): string {
  const sides = [
    ...(registerChanges ? [`${preview.registerName} lacks what the file changed`] : []),
    ...(fileChanges ? [`${file} is not what sync would write`] : []),
  ];
  return `They differ: ${sides.join('; ')}.`;
}

/** Puts a text in the place of the file that was read. @throws ShellError where that has changed since. */
async function replaceFile(file: string, before: Uint8Array | null, text: string): Promise<void> {
  const read = before ?? new Uint8Array();
  await writeWhole(file, encodeLike(read, text), async () => {
    const now = (await bytesIfThere(file)) ?? new Uint8Array();
    if (Buffer.from(read).equals(now)) return;
    throw new ShellError(`${file} was changed while it was read. Nothing was done: try again.`);
  });
}
