import { type RunningApp, startApp } from '../../src/app.ts';
import type { DeliveryTimes } from '../../src/delivery/context.ts';
import { createLog } from '../../src/log.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { createDatabase, type TestDatabase } from './database.ts';

/** The Wednesday on which journeys begin: Q4 2026, week 8. */
export const START = new Date('2026-11-18T10:00:00Z');

export interface TeamOptions {
  readonly mode?: 'socket' | 'http';
  readonly sandbox?: SandboxOptions;
  readonly times?: Partial<DeliveryTimes>;
  /** Another way to the database, such as a slow one. */
  readonly databaseUrl?: (url: string) => Promise<string>;
}

/** A workspace with the whole bot at work in it, and a clock that the test moves. */
export interface Team {
  readonly sandbox: Sandbox;
  readonly app: RunningApp;
  readonly database: TestDatabase;
  readonly now: () => Date;
  /** Moves the clock on, puts what is due into the outbox and sends it. */
  moveTo(instant: Date): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything that a team has: a workspace, a database, and the bot in one of its modes. */
export async function startTeam(options: TeamOptions = {}): Promise<Team> {
  const sandbox = await startSandbox(options.sandbox);
  const database = await createDatabase();
  let instant = START;
  const now = () => instant;
  const http = options.mode === 'http';
  const app = await startApp(
    {
      slack: {
        botToken: sandbox.botToken,
        apiUrl: sandbox.apiUrl,
        mode: http
          ? { kind: 'http', signingSecret: sandbox.signingSecret }
          : { kind: 'socket', appToken: sandbox.appToken },
      },
      database: { kind: 'url', url: (await options.databaseUrl?.(database.url)) ?? database.url },
      port: 0,
      metrics: true,
      logLevel: 'fatal',
    },
    {
      log: createLog('fatal'),
      now,
      deliveryTimes: { channelSpacingMs: 1_050, idleMs: 50, ...options.times },
    },
  );
  if (http) sandbox.deliverByHttp(`http://127.0.0.1:${app.port}/slack/events`);
  return {
    sandbox,
    app,
    database,
    now,
    async moveTo(later) {
      instant = later;
      await app.delivery.tick();
      await app.delivery.flush();
    },
    async close() {
      await app.stop();
      await sandbox.close();
      await database.close();
    },
  };
}
