import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildPage } from '../../src/demo/page.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { SandboxOptions } from '../../src/sandbox/server.ts';
import { sandboxForTest, socketApp } from '../sandbox/bot.ts';
import { type Browser, startBrowser } from './browser.ts';
import { type Stage, startStage } from './support.ts';

/** The demo for the tests of one file. After each test its windows are closed, and none may have reported an error. */
export function stageForFile(): Pick<Stage, 'open'> {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startStage();
  });
  afterEach(() => endTest(stage));
  afterAll(() => stage.close());
  return { open: (as, options) => stage.open(as, options) };
}

/** A workspace with a bot made for one test, and windows on it. */
export interface Workshop {
  readonly sandbox: Sandbox;
  open(as: string, options?: BrowserContextOptions): Promise<Page>;
}

/** As `stageForFile`, for bots that each test makes: the page is built once, each test has a stand-in of its own. */
export function workshopForFile(): {
  start(listen?: (app: App) => void, options?: SandboxOptions): Promise<Workshop>;
  /** What the consoles said until now, which is then forgotten: for errors that the test brings about. */
  takeErrors(): string[];
} {
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'page-'));
    [browser] = await Promise.all([startBrowser(), buildPage(join(folder, 'page'))]);
  });
  afterEach(() => endTest(browser));
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  return {
    takeErrors: () => browser.errors.splice(0),
    async start(listen, options) {
      const sandbox = await sandboxForTest({
        pageDir: join(folder, 'page'),
        startAt: new Date('2026-11-18T10:00:00Z'),
        ...options,
      });
      if (listen) await socketApp(sandbox, listen);
      return {
        sandbox,
        open: (as, options) => browser.open(`${sandbox.state.baseUrl}/?as=${as}`, options),
      };
    },
  };
}

async function endTest(stage: { clear(): Promise<void>; errors: string[] }): Promise<void> {
  await stage.clear();
  expect(stage.errors.splice(0)).toEqual([]);
}
