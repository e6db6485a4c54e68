import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { form, fromMenu, message, type } from './people.ts';
import { workshopForFile } from './stages.ts';

const workshop = workshopForFile();
const plain = (text: string) => ({ type: 'plain_text' as const, text });

/** /debt answers; `/debt post` posts where one is, `/debt elsewhere` where nobody is; `/debt form` opens a form. */
function bot(app: App): void {
  app.command('/debt', async ({ ack, body, client, command, respond }) => {
    await ack();
    const said = { type: 'section', text: plain('Said by the app') } as const;
    if (command.text === 'form') {
      const view: ModalView = { type: 'modal', title: plain('A form'), blocks: [said] };
      await client.views.open({ trigger_id: body.trigger_id, view });
      return;
    }
    if (command.text === '')
      return void (await respond({ text: 'Said by the app', blocks: [said] }));
    const channel = command.text === 'elsewhere' ? 'C0NOWHERE' : command.channel_id;
    await client.chat
      .postMessage({ channel, text: 'Said by the app', blocks: [said] })
      .catch(() => undefined);
  });
}

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

test('a message tells its limits, what led to it with the time that each took, and its JSON', async () => {
  const { open } = await workshop.start(bot);
  const page = await open('ana');
  await type(page, '/debt');
  await fromMenu(page, message(page, 'Said by the app'), 'Inspect');
  await inspector(page).getByText('blocks: 1 of 50').waitFor();
  await inspector(page).getByText('characters of text: 15 of 40000').waitFor();
  await inspector(page)
    .getByText(/slash_commands · acknowledged in \d+ of 3000 ms/)
    .waitFor();
  await inspector(page)
    .getByText(/response_url · HTTP 200 · \d+ ms/)
    .click();
  const json = inspector(page).locator('pre').last();
  expect(JSON.parse(await json.innerText())).toMatchObject({
    text: 'Said by the app',
    blocks: [{ type: 'section', text: plain('Said by the app') }],
  });
});

test('a form tells the same at its foot', async () => {
  const { open } = await workshop.start(bot);
  const page = await open('ana');
  await type(page, '/debt form');
  await form(page).getByText('Inspect', { exact: true }).click();
  const inspection = form(page).getByRole('region', { name: 'Inspection of this form' });
  await inspection.getByText('blocks: 1 of 100').waitFor();
  await inspection.getByText(/bytes of the view: \d+ of \d+/).waitFor();
  await inspection.getByText(/views\.open · HTTP 200/).waitFor();
});

test('a refused call is told with its reason', async () => {
  const { open } = await workshop.start(bot);
  const page = await open('ana');
  await page.getByRole('button', { name: 'Inspector' }).click();
  await type(page, '/debt elsewhere');
  await inspector(page)
    .getByText(/chat\.postMessage · HTTP 200.*refused: channel_not_found/)
    .waitFor();
});

test.each([
  ['429', /chat\.postMessage · HTTP 429.*refused: ratelimited/],
  ['5xx', /chat\.postMessage · HTTP 503.*refused: internal_error/],
  ['Drop the connection', /chat\.postMessage · HTTP 0/],
])(
  'while the switch %s is on, the app’s calls fail so, and its messages stay away',
  async (name, told) => {
    const { open } = await workshop.start(bot);
    const page = await open('ana');
    await page.getByRole('button', { name: 'Inspector' }).click();
    const fault = inspector(page).getByRole('switch', { name });
    await fault.click();
    await inspector(page).getByRole('switch', { name, checked: true }).waitFor();
    await type(page, '/debt post');
    await inspector(page).getByText(told).first().waitFor();
    expect(await message(page, 'Said by the app').count()).toBe(0);
    await fault.click();
    await inspector(page).getByRole('switch', { name, checked: false }).waitFor();
    await type(page, '/debt post');
    await message(page, 'Said by the app').waitFor();
  },
);
