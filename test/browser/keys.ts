import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { focused } from './people.ts';

/** More presses than any way across the page takes. */
const mostPresses = 250;

/** Goes there with Tab, or backwards with Shift and Tab. Throws when one never arrives, or cannot see that one did. */
export async function reach(
  page: Page,
  wanted: Locator,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  await wanted.first().waitFor();
  const there = wanted.and(focused(page));
  for (let presses = 0; (await there.count()) === 0; presses += 1) {
    if (presses > mostPresses) throw new Error(`${String(wanted)} is not reached with ${key}`);
    await page.keyboard.press(key);
  }
  const drawn = await page.evaluate(drawnAtFocus);
  expect(drawn, `the focus on ${String(wanted)} is seen`).toMatch(/solid|auto|px/);
}

/** Goes there and presses Enter. */
export async function enter(page: Page, wanted: Locator, key?: 'Tab' | 'Shift+Tab'): Promise<void> {
  await reach(page, wanted, key);
  await page.keyboard.press('Enter');
}

/** Goes to a select, types a part of the option and takes it. */
export async function pick(page: Page, select: Locator, typed: string): Promise<void> {
  await reach(page, select);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(typed);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

/** Chooses from the menu of the button that has the focus. */
export async function fromFocusedMenu(page: Page, entry: string): Promise<void> {
  await page.keyboard.press('Enter');
  const wanted = page.getByRole('menuitem', { name: entry });
  await wanted.waitFor();
  const there = wanted.and(focused(page));
  for (let presses = 0; (await there.count()) === 0; presses += 1) {
    if (presses > mostPresses) throw new Error(`${entry} is not reached with the arrows`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
}

/** How what has the focus, or one of the two around it, is outlined. A text, as it runs in the page. */
const drawnAtFocus = `(({ activeElement: at }) =>
  [at, at.parentElement, at.parentElement.parentElement]
    .map((each) => getComputedStyle(each))
    .flatMap(({ outlineStyle, boxShadow }) => [outlineStyle, boxShadow])
    .filter((drawn) => drawn !== 'none')
    .join(' '))(document)`;
