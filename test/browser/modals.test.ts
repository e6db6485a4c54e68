import type { App, ViewClosedAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { focused, form, type } from './people.ts';
import { workshopForFile } from './stages.ts';

const workshop = workshopForFile();
const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** A form with one field, a button that goes deeper, and one that changes it. */
function step(title: string, more: Partial<ModalView> = {}): ModalView {
  const button = (id: string, text: string) =>
    ({ type: 'button', action_id: id, text: plain(text) }) as const;
  return {
    type: 'modal',
    title: plain(title),
    submit: plain('Go on'),
    close: plain('Back off'),
    notify_on_close: true,
    private_metadata: title,
    blocks: [
      {
        type: 'input',
        block_id: 'name',
        label: plain('Name'),
        element: { type: 'plain_text_input', action_id: 'typed' },
      },
      { type: 'actions', elements: [button('deeper', 'Deeper'), button('change', 'Change')] },
    ],
    ...more,
  };
}

/** Opens a form on /debt; a button pushes the next, submitting pushes it too; what is closed is kept. */
function steps(closed: string[]) {
  return (app: App) => {
    app.command('/debt', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: step('Step 1') });
    });
    app.action('deeper', async ({ ack, client, body }) => {
      await ack();
      if (!('trigger_id' in body) || !('view' in body) || !body.view) return;
      const view = step(nextTitle(body.view.title.text));
      await client.views.push({ trigger_id: body.trigger_id, view }).catch(() => undefined);
    });
    app.action('change', async ({ ack, client, body }) => {
      await ack();
      if (!('view' in body) || !body.view) return;
      const { blocks } = step('');
      const told = { type: 'section', text: plain('Told anew') } as const;
      const view = step(body.view.title.text, { blocks: [told, ...blocks] });
      await client.views.update({ view_id: body.view.id, view });
    });
    app.view({ type: 'view_submission', callback_id: '' }, async ({ ack, view }) => {
      if (view.state.values.name?.typed?.value === 'wrong')
        await ack({ response_action: 'errors', errors: { name: 'Not this one.' } });
      else await ack({ response_action: 'push', view: step(nextTitle(view.title.text)) });
    });
    app.view<ViewClosedAction>(
      { type: 'view_closed', callback_id: '' },
      async ({ ack, view, body }) => {
        await ack();
        closed.push(`${view.title.text}${body.is_cleared ? ' cleared' : ''}`);
      },
    );
  };
}

function nextTitle(title: string): string {
  return `Step ${Number(title.slice(-1)) + 1}`;
}

test('forms lie on each other, three at most; each way back leads where Slack leads', async () => {
  const closed: string[] = [];
  const { open } = await workshop.start(steps(closed));
  const ana = await open('ana');
  const shows = (title: string) => form(ana).getByRole('heading', { name: title }).waitFor();
  await type(ana, '/debt');
  await form(ana).getByRole('textbox', { name: 'Name' }).fill('first');
  for (const title of ['Step 2', 'Step 3']) {
    await form(ana).getByRole('button', { name: 'Deeper' }).click();
    await shows(title);
  }
  await form(ana).getByRole('textbox', { name: 'Name' }).fill('third');
  await form(ana).getByRole('button', { name: 'Go on' }).click();
  await form(ana)
    .getByRole('alert')
    .filter({ hasText: /push_limit_reached/ })
    .waitFor();
  expect(await form(ana).getByRole('textbox', { name: 'Name' }).inputValue()).toBe('third');
  await form(ana).getByRole('button', { name: 'Back off' }).click();
  await shows('Step 2');
  await form(ana).getByRole('button', { name: 'Back', exact: true }).click();
  await shows('Step 1');
  expect(await form(ana).getByRole('textbox', { name: 'Name' }).inputValue()).toBe('first');
  await form(ana).getByRole('button', { name: 'Deeper' }).click();
  await shows('Step 2');
  await ana.keyboard.press('Escape');
  await form(ana).waitFor({ state: 'hidden' });
  await expect.poll(() => closed).toEqual(['Step 3', 'Step 2', 'Step 2 cleared', 'Step 1 cleared']);
});

test('an error of the app stands at its field, and what was typed stays through an update', async () => {
  const { open } = await workshop.start(steps([]));
  const ana = await open('ana');
  await type(ana, '/debt');
  const name = form(ana).getByRole('textbox', { name: 'Name' });
  await name.fill('wrong');
  await name.press('Enter');
  await form(ana).getByText('Not this one.').waitFor();
  expect(await name.getAttribute('aria-invalid')).toBe('true');
  await form(ana).getByRole('button', { name: 'Change' }).click();
  await form(ana).getByText('Told anew').waitFor();
  expect(await name.inputValue()).toBe('wrong');
});

test('a form that is still loading says so, and then becomes itself', async () => {
  let finish: () => void = () => undefined;
  const { open } = await workshop.start((app) => {
    app.command('/debt', async ({ ack, client, body }) => {
      await ack();
      const loading = { type: 'section', text: plain('Loading …') } as const;
      const { view } = await client.views.open({
        trigger_id: body.trigger_id,
        view: { type: 'modal', title: plain('Wait'), blocks: [loading] },
      });
      finish = () => void client.views.update({ view_id: view?.id ?? '', view: step('Ready') });
    });
  });
  const ana = await open('ana');
  await type(ana, '/debt');
  await form(ana).getByText('Loading …').waitFor();
  finish();
  await form(ana).getByRole('heading', { name: 'Ready' }).waitFor();
  await ana.keyboard.type('typed at once');
  expect(await form(ana).getByRole('textbox', { name: 'Name' }).inputValue()).toBe('typed at once');
});

test('the focus stays within a form, and goes back to where it was when the form closes', async () => {
  const { open } = await workshop.start(steps([]));
  const ana = await open('ana');
  await type(ana, '/debt');
  const name = form(ana).getByRole('textbox', { name: 'Name' });
  await name.waitFor();
  await form(ana).getByRole('button', { name: 'Deeper' }).press('Enter');
  await form(ana).getByRole('heading', { name: 'Step 2' }).waitFor();
  const reached = new Set<string>();
  for (let pressed = 0; pressed < 12; pressed += 1) {
    await ana.keyboard.press('Tab');
    reached.add(
      await form(ana)
        .locator(':focus')
        .evaluate((one) => one.textContent ?? ''),
    );
  }
  expect([...reached]).toContain('Deeper');
  await ana.keyboard.press('Escape');
  await form(ana).waitFor({ state: 'hidden' });
  await expect.poll(() => focused(ana).getAttribute('aria-label')).toBe('Message #general');
});
