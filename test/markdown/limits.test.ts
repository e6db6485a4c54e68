import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';
import { toReadJson } from '../../src/markdown/read-json.ts';
import { RegisterFileError } from '../../src/markdown/register-file-error.ts';
import { describeUnderstood } from '../../src/markdown/understood.ts';
import { fixture } from './support.ts';

/** A text whose reading grows faster than the text takes hours; a busy machine takes seconds. */
const A_MINUTE_MS = 60_000;

/** The fault's code, or `read` where the text could be read. */
function outcome(text: string): string {
  try {
    readRegister(text);
    return 'read';
  } catch (error) {
    if (!(error instanceof RegisterFileError)) throw error;
    expect(error.message).not.toBe('');
    expect(error.remedy).not.toBe('');
    return error.code;
  }
}

describe('a hostile text', () => {
  test.each([
    ['quotes', '>'.repeat(100_000), 'too-deep'],
    ['lists in lists on a line', `${'- '.repeat(50_000)}a`, 'too-deep'],
    [
      'lists in lists',
      Array.from({ length: 300 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
      'too-deep',
    ],
    ['opening brackets', '['.repeat(100_000), 'too-tangled'],
    ['closing brackets', ']'.repeat(100_000), 'too-tangled'],
    ['closing brackets on lines of their own', ']\n'.repeat(100_000), 'too-tangled'],
    ['stars', '**a'.repeat(50_000), 'too-tangled'],
    ['backticks', Array.from({ length: 700 }, (_, i) => '`'.repeat(i)).join(' '), 'too-tangled'],
    ['links', '[a]('.repeat(25_000), 'too-tangled'],
    ['a wall of words', `${'word '.repeat(100)}\n`.repeat(4500), 'part-too-long'],
    ['one list in a point', `- a\n${'  - b\n'.repeat(60_000)}`, 'part-too-long'],
    ['headings', '# a\n'.repeat(100_000), 'too-many'],
    ['items', '### 1. a\n'.repeat(10_001).replace('a', 'a\n**Effort**: Low'), 'too-many'],
    ['a NUL', 'a\0b', 'not-text'],
    ['six megabytes', 'a'.repeat(6 * 1024 * 1024), 'too-big'],
  ])(
    'of %s is refused, with a remedy',
    (_name, text, code) => {
      expect(outcome(text)).toBe(code);
    },
    A_MINUTE_MS,
  );

  test.each([
    ['marks just below the limit', '**a'.repeat(2500)],
    ['an unclosed fence full of headings', `\`\`\`\n${'# x\n'.repeat(5000)}`],
    ['code blocks full of headings', '```\n# a\n# b\n```\n# c\n'.repeat(1000)],
    [
      'quotes just below the limit',
      Array.from({ length: 500 }, (_, i) => `${'>'.repeat(i % 60)} a`).join('\n'),
    ],
  ])(
    'of %s is read to its end',
    (_name, text) => {
      expect(outcome(text)).toBe('read');
    },
    A_MINUTE_MS,
  );
});

test.each([
  ['a'.repeat(6 * 1024 * 1024), 'The file holds 6 MB; a register file holds at most 5.'],
  ['# a\n'.repeat(31_000), 'The file holds 31,000 headings; a register file holds at most 30,000.'],
  ['> '.repeat(70), 'Line 1 stands in 70 quotes and lists; at most 60 can be read.'],
  [`- a\n${' '.repeat(300)}- b`, 'Line 2 is indented by 300 blanks; at most 200 can be read.'],
])('a limit says what was found and what is allowed (%#)', (text, message) => {
  expect(() => readRegister(text)).toThrow(message);
});

test('a wording of any length is read', () => {
  const long = (label: string, words: string) => `**${label}**: ${words.repeat(3000)}\n`;
  const fields = [
    long('Status', 'partly '),
    long('Effort', 'half a '),
    long('Priority', 'high, '),
    long('Due', 'by the end of '),
    long('Owner', 'ana, '),
  ];
  expect(outcome(`### 1. ${'(a '.repeat(3000)}\n\n${fields.join('\n')}`)).toBe('read');
});

describe('a long register', () => {
  test('is read whole, item by item, with every line number right', () => {
    const count = 600;
    const items = Array.from(
      { length: count },
      (_, i) =>
        `### ${i + 1}. Item ${i + 1}\n**Status**: Open\n\n**Implementation**:\n\`\`\`\n# not a heading\n\`\`\`\n`,
    );
    const document = readRegister(items.join('\n'));
    expect(document.items).toHaveLength(count);
    document.items.forEach((item, index) => {
      expect(item).toMatchObject({
        number: index + 1,
        line: index * 8 + 1,
        status: 'not started',
        implementation: '```\n# not a heading\n```',
      });
    });
  });
});

describe('any text at all', () => {
  const lines = fixture('bakery.md').split('\n');
  const line = fc.oneof(
    fc.constantFrom(...lines),
    fc.constantFrom(
      '```',
      '~~~',
      '<!--',
      '-->',
      '<div>',
      '- **Status:** x',
      '  - [ ] a',
      '> #',
      '###',
      '| a |',
    ),
    fc.string({ unit: 'grapheme' }),
  );
  const text = fc.array(line, { maxLength: 40 }).map((some) => some.join('\n'));

  test('is read or refused, always the same way, and reported in full', () => {
    fc.assert(
      fc.property(text, (written) => {
        if (outcome(written) !== 'read') return;
        const document = readRegister(written);
        expect(readRegister(written)).toEqual(document);
        const json = toReadJson(document);
        expect(json.open + json.done).toBeLessThanOrEqual(json.items.length);
        expect(describeUnderstood(document)).not.toBe('');
      }),
      { numRuns: 300 },
    );
  });

  test('takes no heading without words for an item', () => {
    expect(readRegister('# Bakery debt\n###\n```').items).toEqual([]);
    const { items } = readRegister('# Bakery debt\n## \n## Ovens\nNo spare part.');
    expect(items).toMatchObject([{ title: 'Ovens' }]);
  });

  test('holds no more items than lines, each with a title and a number of its own', () => {
    fc.assert(
      fc.property(text, (written) => {
        if (outcome(written) !== 'read') return;
        const { items, notUnderstood } = readRegister(written);
        expect(items.length).toBeLessThanOrEqual(written.split(/\r\n?|\n/).length);
        expect(new Set(items.map(({ number }) => number)).size).toBe(items.length);
        for (const item of items) expect(item.title).not.toBe('');
        for (const { line: at } of notUnderstood) {
          expect(at).toBeLessThanOrEqual(written.split(/\r\n?|\n/).length);
        }
      }),
      { numRuns: 300 },
    );
  });
});
