import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlocks, checkMessage, checkView } from '../../src/view/limits.ts';
import {
  blocks,
  button,
  chars,
  elements,
  input,
  plain,
  times,
} from '../support/limit-cases/samples.ts';

const codes = (faults: { code: string; pointer: string }[]) =>
  faults.map(({ code, pointer }) => `${code} ${pointer}`);
const divider = { type: 'divider' };

const modal = (more: object) => ({ type: 'modal', title: plain('a'), blocks: [], ...more });
const home = (more: object) => ({ type: 'home', blocks: [], ...more });
const asking = [input(elements.plain_text_input)];
const focused = { type: 'datepicker', focus_on_load: true };
const heavy = (count: number) =>
  home({
    blocks: times(100, () => ({
      type: 'actions',
      elements: times(count, (at) => ({ ...button(`${at}`), value: chars(2000) })),
    })),
  });

const views: [string, object, unknown, string][] = [
  ['a known type', modal({}), { type: 'page', blocks: [] }, 'invalid_arguments /view/type'],
  ['a title', modal({}), { type: 'modal', blocks: [] }, 'invalid_arguments /view'],
  [
    'a title of 24 characters',
    modal({ title: plain(chars(24)) }),
    modal({ title: plain(chars(25)) }),
    'invalid_arguments /view/title/text',
  ],
  [
    'a submit of 24 characters',
    modal({ submit: plain(chars(24)) }),
    modal({ submit: plain(chars(25)) }),
    'invalid_arguments /view/submit/text',
  ],
  [
    'a close of 24 characters',
    modal({ close: plain(chars(24)) }),
    modal({ close: plain(chars(25)) }),
    'invalid_arguments /view/close/text',
  ],
  [
    'a callback_id of 255 characters',
    home({ callback_id: chars(255) }),
    home({ callback_id: chars(256) }),
    'invalid_arguments /view/callback_id',
  ],
  [
    'an external_id of 255 characters',
    home({ external_id: chars(255) }),
    home({ external_id: chars(256) }),
    'invalid_arguments /view/external_id',
  ],
  [
    'private_metadata of 3000 characters',
    modal({ private_metadata: chars(3000) }),
    modal({ private_metadata: chars(3001) }),
    'invalid_arguments /view/private_metadata',
  ],
  [
    '100 blocks',
    home({ blocks: times(100, () => divider) }),
    home({ blocks: times(101, () => divider) }),
    'invalid_arguments /view/blocks',
  ],
  [
    'no unknown property',
    modal({ notify_on_close: true }),
    modal({ submit_disabled: true }),
    'invalid_arguments /view',
  ],
  ['no title on Home', home({}), home({ title: plain('a') }), 'invalid_arguments /view'],
  [
    'inputs with a submit button',
    modal({ blocks: asking, submit: plain('a') }),
    modal({ blocks: asking }),
    'invalid_arguments /view/blocks/0/input',
  ],
  [
    'one element in focus',
    home({ blocks: [input(focused)] }),
    home({ blocks: [input(focused), input(focused)] }),
    'invalid_arguments /view/blocks/1/element/focus_on_load',
  ],
  [
    'block_id once',
    home({ blocks: [divider] }),
    home({
      blocks: [
        { ...divider, block_id: 'a' },
        { ...divider, block_id: 'a' },
      ],
    }),
    'invalid_arguments /view/blocks/1/block_id',
  ],
  ['250 KB', heavy(1), heavy(2), 'view_too_large /view'],
  ['to be an object', home({}), 'home', 'invalid_arguments /view'],
];

describe('a view needs or may have', () => {
  it.each(views)('%s', (_rule, accepted, refused, expected) => {
    expect(checkView(accepted)).toEqual([]);
    expect(codes(checkView(refused))).toEqual([expected]);
  });
});

describe('whatever JSON it is given, the checker answers', () => {
  const type = fc.constantFrom(...Object.keys(blocks), ...Object.keys(elements), 'modal', 'home');
  const json = fc.oneof(
    fc.jsonValue(),
    fc.record(
      {
        type,
        elements: fc.jsonValue(),
        text: fc.jsonValue(),
        blocks: fc.jsonValue(),
        chart: fc.jsonValue(),
        rows: fc.jsonValue(),
      },
      { requiredKeys: ['type'] },
    ),
  );
  const answer = (value: unknown) => [
    checkBlocks('message', value),
    checkBlocks('modal', [value]),
    checkMessage({ text: value, blocks: [value], attachments: [value], metadata: value }, 'post'),
    checkView(value),
    checkView(modal({ blocks: [value] })),
  ];

  it('with a list of faults', () => {
    fc.assert(fc.property(json, (value) => answer(value).every(Array.isArray)));
  });

  it('however deep it is', () => {
    const depth = 20_000;
    const deep: unknown = JSON.parse(`${'{"a":['.repeat(depth)}${']}'.repeat(depth)}`);
    expect(answer(deep).every((faults) => faults.length > 0)).toBe(true);
  });
});
