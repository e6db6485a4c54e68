import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type Logger, pino } from 'pino';
import type { DeliveryTimes } from '../../src/delivery/context.ts';
import { createDelivery, type RunningDelivery } from '../../src/delivery/delivery.ts';
import {
  createHomePublisher,
  type HomePublisherTimes,
  type RunningHomePublisher,
} from '../../src/delivery/home-publisher.ts';
import { Outbound } from '../../src/delivery/outbound.ts';
import type { RegisterContext } from '../../src/register/context.ts';
import { ensureWorkspace } from '../../src/register/workspaces.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { boltLogger } from '../../src/slack/bolt-logger.ts';
import { registerCommands } from '../../src/slack/commands.ts';
import type { SlackDeps } from '../../src/slack/deps.ts';
import { Grants } from '../../src/slack/grants.ts';
import { homeReader } from '../../src/slack/home.ts';
import { InFlight } from '../../src/slack/in-flight.ts';
import { People } from '../../src/slack/people.ts';
import type { TestDatabase } from './database.ts';

/** A Monday in the middle of Q4 2026. */
const MONDAY_NOON = new Date('2026-11-23T12:00:00Z');

export interface BotOptions {
  /** The bot's clock; it stands at a Monday noon unless given. */
  readonly now?: () => Date;
  /** Where the bot logs; nowhere unless given. */
  readonly log?: Logger;
  /** How long sending waits, where a test is about that. */
  readonly times?: Partial<DeliveryTimes>;
  /** Further listeners. */
  readonly listen?: (app: App, deps: SlackDeps) => void;
}

export interface TestBot {
  readonly deps: SlackDeps;
  /** Not started: a test sends what is due with `tick` and `flush`. */
  readonly delivery: RunningDelivery;
  /** Not started either: `flush` publishes the Homes that are stale. */
  readonly homes: RunningHomePublisher;
  /** Disconnects and waits for what is under way. */
  stop(): Promise<void>;
}

/** The bot over Socket Mode in a stand-in's workspace, connected, on a test's database. */
export async function startBot(
  sandbox: Sandbox,
  database: Pick<TestDatabase, 'sql'>,
  options: BotOptions = {},
): Promise<TestBot> {
  const context = { sql: database.sql, now: options.now ?? (() => MONDAY_NOON) };
  const deps = await depsFor(sandbox, context, options.log ?? pino({ level: 'silent' }));
  const app = new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    clientOptions: {
      slackApiUrl: sandbox.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
    },
    logger: boltLogger(deps.log),
    deferInitialization: true,
  });
  registerCommands(app, deps);
  options.listen?.(app, deps);
  await app.init();
  await app.start();
  const delivery = createDelivery({
    ...context,
    log: deps.log,
    token: async () => sandbox.botToken,
    slack: { slackApiUrl: sandbox.apiUrl },
    ...(options.times && { times: options.times }),
  });
  const homes = homePublisherOf(sandbox, deps);
  return {
    deps,
    delivery,
    homes,
    async stop() {
      await homes.stop();
      await app.stop();
      await deps.inFlight.drain();
      await delivery.stop();
    },
  };
}

/** A publisher of Homes as a replica has one, in a hurry. */
export function homePublisherOf(
  sandbox: Sandbox,
  deps: SlackDeps,
  times: Partial<HomePublisherTimes> = {},
): RunningHomePublisher {
  const client = new WebClient(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const outbound = new Outbound(sandbox.botToken, {
    slackApiUrl: sandbox.apiUrl,
    timeoutMs: 5_000,
  });
  return createHomePublisher({
    ...deps.context,
    log: deps.log,
    slackOf: async () => outbound,
    readerOf: (_, userId) => homeReader(deps, client, { teamId: sandbox.world.team.id, userId }),
    times: { workspaceSpacingMs: 50, personSpacingMs: 100, idleMs: 20, ...times },
  });
}

async function depsFor(
  sandbox: Sandbox,
  context: RegisterContext,
  log: Logger,
): Promise<SlackDeps> {
  const scopes = [...sandbox.state.granted];
  await ensureWorkspace(context, {
    teamId: sandbox.world.team.id,
    enterpriseId: null,
    name: sandbox.world.team.name,
    botUserId: sandbox.world.app.botUserId,
    scopes,
  });
  const grants = new Grants(scopes);
  return {
    context,
    log,
    people: new People(context, grants),
    inFlight: new InFlight(),
    grants,
  };
}
