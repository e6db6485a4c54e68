import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RunningApp, startApp } from '../../src/app.ts';
import { createLog } from '../../src/log.ts';
import { StartError, type StartTimes } from '../../src/patience.ts';
import type { FaultKind } from '../../src/sandbox/faults.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { type SlowProxy, startSlowProxy } from '../support/slow-proxy.ts';

/** What a start asks of Slack, and the variable whose token it asks by. */
const ASKED = [
  ['auth.test', 'SLACK_BOT_TOKEN'],
  ['apps.connections.open', 'SLACK_APP_TOKEN'],
] as const;
const PASSING: FaultKind[] = [
  { kind: 'server_error', status: 503 },
  { kind: 'drop' },
  { kind: 'accept_then_drop' },
  { kind: 'error', error: 'internal_error' },
  { kind: 'error', error: 'service_unavailable' },
];
const NOBODY_LISTENS = 'http://127.0.0.1:65534';
const QUICK: StartTimes = { patienceMs: 10_000, backoffMs: 5, maxBackoffMs: 20 };

let database: TestDatabase;
let proxy: SlowProxy;
let sandbox: Sandbox;
let app: RunningApp | null;
let logged: string[];

beforeAll(async () => {
  database = await createDatabase();
  proxy = await startSlowProxy(Number(new URL(database.url).port));
});
afterAll(async () => {
  await proxy.close();
  await database.close();
});
beforeEach(async () => {
  sandbox = await startSandbox();
  logged = [];
  app = null;
});
afterEach(async () => {
  await app?.stop();
  await sandbox.close();
});

interface Circumstances {
  readonly times?: Partial<StartTimes>;
  readonly signal?: AbortSignal;
  readonly databaseUrl?: string;
}

async function start({ times, signal, databaseUrl }: Circumstances = {}): Promise<void> {
  const { botToken, appToken, apiUrl } = sandbox;
  const url = new URL(database.url);
  url.port = String(proxy.port);
  app = await startApp(
    {
      slack: { botToken, apiUrl, mode: { kind: 'socket', appToken } },
      database: { kind: 'url', url: databaseUrl ?? url.href },
      ...{ port: 0, metrics: false, logLevel: 'info' },
    },
    {
      log: createLog('info', { write: (line) => logged.push(line) }),
      startTimes: { ...QUICK, ...times },
      ...(signal && { signal }),
    },
  );
}

const asked = (method: string) => sandbox.calls(method);
const isReady = async () => (await fetch(`http://127.0.0.1:${app?.port}/readyz`)).status === 200;

describe.each(ASKED)('a start at which Slack’s %s fails', (method, variable) => {
  it.each(PASSING)('in passing, as by %o, tries again and is ready then', async (fault) => {
    sandbox.faults.add({ ...fault, method, times: 3 });
    await start();
    expect(await isReady()).toBe(true);
    expect(asked(method)).toHaveLength(4);
    expect(logged.filter((line) => line.includes('Slack cannot be reached'))).toHaveLength(3);
    expect(logged.join('')).not.toMatch(/xox|xapp/);
  });

  it('for its limits waits as long as Slack asks', async () => {
    sandbox.faults.add({ kind: 'rate_limited', retryAfterSeconds: 1, method, times: 1 });
    await start();
    const [first, second] = asked(method);
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThanOrEqual(990);
  });

  it('with a wait that is longer than a start lasts, ends at once and says so', async () => {
    sandbox.faults.add({ kind: 'rate_limited', retryAfterSeconds: 600, method });
    await expect(start()).rejects.toThrow(/Slack cannot be reached \(it asks to wait, for 600 s\)/);
    expect(asked(method)).toHaveLength(1);
  });

  it('for longer than a start lasts, ends and says why', async () => {
    sandbox.faults.add({ kind: 'server_error', status: 503, method });
    await expect(start({ times: { patienceMs: 100 } })).rejects.toThrow(
      /^The bot did not start: Slack cannot be reached \(http 503\); attempts: \d+\.$/,
    );
    expect(asked(method).length).toBeGreaterThan(2);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_allowed_token_type'])(
    'for good, by %s, ends at once and names the token',
    async (error) => {
      sandbox.faults.add({ kind: 'error', error, method });
      const failed = await start().catch((reason: unknown) => reason);
      expect(failed).toBeInstanceOf(StartError);
      expect(failed).toMatchObject({
        message: `Slack refuses ${variable}: ${error}.`,
        remedy: expect.stringContaining('Install the app again'),
      });
      expect(asked(method)).toHaveLength(1);
    },
  );
});

describe('a start', () => {
  it('whose connection to Slack breaks before it stands opens another', async () => {
    const method = 'apps.connections.open';
    const there = sandbox.state.baseUrl;
    sandbox.faults.add({ kind: 'slow', delayMs: 50, method, times: 1 });
    const starting = start();
    await sandbox.until(() => asked(method).length === 1, 'the first question');
    sandbox.state.baseUrl = NOBODY_LISTENS;
    await sandbox.until(() => asked(method)[0]?.status === 200, 'the first answer');
    sandbox.state.baseUrl = there;
    await starting;
    expect(await isReady()).toBe(true);
    expect(logged.join('')).toContain('the connection was closed');
  });

  it('that finds no Slack at its address says so', async () => {
    const { port } = new URL(sandbox.apiUrl);
    await sandbox.close();
    await expect(start({ times: { patienceMs: 50 } })).rejects.toThrow(/Slack cannot be reached/);
    expect(logged.join('')).toContain('ECONNREFUSED');
    sandbox = await startSandbox({ port: Number(port) });
  });

  it('that finds no database waits for it', async () => {
    await proxy.cut();
    const starting = start();
    const waits = () => logged.some((line) => line.includes('the database cannot be reached'));
    await expect.poll(waits).toBe(true);
    await proxy.mend();
    await starting;
    expect(await isReady()).toBe(true);
  });

  it('without a database ends in the end, and says where it looked', async () => {
    await proxy.cut();
    await expect(start({ times: { patienceMs: 50 } })).rejects.toThrow(
      /the database cannot be reached \(.*ECONNREFUSED.*\)/,
    );
    await proxy.mend();
  });

  it('that the database refuses ends at once', async () => {
    const url = new URL(database.url);
    url.pathname = '/no_such_database';
    await expect(start({ databaseUrl: url.href })).rejects.toThrow(/no_such_database/);
    expect(logged.join('')).not.toContain('trying again');
  });

  it('that waits is ended by a signal', async () => {
    sandbox.faults.add({ kind: 'server_error', status: 503, method: 'auth.test' });
    const stopping = new AbortController();
    const starting = start({
      signal: stopping.signal,
      times: { backoffMs: 60_000, maxBackoffMs: 60_000, patienceMs: 600_000 },
    });
    await sandbox.until(() => asked('auth.test').length === 1, 'a question');
    stopping.abort();
    await expect(starting).rejects.toThrow(/aborted/);
  });
});
