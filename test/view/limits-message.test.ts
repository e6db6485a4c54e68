import { describe, expect, it } from 'vitest';
import { checkMessage, type MessageContent } from '../../src/view/limits.ts';
import {
  blocks,
  chars,
  chart,
  dataTable,
  section,
  table,
  times,
} from '../support/limit-cases/samples.ts';

const codes = (faults: { code: string; pointer: string }[]) =>
  faults.map(({ code, pointer }) => `${code} ${pointer}`);
const divider = { type: 'divider' };
const metadata = (event_payload: unknown) => ({ event_type: 'sent', event_payload });
const container = { ...blocks.container, child_blocks: [table] };

type Use = 'post' | 'update' | 'ephemeral';
const messages: [string, Use, MessageContent, MessageContent, string][] = [
  ['something to say', 'post', { text: 'a' }, { text: ' ' }, 'no_text /text'],
  [
    'an update of 4000 characters',
    'update',
    { text: chars(4000) },
    { text: chars(4001) },
    'msg_too_long /text',
  ],
  [
    'a post of 40,000 characters',
    'post',
    { text: chars(40_000) },
    { text: chars(40_001) },
    'msg_too_long /text',
  ],
  ['text that is text', 'post', { text: '5' }, { text: 5 }, 'invalid_arguments /text'],
  [
    'markdown by itself',
    'post',
    { markdown_text: 'a' },
    { markdown_text: 'a', text: 'a' },
    'markdown_text_conflict /markdown_text',
  ],
  [
    'markdown of 12,000 characters',
    'post',
    { markdown_text: chars(12_000) },
    { markdown_text: chars(12_001) },
    'msg_too_long /markdown_text',
  ],
  [
    '50 blocks',
    'post',
    { blocks: times(50, () => divider) },
    { blocks: times(51, () => divider) },
    'invalid_blocks /blocks',
  ],
  [
    'a list of blocks',
    'post',
    { blocks: [divider] },
    { blocks: divider },
    'invalid_blocks_format /blocks',
  ],
  [
    'block_id once',
    'post',
    {
      blocks: [
        { ...divider, block_id: 'a' },
        { ...divider, block_id: 'b' },
      ],
    },
    {
      blocks: [
        { ...divider, block_id: 'a' },
        { ...divider, block_id: 'a' },
      ],
    },
    'invalid_blocks /blocks/1/block_id',
  ],
  [
    'one table',
    'post',
    { blocks: [table] },
    { blocks: [table, dataTable] },
    'invalid_attachments /blocks/1',
  ],
  [
    'one table, containers counted',
    'post',
    { blocks: [container] },
    { blocks: [table, container] },
    'invalid_attachments /blocks/1/child_blocks/0',
  ],
  [
    'two charts',
    'post',
    { blocks: [chart(), chart()] },
    { blocks: [chart(), chart(), chart()] },
    'invalid_blocks /blocks/2',
  ],
  [
    'markdown blocks of 12,000 characters together',
    'post',
    { blocks: times(2, () => ({ type: 'markdown', text: chars(6000) })) },
    { blocks: times(2, () => ({ type: 'markdown', text: chars(6001) })) },
    'msg_blocks_too_long /blocks',
  ],
  [
    '13,200 characters in all blocks',
    'post',
    { blocks: times(5, () => section(chars(2640))) },
    { blocks: times(5, () => section(chars(2641))) },
    'msg_blocks_too_long /blocks',
  ],
  [
    '100 attachments',
    'post',
    { attachments: times(100, () => ({})) },
    { attachments: times(101, () => ({})) },
    'too_many_attachments /attachments',
  ],
  [
    'attachments with good blocks',
    'post',
    { attachments: [{ blocks: [divider] }] },
    { attachments: [{ blocks: [{ type: 'ruler' }] }] },
    'invalid_attachments /attachments/0/blocks/0/type',
  ],
  [
    'metadata with its two parts',
    'post',
    { text: 'a', metadata: metadata({ key: 'a' }) },
    { text: 'a', metadata: { event_type: 'a' } },
    'invalid_metadata_format /metadata',
  ],
  [
    'metadata of scalars and flat objects',
    'update',
    { text: 'a', metadata: metadata({ a: [{ b: 1 }] }) },
    { text: 'a', metadata: metadata({ a: null }) },
    'invalid_metadata_format /metadata/event_payload/a',
  ],
  [
    'small metadata',
    'post',
    { text: 'a', metadata: metadata({ a: chars(7900) }) },
    { text: 'a', metadata: metadata({ a: chars(8000) }) },
    'metadata_too_large /metadata',
  ],
];

describe('a message may have', () => {
  it.each(messages)('%s', (_rule, use, accepted, refused, expected) => {
    expect(checkMessage(accepted, use)).toEqual([]);
    expect(codes(checkMessage(refused, use))).toEqual([expected]);
  });

  it('any metadata when it is ephemeral, because Slack drops it', () => {
    expect(checkMessage({ text: 'a', metadata: 5 }, 'ephemeral')).toEqual([]);
  });
});
