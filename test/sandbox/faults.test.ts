import { request } from 'node:http';
import { expect, test } from 'vitest';
import { isJson, object } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { clientOf, refusalOf, sandboxForTest } from './bot.ts';

const post = (sandbox: Sandbox, text = 'x') =>
  clientOf(sandbox).chat.postMessage({ channel: 'C0GENERAL', text });

const posted = (sandbox: Sandbox) => sandbox.person('ana').channel('general').messages().length;

test('a post that is accepted and then dropped is in the channel, though the client saw it fail', async () => {
  const sandbox = await sandboxForTest();
  sandbox.faults.add({ method: 'chat.postMessage', kind: 'accept_then_drop', times: 1 });
  await expect(post(sandbox)).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(posted(sandbox)).toBe(1);
  await post(sandbox);
  expect(sandbox.calls('chat.postMessage').map((call) => call.status)).toEqual([0, 200]);
});

test('429, 5xx, a cut and an error on demand store nothing', async () => {
  const sandbox = await sandboxForTest();
  const method = 'chat.postMessage';
  sandbox.faults.add({ method, kind: 'rate_limited', retryAfterSeconds: 7, times: 1 });
  await expect(post(sandbox)).rejects.toMatchObject({ retryAfter: 7 });
  sandbox.faults.add({ method: '*', kind: 'server_error', status: 502, times: 1 });
  await expect(post(sandbox)).rejects.toMatchObject({ statusCode: 502 });
  sandbox.faults.add({ method, kind: 'drop', times: 1 });
  await expect(post(sandbox)).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  sandbox.faults.add({ method, kind: 'error', error: 'fatal_error', times: 1 });
  expect(await refusalOf(post(sandbox))).toBe('fatal_error');
  expect(posted(sandbox)).toBe(0);
});

test('a slow call is answered when its delay has passed', async () => {
  const sandbox = await sandboxForTest();
  sandbox.faults.add({ method: 'chat.postMessage', kind: 'slow', delayMs: 60_000 });
  const slow = post(sandbox);
  await sandbox.until(() => sandbox.calls('chat.postMessage').length === 1, 'the call arrived');
  expect(posted(sandbox)).toBe(0);
  sandbox.clock.advance(60_000);
  expect((await slow).ok).toBe(true);
});

test('faults by probability are the same for the same seed', async () => {
  const outcomes = async (seed: number) => {
    const sandbox = await sandboxForTest({ seed });
    sandbox.faults.add({
      method: 'auth.test',
      kind: 'error',
      error: 'fatal_error',
      probability: 0.3,
    });
    const client = clientOf(sandbox);
    const calls = Array.from({ length: 40 }, () => () => client.auth.test());
    for (const call of calls) await call().catch(() => undefined);
    return sandbox.calls('auth.test').map((call) => call.error ?? 'ok');
  };
  const first = await outcomes(7);
  expect(await outcomes(7)).toEqual(first);
  expect(new Set(first)).toEqual(new Set(['ok', 'fatal_error']));
});

test('another process reads messages, sets faults and moves the clock over HTTP', async () => {
  const sandbox = await sandboxForTest();
  const control = async (method: string, path: string, body?: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const init = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) };
    return object(await (await fetch(`${sandbox.state.baseUrl}/_sandbox/${path}`, init)).json());
  };
  await post(sandbox, 'hello');
  expect(await control('GET', 'messages?channel=general')).toMatchObject({
    messages: [{ screen: 'hello' }],
  });
  expect(await control('POST', 'faults', { method: '*', kind: 'nonsense' })).toMatchObject({
    error: 'invalid_fault',
  });
  await control('POST', 'faults', { method: '*', kind: 'error', error: 'fatal_error' });
  expect(await refusalOf(post(sandbox))).toBe('fatal_error');
  await control('DELETE', 'faults');
  await post(sandbox);
  const before = sandbox.clock.now();
  await control('POST', 'clock', { advanceMs: 60_000 });
  expect(sandbox.clock.now() - before).toBeGreaterThanOrEqual(60_000);
  const { calls } = await control('GET', 'calls?method=chat.postMessage');
  expect(Array.isArray(calls) && calls.filter(isJson)).toHaveLength(3);
});

test('a page of another origin, and a foreign host name, are refused', async () => {
  const sandbox = await sandboxForTest();
  const statusWith = (headers: Record<string, string>) =>
    new Promise((resolve, reject) => {
      const asked = request(`${sandbox.state.baseUrl}/_sandbox/calls`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.on('error', reject).end();
    });
  expect(await statusWith({})).toBe(200);
  expect(await statusWith({ origin: 'https://example.org' })).toBe(403);
  expect(await statusWith({ host: 'example.org' })).toBe(403);
  expect(await statusWith({ 'sec-fetch-site': 'cross-site' })).toBe(403);
});
