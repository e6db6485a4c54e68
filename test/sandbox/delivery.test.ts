import { App, HTTPReceiver } from '@slack/bolt';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { quietLogger } from '../support/quiet-logger.ts';
import { later, sandboxForTest, socketApp } from './bot.ts';

/** An unmodified Bolt app behind its HTTP receiver, to which the stand-in delivers. */
async function httpApp(
  sandbox: Sandbox,
  listen: (app: App) => void,
  signingSecret = sandbox.signingSecret,
): Promise<void> {
  const receiver = new HTTPReceiver({ signingSecret, logger: quietLogger });
  const app = new App({
    token: sandbox.botToken,
    receiver,
    clientOptions: { slackApiUrl: sandbox.apiUrl },
    logger: quietLogger,
    deferInitialization: true,
  });
  listen(app);
  await app.init();
  const server = await app.start(0);
  later(() => app.stop());
  const address = 'address' in server ? server.address() : null;
  if (!address || typeof address === 'string') throw new Error('no port');
  sandbox.deliverByHttp(`http://127.0.0.1:${address.port}/slack/events`);
}

test('commands arrive by signed HTTP and are answered in the response', async () => {
  const sandbox = await sandboxForTest();
  await httpApp(sandbox, (app) =>
    app.command('/debt', ({ ack, command }) => ack({ text: `got ${command.text}` })),
  );
  expect((await sandbox.person('ana').command('/debt show 12')).text).toBe('got show 12');
});

test('an app with another signing secret refuses what arrives', async () => {
  const sandbox = await sandboxForTest();
  await httpApp(sandbox, (app) => app.command('/debt', ({ ack }) => ack('ok')), 'another secret');
  expect((await sandbox.person('ana').command('/debt')).text).toBe(
    '/debt failed with the error "http_client_error"',
  );
});

/** Resolves when the event was tried so often and waits for its next turn. */
const tried = (sandbox: Sandbox, times: number) =>
  sandbox.until(() => {
    const tries = sandbox.deliveries('app_uninstalled');
    return tries.length === times && tries.at(-1)?.retryAt;
  }, `try ${times}`);

test('an event that is not acknowledged comes again at once, after a minute and after five', async () => {
  const sandbox = await sandboxForTest();
  sandbox.sendEvent('app_uninstalled');
  await tried(sandbox, 2);
  sandbox.clock.advance(60_000);
  await tried(sandbox, 3);
  sandbox.clock.advance(300_000);
  await sandbox.until(() => sandbox.deliveries('app_uninstalled').length === 4, 'the fourth try');
});

test('an event that comes again by HTTP carries the number of the retry', async () => {
  const sandbox = await sandboxForTest();
  sandbox.sendEvent('app_uninstalled');
  await tried(sandbox, 2);
  const retries: unknown[] = [];
  await httpApp(sandbox, (app) => {
    app.use(async ({ context, next }) => {
      retries.push(context.retryNum);
      await next();
    });
    app.event('app_uninstalled', async () => undefined);
  });
  sandbox.clock.advance(60_000);
  await sandbox.until(
    () => sandbox.deliveries('app_uninstalled').at(-1)?.ackMs !== undefined,
    'the ack',
  );
  expect(retries).toEqual([2]);
});

test('an event that comes again over Socket Mode carries the number of the retry', async () => {
  const sandbox = await sandboxForTest();
  const retries: unknown[] = [];
  const app = await socketApp(sandbox, (bot) => {
    bot.use(async ({ context, next }) => {
      retries.push(context.retryNum);
      await next();
    });
    bot.event('app_uninstalled', async () => undefined);
  });
  await app.stop();
  sandbox.sendEvent('app_uninstalled');
  await tried(sandbox, 2);
  await app.start();
  sandbox.clock.advance(60_000);
  await sandbox.until(() => retries.length === 1, 'the third try arrived');
  expect(retries).toEqual([2]);
});

test('with two connections each command goes to one of them', async () => {
  const sandbox = await sandboxForTest();
  const served: string[] = [];
  for (const name of ['first', 'second']) {
    await socketApp(sandbox, (app) =>
      app.command('/debt', async ({ ack }) => {
        served.push(name);
        await ack('ok');
      }),
    );
  }
  for (let at = 0; at < 4; at += 1) await sandbox.person('ana').command('/debt');
  expect(served.toSorted()).toEqual(['first', 'first', 'second', 'second']);
});

test('a connection that is cut before the ack leaves the person with operation_timeout at once', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (app) => app.command('/debt', async () => sandbox.cutConnections()));
  expect((await sandbox.person('ana').command('/debt')).text).toContain('operation_timeout');
  expect(sandbox.connections).toBe(0);
});

test('asked to disconnect, the client closes its connection', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (app) => app.command('/debt', ({ ack }) => ack('ok')));
  sandbox.disconnect();
  await sandbox.until(() => sandbox.connections === 0, 'the connection closed');
});

test('a person who leaves is told of where the manifest listens', async () => {
  const sandbox = await sandboxForTest();
  const gone: unknown[] = [];
  await socketApp(sandbox, (app) => {
    app.event('user_change', async ({ event }) => {
      gone.push(event.user.deleted);
    });
  });
  sandbox.state.manifest.events.push('user_change');
  expect(sandbox.changePerson('ben', { isDeactivated: true })).toBe(true);
  await sandbox.until(() => gone.length === 1, 'the event arrived');
  expect(gone).toEqual([true]);
  expect(() => sandbox.person('ben')).toThrow('deactivated');
});

test('what a person says to the bot arrives only where the manifest listens', async () => {
  const sandbox = await sandboxForTest();
  const heard: string[] = [];
  await socketApp(sandbox, (app) => {
    app.event('app_mention', async ({ event }) => {
      heard.push(event.text);
    });
  });
  const ana = sandbox.person('ana');
  const { manifest } = sandbox.state;
  const all = manifest.events;
  manifest.events = all.filter((name) => name !== 'app_mention');
  ana.say('@Debt Register unheard');
  manifest.events = all;
  sandbox.grantOnly('chat:write');
  ana.say('@Debt Register unheard too');
  sandbox.grantOnly('app_mentions:read');
  ana.say('@Debt Register heard');
  await sandbox.until(() => heard.length > 0, 'the mention arrived');
  expect(heard).toEqual([`<@${sandbox.world.app.botUserId}> heard`]);
});
