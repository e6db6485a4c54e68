import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Records } from './calls.ts';
import { SandboxClock } from './clock.ts';
import { Delivery } from './delivery.ts';
import { Faults } from './faults.ts';
import { Files } from './files.ts';
import { route } from './http-routes.ts';
import { readManifest } from './manifest.ts';
import { Messages } from './messages.ts';
import { type RateLimitSettings, RateLimits, slackRateLimits } from './rate-limits.ts';
import { ResponseUrls } from './response-urls.ts';
import { Sandbox } from './sandbox.ts';
import { Sights } from './sights.ts';
import { Signal } from './signal.ts';
import { SocketMode } from './socket-mode.ts';
import type { SandboxState } from './state.ts';
import { Triggers } from './triggers.ts';
import { Views } from './views.ts';
import { defaultWorld, type World } from './world.ts';

/** How to start the stand-in; everything has a default. */
export interface SandboxOptions {
  world?: World;
  /** the app's manifest; the project's own unless given */
  manifestPath?: string | URL;
  /** granted bot scopes; all of the manifest's unless given */
  scopes?: string[];
  rateLimits?: Partial<RateLimitSettings>;
  /** how long the app has to acknowledge; Slack's 3 s unless given */
  ackLimitMs?: number;
  /** of the generator that draws faults by probability */
  seed?: number;
  /** 0: any free port */
  port?: number;
  /** what the clock shows at first; the machine's time unless given */
  startAt?: Date;
  /** the folder of the built page; without it there is none */
  pageDir?: string;
}

/**
 * Starts a stand-in for a Slack workspace on 127.0.0.1. Nothing in it outlives `close()`. Throws when the port is taken
 * or the manifest cannot be read.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const http = createServer();
  await listen(http, options.port ?? 0);
  const { port } = http.address() as AddressInfo;
  const world = options.world ?? defaultWorld();
  const signal = new Signal();
  const socketMode = new SocketMode(http, signal, world.app.id);
  const state = stateOf({ ...options, world }, signal, socketMode, `http://127.0.0.1:${port}`);
  http.on('request', (request, response) => {
    route(state, request, response).catch((error: unknown) => {
      response
        .writeHead(500, { 'content-type': 'text/plain' })
        .end(`the stand-in failed: ${String(error)}`);
    });
  });
  const stop = async () => {
    state.clock.stop();
    await socketMode.close();
    http.closeAllConnections();
    await new Promise<void>((resolve) => http.close(() => resolve()));
  };
  return new Sandbox({ state, socketMode, signingSecret: 'sandbox-signing-secret', stop });
}

function stateOf(
  options: SandboxOptions & { world: World },
  signal: Signal,
  socketMode: SocketMode,
  baseUrl: string,
): SandboxState {
  const clock = new SandboxClock(options.startAt);
  const records = new Records();
  const manifest = readManifest(
    options.manifestPath ?? new URL('../../manifest.json', import.meta.url),
  );
  return {
    baseUrl,
    ...(options.pageDir && { pageDir: options.pageDir }),
    world: options.world,
    manifest,
    granted: new Set(options.scopes ?? manifest.botScopes),
    tokens: { bot: 'xoxb-sandbox', app: 'xapp-sandbox', status: 'active' },
    clock,
    signal,
    messages: new Messages(clock),
    views: new Views(clock),
    triggers: new Triggers(clock),
    responseUrls: new ResponseUrls(clock),
    files: new Files(),
    limits: new RateLimits({ ...slackRateLimits, ...options.rateLimits }),
    faults: new Faults(options.seed ?? 1),
    withheldBlocks: new Set(),
    records,
    sights: new Sights(signal),
    delivery: new Delivery({
      ...{ clock, records, signal, ackLimitMs: options.ackLimitMs },
      transport: socketMode,
    }),
  };
}

function listen(http: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
}
