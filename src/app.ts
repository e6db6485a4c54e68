import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { App, type AppOptions, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Config, SlackConfig } from './config.ts';
import { type Database, openDatabase } from './database.ts';
import type { DeliveryTimes } from './delivery/context.ts';
import { createDelivery, type RunningDelivery } from './delivery/delivery.ts';
import { createHomePublisher, type RunningHomePublisher } from './delivery/home-publisher.ts';
import { DeliveryMeter } from './delivery/meter.ts';
import { Outbound } from './delivery/outbound.ts';
import type { WorkspaceId } from './domain/debt.ts';
import { healthRoutes, listenerOf, type ReadinessChecks, type Route } from './health.ts';
import type { Log } from './log.ts';
import { metricsRoute } from './metrics.ts';
import type { RegisterContext } from './register/context.ts';
import { ensureWorkspace } from './register/workspaces.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import type { SlackDeps } from './slack/deps.ts';
import { Grants } from './slack/grants.ts';
import { homeReader } from './slack/home.ts';
import { InFlight } from './slack/in-flight.ts';
import { keepConnecting } from './slack/keep-connecting.ts';
import { registerListeners } from './slack/listeners.ts';
import { People } from './slack/people.ts';
import { askGrant, clientOptions, type Grant, SLACK_CALL_MS } from './slack-client.ts';

/** What Slack has sent when a stop begins reaches its listener within this time. */
const IN_TRANSIT_MS = 250;

export interface AppSettings {
  readonly log: Log;
  /** The clock that decides what is due; real time unless a demo or test moves it. */
  readonly now?: () => Date;
  readonly deliveryTimes?: Partial<DeliveryTimes>;
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
 * Builds the bot from its configuration and starts it: database, workspace, listeners, delivery.
 * @throws when the database or Slack refuses; what was started by then is stopped again.
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
  { log, now = () => new Date(), deliveryTimes }: AppSettings,
  stops: (() => Promise<unknown>)[],
): Promise<Omit<RunningApp, 'stop'>> {
  const { slack } = config;
  const database = await openDatabase(config.database, 'bot', log);
  stops.push(() => database.close());
  const context: RegisterContext = { sql: database.sql, now };

  const grant = await askGrant(slack);
  const workspace = await ensureWorkspace(context, grant);
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
  const { bolt, listen } = createBolt(config, grant, database, log, metrics);
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

interface Bolt {
  readonly bolt: App;
  /** Begins to take requests; resolves with the port of the health endpoint. */
  listen(stops: (() => Promise<unknown>)[]): Promise<number>;
}

function createBolt(
  config: Config,
  grant: Grant,
  database: Database,
  log: Log,
  metrics: readonly Route[],
): Bolt {
  const { mode, botToken } = config.slack;
  const { botUserId, botId, teamId } = grant;
  const options: AppOptions = {
    authorize: async () => ({ botToken, botUserId, botId, teamId }),
    clientOptions: clientOptions(config.slack),
    convoStore: false,
    deferInitialization: true,
    logger: boltLogger(log),
  };
  const checkDatabase = async () => {
    await database.sql`select 1`;
    return null;
  };
  const ready = { checks: { database: checkDatabase }, metrics };
  return mode.kind === 'http'
    ? overHttp(config.port, mode.signingSecret, options, ready)
    : overSocket(config, mode.appToken, options, ready);
}

/** What the endpoint for whoever runs the bot tells. */
interface Watched {
  readonly checks: ReadinessChecks;
  readonly metrics: readonly Route[];
}

/** Slack's requests and the health endpoint share one port. */
function overHttp(
  port: number,
  signingSecret: string,
  options: AppOptions,
  { checks, metrics }: Watched,
): Bolt {
  const { logger } = options;
  const customRoutes = [...healthRoutes(checks), ...metrics];
  const receiver = new HTTPReceiver({ signingSecret, customRoutes, ...(logger && { logger }) });
  const bolt = new App({ ...options, receiver });
  return {
    bolt,
    async listen(stops) {
      const server = (await bolt.start(port)) as Server;
      stops.push(() => bolt.stop());
      return portOf(server);
    },
  };
}

/** Slack speaks over a socket that the bot opens; the health endpoint has a server of its own. */
function overSocket(
  { port, slack }: Config,
  appToken: string,
  options: AppOptions,
  { checks, metrics }: Watched,
): Bolt {
  const { logger } = options;
  const installerOptions = { clientOptions: clientOptions(slack) };
  const receiver = new SocketModeReceiver({
    appToken,
    installerOptions,
    ...(logger && { logger }),
  });
  let isConnected = false;
  receiver.client.on('connected', () => {
    isConnected = true;
  });
  for (const event of ['close', 'disconnecting', 'disconnected']) {
    receiver.client.on(event, () => {
      isConnected = event === 'close' && receiver.client.websocket?.isActive() === true;
    });
  }
  keepConnecting(receiver.client);
  const bolt = new App({ ...options, receiver });
  return {
    bolt,
    async listen(stops) {
      const checkSlack = async () => (isConnected ? null : 'not connected');
      const routes = [...healthRoutes({ ...checks, slack: checkSlack }), ...metrics];
      const server = createServer(listenerOf(routes));
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, resolve);
      });
      stops.push(() => new Promise((resolve) => server.close(resolve)));
      await bolt.start();
      stops.push(() => bolt.stop());
      return portOf(server);
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
