#!/usr/bin/env node
import process from 'node:process';
import { Command, Option } from 'commander';
import { runExport } from './command-line/export.ts';
import { runImport } from './command-line/import.ts';
import { runMigrations } from './command-line/migrate.ts';
import { read } from './command-line/read.ts';
import {
  EXIT,
  endureClosedOutput,
  exitCodeOf,
  explain,
  type Shell,
  say,
} from './command-line/shell.ts';
import { start } from './command-line/start.ts';
import { runSync } from './command-line/sync.ts';
import { EXPORT_FORMATS } from './domain/exported-register.ts';

const shell: Shell = { env: process.env, now: () => new Date() };

const program = new Command('debt-register')
  .description('A technical-debt register that lives in Slack.')
  .exitOverride()
  .showHelpAfterError('(debt-register --help lists the commands)');

program
  .command('start')
  .description('run the bot')
  .action(() => start(shell));

program
  .command('migrate')
  .description('bring the database to the newest schema, undo one migration, or list them')
  .argument('[direction]', 'up, down or status', 'up')
  .action((direction) => runMigrations(shell, direction));

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
  .addOption(new Option('--json', 'the same as JSON, and import nothing').conflicts('yes'))
  .addOption(assumeRenamed())
  .option('--assume-new', 'take them for new ones')
  .addOption(prefer())
  .option('--close-missing', 'close what is not in the file any more')
  .action((file, options) => runImport(shell, file, options));

program
  .command('sync')
  .description('bring a register file and its register together, both ways')
  .argument('<file>')
  .option('--check', 'change nothing; exit 1 where they differ')
  .option('--adopt', 'rewrite a file that was not written by debt-register')
  .addOption(
    new Option('--create', 'write the file where there is none yet').conflicts('closeMissing'),
  )
  .option('--register <name>', 'with this register; the workspace’s default where it is left out')
  .option('--workspace <team>', 'of this workspace, by id or name; needed where there are several')
  .addOption(prefer())
  .addOption(assumeRenamed())
  .option('--assume-new', 'take them for new ones')
  .addOption(
    new Option('--close-missing', 'close what is not in the file any more').conflicts(
      'keepMissing',
    ),
  )
  .option('--keep-missing', 'write it back into the file')
  .action((file, options) => runSync(shell, file, options));

program
  .command('export')
  .description('write a register as a file, or the history of every change as JSON lines')
  .argument('[file]', '- is standard output', '-')
  .addOption(new Option('--format <format>', 'markdown by default').choices([...EXPORT_FORMATS]))
  .option('--history', 'who changed what, when; without a format as JSON lines, oldest first')
  .option('--register <name>', 'this register; the workspace’s default where it is left out')
  .option('--workspace <team>', 'of this workspace, by id or name; needed where there are several')
  .action((file, options) => runExport(shell, file, options));

function assumeRenamed(): Option {
  const what = 'take items under a title like one of the register for that one';
  return new Option('--assume-renamed', what).conflicts('assumeNew');
}

function prefer(): Option {
  const what = 'whose value stays where both changed it';
  return new Option('--prefer <side>', what).choices(['slack', 'file']);
}

endureClosedOutput();
try {
  await program.parseAsync();
} catch (error) {
  const told = explain(error);
  if (told !== '') say(told);
  process.exitCode = exitCodeOf(error);
  // a connection that still waits for the server, such as for a lock, would hold up who pressed Ctrl-C
  if (process.exitCode >= EXIT.interrupted) process.exit();
}
