import { type LimitCase, rule } from './rule.ts';
import { richText, said, section } from './samples.ts';

const list = (more: object) => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: [{ type: 'rich_text_section', elements: [said('a')] }],
      ...more,
    },
  ],
});
const part = (type: string, ...elements: unknown[]) => ({
  type: 'rich_text',
  elements: [{ type, elements }],
});

/** Rules on rich text. */
export const richTextCases: LimitCase[] = [
  rule(
    'rich text: text not empty',
    richText(said(' ')),
    richText(said('')),
    '/elements/0/elements/0/text',
  ),
  rule(
    'rich text: known elements',
    richText({ type: 'user', user_id: 'U1' }),
    richText({ type: 'person', user_id: 'U1' }),
    '/elements/0/elements/0/type',
  ),
  rule(
    'rich text: known styles',
    richText({ ...said('a'), style: { bold: true } }),
    richText({ ...said('a'), style: { blink: true } }),
    '/elements/0/elements/0/style',
  ),
  rule(
    'rich text: text stands in a part',
    richText(said('a')),
    { type: 'rich_text', elements: [said('a')] },
    '/elements/0/type',
  ),
  rule(
    'rich text: lists hold sections',
    list({}),
    list({ elements: [said('a')] }),
    '/elements/0/elements/0/type',
  ),
  rule(
    'rich text: list style',
    list({ style: 'ordered' }),
    list({ style: 'dashed' }),
    '/elements/0/style',
  ),
  rule('rich text: indent 0..8', list({ indent: 8 }), list({ indent: 9 }), '/elements/0/indent'),
  rule(
    'rich text: quotes',
    part('rich_text_quote', said('a')),
    part('rich_text_quote', section('a')),
    '/elements/0/elements/0/type',
  ),
  rule(
    'rich text: preformatted holds text and links',
    part('rich_text_preformatted', said('a')),
    part('rich_text_preformatted', { type: 'user', user_id: 'U1' }),
    '/elements/0/elements/0/type',
  ),
];
