import { existingRegister, historyLines } from '../register/history-export.ts';
import { chooseWorkspace } from '../register/workspaces.ts';
import { type Shell, ShellError, withDatabase, writeOut } from './shell.ts';

export interface ExportOptions {
  readonly history?: true;
  readonly register?: string;
  readonly workspace?: string;
}

/** `export`: writes the history of every change as JSON lines. @throws ShellError where nothing is asked for. */
export async function runExport(shell: Shell, options: ExportOptions): Promise<void> {
  if (!options.history) {
    const what = 'Say what to export: --history writes every change as JSON lines.';
    throw new ShellError(`${what} The items themselves cannot be exported yet.`);
  }
  await withDatabase(shell, async (context) => {
    const workspace = await chooseWorkspace(context, options.workspace ?? null);
    const register = options.register
      ? await existingRegister(context, workspace, options.register)
      : null;
    await writeOut(historyLines(context, workspace, register));
  });
}
