import { expect, test } from 'vitest';
import { object } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { sandboxForTest, socketApp } from './bot.ts';

const button = {
  type: 'button' as const,
  action_id: 'go',
  text: { type: 'plain_text' as const, text: 'Go' },
};
const withButton = { text: 'press', blocks: [{ type: 'actions' as const, elements: [button] }] };

/** The response URL of one command. */
async function urlOf(sandbox: Sandbox): Promise<string> {
  await socketApp(sandbox, (bot) => bot.command('/debt', ({ ack }) => ack('ok')));
  await sandbox.person('ana').command('/debt');
  return String(sandbox.deliveries('slash_commands')[0]?.payload.response_url);
}

async function post(url: string, body: unknown): Promise<{ status: number; error?: unknown }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: response.status, ...object(await response.json()) };
}

test('a response URL works five times', async () => {
  const sandbox = await sandboxForTest();
  const url = await urlOf(sandbox);
  for (let use = 0; use < 5; use += 1)
    expect((await post(url, { text: `${use}` })).status).toBe(200);
  expect(await post(url, { text: 'once too often' })).toMatchObject({
    status: 404,
    error: 'used_url',
  });
  expect(sandbox.person('ana').ephemerals()).toHaveLength(6);
});

test('a response URL works for thirty minutes', async () => {
  const sandbox = await sandboxForTest();
  const url = await urlOf(sandbox);
  sandbox.clock.advance(30 * 60_000);
  expect(await post(url, { text: 'late' })).toMatchObject({ status: 404, error: 'expired_url' });
});

test('a response URL refuses what a message may not hold', async () => {
  const sandbox = await sandboxForTest();
  expect(await post(await urlOf(sandbox), { text: '' })).toMatchObject({
    status: 400,
    error: 'no_text',
  });
});

test('an answer in the channel is seen by all, others by the person alone', async () => {
  const sandbox = await sandboxForTest();
  const url = await urlOf(sandbox);
  await post(url, { text: 'for all', response_type: 'in_channel' });
  await post(url, { text: 'for ana' });
  await sandbox.person('ben').sees('for all', '#general');
  expect(sandbox.person('ben').ephemerals()).toEqual([]);
});

test('a click on an ephemeral message carries no message; it can be replaced and deleted by its response URL', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (bot) => {
    bot.command('/debt', ({ ack }) => ack(withButton));
    bot.action('go', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'went' });
      await respond({ delete_original: true });
    });
  });
  const ana = sandbox.person('ana');
  const answer = await ana.command('/debt');
  expect((await ana.click(answer, { text: 'Go' })).kind).toBe('update');
  await sandbox.until(() => ana.ephemerals().length === 0, 'the message went away');
  const [click] = sandbox.deliveries('block_actions');
  expect(click?.payload).toMatchObject({
    container: { is_ephemeral: true },
    channel: { id: 'C0GENERAL' },
  });
  expect(click?.payload).not.toHaveProperty('message');
});

test('a plain submission brings no response URL', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (bot) => {
    bot.shortcut('add_debt', async ({ ack, client, shortcut }) => {
      await ack();
      const title = { type: 'plain_text' as const, text: 'T' };
      const view = {
        type: 'modal' as const,
        callback_id: 'f',
        title,
        submit: title,
        blocks: [{ type: 'divider' as const }],
      };
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    bot.view('f', ({ ack }) => ack());
  });
  const ana = sandbox.person('ana');
  await ana.globalShortcut('Add debt');
  await ana.modal.submit();
  expect(sandbox.deliveries('view_submission')[0]?.payload.response_urls).toEqual([]);
  expect(sandbox.deliveries('shortcut')[0]?.payload).not.toHaveProperty('response_url');
});
