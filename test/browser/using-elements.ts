import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type {
  accessoryElements,
  messageElements,
  typedElements,
} from '../support/gallery/elements.ts';
import { choose, inSight } from './people.ts';

/** The types of all of them. */
export type Used =
  | (typeof messageElements)[number]
  | (typeof accessoryElements)[number]
  | (typeof typedElements)[number];

/** What a person does with an element whose words are "a TYPE", and what Slack then sends. */
interface Use {
  does: (page: Page, within: Locator, name: string) => Promise<void>;
  sends: object;
}

type Does = Use['does'];

const picks =
  (option: string): Does =>
  (page, within, name) =>
    choose(page, within, name, option);
/** The list of a select for several stays open until one is done with it. */
const picksSome =
  (option: string): Does =>
  async (page, within, name) => {
    await choose(page, within, name, option);
    await page.keyboard.press('Escape');
    await within.getByRole('button', { name: `Remove ${option}` }).waitFor();
  };
const finds: Does = async (page, within, name) => {
  const select = within.getByRole('combobox', { name });
  await inSight(select);
  await select.fill('x');
  await page.getByRole('option', { name: 'Found x' }).click();
};
const findsSome: Does = async (page, within, name) => {
  await finds(page, within, name);
  await page.keyboard.press('Escape');
};
const ticks =
  (role: 'checkbox' | 'radio'): Does =>
  (_, within) =>
    within.getByRole(role, { name: 'Option two' }).check();
const sets =
  (typed: string): Does =>
  (_, within, name) =>
    within.getByLabel(name, { exact: true }).fill(typed);
const presses: Does = async (page, within, name) => {
  await within.getByRole('button', { name }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Yes' }).click();
};
const opens: Does = async (page, within) => {
  await within.getByRole('button', { name: 'More choices' }).click();
  await page.getByRole('menuitem', { name: 'Option two' }).click();
};
const attaches: Does = (_, within, name) =>
  within
    .getByLabel(name, { exact: true })
    .setInputFiles({ name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Notes') });
const writes: Does = async (page, within, name) => {
  await within.getByRole('textbox', { name, exact: true }).fill('typed words');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await within.getByRole('button', { name: 'Bold' }).click();
};

const one = (value: string) => ({ selected_option: { value } });
const many = (value: string) => ({ selected_options: [{ value }] });
const isChannel = expect.stringMatching(/^C/);
const isPerson = expect.stringMatching(/^U/);
const typed = { value: 'typed *words*' };
const boldWords = {
  type: 'rich_text',
  elements: [{ elements: [{ text: 'typed ' }, { text: 'words', style: { bold: true } }] }],
};

/** Every element that can be used, by its type. */
export const used: Record<Used, Use> = {
  button: { does: presses, sends: { value: 'pressed' } },
  channels_select: { does: picks('#payments'), sends: { selected_channel: isChannel } },
  checkboxes: { does: ticks('checkbox'), sends: many('two') },
  conversations_select: { does: picks('#leads'), sends: { selected_conversation: isChannel } },
  datepicker: { does: sets('2026-12-24'), sends: { selected_date: '2026-12-24' } },
  // Ana's nine in Madrid is eight in UTC
  datetimepicker: {
    does: (_, within) =>
      within.getByLabel(/^(a datetimepicker|Date and time)$/).fill('2026-12-24T09:00'),
    sends: { selected_date_time: Date.parse('2026-12-24T08:00:00Z') / 1000 },
  },
  email_text_input: { does: sets('ana@example.com'), sends: { value: 'ana@example.com' } },
  external_select: { does: finds, sends: one('found') },
  file_input: { does: attaches, sends: { files: [{ name: 'notes.md' }] } },
  multi_channels_select: {
    does: picksSome('#payments'),
    sends: { selected_channels: [isChannel] },
  },
  multi_conversations_select: {
    does: picksSome('#leads'),
    sends: { selected_conversations: [isChannel] },
  },
  multi_external_select: { does: findsSome, sends: many('found') },
  multi_static_select: { does: picksSome('Option two'), sends: many('two') },
  multi_users_select: { does: picksSome('Ben Carter'), sends: { selected_users: [isPerson] } },
  number_input: { does: sets('42'), sends: { value: '42' } },
  overflow: { does: opens, sends: one('two') },
  plain_text_input: { does: sets('typed *words*'), sends: typed },
  radio_buttons: { does: ticks('radio'), sends: one('two') },
  rich_text_input: { does: writes, sends: { rich_text_value: boldWords } },
  static_select: { does: picks('Option two'), sends: one('two') },
  timepicker: { does: sets('09:30'), sends: { selected_time: '09:30' } },
  url_text_input: {
    does: sets('https://example.com/x'),
    sends: { value: 'https://example.com/x' },
  },
  users_select: { does: picks('Ben Carter'), sends: { selected_user: isPerson } },
};

/** Uses the element of that type, by its words. */
export function fill(page: Page, within: Locator, type: Used): Promise<void> {
  return used[type].does(page, within, `a ${type}`);
}
