import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Debian's Chromium. */
export interface Browser {
  /** Opens an address in a window of its own; what its console says of errors is gathered in `errors`. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  readonly errors: string[];
  /** Closes the windows that are open. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Starts it. Throws when it is not installed. */
export async function startBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });
  const errors: string[] = [];
  return {
    errors,
    async open(address, options) {
      const viewport = { width: 1280, height: 800 };
      const context = await browser.newContext({ viewport, ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('console', (said) => said.type() === 'error' && errors.push(said.text()));
      page.on('pageerror', (error) => errors.push(String(error)));
      await page.goto(address);
      return page;
    },
    async clear() {
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    close: () => browser.close(),
  };
}
