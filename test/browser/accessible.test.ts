import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { form, fromMenu, message, type } from './people.ts';
import { stageForFile } from './stages.ts';

const stage = stageForFile();

const sizes = [
  { name: 'a desk', width: 1280, height: 800 },
  { name: 'a phone', width: 390, height: 844 },
];

test.each(sizes)(
  'nobody is shut out by how the page is made, on the screen of $name',
  async ({ width, height }) => {
    const page = await stage.open('ana', { viewport: { width, height } });
    const found: string[] = [];
    const look = async (place: string) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        found.push(
          ...(await violations(page)).map((words) => `${place}, ${colorScheme}: ${words}`),
        );
      }
    };

    await type(page, '/debt list open');
    await message(page, /items/).waitFor();
    await type(page, 'The nightly job fails');
    await look('channel');

    await fromMenu(page, message(page, 'The nightly job fails'), 'Reply in thread');
    await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    await look('thread');
    await page.getByRole('button', { name: 'Close thread' }).click();

    await type(page, '/debt edit 4');
    await form(page).getByRole('textbox', { name: 'Title' }).waitFor();
    await look('modal');
    await page.keyboard.press('Escape');
    await form(page).waitFor({ state: 'hidden' });

    await fromMenu(page, message(page, /items/), 'Inspect');
    await page.getByRole('heading', { name: 'JSON' }).waitFor();
    await look('inspector');
    await page.getByRole('button', { name: 'Close inspector' }).click();

    const channels = page.getByRole('button', { name: 'Channels' });
    if (await channels.isVisible()) {
      await channels.click();
      await look('list of channels');
    }
    await page.getByRole('button', { name: /^Debt Register/ }).click();
    await page.getByRole('tab', { name: 'Home' }).click();
    await page.getByRole('region', { name: 'Home' }).getByRole('button').first().waitFor();
    await look('Home');
    expect(found).toEqual([]);
  },
);

/** What axe calls serious or critical: the rule, and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })');
  return (results as axe.AxeResults).violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id} at ${html.slice(0, 160)}`));
}
