import { expect, test } from 'vitest';
import { enter, fromFocusedMenu, pick, reach } from './keys.ts';
import { focused, form, message } from './people.ts';
import { stageForFile } from './stages.ts';

const stage = stageForFile();

test('a day’s work is done with the keyboard alone', async () => {
  const page = await stage.open('ana');
  const { keyboard } = page;
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const writing = page.getByRole('textbox', { name: 'Message #payments' });

  await reach(page, page.getByRole('combobox', { name: 'Act as' }));
  await keyboard.press('ArrowDown');
  await expect.poll(() => focused(page).inputValue()).toBe('ben');
  await enter(page, button(/^payments/));
  await page.getByRole('heading', { name: '#payments' }).waitFor();

  await reach(page, writing);
  await keyboard.type('/d');
  await page.getByRole('option', { name: /^\/debt/ }).waitFor();
  await keyboard.press('Enter');
  await page.getByText(/^\/debt .*help/).waitFor();
  await keyboard.type('edit 4');
  await keyboard.press('Enter');

  await form(page).getByRole('textbox', { name: 'Title' }).and(focused(page)).waitFor();
  await pick(page, form(page).getByRole('combobox', { name: 'Impact' }), 'High');
  await reach(page, form(page).getByRole('textbox', { name: 'Target date' }));
  await keyboard.type('12182026');
  await enter(page, form(page).getByRole('button', { name: 'Save', exact: true }));
  await form(page)
    .getByText(/impact medium → high/)
    .waitFor();
  await form(page)
    .getByText(/18 Dec 2026/)
    .waitFor();
  await keyboard.press('Escape');
  await form(page).waitFor({ state: 'hidden' });
  await writing.and(focused(page)).waitFor();

  await keyboard.type('The nightly job fails twice a week');
  await keyboard.press('Enter');
  const said = message(page, 'The nightly job fails');
  const more = said.getByRole('button', { name: 'More actions' });
  await reach(page, more, 'Shift+Tab');
  await fromFocusedMenu(page, 'Log as debt');
  await form(page).getByRole('textbox', { name: 'Title' }).and(focused(page)).waitFor();
  await keyboard.press('Enter');
  await form(page)
    .getByText(/Recorded #7/)
    .waitFor();
  await keyboard.press('Escape');
  await form(page).waitFor({ state: 'hidden' });

  await reach(page, more, 'Shift+Tab');
  await fromFocusedMenu(page, 'Reply in thread');
  const thread = page.getByRole('complementary', { name: 'Thread' });
  await thread.getByRole('textbox').and(focused(page)).waitFor();
  await keyboard.type('I see to it');
  await keyboard.press('Enter');
  await thread.getByRole('article').filter({ hasText: 'I see to it' }).waitFor();
  await keyboard.press('Escape');
  await thread.waitFor({ state: 'hidden' });
  await expect.poll(() => focused(page).count()).toBe(1);

  await enter(page, button(/^Debt Register/), 'Shift+Tab');
  await reach(page, page.getByRole('tab', { name: 'Messages' }));
  await keyboard.press('ArrowLeft');
  await page.getByRole('tab', { name: 'Home' }).and(focused(page)).waitFor();
  await enter(
    page,
    page.getByRole('region', { name: 'Home' }).getByRole('button', { name: 'Settings' }),
  );
  await form(page).waitFor();
  await keyboard.press('Escape');
  await form(page).waitFor({ state: 'hidden' });

  await enter(page, button('+1 day'), 'Shift+Tab');
  await page.getByText(/Thursday,? 19 November 2026/).waitFor();
  await enter(page, button('Inspector'));
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await inspector.getByRole('heading', { name: 'Inspector' }).and(focused(page)).waitFor();
  await enter(page, inspector.getByRole('button', { name: 'Close inspector' }));
  await inspector.waitFor({ state: 'hidden' });
  await button('Inspector').and(focused(page)).waitFor();
});
