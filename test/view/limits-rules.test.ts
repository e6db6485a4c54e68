import { describe, expect, it } from 'vitest';
import { checkBlocks, type Surface } from '../../src/view/limits.ts';
import { actionCases } from '../support/limit-cases/actions.ts';
import { blockCases } from '../support/limit-cases/blocks.ts';
import { cardCases } from '../support/limit-cases/cards.ts';
import { chartCases } from '../support/limit-cases/charts.ts';
import { inputCases } from '../support/limit-cases/inputs.ts';
import { richTextCases } from '../support/limit-cases/rich-text.ts';
import type { LimitCase } from '../support/limit-cases/rule.ts';
import { tableCases } from '../support/limit-cases/tables.ts';

const places: {
  name: string;
  surface: Surface;
  at: string;
  cases: LimitCase[];
  block: (of: unknown) => unknown;
}[] = [
  { name: 'blocks', surface: 'message', at: '', cases: blockCases, block: (of) => of },
  {
    name: 'blocks that hold blocks',
    surface: 'message',
    at: '',
    cases: cardCases,
    block: (of) => of,
  },
  { name: 'rich text', surface: 'message', at: '', cases: richTextCases, block: (of) => of },
  { name: 'tables', surface: 'message', at: '', cases: tableCases, block: (of) => of },
  { name: 'charts', surface: 'message', at: '', cases: chartCases, block: (of) => of },
  {
    name: 'inputs',
    surface: 'modal',
    at: '/element',
    cases: inputCases,
    block: (element) => ({ type: 'input', label: { type: 'plain_text', text: 'a' }, element }),
  },
  {
    name: 'actions',
    surface: 'message',
    at: '/elements/0',
    cases: actionCases,
    block: (element) => ({ type: 'actions', elements: [element] }),
  },
];

describe.each(places)('the limits of $name', ({ surface, at, cases, block }) => {
  it.each(cases)('$rule', ({ accepted, refused, pointer }) => {
    expect(checkBlocks(surface, [block(accepted)])).toEqual([]);

    const place = `/blocks/0${at}${pointer}`;
    const found = checkBlocks(surface, [block(refused)]).find((one) => one.pointer === place);
    expect(found).toMatchObject({
      code: 'invalid_blocks',
      message: expect.stringContaining(` [json-pointer:${place}]`),
    });
  });
});

describe('the sentences', () => {
  const plain = { type: 'plain_text', text: 'x'.repeat(151) };
  it.each([
    [
      { type: 'header', text: plain },
      'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    ],
    [{ type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
    [{ type: 'ruler' }, 'unsupported type: ruler [json-pointer:/blocks/0/type]'],
    [{ type: 'divider', a: 1 }, 'invalid additional property: a [json-pointer:/blocks/0]'],
    [
      { type: 'context', elements: [] },
      'must provide at least 1 items [json-pointer:/blocks/0/elements]',
    ],
  ])("are Slack's own: %o", (block, sentence) => {
    expect(checkBlocks('message', [block]).map(({ message }) => message)).toEqual([sentence]);
  });
});
