import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { parseSource } from '../../src/markdown/source.ts';

/** Work that grows with its square would take longer; a busy machine takes seconds. */
const A_MINUTE_MS = 60_000;

/** A tree as plain data, without what tells whether a list's items stand apart. */
function plain(node: object): unknown {
  const { spread, ...rest } = structuredClone(node) as Record<string, unknown>;
  const { children } = rest;
  return Array.isArray(children) ? { ...rest, children: children.map(plain) } : rest;
}

function whole(text: string): unknown[] {
  const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };
  return fromMarkdown(text, options).children.map(plain);
}

const lines = fc.constantFrom(
  '# Heading',
  '## TD-1: Heading',
  '- item',
  '- [ ] box',
  '* other item',
  '1. first',
  '2) second',
  '  - nested',
  '    deeper text',
  '- - -',
  '-',
  '---',
  '```',
  '~~~',
  '<div>',
  '<!-- comment',
  '-->',
  '> quote',
  '> - quoted item',
  '| a | b |',
  '|---|---|',
  'plain words that go on for a while, as they do in a register of debt',
  '\tindented',
  '',
  '',
);

test('a text that is parsed in parts gives the same tree as the whole of it', () => {
  fc.assert(
    fc.property(fc.array(lines, { minLength: 60, maxLength: 250 }), (list) => {
      const text = list.join('\n');
      expect(parseSource(text).blocks.map(plain)).toEqual(whole(text));
    }),
    { numRuns: 150 },
  );
});

test(
  'a list of thousands of nested records is read in time that grows with its length alone',
  () => {
    const record = '- Area: x\n  - Item: y\n  - Fix: z\n';
    const [list, ...others] = parseSource(record.repeat(10_000)).blocks;
    expect(others).toEqual([]);
    expect(list?.type === 'list' && list.children.length).toBe(10_000);
  },
  A_MINUTE_MS,
);
