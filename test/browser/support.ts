import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { startBrowser } from './browser.ts';

/** The demo in a process of its own, and Debian's Chromium to look at it. */
export interface Stage {
  /** Opens the workspace as this person; what the console says of errors is gathered in `errors`. */
  open(as: string, options?: BrowserContextOptions): Promise<Page>;
  /** Moves the demo's clock ahead to an ISO instant. */
  moveTo(instant: string): Promise<void>;
  readonly errors: string[];
  /** Closes the windows that are open. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Starts both. Throws with the demo's own words when it ends before the page is there. */
export async function startStage(): Promise<Stage> {
  const demo = spawn(process.execPath, ['--import', 'tsx', 'src/demo.ts']);
  const [address, browser] = await Promise.all([addressOf(demo), startBrowser()]);
  return {
    errors: browser.errors,
    clear: browser.clear,
    open: (as, options) => browser.open(`${address}?as=${as}`, options),
    async moveTo(instant) {
      const body = JSON.stringify({ to: instant });
      const headers = { 'content-type': 'application/json' };
      const url = `${address}_sandbox/clock`;
      const answer = await fetch(url, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`the clock stays: ${await answer.text()}`);
    },
    async close() {
      await browser.close();
      demo.kill('SIGINT');
      await once(demo, 'exit');
    },
  };
}

function addressOf(demo: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: unknown) => {
      said += String(chunk);
      const [address] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (address) resolve(address);
    };
    demo.stdout?.on('data', hear);
    demo.stderr?.on('data', hear);
    demo.once('exit', () => reject(new Error(`the demo ended: ${said}`)));
  });
}
