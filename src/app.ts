import { setTimeout as delay } from 'node:timers/promises';
import { WebClient } from '@slack/web-api';
import { createBolt } from './bolt.ts';
import type { Config, SlackConfig } from './config.ts';
import { openDatabase } from './database.ts';
import type { DeliveryTimes } from './delivery/context.ts';
import { createDelivery, type RunningDelivery } from './delivery/delivery.ts';
import { createHomePublisher, type RunningHomePublisher } from './delivery/home-publisher.ts';
import { DeliveryMeter } from './delivery/meter.ts';
import { Outbound } from './delivery/outbound.ts';
import type { WorkspaceId } from './domain/debt.ts';
import type { Log } from './log.ts';
import { metricsRoute } from './metrics.ts';
import {
  onceDatabaseIsThere,
  onceSlackAnswers,
  type Patience,
  START_TIMES,
  type StartTimes,
} from './patience.ts';
import type { RegisterContext } from './register/context.ts';
import { ensureWorkspace } from './register/workspaces.ts';
import type { SlackDeps } from './slack/deps.ts';
import { Grants } from './slack/grants.ts';
import { homeReader } from './slack/home.ts';
import { InFlight } from './slack/in-flight.ts';
import { registerListeners } from './slack/listeners.ts';
import { People } from './slack/people.ts';
import { askGrant, clientOptions, SLACK_CALL_MS } from './slack-client.ts';

/** What Slack has sent when a stop begins reaches its listener within this time. */
const IN_TRANSIT_MS = 250;

export interface AppSettings {
  readonly log: Log;
  /** The clock that decides what is due; real time unless a demo or test moves it. */
  readonly now?: () => Date;
  readonly deliveryTimes?: Partial<DeliveryTimes>;
  readonly startTimes?: Partial<StartTimes>;
  /** Ends a start that waits for the database or Slack. */
  readonly signal?: AbortSignal;
}

/** The bot at work, with the parts that a demo or test drives directly. */
export interface RunningApp {
  readonly context: RegisterContext;
  readonly delivery: RunningDelivery;
  readonly workspaceId: number;
  /** Where the health endpoint listens, and Slack's requests in HTTP mode. */
  readonly port: number;
  /** Takes nothing new, drains what is in flight, then closes everything. */
  stop(): Promise<void>;
}

/**
 * Builds the bot from its configuration and starts it: database, workspace, listeners, delivery. Waits a while for a database or
 * Slack that cannot be reached.
 * @throws when one of them refuses or stays away, or the signal ends the waiting; what was started by then is stopped again.
 */
export async function startApp(config: Config, settings: AppSettings): Promise<RunningApp> {
  const stops: (() => Promise<unknown>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.reverse().splice(0)) await stop();
  };
  try {
    return { ...(await startParts(config, settings, stops)), stop: stopAll };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function startParts(
  config: Config,
  { log, now = () => new Date(), deliveryTimes, startTimes, signal }: AppSettings,
  stops: (() => Promise<unknown>)[],
): Promise<Omit<RunningApp, 'stop'>> {
  const { slack } = config;
  const times = { ...START_TIMES, ...startTimes };
  const patience: Patience = { log, times, signal: signal ?? new AbortController().signal };
  const database = await onceDatabaseIsThere(patience, () =>
    openDatabase(config.database, 'bot', log),
  );
  stops.push(() => database.close());
  const context: RegisterContext = { sql: database.sql, now };

  const grant = await onceSlackAnswers(patience, 'SLACK_BOT_TOKEN', () => askGrant(slack));
  const workspace = await onceDatabaseIsThere(patience, () => ensureWorkspace(context, grant));
  log.info({ team: grant.teamId, workspace: workspace.name }, 'Slack accepted the token');

  const meter = new DeliveryMeter();
  const delivery = createDelivery({
    sql: database.sql,
    now,
    log,
    meter,
    token: async (workspaceId) => (workspaceId === workspace.id ? slack.botToken : null),
    ...(slack.apiUrl && { slack: { slackApiUrl: slack.apiUrl } }),
    ...(deliveryTimes && { times: deliveryTimes }),
  });
  stops.push(() => delivery.stop());

  const inFlight = new InFlight();
  stops.push(() => inFlight.drain());
  const grants = new Grants(grant.scopes);
  const people = new People(context, grants);
  const deps: SlackDeps = { context, log, people, inFlight, grants };
  const homes = homePublisherFor(slack, grant.teamId, workspace.id, deps);
  stops.push(() => homes.stop());
  const metrics = config.metrics ? [metricsRoute({ ...context, meter, log })] : [];
  const { bolt, listen } = createBolt(config, { grant, database, metrics, patience });
  registerListeners(bolt, deps);
  await bolt.init();
  const port = await listen(stops);
  stops.push(async () => {
    await delay(IN_TRANSIT_MS);
    await inFlight.drain();
  });
  delivery.start();
  homes.start();
  log.info({ port, mode: slack.mode.kind }, 'Debt Register is up');
  return { context, delivery, workspaceId: workspace.id, port };
}

/** The publisher has clients of its own: what it has to wait for holds up no command. */
function homePublisherFor(
  slack: SlackConfig,
  teamId: string,
  workspaceId: WorkspaceId,
  deps: SlackDeps,
): RunningHomePublisher {
  const { log, context } = deps;
  const client = new WebClient(slack.botToken, clientOptions(slack));
  const outbound = new Outbound(slack.botToken, {
    timeoutMs: SLACK_CALL_MS,
    ...(slack.apiUrl && { slackApiUrl: slack.apiUrl }),
  });
  return createHomePublisher({
    ...context,
    log,
    slackOf: async (id) => (id === workspaceId ? outbound : null),
    readerOf: (_, userId) => homeReader(deps, client, { teamId, userId }),
  });
}
