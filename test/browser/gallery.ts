import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import type { Page } from 'playwright-core';
import { buildPage } from '../../src/demo/page.ts';
import { type Json, object } from '../../src/sandbox/json.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { channelOf, clientOf, later, sandboxForTest, socketApp } from '../sandbox/bot.ts';
import { startBrowser } from './browser.ts';

/** A workspace of its own for one test, with an app that hears everything and does nothing. */
interface Gallery {
  sandbox: Sandbox;
  /** Ana's */
  page: Page;
  /** what reached the app from elements, oldest first */
  actions: Json[];
  /** posts a message of these blocks to #general */
  post: (blocks: object[]) => Promise<void>;
}

/** The page, built once, and a browser for it. */
export interface GalleryStage {
  /** `listen` adds to what the app does; all of it is closed after the test. */
  open(listen?: (app: App) => void): Promise<Gallery>;
  /** what the browser's console said of errors */
  readonly errors: string[];
  close(): Promise<void>;
}

/** Builds the page and starts the browser. */
export async function startGallery(): Promise<GalleryStage> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  const pageDir = join(folder, 'page');
  const [browser] = await Promise.all([startBrowser(), buildPage(pageDir)]);
  return {
    errors: browser.errors,
    async open(listen = () => undefined) {
      const sandbox = await sandboxForTest({
        pageDir,
        rateLimits: { enabled: false },
        startAt: new Date('2026-11-18T10:00:00Z'),
      });
      const actions: Json[] = [];
      await socketApp(sandbox, (app) => {
        hear(app, actions);
        listen(app);
      });
      const page = await browser.open(`${sandbox.state.baseUrl}/?as=ana`);
      later(() => page.context().close());
      return { sandbox, page, actions, post: (blocks) => post(sandbox, blocks) };
    },
    async close() {
      await browser.close();
      await rm(folder, { recursive: true });
    },
  };
}

function hear(app: App, actions: Json[]): void {
  app.action(/.*/, async ({ ack, action }) => {
    await ack();
    actions.push(object(action));
  });
  app.options(/.*/, async ({ ack, options }) => {
    const text = { type: 'plain_text', text: `Found ${options.value}` } as const;
    await ack({ options: [{ text, value: 'found' }] });
  });
}

async function post(sandbox: Sandbox, blocks: object[]): Promise<void> {
  const channel = channelOf(sandbox, 'general').id;
  const message = { channel, text: 'gallery', blocks: blocks as unknown as KnownBlock[] };
  await clientOf(sandbox).chat.postMessage(message);
}
