import { App } from '@slack/bolt';
import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import { afterEach } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { type Channel, findChannel } from '../../src/sandbox/world.ts';
import { quietLogger } from '../support/quiet-logger.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Runs `cleanup` after the test. */
export function later(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}

/** A stand-in for this test alone. */
export async function sandboxForTest(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  later(() => sandbox.close());
  return sandbox;
}

/** An unmodified WebClient that asks once and never again. */
export function clientOf(sandbox: Sandbox, token: string = sandbox.botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl: sandbox.apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 5_000,
    logger: quietLogger,
  });
}

/** The channel of that name. */
export function channelOf(sandbox: Sandbox, name: string): Channel {
  const channel = findChannel(sandbox.world, name);
  if (!channel) throw new Error(`no #${name}`);
  return channel;
}

/** An unmodified Bolt app over Socket Mode, with these listeners, connected. */
export async function socketApp(sandbox: Sandbox, listen: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: sandbox.apiUrl, retryConfig: { retries: 0 } };
  const app = new App({
    token: sandbox.botToken,
    appToken: sandbox.appToken,
    socketMode: true,
    clientOptions,
    logger: quietLogger,
    deferInitialization: true,
  });
  listen(app);
  await app.init();
  await app.start();
  later(() => app.stop());
  return app;
}

/** Slack's error code of a refused call; fails the test when the call was accepted. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  return (await refusedWith(call)).error;
}

/** All that Slack said in a refusal. */
export async function refusedWith(
  call: Promise<unknown>,
): Promise<WebAPIPlatformError['data'] & { error: string }> {
  const outcome = await call.then(
    () => 'accepted',
    (error: unknown) => error,
  );
  if (outcome instanceof WebAPIPlatformError) return outcome.data;
  throw outcome instanceof Error ? outcome : new Error(`the call was ${String(outcome)}`);
}
