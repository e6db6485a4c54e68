import { basename } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { decodeRegister } from '../markdown/decode.ts';
import { importFile, previewFile } from '../register/import.ts';
import { describeImport } from '../register/import-report.ts';
import { registerFor, registerNamed } from '../register/registers.ts';
import { chooseWorkspace } from '../register/workspaces.ts';
import { type Decided, decisionsIn } from './decisions.ts';
import { bytesOf } from './files.ts';
import { print, type Shell, ShellError, STANDARD_STREAM, withDatabase } from './shell.ts';

export interface ImportOptions extends Decided {
  readonly register?: string;
  readonly workspace?: string;
  readonly yes?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

/** `import`: shows what a file would change, and imports it once that is confirmed. */
export async function runImport(shell: Shell, file: string, options: ImportOptions): Promise<void> {
  const fileName = file === STANDARD_STREAM ? 'standard input' : basename(file);
  const decoded = { fileName, ...decodeRegister(await bytesOf(file)) };
  await withDatabase(shell, async (context) => {
    const workspace = await chooseWorkspace(context, options.workspace ?? null);
    const register = options.register
      ? await registerNamed(context, workspace.id, options.register, null)
      : await registerFor(context, workspace.id, null, null);
    const decisions = decisionsIn(options);
    const preview = await previewFile(context, register, decoded, decisions);
    if (options.json) return print([JSON.stringify(preview, null, 2)]);
    print([describeImport(preview)]);
    if (options.dryRun) return print(['Nothing was imported.']);
    requireDecided(preview.doubtful.length);
    if (!(options.yes ?? (await isConfirmed()))) return print(['Nothing was imported.']);
    const result = await importFile(context, register, decoded, decisions);
    print([result.changeSet ? 'Imported.' : 'Nothing had changed.']);
  });
}

/** An item that is taken for new though it was renamed would stand there twice. */
function requireDecided(doubtful: number): void {
  if (doubtful === 0) return;
  throw new ShellError(
    `${doubtful} item${doubtful === 1 ? ' of the file may be a renamed one' : 's of the file may be renamed ones'} (see “Renamed, or new?” above). Say --assume-renamed or --assume-new, or decide one by one with /debt import. Nothing was imported.`,
  );
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
