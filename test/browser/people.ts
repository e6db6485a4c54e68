import type { Locator, Page } from 'playwright-core';

/** What somebody does on the page, by roles and names alone. */

/** Types a line where one writes and sends it. */
export async function type(page: Page, line: string): Promise<void> {
  const writing = page.getByRole('textbox', { name: /^Message / }).first();
  await writing.fill(line);
  await writing.press('Enter');
}

/** The newest message that has these words. */
export function message(page: Page, words: string | RegExp): Locator {
  return page.getByRole('article').filter({ hasText: words }).last();
}

/** Chooses from a message's menu. */
export async function fromMenu(page: Page, of: Locator, entry: string): Promise<void> {
  await of.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: entry }).click();
}

/** Chooses one of a select's options, as with the mouse. */
export async function choose(
  page: Page,
  within: Locator,
  field: string,
  option: string,
): Promise<void> {
  const select = within.getByRole('combobox', { name: field });
  await inSight(select);
  await select.click();
  await page.getByRole('listbox').getByRole('option', { name: option, exact: true }).click();
}

/** Brings an element into sight. A list closes when the page scrolls below it, so the scrolling must be over first. */
export async function inSight(element: Locator): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  await element.page().evaluate('new Promise(requestAnimationFrame)');
}

/** The modal on top. */
export function form(page: Page): Locator {
  return page.getByRole('dialog');
}

/** What has the keyboard now. */
export function focused(page: Page): Locator {
  return page.locator(':focus');
}
