import { basename } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { decodeRegister } from '../markdown/decode.ts';
import { importFile, previewFile } from '../register/import.ts';
import { describeImport } from '../register/import-report.ts';
import { registerFor, registerNamed } from '../register/registers.ts';
import { chooseWorkspace } from '../register/workspaces.ts';
import { bytesOf, print, type Shell, ShellError, withDatabase } from './shell.ts';

export interface ImportOptions {
  readonly register?: string;
  readonly workspace?: string;
  readonly yes?: true;
  readonly dryRun?: true;
}

/** `import`: shows what a file would change, and imports it once that is confirmed. */
export async function runImport(shell: Shell, file: string, options: ImportOptions): Promise<void> {
  const fileName = basename(file);
  const decoded = { fileName, ...decodeRegister(await bytesOf(file)) };
  await withDatabase(shell, async (context) => {
    const workspace = await chooseWorkspace(context, options.workspace ?? null);
    const register = options.register
      ? await registerNamed(context, workspace.id, options.register, null)
      : await registerFor(context, workspace.id, null, null);
    print([describeImport(await previewFile(context, register, decoded))]);
    if (options.dryRun || !(options.yes ?? (await isConfirmed()))) {
      print(['Nothing was imported.']);
      return;
    }
    const result = await importFile(context, register, decoded);
    print([result.changeSet ? 'Imported.' : 'Nothing had changed.']);
  });
}

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new ShellError('Nobody is there to confirm it: say --yes to import, or --dry-run.');
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Import this? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}
