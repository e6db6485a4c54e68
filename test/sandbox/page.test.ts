import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KnownBlock, ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { type Json, object } from '../../src/sandbox/json.ts';
import type { Act, Patch } from '../../src/sandbox/protocol.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { channelOf, clientOf, later, sandboxForTest, socketApp } from './bot.ts';

const section = (text: string, accessory?: Json) => ({
  type: 'section',
  block_id: 'row',
  text: { type: 'mrkdwn', text },
  ...(accessory && { accessory }),
});
const go = { type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } };
const title = { type: 'plain_text', text: 'A form' } as const;
const field: KnownBlock = {
  type: 'input',
  block_id: 'name',
  label: { type: 'plain_text', text: 'Name' },
  element: { type: 'plain_text_input', action_id: 'typed' },
};

async function act(sandbox: Sandbox, what: Act | Json): Promise<Json> {
  const answer = await fetch(`${sandbox.state.baseUrl}/_sandbox/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(what),
  });
  return object(await answer.json());
}

/** Follows what a person sees; `sees` waits until the patches so far hold what is asked for. */
function follow(sandbox: Sandbox, as: string) {
  const stop = new AbortController();
  later(async () => stop.abort());
  const seen = new Map<string, Json>();
  let wake: () => void = () => undefined;
  const read = async () => {
    const url = `${sandbox.state.baseUrl}/_sandbox/live?as=${as}`;
    const { body } = await fetch(url, { signal: stop.signal });
    let rest = '';
    for await (const chunk of body ?? []) {
      const parts = (rest + Buffer.from(chunk).toString()).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts.filter((each) => each.startsWith('data: '))) {
        const patch = JSON.parse(part.slice(6)) as Patch;
        for (const key of patch.removed) seen.delete(key);
        for (const [key, entity] of Object.entries(patch.set)) seen.set(key, object(entity));
      }
      wake();
    }
  };
  read().catch(() => undefined);
  return async (words: string) => {
    const isThere = () => JSON.stringify([...seen]).includes(words);
    while (!isThere()) await new Promise<void>((resolve) => (wake = resolve));
    return seen;
  };
}

test('a page sees a channel’s messages as they come, and nobody else’s ephemeral ones', async () => {
  const sandbox = await sandboxForTest();
  const ben = follow(sandbox, 'ben');
  await ben('general');
  const channel = channelOf(sandbox, 'general').id;
  const client = clientOf(sandbox);
  await client.chat.postEphemeral({
    channel,
    user: sandbox.person('ana').person.id,
    text: 'secret',
  });
  await client.chat.postMessage({ channel, text: 'for everybody' });
  const seen = await ben('for everybody');
  const texts = [...seen].filter(([key]) => key.startsWith('message:')).map(([, one]) => one.text);
  expect(texts).toEqual(['for everybody']);
});

test('the page’s inspector is told which call showed a message, and why one was refused', async () => {
  const sandbox = await sandboxForTest();
  const sees = follow(sandbox, 'ana');
  const client = clientOf(sandbox);
  const { ts } = await client.chat.postMessage({
    channel: channelOf(sandbox, 'general').id,
    text: 'x',
  });
  await client.chat.postMessage({ channel: 'C0NOWHERE', text: 'y' }).catch(() => undefined);
  const seen = await sees('channel_not_found');
  expect(seen.get('call:0')).toMatchObject({
    method: 'chat.postMessage',
    shows: [`message:${channelOf(sandbox, 'general').id}:${ts}`],
    status: 200,
  });
  expect(seen.get('call:1')).toMatchObject({ error: 'channel_not_found', shows: [] });
});

test('a person on the page types a command, clicks, fills in a form and submits it', async () => {
  const sandbox = await sandboxForTest();
  const submitted: unknown[] = [];
  await socketApp(sandbox, (app) => {
    app.command('/debt', async ({ ack }) => {
      await ack({ blocks: [section('a row', go)], text: 'a row' });
    });
    app.action('go', async ({ ack, body, client }) => {
      await ack();
      const view: ModalView = { type: 'modal', title, submit: title, blocks: [field] };
      await client.views.open({ trigger_id: object(body).trigger_id as string, view });
    });
    app.view(/.*/, async ({ ack, view }) => {
      submitted.push(view.state.values);
      await ack();
    });
  });
  const ana = sandbox.person('ana');
  await act(sandbox, { as: 'ana', do: 'command', channel: 'general', line: '/debt list' });
  const row = await ana.sees('a row', 'ephemeral');
  const on = { channel: 'general', ts: 'ts' in row ? row.ts : '' };
  const click = { do: 'use', on, blockId: 'row', actionId: 'go', value: {} } as const;
  expect(await act(sandbox, { as: 'ben', ...click })).toMatchObject({
    error: 'the message is gone',
  });
  expect(await act(sandbox, { as: 'ana', ...click })).toEqual({ ok: true });
  await ana.sees('Name', 'modal');
  const { id } = ana.modal.view;
  const submit = { as: 'ana', do: 'submit', view: id } as const;
  await act(sandbox, { ...submit, values: {} });
  expect(ana.modal.errors).toEqual({ Name: 'Please complete this required field.' });
  await act(sandbox, { ...submit, values: { name: { typed: { value: 'Old cache' } } } });
  expect(submitted).toEqual([
    { name: { typed: { type: 'plain_text_input', value: 'Old cache' } } },
  ]);
  expect(ana.hasModal).toBe(false);
});

test('an act that nobody understands, or of nobody, is refused in words', async () => {
  const sandbox = await sandboxForTest();
  expect((await act(sandbox, { as: 'ana', do: 'fly' })).error).toMatch(/discriminator/);
  const say = { do: 'say', channel: 'general', text: 'hello' } as const;
  expect(await act(sandbox, { as: 'nobody', ...say })).toMatchObject({ ok: false });
  expect(await act(sandbox, { as: 'dora', ...say })).toMatchObject({ ok: false });
  expect(await act(sandbox, { as: 'gus', ...say, channel: 'leads' })).toMatchObject({
    error: expect.stringContaining('no channel'),
  });
  expect(await act(sandbox, { as: 'ana', ...say, text: ' ' })).toMatchObject({
    error: 'the message is empty',
  });
});

test('the clock moves ahead to an instant, and never back', async () => {
  const sandbox = await sandboxForTest({ startAt: new Date('2026-11-18T10:00:00Z') });
  const moves: number[] = [];
  sandbox.clock.onMoved(() => moves.push(sandbox.clock.now()));
  const move = (to: string) =>
    fetch(`${sandbox.state.baseUrl}/_sandbox/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to }),
    });
  expect((await move('2026-11-23T08:00:00Z')).status).toBe(200);
  expect(new Date(sandbox.clock.now()).toISOString()).toMatch(/^2026-11-23T08:00/);
  expect((await move('2026-11-22T08:00:00Z')).status).toBe(400);
  expect((await move('soon')).status).toBe(400);
  expect(moves).toHaveLength(1);
});

test('the built page is sent, and no file beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'page-'));
  later(() => rm(folder, { recursive: true }));
  const pageDir = join(folder, 'page');
  await mkdir(pageDir);
  await writeFile(join(pageDir, 'index.html'), '<title>Sandbox</title>');
  await writeFile(join(folder, 'secret.js'), 'secret');
  const sandbox = await sandboxForTest({ pageDir });
  const index = await fetch(`${sandbox.state.baseUrl}/`);
  expect(await index.text()).toContain('Sandbox');
  expect(index.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const status = (path: string) =>
    new Promise((resolve) =>
      request(`${sandbox.state.baseUrl}`, { path }, (answer) => resolve(answer.statusCode)).end(),
    );
  expect(await status('/../secret.js')).toBe(404);
  expect(await status('/..%2fsecret.js')).toBe(404);
  expect(await status('/missing.js')).toBe(404);
});

test('the page is reached from this machine alone', async () => {
  const sandbox = await sandboxForTest();
  const port = Number(new URL(sandbox.state.baseUrl).port);
  const opens = (host: string) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, timeout: 2_000 });
      const end = (isOpen: boolean) => () => resolve(socket.destroy() && isOpen);
      socket.on('connect', end(true)).on('error', end(false)).on('timeout', end(false));
    });
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
  expect(await opens('127.0.0.1')).toBe(true);
  expect(await Promise.all([...others, '127.0.0.2'].map(opens))).not.toContain(true);
});

test.each(['/', '/_sandbox/live?as=ana', '/_sandbox/act', '/_sandbox/file?as=ana&name=x.md'])(
  'a page of another origin reaches nothing at %s',
  async (path) => {
    const sandbox = await sandboxForTest();
    const answer = await fetch(sandbox.state.baseUrl + path, {
      method: path.includes('act') || path.includes('file') ? 'POST' : 'GET',
      headers: { origin: 'https://example.org' },
    });
    expect(answer.status).toBe(403);
  },
);
