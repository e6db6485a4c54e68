import { basename } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { ImportDecisions } from '../domain/import-choices.ts';
import { decodeRegister } from '../markdown/decode.ts';
import { importFile, NOTHING_DECIDED, previewFile } from '../register/import.ts';
import { describeImport } from '../register/import-report.ts';
import { registerFor, registerNamed } from '../register/registers.ts';
import { chooseWorkspace } from '../register/workspaces.ts';
import { bytesOf, print, type Shell, ShellError, withDatabase } from './shell.ts';

export interface ImportOptions {
  readonly register?: string;
  readonly workspace?: string;
  readonly yes?: true;
  readonly dryRun?: true;
  readonly json?: true;
  readonly assumeRenamed?: true;
  readonly assumeNew?: true;
  readonly prefer?: 'slack' | 'file';
  readonly closeMissing?: true;
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

function decisionsIn({
  assumeRenamed,
  assumeNew,
  prefer,
  closeMissing,
}: ImportOptions): ImportDecisions {
  const otherDoubtful = assumeRenamed ? 'same' : assumeNew ? 'new' : null;
  const otherConflicts = prefer ?? null;
  return { ...NOTHING_DECIDED, otherDoubtful, otherConflicts, closeMissing: closeMissing ?? false };
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
