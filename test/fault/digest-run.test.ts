import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import { periodOf } from '../../src/domain/occurrence.ts';
import { quarterOf } from '../../src/domain/quarter.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { buildWorld } from '../../src/sandbox/world.ts';
import { insertRegister, updateSettings } from '../../src/store/registers.ts';
import { upsertDigestSchedule } from '../../src/store/schedules.ts';
import { makeDebt, makeWorkspace, reload } from '../delivery/fixtures.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const CHANNELS = 40;
const REPLICAS = 3;
const MAX_KILLS = 8;
const MS_BETWEEN_KILLS = 1_300;
const WORKER = fileURLToPath(new URL('./delivery-worker.ts', import.meta.url));
/** A tenth of all calls fail, in four ways. */
const FAULTS = [
  { kind: 'rate_limited', retryAfterSeconds: 1 },
  { kind: 'server_error', status: 503 },
  { kind: 'slow', delayMs: 1_500 },
  { kind: 'accept_then_drop' },
] as const;

let database: TestDatabase;
let sandbox: Sandbox;
let workspaceId: WorkspaceId;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createDatabase();
  const channels = Array.from({ length: CHANNELS }, (_, n) => ({ name: `team-${10 + n}` }));
  sandbox = await startSandbox({
    world: buildWorld({ people: [{ handle: 'ana' }], channels }),
    seed: 7,
  });
  for (const fault of FAULTS) sandbox.faults.add({ ...fault, method: '*', probability: 0.025 });
  workspaceId = await makeWorkspace(database.sql);
  for (const channel of sandbox.world.channels.keys()) await scheduleDigest(channel);
});
afterAll(async () => {
  await Promise.all([...workers].map(kill));
  await sandbox.close();
  await database.close();
});

/** A register with a digest due now, and one open item for its thread. */
async function scheduleDigest(homeChannel: string): Promise<void> {
  const { sql } = database;
  const now = new Date();
  const made = await insertRegister(sql, workspaceId, homeChannel, 'UANA', now);
  if (!made) throw new Error(`no register for ${homeChannel}`);
  const settings = {
    homeChannel,
    weekday: 1,
    time: '09:00',
    zone: 'UTC',
    firstMonth: 1,
    offers: true,
    holidays: [],
    collapsesDigests: true,
  };
  await updateSettings(sql, workspaceId, made.id, settings);
  const register = await reload(sql, workspaceId, made.id);
  const today = periodOf('day', now, 'UTC');
  await makeDebt(sql, register, 1, { targetQuarter: quarterOf(today, 1) }, now);
  const weekly = { weekday: 1, time: '09:00', zone: 'UTC', nextAt: now, configuredBy: 'UANA' };
  await upsertDigestSchedule(sql, workspaceId, made.id, weekly);
}

function startWorker(): void {
  const args = ['--import', 'tsx', WORKER, database.url, sandbox.apiUrl, sandbox.botToken];
  const worker = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  workers.add(worker);
}

async function kill(worker: ChildProcess): Promise<void> {
  workers.delete(worker);
  const ended = once(worker, 'exit');
  if (worker.kill('SIGKILL')) await ended;
}

async function states(): Promise<Record<string, number>> {
  const rows = await database.sql<{ state: string; count: number }[]>`
    select state, count(*) as count from outbox group by state`;
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

const allSent = async (): Promise<boolean> => (await states()).sent === 2 * CHANNELS;

async function until(done: () => Promise<boolean>): Promise<void> {
  while (!(await done())) await after(100);
}

function keysPosted(): string[] {
  return [...sandbox.world.channels.keys()].flatMap((channel) =>
    sandbox.state.messages.inChannel(channel).map(({ metadata }) => JSON.stringify(metadata)),
  );
}

function smallestGapMs(channel: string): number {
  const times = sandbox
    .calls('chat.postMessage')
    .filter((call) => call.args.channel === channel)
    .map((call) => call.at);
  return Math.min(...times.slice(1).map((at, n) => at - (times[n] ?? 0)));
}

it('a digest run to 40 channels loses and doubles nothing, though bots are killed and a tenth of calls fail', async () => {
  for (let replica = 0; replica < REPLICAS; replica++) startWorker();
  await until(async () => keysPosted().length > 0);
  let kills = 0;
  for (; kills < MAX_KILLS && !(await allSent()); kills++) {
    const [oldest] = workers;
    if (oldest) await kill(oldest);
    startWorker();
    await after(MS_BETWEEN_KILLS);
  }
  await until(allSent);
  const posted = keysPosted();
  const lost = 2 * CHANNELS - new Set(posted).size;
  const double = posted.length - new Set(posted).size;
  expect({ lost, double, states: await states() }).toEqual({
    lost: 0,
    double: 0,
    states: { sent: 2 * CHANNELS },
  });
  expect(kills).toBeGreaterThan(3);
  const gaps = [...sandbox.world.channels.keys()].map(smallestGapMs);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
}, 60_000);
