import type { ExportFormat } from '../domain/exported-register.ts';
import type { Register } from '../domain/register.ts';
import type { RegisterContext } from '../register/context.ts';
import { exportFile } from '../register/export.ts';
import { existingRegister, historyLines } from '../register/history-export.ts';
import { chooseWorkspace } from '../register/workspaces.ts';
import { writeWhole } from './files.ts';
import {
  EXIT,
  print,
  type Shell,
  ShellError,
  STANDARD_STREAM,
  say,
  withDatabase,
  writeOut,
} from './shell.ts';

export interface ExportOptions {
  /** Left out, `--history` alone writes the history of all registers as JSON lines. */
  readonly format?: ExportFormat;
  readonly history?: true;
  readonly register?: string;
  readonly workspace?: string;
}

/**
 * `export`: writes a register, or with `--history` and no format the history of every change as JSON lines; to a file,
 * or to standard output.
 */
export async function runExport(shell: Shell, file: string, options: ExportOptions): Promise<void> {
  const { format, history = false } = options;
  if (format === 'csv' && history) {
    throw new ShellError(
      'A CSV has a row for each item: leave out --history, or take json.',
      EXIT.usage,
    );
  }
  await withDatabase(shell, async (context) => {
    const workspace = await chooseWorkspace(context, options.workspace ?? null);
    const name = options.register ?? null;
    const isAllHistory = history && !format && name === null;
    const register = isAllHistory ? null : await existingRegister(context, workspace, name);
    await writeTo(
      file,
      register === null || (history && !format)
        ? historyLines(context, workspace, register)
        : await contentOf(context, register, format ?? 'markdown', history),
    );
  });
}

async function contentOf(
  context: RegisterContext,
  register: Register,
  format: ExportFormat,
  history: boolean,
): Promise<readonly string[]> {
  const { content, unreadable } = await exportFile(context, register, { format, history });
  if (unreadable) say(`${unreadable} It is written, but cannot be imported or kept in step.`);
  return [content];
}

async function writeTo(
  file: string,
  pieces: AsyncIterable<string> | readonly string[],
): Promise<void> {
  if (file === STANDARD_STREAM) return writeOut(pieces);
  await writeWhole(file, pieces);
  print([`Written to ${file}.`]);
}
