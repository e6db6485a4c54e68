import { expect, test } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { sandboxForTest, socketApp } from './bot.ts';

const modal = {
  type: 'modal' as const,
  callback_id: 'add',
  title: { type: 'plain_text' as const, text: 'Add debt' },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'title',
      label: { type: 'plain_text' as const, text: 'Title' },
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
    {
      type: 'input' as const,
      block_id: 'owner',
      optional: true,
      label: { type: 'plain_text' as const, text: 'Owner' },
      element: { type: 'users_select' as const, action_id: 'value' },
    },
  ],
};

test('a person sees the answer that a command gives in its ack', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (app) => {
    app.command('/debt', ({ ack, command }) => ack(`you said ${command.text}`));
  });
  const seen = await sandbox.person('ana').command('/debt list @ben & #general <now>');
  expect(seen).toMatchObject({
    kind: 'ephemeral',
    text: 'you said list <@U0BEN0000|ben> &amp; <#C0GENERAL|general> &lt;now&gt;',
  });
  expect(sandbox.deliveries('slash_commands')[0]?.ackMs).toBeDefined();
});

test('a person fills and submits a modal, is told of an error, mends it, and the modal closes', async () => {
  const sandbox = await sandboxForTest();
  const saved: unknown[] = [];
  await socketApp(sandbox, (app) => {
    app.command('/debt', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal });
    });
    app.view('add', async ({ ack, view }) => {
      const title = view.state.values.title?.value?.value;
      if (title === 'x') return ack({ response_action: 'errors', errors: { title: 'Say more' } });
      saved.push(view.state.values);
      return ack();
    });
  });
  const ana = sandbox.person('ana');
  expect((await ana.command('/debt add')).kind).toBe('modal');
  expect((await ana.modal.submit()).errors).toEqual({
    Title: 'Please complete this required field.',
  });
  await ana.modal.fill({ Title: 'x', Owner: '@ben' });
  expect(await ana.modal.submit()).toMatchObject({
    outcome: 'errors',
    errors: { Title: 'Say more' },
  });
  await ana.modal.fill({ Title: 'Flaky build' });
  expect(await ana.modal.submit()).toMatchObject({ outcome: 'closed' });
  expect(ana.hasModal).toBe(false);
  expect(saved).toMatchObject([
    {
      title: { value: { value: 'Flaky build' } },
      owner: { value: { selected_user: 'U0BEN0000' } },
    },
  ]);
});

test('a click on a button reaches the app with the message, and its update appears', async () => {
  const sandbox = await sandboxForTest();
  const app = await socketApp(sandbox, (bot) => {
    bot.action('done', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'paid off', blocks: [] });
    });
  });
  await app.client.chat.postMessage({
    channel: 'C0GENERAL',
    text: 'one debt',
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'one debt' },
        accessory: {
          type: 'button',
          action_id: 'done',
          text: { type: 'plain_text', text: 'Done' },
        },
      },
    ],
  });
  const ana = sandbox.person('ana');
  const [message] = ana.channel('general').messages();
  if (!message) throw new Error('nothing was posted');
  expect(textOf(message)).toBe('one debt [Done]');
  expect(await ana.click(message, { text: 'Done' })).toMatchObject({
    kind: 'update',
    text: 'paid off',
  });
});

test('without a connected app a command fails with dispatch_failed', async () => {
  const sandbox = await sandboxForTest();
  const seen = await sandbox.person('ana').command('/debt');
  expect(seen).toMatchObject({
    kind: 'error',
    text: '/debt failed with the error "dispatch_failed"',
  });
});
