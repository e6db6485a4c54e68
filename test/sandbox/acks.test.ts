import type { ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { buildWorld } from '../../src/sandbox/world.ts';
import { sandboxForTest, socketApp } from './bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const never = () => new Promise<void>(() => undefined);

const form = (title: string): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain(title),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    { type: 'section', block_id: 'intro', text: plain('Please') },
    {
      type: 'input',
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input', action_id: 'value', initial_value: 'x' },
    },
  ],
});

/** A bot whose form is acknowledged with `answer`. */
async function formBot(sandbox: Sandbox, answer: ViewResponseAction | undefined): Promise<void> {
  await socketApp(sandbox, (bot) => {
    bot.command('/debt', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form('One') });
    });
    bot.view('form', ({ ack }) => (answer ? ack(answer) : ack()));
    bot.view({ callback_id: 'form', type: 'view_closed' }, ({ ack }) => ack());
  });
  await sandbox.person('ana').command('/debt');
}

test('a command that is not acknowledged within 3 s shows operation_timeout', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (bot) => bot.command('/debt', never));
  const seen = sandbox.person('ana').command('/debt list');
  await sandbox.until(
    () => sandbox.deliveries('slash_commands').length > 0,
    'the command went out',
  );
  sandbox.clock.advance(3_000);
  expect((await seen).text).toBe('/debt failed with the error "operation_timeout"');
});

test('a submission that is not acknowledged in time leaves the modal open with what was typed', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (bot) => {
    bot.command('/debt', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form('One') });
    });
    bot.view('form', never);
  });
  const ana = sandbox.person('ana');
  await ana.command('/debt');
  await ana.modal.fill({ Title: 'typed' });
  const submitted = ana.modal.submit();
  await sandbox.until(() => sandbox.deliveries('view_submission').length > 0, 'the form went out');
  sandbox.clock.advance(3_000);
  expect(await submitted).toMatchObject({
    outcome: 'trouble',
    trouble: expect.stringContaining('trouble connecting'),
  });
  expect(ana.modal.fields).toEqual({ Title: 'typed' });
});

test('a command that the app does not have, or typed in a thread, is answered by Slack itself', async () => {
  const sandbox = await sandboxForTest();
  const ana = sandbox.person('ana');
  expect((await ana.command('/debts')).text).toBe('/debts is not a valid command.');
  const { ts } = ana.say('a thread');
  expect((await ana.command('/debt list', { thread: ts })).text).toBe(
    '/debt is not supported in threads. Sorry!',
  );
  expect(sandbox.deliveries()).toEqual([]);
});

test('a submission may update the view, push one, or clear all', async () => {
  for (const [response_action, outcome] of [
    ['update', 'updated'],
    ['push', 'pushed'],
    ['clear', 'closed'],
  ] as const) {
    const sandbox = await sandboxForTest();
    const answer =
      response_action === 'clear' ? { response_action } : { response_action, view: form('Two') };
    await formBot(sandbox, answer);
    const ana = sandbox.person('ana');
    expect(await ana.modal.submit()).toMatchObject({ outcome, errors: {} });
    if (response_action !== 'clear') expect(ana.modal.title).toBe('Two');
  }
});

test('errors for a block that is no input are refused, and the person sees trouble', async () => {
  const sandbox = await sandboxForTest();
  await formBot(sandbox, { response_action: 'errors', errors: { intro: 'no' } });
  expect(await sandbox.person('ana').modal.submit()).toMatchObject({ outcome: 'trouble' });
  expect(sandbox.refusals()).toEqual(['errors for what is no input of the view: intro']);
});

test('the ack of a shortcut is empty: a body is ignored', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (bot) => {
    bot.shortcut('log_as_debt', async ({ ack, respond }) => {
      await Reflect.apply(ack, undefined, [{ text: 'in the ack' }]);
      await respond('through the response URL');
    });
  });
  const ana = sandbox.person('ana');
  const seen = await ana.messageShortcut('Log as debt', ana.say('the build is slow'));
  expect(seen.text).toBe('through the response URL');
  expect(sandbox.refusals()).toEqual([
    'the ack of message_action carried a body, which Slack ignores',
  ]);
});

test('closing a modal tells the app only where it asked for it', async () => {
  const sandbox = await sandboxForTest();
  await formBot(sandbox, undefined);
  const ana = sandbox.person('ana');
  await ana.modal.close();
  expect(sandbox.deliveries('view_closed')).toHaveLength(1);
  expect(ana.hasModal).toBe(false);
});

test('in an organisation install a submission carries no team', async () => {
  const world = buildWorld({
    people: [{ handle: 'ana' }],
    channels: [{ name: 'general' }],
    enterprise: { id: 'E0ORG', name: 'Org' },
  });
  const sandbox = await sandboxForTest({ world });
  await formBot(sandbox, undefined);
  await sandbox.person('ana').modal.submit();
  expect(sandbox.deliveries('view_submission')[0]?.payload).toMatchObject({
    team: null,
    enterprise: { id: 'E0ORG' },
  });
});

test('an answer to a command that Slack cannot show fails the command', async () => {
  const sandbox = await sandboxForTest();
  await socketApp(sandbox, (bot) => {
    bot.command('/debt', ({ ack }) =>
      ack({ text: 'x', blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] }),
    );
  });
  const seen = await sandbox.person('ana').command('/debt');
  expect(seen.text).toBe('/debt failed with the error "invalid_command_response"');
});
