import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/web-api';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { View } from '../../src/sandbox/views.ts';
import { clientOf, refusalOf, refusedWith, sandboxForTest, socketApp } from './bot.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

function modalWith(title: string, more: Partial<ModalView> = {}): ModalView {
  const button = { type: 'button' as const, action_id: 'more', text: plain('More') };
  return {
    type: 'modal',
    title: plain(title),
    blocks: [{ type: 'actions', elements: [button] }],
    ...more,
  };
}

function field(blockId: string, initial: string): ModalView['blocks'][number] {
  const element = { type: 'plain_text_input' as const, action_id: 'value', initial_value: initial };
  return { type: 'input', block_id: blockId, label: plain(blockId), element };
}

/** A bot that acknowledges all and hands over the trigger of each command and click. */
async function triggersOf(sandbox: Sandbox): Promise<{ next: () => Promise<string>; app: App }> {
  const seen: string[] = [];
  const app = await socketApp(sandbox, (bot) => {
    bot.command('/debt', async ({ ack, body }) => {
      seen.push(body.trigger_id);
      await ack('ok');
    });
    bot.action(/.*/, async ({ ack, body }) => {
      if ('trigger_id' in body) seen.push(String(body.trigger_id));
      await ack();
    });
  });
  const next = async () => {
    await sandbox.person('ana').command('/debt');
    return seen.at(-1) ?? '';
  };
  return { next, app };
}

test('a trigger opens one modal, within three seconds', async () => {
  const sandbox = await sandboxForTest();
  const { next } = await triggersOf(sandbox);
  const { views } = clientOf(sandbox);
  const trigger_id = await next();
  await views.open({ trigger_id, view: modalWith('One') });
  expect(await refusalOf(views.open({ trigger_id, view: modalWith('Two') }))).toBe(
    'exchanged_trigger_id',
  );
  const late = await next();
  sandbox.clock.advance(3_000);
  expect(await refusalOf(views.open({ trigger_id: late, view: modalWith('Late') }))).toBe(
    'expired_trigger_id',
  );
  expect(await refusalOf(views.open({ trigger_id: '1.2.3', view: modalWith('None') }))).toBe(
    'invalid_trigger_id',
  );
});

test('a modal stack ends at three views', async () => {
  const sandbox = await sandboxForTest();
  const triggers: string[] = [];
  await socketApp(sandbox, (bot) => {
    bot.command('/debt', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modalWith('1') });
    });
    bot.action('more', async ({ ack, body }) => {
      if ('trigger_id' in body) triggers.push(String(body.trigger_id));
      await ack();
    });
  });
  const ana = sandbox.person('ana');
  const { views } = clientOf(sandbox);
  const push = async (title: string) => {
    await ana.modal.click({ text: 'More' });
    return views.push({ trigger_id: triggers.at(-1) ?? '', view: modalWith(title) });
  };
  await ana.command('/debt');
  await push('2');
  await push('3');
  expect(await refusalOf(push('4'))).toBe('push_limit_reached');
  await ana.modal.close();
  expect(ana.modal.title).toBe('2');
});

test('a closed modal is not found', async () => {
  const sandbox = await sandboxForTest();
  const { next } = await triggersOf(sandbox);
  const { views } = clientOf(sandbox);
  const { view } = await views.open({ trigger_id: await next(), view: modalWith('One') });
  await sandbox.person('ana').modal.close();
  const update = views.update({ view_id: view?.id ?? '', view: modalWith('Two') });
  expect(await refusalOf(update)).toBe('not_found');
});

test('an update with an old hash is a conflict', async () => {
  const sandbox = await sandboxForTest();
  const { next } = await triggersOf(sandbox);
  const { views } = clientOf(sandbox);
  const { view } = await views.open({ trigger_id: await next(), view: modalWith('One') });
  const old = { view_id: view?.id ?? '', hash: view?.hash ?? '' };
  await views.update({ ...old, view: modalWith('Two') });
  expect(await refusalOf(views.update({ ...old, view: modalWith('Three') }))).toBe('hash_conflict');
  expect(sandbox.person('ana').modal.title).toBe('Two');
});

test('too large a view, a second one with the same external id, and an input without submit are refused', async () => {
  const sandbox = await sandboxForTest();
  const { next } = await triggersOf(sandbox);
  const { views } = clientOf(sandbox);
  const rows = Array.from({ length: 100 }, () => ({
    type: 'section' as const,
    text: { type: 'plain_text' as const, text: 'x'.repeat(2_900) },
  }));
  const open = async (view: ModalView) =>
    refusedWith(views.open({ trigger_id: await next(), view }));
  expect((await open(modalWith('Big', { blocks: rows }))).error).toBe('view_too_large');
  await views.open({ trigger_id: await next(), view: modalWith('One', { external_id: 'x' }) });
  expect((await open(modalWith('Two', { external_id: 'x' }))).error).toBe('duplicate_external_id');
  const noSubmit = await open(modalWith('Three', { blocks: [field('title', '')] }));
  expect(noSubmit.error).toBe('invalid_arguments');
  expect(noSubmit.response_metadata?.messages?.join()).toContain('submit');
});

test('what a person typed stays through an update where the ids stay, and new initial values are ignored', async () => {
  const sandbox = await sandboxForTest();
  const { next } = await triggersOf(sandbox);
  const { views } = clientOf(sandbox);
  const submit = plain('Save');
  const first = modalWith('One', { submit, blocks: [field('title', 'first'), field('note', 'n')] });
  const { view } = await views.open({ trigger_id: await next(), view: first });
  const ana = sandbox.person('ana');
  await ana.modal.fill({ title: 'typed' });
  const second = modalWith('One', {
    submit,
    blocks: [field('title', 'second'), field('note-2', 'fresh')],
  });
  await views.update({ view_id: view?.id ?? '', view: second });
  expect(ana.modal.fields).toEqual({ title: 'typed', 'note-2': 'fresh' });
});

test('Home is refused while it is off, shown once it is on, and its clicks carry no channel', async () => {
  const sandbox = await sandboxForTest();
  await triggersOf(sandbox);
  const { views } = clientOf(sandbox);
  const home = { type: 'home' as const, blocks: modalWith('x').blocks };
  const publish = () => views.publish({ user_id: 'U0ANA0000', view: home });
  sandbox.state.manifest.homeEnabled = false;
  expect(await refusalOf(publish())).toBe('not_enabled');
  sandbox.state.manifest.homeEnabled = true;
  await publish();
  const ana = sandbox.person('ana');
  const shown = (await ana.sees('', 'home')) as View;
  await ana.click(shown, { text: 'More' }, { silent: true });
  const [click] = sandbox.deliveries('block_actions');
  expect(click?.payload).toMatchObject({ container: { type: 'view', view_id: shown.id } });
  expect(click?.payload).not.toHaveProperty('channel');
  expect(click?.payload).not.toHaveProperty('response_url');
});
