import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { pino } from 'pino';
import type { DeliveryTimes } from '../../src/delivery/context.ts';
import type { RecordedCall } from '../../src/sandbox/calls.ts';
import { seededRandom } from '../../src/sandbox/random.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { connect, type Sql } from '../../src/store/connect.ts';
import { type DeliveryHealth, deliveryHealth } from '../../src/store/delivery-health.ts';
import { migrate } from '../../src/store/migrate.ts';
import { Bots } from './bots.ts';
import { Disasters } from './disasters.ts';
import { type Counts, judge, type Uncertain, weekOf } from './ledger.ts';
import { patiently } from './patiently.ts';
import { Postgres } from './postgres.ts';
import { buildScene, DUE_AT, faultWorld, type Scene, WEEK_MS } from './scene.ts';

const BOTS = 3;
/** The usual times are made for Slack's own pace; a run that has to be over soon hurries, in the same proportions. */
const HURRIED: Partial<DeliveryTimes> = {
  callMs: 1_000,
  leaseMs: 5_000,
  workspaceSpacingMs: 20,
  backoffMs: 200,
  reconcileAfterMs: 1_500,
  idleMs: 100,
};
/** Longer than a call may take. */
const SLOW_MS = 1_500;
/** A tenth of all calls fail, in four ways. */
const FAULTS = [
  { kind: 'rate_limited', retryAfterSeconds: 1 },
  { kind: 'server_error', status: 503 },
  { kind: 'slow', delayMs: SLOW_MS },
  { kind: 'accept_then_drop' },
] as const;
/** A week that is not over by then hangs. */
const MAX_WEEK_MS = 600_000;

export interface RoundOptions {
  readonly seed: number;
  /** Whether the app has the scopes by which interrupted posts are looked for. */
  readonly mayReadHistory: boolean;
  readonly weeks: number;
  /** Takes the log of the bots. */
  readonly logFolder: string;
  /** Takes a line after each week: a long run is long. */
  readonly tell: (line: string) => void;
  /** Ends the round before its time; all that it started is stopped. */
  readonly signal: AbortSignal;
}

export interface RoundReport extends Counts {
  /** How long each week took. */
  readonly weekMs: readonly number[];
  /** What delivery health says. */
  readonly health: DeliveryHealth;
  readonly bots: Bots['counts'];
  readonly disasters: Disasters['counts'];
  /** Calls to Slack, and how many of them met a fault. */
  readonly calls: { readonly all: number; readonly failed: number };
}

interface Stage {
  readonly sandbox: Sandbox;
  readonly sql: Sql;
  readonly scene: Scene;
  readonly bots: Bots;
  readonly disasters: Disasters;
}

/** Plays some weeks of a workspace, each with everything due at once, under faults all the time, and counts. */
export async function playRound(options: RoundOptions): Promise<RoundReport> {
  const closing: (() => Promise<unknown>)[] = [];
  try {
    const stage = await setStage(options, closing);
    const weekMs: number[] = [];
    for (let week = 0; week < options.weeks; week++) {
      const startedAt = performance.now();
      await playWeek(stage, week, options.signal);
      const tookMs = Math.round(performance.now() - startedAt);
      weekMs.push(tookMs);
      options.tell(`week ${week + 1} of ${options.weeks} is over after ${secondsOf(tookMs)}`);
    }
    return { ...(await report(stage, options.weeks)), weekMs };
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

/** A time in words. */
export function secondsOf(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

async function setStage(
  { seed, mayReadHistory, logFolder }: RoundOptions,
  closing: (() => Promise<unknown>)[],
): Promise<Stage> {
  const postgres = await Postgres.start();
  closing.push(() => postgres.close());
  await migrate(postgres.url, 'up', { log: pino({ level: 'warn' }) });
  const sql = connect(postgres.url, { applicationName: 'fault run' });
  closing.push(() => sql.end({ timeout: 1 }));
  const sandbox = await startSandbox({
    ...{ world: faultWorld(), seed, startAt: DUE_AT },
    rateLimits: { channelBurst: 1, postsPerMinute: 60_000, tierScale: 1_000 },
  });
  closing.push(() => sandbox.close());
  const scopes = [...sandbox.state.granted];
  if (!mayReadHistory) sandbox.grantOnly(...scopes.filter((scope) => !scope.endsWith(':history')));
  for (const fault of FAULTS) sandbox.faults.add({ ...fault, method: '*', probability: 0.025 });
  const scene = await buildScene(sql, sandbox.world);
  const environment = {
    SLACK_BOT_TOKEN: sandbox.botToken,
    SLACK_APP_TOKEN: sandbox.appToken,
    SLACK_API_URL: sandbox.apiUrl,
    DATABASE_URL: postgres.url,
    PORT: '0',
  };
  const bots = new Bots(environment, join(logFolder, `bots-${seed}.log`));
  closing.push(() => bots.close());
  const random = seededRandom(seed);
  return { sandbox, sql, scene, bots, disasters: new Disasters({ bots, postgres, sql, random }) };
}

/** The clock goes to the week's Monday while no bot runs; owners have answered the last nudge by then. */
async function playWeek(
  { sandbox, sql, bots, disasters }: Stage,
  week: number,
  signal: AbortSignal,
): Promise<void> {
  sandbox.clock.advance(Math.max(0, DUE_AT.getTime() + week * WEEK_MS - sandbox.clock.now()));
  await sql`update debt set unanswered_nudges = 0`;
  bots.start(BOTS, { aheadMs: sandbox.clock.offsetMs, times: HURRIED });
  let isOver = false;
  const striking = disasters.strike(() => isOver);
  try {
    await settled(sql, new Date(sandbox.clock.now()), signal);
  } finally {
    isOver = true;
    await striking;
    await bots.killAll();
  }
}

/**
 * Resolves when all that is due was written, and nothing waits but behind an uncertain message.
 * @throws where that takes too long, or the signal says to stop.
 */
async function settled(sql: Sql, now: Date, signal: AbortSignal): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const [left] = await patiently(
      () => sql<{ due: number; states: string }[]>`
        select
          (select count(*) from schedule where next_at <= ${now} and kind <> 'quarter') as due,
          (select string_agg(distinct state, ', ') from outbox
            where state in ('ready', 'sending') and not exists (
              select from outbox parent where parent.id = outbox.parent_id and parent.state = 'uncertain'
            )) as states`,
    );
    if (left?.due === 0 && left.states === null) return;
    if (performance.now() - startedAt > MAX_WEEK_MS) {
      throw new Error(`after ${MAX_WEEK_MS} ms it is not over: ${JSON.stringify(left)}`);
    }
    await after(200, undefined, { signal });
  }
}

async function report(
  { sandbox, sql, scene, bots, disasters }: Stage,
  weeks: number,
): Promise<Omit<RoundReport, 'weekMs'>> {
  const calls = sandbox.calls();
  const decider = { userId: '', isAdmin: true, registerIds: [] };
  const asked = { since: DUE_AT, limit: 1, decider };
  const health = await deliveryHealth(sql, scene.workspaceId, asked);
  const hasFailed = ({ status, tookMs = 0 }: RecordedCall) => status !== 200 || tookMs >= SLOW_MS;
  return {
    ...judge(scene, weeks, calls, await uncertainMessages(sql, scene)),
    health,
    bots: { ...bots.counts },
    disasters: { ...disasters.counts },
    calls: { all: calls.length, failed: calls.filter(hasFailed).length },
  };
}

/** What of the scene's messages the outbox says that nobody knows whether it was sent, and what waits behind that. */
async function uncertainMessages(sql: Sql, scene: Scene): Promise<Uncertain> {
  const rows = await sql<{ kind: string; subject: string; createdAt: Date; isShown: boolean }[]>`
    select outbox.kind, outbox.subject, outbox.created_at, outbox.state = 'uncertain' as is_shown
    from outbox left join outbox parent on parent.id = outbox.parent_id
    where outbox.state = 'uncertain' or (outbox.state = 'ready' and parent.state = 'uncertain')`;
  const registers = new Map(scene.registers.map(({ id, name }) => [String(id), name]));
  const nameOf = ({ kind, subject, createdAt }: (typeof rows)[number]) => {
    const what = kind === 'digest list' ? 'list' : kind;
    return `${weekOf(createdAt.getTime())} ${what} ${registers.get(subject) ?? subject}`;
  };
  return {
    shown: rows.filter(({ isShown }) => isShown).map(nameOf),
    behind: rows.filter(({ isShown }) => !isShown).map(nameOf),
  };
}
