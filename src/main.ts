#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { readConfig, readStorageConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { createLog } from './log.ts';
import { decodeRegister } from './markdown/decode.ts';
import { readRegisterFile } from './markdown/read.ts';
import { toReadJson } from './markdown/read-json.ts';
import { describeUnderstood } from './markdown/understood.ts';
import type { RegisterContext } from './register/context.ts';
import { existingRegister, historyLines } from './register/history-export.ts';
import { importFile, previewFile } from './register/import.ts';
import { describeImport } from './register/import-report.ts';
import { registerFor, registerNamed } from './register/registers.ts';
import { chooseWorkspace } from './register/workspaces.ts';
import { startEmbedded } from './store/embedded.ts';
import { migrate } from './store/migrate.ts';

/** After a second signal, or when draining takes longer, the process ends as it is. */
const MAX_DRAIN_MS = 25_000;

/** An error whose message is all that the person at the shell needs. */
class ShellError extends Error {
  override readonly name = 'ShellError';
}

const program = new Command('debt-register')
  .description('A technical-debt register that lives in Slack.')
  .showHelpAfterError('(debt-register --help lists the commands)');

program.command('start').description('run the bot').action(start);

program
  .command('migrate')
  .description('bring the database to the newest schema, undo one migration, or list them')
  .argument('[direction]', 'up, down or status', 'up')
  .action(runMigrations);

program
  .command('read')
  .description('say what is understood of a register file; needs no database')
  .argument('<file>')
  .option('--json', 'print it as JSON')
  .action(read);

program
  .command('import')
  .description('import a register file')
  .argument('<file>')
  .option('--register <name>', 'into this register, which is created if it is missing')
  .option('--workspace <team>', 'of this workspace, by id or name; needed where there are several')
  .option('--yes', 'import without asking')
  .addOption(new Option('--dry-run', 'only say what would change').conflicts('yes'))
  .action(runImport);

program
  .command('export')
  .description('write the history of every change as JSON lines, oldest first')
  .option('--history', 'who changed what, when, from what to what')
  .option('--register <name>', 'of the items of this register alone')
  .option('--workspace <team>', 'of this workspace, by id or name; needed where there are several')
  .action(runExport);

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const { startApp } = await import('./app.ts');
  const app = await startApp(config, { log });
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  log.info('stopping: finishing what is in flight');
  const impatient = setTimeout(() => process.exit(1), MAX_DRAIN_MS);
  impatient.unref();
  process.once('SIGINT', () => process.exit(1));
  await app.stop();
  log.info('stopped');
}

async function runMigrations(direction: string): Promise<void> {
  if (direction !== 'up' && direction !== 'down' && direction !== 'status') {
    throw new ShellError(`“${direction}” is no direction: say up, down or status.`);
  }
  const { database, logLevel } = readStorageConfig(process.env);
  const log = createLog(logLevel === 'info' ? 'warn' : logLevel);
  const server =
    database.kind === 'embedded'
      ? await startEmbedded({ dataDir: database.dataDir, role: 'command', log })
      : null;
  try {
    const url = database.kind === 'url' ? database.url : (server?.url ?? '');
    const { changed, applied, pending } = await migrate(url, direction, { log });
    if (direction === 'status') {
      print([
        ...applied.map((name) => `applied  ${name}`),
        ...pending.map((name) => `pending  ${name}`),
      ]);
    } else {
      const done = direction === 'up' ? 'applied' : 'undone';
      print(changed.length > 0 ? changed.map((name) => `${done}  ${name}`) : ['Nothing to do.']);
    }
  } finally {
    await server?.stop();
  }
}

async function read(file: string, options: { json?: true }): Promise<void> {
  const document = readRegisterFile(await bytesOf(file));
  print([options.json ? JSON.stringify(toReadJson(document)) : describeUnderstood(document)]);
}

async function runImport(
  file: string,
  options: { register?: string; workspace?: string; yes?: true; dryRun?: true },
): Promise<void> {
  const fileName = basename(file);
  const decoded = { fileName, ...decodeRegister(await bytesOf(file)) };
  await withDatabase(async (context) => {
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

async function runExport(options: {
  history?: true;
  register?: string;
  workspace?: string;
}): Promise<void> {
  if (!options.history) {
    const what = 'Say what to export: --history writes every change as JSON lines.';
    throw new ShellError(`${what} The items themselves cannot be exported yet.`);
  }
  await withDatabase(async (context) => {
    const workspace = await chooseWorkspace(context, options.workspace ?? null);
    const register = options.register
      ? await existingRegister(context, workspace, options.register)
      : null;
    await writeOut(historyLines(context, workspace, register));
  });
}

/** As fast as it is read; a reader that has enough, such as `head`, ends it. */
async function writeOut(lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(lines), process.stdout, { end: false });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
    throw error;
  }
}

/** Opens the database of the environment for a command, and closes it after. */
async function withDatabase(work: (context: RegisterContext) => Promise<void>): Promise<void> {
  const { database: config, logLevel } = readStorageConfig(process.env);
  const log = createLog(logLevel === 'info' ? 'warn' : logLevel);
  const database = await openDatabase(config, 'command', log);
  try {
    await work({ sql: database.sql, now: () => new Date() });
  } finally {
    await database.close();
  }
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

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ShellError(`${file} cannot be read: ${why}`);
  }
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

/** Errors that explain themselves carry a remedy or come from a class of ours; others keep their trace. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const remedy = 'remedy' in error && typeof error.remedy === 'string' ? `\n${error.remedy}` : '';
  const isOurs = error.name !== 'Error' && error.name !== 'TypeError';
  return isOurs ? `${error.message}${remedy}` : (error.stack ?? error.message);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
