import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startApp } from './app.ts';
import { buildPage } from './demo/page.ts';
import { deliver, playStory, type Stage, type StageClock } from './demo/story.ts';
import { Transcript } from './demo/transcript.ts';
import { createLog } from './log.ts';
import { decodeRegister } from './markdown/decode.ts';
import { importFile } from './register/import.ts';
import { registerFor } from './register/registers.ts';
import type { Sandbox } from './sandbox/sandbox.ts';
import { startSandbox } from './sandbox/server.ts';

/** The demo begins on this Wednesday, so that the sample register's quarters mean something. */
const DEMO_START = new Date('2026-11-18T10:00:00Z');

/** `npm run demo`: the whole bot against a local stand-in for Slack, with nothing to install. */
async function demo(): Promise<number> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      register: { type: 'string' },
      port: { type: 'string' },
    },
  });
  const file = await registerFile(values.register);
  const folder = await mkdtemp(join(tmpdir(), 'debt-register-demo-'));
  // Started by root, PostgreSQL runs as somebody else, who must reach its data.
  await chmod(folder, 0o755);
  const pageDir = join(folder, 'page');
  const sandbox = await startSandbox({
    startAt: DEMO_START,
    pageDir,
    port: Number(values.port ?? 0),
  });
  const clock = clockOf(sandbox);
  print('Starting PostgreSQL, the stand-in for Slack, and the bot over Socket Mode …');
  const building = values.check ? undefined : buildPage(pageDir);
  const app = await startApp(
    {
      slack: {
        botToken: sandbox.botToken,
        mode: { kind: 'socket', appToken: sandbox.appToken },
        apiUrl: sandbox.apiUrl,
      },
      database: { kind: 'embedded', dataDir: join(folder, 'data') },
      port: 0,
      metrics: true,
      logLevel: 'warn',
    },
    { log: createLog('warn'), now: clock.now },
  );
  const stage: Stage = { app, sandbox, clock, file };
  try {
    await building;
    return values.check ? await check(stage) : await tryIt(stage);
  } finally {
    await app.stop();
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The register file to begin with: the one named, else the sample. */
async function registerFile(named: string | undefined): Promise<Stage['file']> {
  const path = named ?? fileURLToPath(new URL('./demo/TECHNICAL_DEBT.md', import.meta.url));
  return { name: basename(path), content: await readFile(path) };
}

async function check(stage: Stage): Promise<number> {
  const transcript = new Transcript(print);
  await playStory(stage, transcript);
  print(`\n${transcript.summary()}`);
  return transcript.failed > 0 ? 1 : 0;
}

async function tryIt(stage: Stage): Promise<number> {
  const { app, file, sandbox } = stage;
  const register = await registerFor(app.context, app.workspaceId, null, null);
  const decoded = { fileName: file.name, ...decodeRegister(file.content) };
  const { counts } = await importFile(app.context, register, decoded);
  print(`${file.name} is imported: ${counts.additions} items.`);
  await sandbox
    .person('ana')
    .command('/debt settings home #general day monday time 09:00 zone Europe/Madrid');
  // Whoever moves the clock sees what is due at once; all of it has gone out before the bot stops.
  let delivered: Promise<void> = Promise.resolve();
  sandbox.clock.onMoved(() => {
    delivered = delivered.then(() => deliver(app));
  });
  print(`\nThe workspace is open at ${sandbox.state.baseUrl}/ — Ctrl-C ends it.`);
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await delivered;
  return 0;
}

function clockOf(sandbox: Sandbox): StageClock {
  const now = () => new Date(sandbox.clock.now());
  return {
    now,
    moveTo: (instant) => sandbox.clock.advance(Math.max(0, instant.getTime() - now().getTime())),
  };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = await demo();
