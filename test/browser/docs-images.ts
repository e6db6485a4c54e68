import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { choose, form, type } from './people.ts';
import { type Stage, startStage } from './support.ts';

/** Ana's morning; in Madrid it is one hour later. Each picture stands at a minute of its own, so that all say the same at every run. */
const digestAt = '2026-11-23T08:00:00Z';
/** high enough that nothing is cut off */
const viewport = { width: 1060, height: 1700 };
const folder = new URL('../../docs/images/', import.meta.url);

/** `npm run docs:images`: makes the README's pictures from the demo, light and at twice the size. */
async function docsImages(): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stage = await startStage();
  try {
    const ana = await stage.open('ana', { viewport, deviceScaleFactor: 2, colorScheme: 'light' });
    await ana.getByRole('textbox', { name: 'Message #general' }).waitFor();
    await modal(stage, ana);
    await matrix(stage, ana);
    await takeItems(ana);
    await stage.moveTo(digestAt);
    await digest(ana);
    await messages(ana);
    await home(ana);
    if (stage.errors.length > 0) throw new Error(stage.errors.join('\n'));
  } finally {
    await stage.close();
  }
}

async function modal(stage: Stage, ana: Page): Promise<void> {
  await stage.moveTo('2026-11-18T10:10:00Z');
  await type(ana, '/debt add Login tests fail at random');
  await form(ana).getByRole('textbox').first().waitFor();
  await choose(ana, form(ana), 'Impact', 'High');
  await choose(ana, form(ana), 'Effort', 'Low');
  await form(ana)
    .getByText(/quick wins/i)
    .waitFor();
  await picture(form(ana), 'modal');
  await ana.keyboard.press('Escape');
  await form(ana).waitFor({ state: 'hidden' });
}

async function matrix(stage: Stage, ana: Page): Promise<void> {
  await stage.moveTo('2026-11-18T10:20:00Z');
  await type(ana, '/debt matrix');
  const answer = ana
    .getByRole('article')
    .filter({ has: ana.getByRole('table') })
    .last();
  await answer.waitFor();
  await picture(answer, 'matrix');
}

/** Ana takes what her reminder and her Home are then about; each answer is waited for, so that all is recorded. */
async function takeItems(ana: Page): Promise<void> {
  for (const line of ['take 1', 'take 2', 'due 2 2026-11-26', 'status 2 in progress', 'done 6']) {
    const before = await ana.getByRole('article').count();
    await type(ana, `/debt ${line}`);
    await ana.getByRole('article').nth(before).waitFor();
  }
}

/** The week's news in the channel: the one message of the app that stands under a heading of its own. */
async function digest(ana: Page): Promise<void> {
  const news = ana.getByRole('article').filter({ hasText: /week \d+ of \d+/ });
  await news.last().getByRole('button', { name: '1 reply' }).waitFor();
  await picture(news.last(), 'digest');
}

async function messages(ana: Page): Promise<void> {
  await ana.getByRole('navigation').getByRole('button', { name: 'Debt Register' }).click();
  const nudge = ana.getByRole('article').filter({ has: ana.getByRole('button', { name: 'Done' }) });
  await nudge.last().waitFor();
  await picture(nudge.last(), 'nudge');
}

async function home(ana: Page): Promise<void> {
  await ana.getByRole('tab', { name: 'Home' }).click();
  const region = ana.getByRole('region', { name: 'Home' });
  const last = region.getByText('None was lost').last();
  await last.waitFor();
  const [around, end] = [await region.boundingBox(), await last.boundingBox()];
  if (!around || !end) throw new Error('Home is not on the screen');
  const { x, y, width } = around;
  await ana.screenshot({
    path: pathOf('home'),
    clip: { x, y: y + 1, width, height: end.y + end.height + 24 - y },
  });
}

/** The pointer is moved away first, so that nothing is shown as hovered. */
async function picture(of: Locator, name: string): Promise<void> {
  await of.page().mouse.move(0, 0);
  await of.screenshot({ path: pathOf(name), animations: 'disabled' });
}

function pathOf(name: string): string {
  return fileURLToPath(new URL(`${name}.png`, folder));
}

await docsImages();
