import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Json, object, objects } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { channelOf, clientOf } from '../sandbox/bot.ts';
import { blockMessages, card } from '../support/gallery/blocks.ts';
import {
  accessoryElements,
  accessoryOf,
  actionsOf,
  contextActions,
  inputOf,
  messageElements,
  typedElements,
} from '../support/gallery/elements.ts';
import { button, plain } from '../support/limit-cases/samples.ts';
import { type GalleryStage, startGallery } from './gallery.ts';
import { form, message } from './people.ts';
import { fill, used } from './using-elements.ts';

let stage: GalleryStage;

beforeAll(async () => {
  stage = await startGallery();
});

afterEach(() => {
  expect(stage.errors).toEqual([]);
});

afterAll(() => stage.close());

/** The newest thing that reached the app from that element. */
async function sent(actions: Json[], actionId: string): Promise<Json> {
  const newest = () => actions.findLast((action) => action.action_id === actionId);
  await expect.poll(newest).toBeDefined();
  return object(newest());
}

test('every block of a message is on the page', async () => {
  const { page, post } = await stage.open();
  for (const blocks of blockMessages) await post(blocks);
  await seesWords(page);
  await seesRichText(page);
  for (const name of ['A pie', 'Some bars', 'A line', 'An area'])
    await page.getByRole('figure', { name }).getByRole('table', { name }).waitFor();
  for (const name of ['A container', 'A card', 'Carousel', 'A plan of tasks', 'A task by itself'])
    await page.getByRole('region', { name }).waitFor();
  await page.getByText('In progress', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'A talk on debt' }).getByRole('link').first().waitFor();
});

async function seesWords(page: Page): Promise<void> {
  const words = message(page, 'A header 🎉');
  await words.getByRole('heading', { name: 'A header 🎉' }).waitFor();
  await words.getByRole('link', { name: 'the pull request' }).waitFor();
  await words.getByRole('link', { name: 'write' }).waitFor();
  const text = await words.innerText();
  for (const part of [
    '<b> & 5 > 3',
    '@here',
    '@checkout',
    '@U0NOBODY',
    ':no_such_emoji:',
    '*as typed*',
  ])
    expect(text).toContain(part);
  expect(text).toContain('const verbatim = "*stays*";');
  expect(await words.getByRole('img', { name: 'A plan on a wall' }).count()).toBe(3);
  await words.getByRole('separator').waitFor();
}

async function seesRichText(page: Page): Promise<void> {
  const words = message(page, 'bold words');
  for (const part of ['third point', 'nested point', 'quoted words', 'const m = 2;', '*not bold*'])
    await words.getByText(part).waitFor();
  await words.getByText('Thursday, November 26th, 2026 at 11:00 AM').waitFor();
  await words.getByRole('link', { name: 'an issue' }).waitFor();
  await words.getByRole('heading', { name: 'A heading' }).waitFor();
  await words.getByRole('cell', { name: 'd' }).waitFor();
}

test('a table of data sorts by number and turns its pages', async () => {
  const { page, post } = await stage.open();
  for (const blocks of blockMessages.slice(2, 4)) await post(blocks);
  const cell = page.getByRole('cell', { name: '3 h', exact: true }).first();
  expect(await cell.getAttribute('style')).toContain('text-align: right');
  const table = page.getByRole('table', { name: 'Hours lost' });
  await table.getByRole('button', { name: 'Hours' }).click();
  const first = table.getByRole('row').nth(1);
  expect(await first.innerText()).toContain('1 h');
  await table.getByRole('button', { name: 'Hours' }).click();
  expect(await first.innerText()).toContain('100 h');
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  expect(await first.innerText()).toContain('3 h');
});

test('each element of a message tells the app what was done with it', async () => {
  const { page, post, actions } = await stage.open();
  await post([...messageElements.map(actionsOf), contextActions]);
  await post(accessoryElements.map(accessoryOf));
  for (const type of [...messageElements, ...accessoryElements]) {
    await fill(page, page.getByRole('log'), type);
    expect(await sent(actions, type), type).toMatchObject({ type, ...used[type].sends });
  }
  await page.getByRole('button', { name: 'Bad' }).click();
  expect(await sent(actions, 'feedback_buttons')).toMatchObject({ value: 'bad' });
  await page.getByRole('button', { name: 'Bin it' }).click();
  expect(await sent(actions, 'icon_button')).toMatchObject({ value: 'bin', icon: 'trash' });
});

test('buttons within containers and cards reach the app, and a container folds', async () => {
  const { page, post, actions } = await stage.open();
  await post(blockMessages.at(-1) ?? []);
  await page.getByRole('button', { name: 'Within' }).click();
  expect(await sent(actions, 'container_button')).toMatchObject({ block_id: 'inside' });
  await page.getByRole('button', { name: 'A container' }).click();
  await page.getByRole('button', { name: 'Within' }).waitFor({ state: 'hidden' });
  const first = page.getByRole('region', { name: 'The first card' });
  await first.getByRole('button', { name: 'Take the card' }).click();
  expect(await sent(actions, 'card_button')).toMatchObject({ value: 'taken', block_id: 'first' });
});

const modalElements = [
  ...messageElements.filter((type) => type !== 'button' && type !== 'overflow'),
  ...accessoryElements,
  ...typedElements,
];

test('a form of every field sends what was typed and chosen', async () => {
  const submitted: Json[] = [];
  const { sandbox, page, post } = await stage.open((app) => {
    app.action('open', async ({ body, client }) => {
      await client.views.open({ trigger_id: String(object(body).trigger_id), view: modal() });
    });
    app.view('gallery', async ({ ack, view }) => {
      await ack();
      submitted.push(view.state.values as unknown as Json);
    });
  });
  await post([{ type: 'actions', elements: [{ ...button('open'), text: plain('Open') }] }]);
  await page.getByRole('button', { name: 'Open' }).click();
  await form(page).getByRole('region', { name: 'Warning' }).getByText('Mind this').waitFor();
  for (const type of modalElements) await fill(page, form(page), type);
  await form(page).getByRole('button', { name: 'Save' }).click();
  await form(page).waitFor({ state: 'hidden' });
  expect(sandbox.refusals()).toEqual([]);
  for (const type of modalElements)
    expect(object(submitted[0]?.[`block ${type}`])[type], type).toMatchObject(used[type].sends);
});

function modal(): ModalView {
  const blocks = [
    { type: 'alert', level: 'warning', text: plain('Mind this') },
    ...modalElements.map(inputOf),
  ];
  return {
    type: 'modal',
    callback_id: 'gallery',
    title: { type: 'plain_text', text: 'Every field' },
    submit: { type: 'plain_text', text: 'Save' },
    blocks: blocks as unknown as KnownBlock[],
  };
}

test('a Home has its cards and fields, and they reach the app', async () => {
  const { sandbox, page, actions } = await stage.open();
  const types = messageElements.filter((type) => type !== 'datetimepicker');
  const blocks = [
    card,
    ...types.map(actionsOf),
    { ...inputOf('rich_text_input'), dispatch_action: true },
    { ...inputOf('plain_text_input'), dispatch_action: true },
  ];
  await publish(sandbox, blocks);
  await page.getByRole('button', { name: 'Debt Register' }).click();
  await page.getByRole('tab', { name: 'Home' }).click();
  const home = page.getByRole('region', { name: 'Home' });
  await home.getByRole('button', { name: 'Take the card' }).click();
  expect(await sent(actions, 'card_button')).toMatchObject({ block_id: 'card' });
  for (const type of types) {
    await fill(page, home, type);
    expect(await sent(actions, type), type).toMatchObject(used[type].sends);
  }
  await fill(page, home, 'plain_text_input');
  await page.keyboard.press('Enter');
  expect(await sent(actions, 'plain_text_input')).toMatchObject({ value: 'typed *words*' });
});

async function publish(sandbox: Sandbox, blocks: object[]): Promise<void> {
  const view = { type: 'home', blocks: blocks as unknown as KnownBlock[] } satisfies HomeView;
  await clientOf(sandbox).views.publish({ user_id: sandbox.person('ana').person.id, view });
}

test('what the page does not know is shown as that, with its type', async () => {
  const { sandbox, page } = await stage.open();
  sandbox.state.messages.post({
    channelId: channelOf(sandbox, 'general').id,
    userId: sandbox.world.app.botUserId,
    isBot: true,
    text: '',
    blocks: objects([
      { type: 'hologram', text: plain('Seen from all sides') },
      { type: 'actions', elements: [{ type: 'dial', action_id: 'dial' }] },
    ]),
  });
  sandbox.state.signal.emit();
  await page.getByText('Unknown block: hologram').waitFor();
  await page.getByText('Seen from all sides').waitFor();
  await page.getByText('Unknown element: dial').waitFor();
});
