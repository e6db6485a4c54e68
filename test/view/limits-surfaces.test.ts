import { describe, expect, it } from 'vitest';
import { charsIn } from '../../src/view/limits/walk.ts';
import { messageText } from '../../src/view/limits/whole.ts';
import { checkBlocks, checkMessage, checkView, type Surface } from '../../src/view/limits.ts';
import { blocks, elements, input, section } from '../support/limit-cases/samples.ts';
import { viewFixtures } from '../support/view-fixtures.ts';

const surfaces: Surface[] = ['message', 'modal', 'home'];
const accepts = (block: unknown) =>
  surfaces.filter((surface) => checkBlocks(surface, [block]).length === 0).join(' ');

const everywhere = 'message modal home';
const blockSurfaces: Record<keyof typeof blocks, string> = {
  actions: everywhere,
  alert: 'modal',
  card: 'message home',
  carousel: 'message home',
  container: 'message',
  context: everywhere,
  context_actions: 'message',
  data_table: 'message',
  data_visualization: 'message',
  divider: everywhere,
  header: everywhere,
  image: everywhere,
  input: everywhere,
  markdown: 'message',
  plan: 'message',
  rich_text: everywhere,
  section: everywhere,
  table: 'message',
  task_card: 'message',
  video: everywhere,
};

describe('where a block may stand', () => {
  it.each(Object.entries(blockSurfaces))('%s: %s', (type, expected) => {
    expect(accepts(Reflect.get(blocks, type))).toBe(expected);
  });
});

/** [in actions, beside a section, in an input] */
const elementPlaces: Record<keyof typeof elements, [string, string, string]> = {
  button: [everywhere, everywhere, ''],
  channels_select: [everywhere, everywhere, everywhere],
  checkboxes: [everywhere, everywhere, everywhere],
  conversations_select: [everywhere, everywhere, everywhere],
  datepicker: [everywhere, everywhere, everywhere],
  datetimepicker: ['message modal', '', 'message modal'],
  email_text_input: ['', '', 'modal'],
  external_select: [everywhere, everywhere, everywhere],
  file_input: ['', '', 'modal'],
  image: ['', everywhere, ''],
  multi_channels_select: ['', everywhere, everywhere],
  multi_conversations_select: ['', everywhere, everywhere],
  multi_external_select: ['', everywhere, everywhere],
  multi_static_select: ['', everywhere, everywhere],
  multi_users_select: ['', everywhere, everywhere],
  number_input: ['', '', 'modal'],
  overflow: [everywhere, everywhere, ''],
  plain_text_input: ['', '', everywhere],
  radio_buttons: [everywhere, everywhere, everywhere],
  rich_text_input: ['modal home', '', 'modal home'],
  static_select: [everywhere, everywhere, everywhere],
  timepicker: [everywhere, everywhere, everywhere],
  url_text_input: ['', '', 'modal'],
  users_select: [everywhere, everywhere, everywhere],
  workflow_button: [everywhere, everywhere, ''],
};

describe('where an element may stand', () => {
  it.each(Object.entries(elementPlaces))('%s', (type, expected) => {
    const element = Reflect.get(elements, type);
    expect([
      accepts({ type: 'actions', elements: [element] }),
      accepts({ ...section('a'), accessory: element }),
      accepts(input(element)),
    ]).toEqual(expected);
  });
});

describe('everything that we show', () => {
  it.each(viewFixtures())('$name is within the limits', (fixture) => {
    if ('view' in fixture) expect(checkView(fixture.view)).toEqual([]);
    else {
      expect(checkMessage({ text: 'a', blocks: fixture.blocks }, 'post')).toEqual([]);
      expect(charsIn(fixture.blocks)).toBeLessThan(messageText.safeChars);
    }
  });
});
