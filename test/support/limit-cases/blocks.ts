import { type LimitCase, rule } from './rule.ts';
import { blocks, button, chars, image, mrkdwn, option, plain, section, times } from './samples.ts';

const actions = (elements: unknown[]) => ({ type: 'actions', elements });
const context = (elements: unknown[]) => ({ type: 'context', elements });
const { video } = blocks;

/** Rules on the blocks of a message that hold text and elements. */
export const blockCases: LimitCase[] = [
  rule(
    'header: 150 characters',
    { ...blocks.header, text: plain(chars(150)) },
    { ...blocks.header, text: plain(chars(151)) },
    '/text/text',
  ),
  rule(
    'header: text not empty',
    { ...blocks.header, text: plain('a') },
    { ...blocks.header, text: plain('') },
    '/text/text',
  ),
  rule(
    'header: plain text only',
    blocks.header,
    { ...blocks.header, text: mrkdwn('a') },
    '/text/type',
  ),
  rule(
    'block_id: 255 characters',
    { type: 'divider', block_id: chars(255) },
    { type: 'divider', block_id: chars(256) },
    '/block_id',
  ),
  rule('block: no unknown property', { type: 'divider' }, { type: 'divider', colour: 'red' }, ''),
  rule('block: a known type', { type: 'divider' }, { type: 'ruler' }, '/type'),
  rule(
    'block: files cannot be sent',
    { type: 'divider' },
    { type: 'file', external_id: 'a', source: 'remote' },
    '/type',
  ),
  rule('block: an object', { type: 'divider' }, 'divider', ''),
  rule(
    'text object: no unknown property',
    section('a'),
    { type: 'section', text: { ...mrkdwn('a'), emoji: true } },
    '/text',
  ),
  rule(
    'section: text of 3000 characters',
    section(chars(3000)),
    section(chars(3001)),
    '/text/text',
  ),
  rule(
    'section: text or fields',
    { type: 'section', fields: [plain('a')] },
    { type: 'section' },
    '',
  ),
  rule(
    'section: 10 fields',
    { type: 'section', fields: times(10, () => plain('a')) },
    { type: 'section', fields: times(11, () => plain('a')) },
    '/fields',
  ),
  rule(
    'section: fields of 2000 characters',
    { type: 'section', fields: [plain(chars(2000))] },
    { type: 'section', fields: [plain(chars(2001))] },
    '/fields/0/text',
  ),
  rule(
    'context: 10 elements',
    context(times(10, () => image)),
    context(times(11, () => image)),
    '/elements',
  ),
  rule('context: at least one element', context([image]), context([]), '/elements'),
  rule(
    'context: images and text only',
    context([image, plain('a')]),
    context([button()]),
    '/elements/0/type',
  ),
  rule(
    'actions: 25 elements',
    actions(times(25, (at) => button(`go-${at}`))),
    actions(times(26, (at) => button(`go-${at}`))),
    '/elements',
  ),
  rule(
    'actions: action_id once in a block',
    actions([button('a'), button('b')]),
    actions([button('a'), button('a')]),
    '/elements/1/action_id',
  ),
  rule(
    'context_actions: 5 elements',
    { type: 'context_actions', elements: times(5, () => blocks.context_actions.elements[0]) },
    { type: 'context_actions', elements: times(6, () => blocks.context_actions.elements[0]) },
    '/elements',
  ),
  rule('image: alt_text', image, { type: 'image', image_url: image.image_url }, ''),
  rule(
    'image: alt_text of 2000 characters',
    { ...image, alt_text: chars(2000) },
    { ...image, alt_text: chars(2001) },
    '/alt_text',
  ),
  rule(
    'image: exactly one source',
    { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' },
    { ...image, slack_file: { id: 'F1' } },
    '',
  ),
  rule('image: a url that is one', image, { ...image, image_url: 'here' }, '/image_url'),
  rule(
    'image: title of 2000 characters',
    { ...image, title: plain(chars(2000)) },
    { ...image, title: plain(chars(2001)) },
    '/title/text',
  ),
  rule(
    'markdown: 12,000 characters',
    { type: 'markdown', text: chars(12_000) },
    { type: 'markdown', text: chars(12_001) },
    '/text',
  ),
  rule('video: https only', video, { ...video, video_url: 'http://example.com/v' }, '/video_url'),
  rule(
    'video: title below 200 characters',
    { ...video, title: plain(chars(199)) },
    { ...video, title: plain(chars(200)) },
    '/title/text',
  ),
  rule(
    'overflow in a section: 5 options',
    {
      ...section('a'),
      accessory: { type: 'overflow', options: times(5, (at) => option(`${at}`)) },
    },
    {
      ...section('a'),
      accessory: { type: 'overflow', options: times(6, (at) => option(`${at}`)) },
    },
    '/accessory/options',
  ),
];
