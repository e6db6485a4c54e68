import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, type AppOptions, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import { healthRoutes, listenerOf, type ReadinessChecks, type Route } from './health.ts';
import { onceSlackAnswers, type Patience } from './patience.ts';
import { boltLogger } from './slack/bolt-logger.ts';
import { keepConnecting } from './slack/keep-connecting.ts';
import { clientOptions, type Grant } from './slack-client.ts';

/** Bolt with the way by which Slack speaks to it. */
export interface Bolt {
  readonly bolt: App;
  /** Begins to take requests; resolves with the port of the health endpoint. */
  listen(stops: (() => Promise<unknown>)[]): Promise<number>;
}

/** What Bolt is made with, beside the configuration. */
export interface BoltParts {
  readonly grant: Grant;
  readonly database: Database;
  readonly metrics: readonly Route[];
  readonly patience: Patience;
}

/** Bolt in the mode of the configuration, not started. */
export function createBolt(config: Config, parts: BoltParts): Bolt {
  const { mode, botToken } = config.slack;
  const { grant, database, metrics, patience } = parts;
  const { botUserId, botId, teamId } = grant;
  const options: AppOptions = {
    authorize: async () => ({ botToken, botUserId, botId, teamId }),
    clientOptions: clientOptions(config.slack),
    convoStore: false,
    deferInitialization: true,
    logger: boltLogger(patience.log),
  };
  const checkDatabase = async () => {
    await database.sql`select 1`;
    return null;
  };
  const watched = { checks: { database: checkDatabase }, metrics };
  return mode.kind === 'http'
    ? overHttp(config.port, mode.signingSecret, options, watched)
    : overSocket(config, mode.appToken, options, { ...watched, patience });
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
  { checks, metrics, patience }: Watched & { patience: Patience },
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
      await onceSlackAnswers(patience, 'SLACK_APP_TOKEN', () => bolt.start());
      stops.push(() => bolt.stop());
      return portOf(server);
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
