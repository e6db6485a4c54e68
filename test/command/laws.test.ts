import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFilters,
  LIST_FLAGS,
  type ListFilters,
  type ListFlag,
  SORTS,
} from '../../src/command/filters.ts';
import { parseCommand } from '../../src/command/parse.ts';
import { decodeSlackText, escapeSlackText } from '../../src/command/slack-text.ts';
import { COMMAND_WORDS, USAGES } from '../../src/command/usage.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { addQuarters } from '../../src/domain/quarter.ts';
import { STATUSES } from '../../src/domain/status.ts';
import { context, listed, parse } from './support.ts';

/** A line whose reading grows faster than the line takes hours; a busy machine takes seconds. */
const A_MINUTE_MS = 60_000;

const fragment = fc.oneof(
  fc.constantFrom(
    ...COMMAND_WORDS,
    ...['#12', '12', '3,5', '0', '!high', '~low', '!constructor', 'due:friday', 'due:', 'q:Q1'],
    ...['q:', 'label:infra', '#infra', 'owner:me', 'impact:', 'effort:x', 'sort:due', 'status:in'],
    ...[
      'progress',
      'none',
      '-',
      '—',
      'until',
      'friday',
      '31',
      'Feb',
      'Q4',
      '“',
      '”',
      '"',
      "'",
      '‚',
    ],
    ...['<@U123|ana maria>', '<#C1|infra>', '<!here>', '<https://a.b/c|a.b/c>', '&lt;', '\u00a0'],
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);
const typedLine = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(' '));

describe('any line', () => {
  it('is answered by a command, or by what is wrong and what to do', () => {
    fc.assert(
      fc.property(typedLine, (line) => {
        const parsed = parse(line);
        if (parsed.ok) {
          expect(parsed.command.kind).not.toBe('');
          return;
        }
        expect(parsed.problem.what.trim()).not.toBe('');
        expect(parsed.problem.remedy.trim()).not.toBe('');
        expect(parsed.problem.suggestion ?? '/debt').toMatch(/^\/debt( |$)/);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['quotes that never close', '"a '.repeat(33_000)],
    ['opening brackets', '<'.repeat(100_000)],
    ['half mentions', 'add <@U'.repeat(14_000)],
    ['one long word', `list ${'a'.repeat(100_000)}`],
    ['dates all the way', `add ${'due:next '.repeat(1_000)}`],
    ['days all the way', `add ${'due:friday '.repeat(900)}`],
    ['filters all the way', `list ${'ab:cd '.repeat(1_600)}`],
    ['different words', `list ${Array.from({ length: 1_600 }, (_, index) => index).join(' ')}`],
    ['numbers', `done ${'12 '.repeat(3_000)}`],
    ['a long date', `due 12 ${'1 '.repeat(4_900)}`],
    ['spaces', `due 12${' '.repeat(9_000)}x`],
    ['dots', `link 12 ${'a.'.repeat(4_900)}`],
    ['dashes', '-'.repeat(9_900)],
  ])(
    'is answered however long it is: %s',
    (_name, line) => {
      expect(parse(line)).toHaveProperty('ok');
    },
    A_MINUTE_MS,
  );

  it('keeps a title word for word when it is quoted', () => {
    const title = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .map((text) => text.replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '' && !/["“”«»](?=\s|$)/.test(text));
    fc.assert(
      fc.property(title, (text) => {
        const parsed = parse(`add "${escapeSlackText(text)}" !high ~low`);
        expect(parsed).toMatchObject({ command: { title: text, impact: 'high', effort: 'low' } });
      }),
    );
  });
});

describe('the usage table', () => {
  it.each(USAGES.flatMap((usage) => usage.examples.map((line) => [line, usage.command] as const)))(
    '%s is understood as %s',
    (line, command) => {
      const parsed = parse(line);
      expect(parsed).toMatchObject({ ok: true, command: { kind: command } });
    },
  );

  it('gives every word to one command', () => {
    const words = USAGES.flatMap((usage) => [usage.command, ...usage.synonyms]);
    expect(words).toHaveLength(new Set(words).size);
  });
});

describe('filters on a paging button', () => {
  const word = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .filter((text) => /^[^\s"'“”„«»‚‘’]+$/u.test(text));
  const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  const filters: fc.Arbitrary<ListFilters> = fc.record({
    ...flags(),
    priorities: fc.uniqueArray(fc.constantFrom(...LEVELS)),
    quarters: fc.uniqueArray(
      fc.integer({ min: -40, max: 40 }).map((n) => addQuarters('2026-10-01', n)),
    ),
    owners: fc.uniqueArray(
      fc.oneof(
        fc.constant({ kind: 'person' as const, userId: 'U123' }),
        fc
          .constantFrom('Ana', 'Ben & Co', 'a <b>')
          .map((name) => ({ kind: 'name' as const, name })),
      ),
      { selector: (owner) => JSON.stringify(owner) },
    ),
    labels: fc.uniqueArray(fc.constantFrom('infra', 'code-health', 'größe', 'a&b')),
    withoutLabels: fc.uniqueArray(fc.constantFrom('infra', 'größe')),
    statuses: fc.uniqueArray(fc.constantFrom(...STATUSES)),
    registers: fc.uniqueArray(fc.constantFrom('payments', 'big data')),
    words: fc.uniqueArray(phrase),
    sort: fc.option(fc.constantFrom(...SORTS)),
  });

  it('read back as the filters that they were', () => {
    fc.assert(
      fc.property(filters, (given) => {
        expect(listed(formatFilters(given))).toEqual(given);
      }),
    );
  });

  it('read back whatever was typed', () => {
    fc.assert(
      fc.property(typedLine, (line) => {
        const parsed = parse(`list ${line}`);
        if (!parsed.ok || parsed.command.kind !== 'list') return;
        expect(listed(formatFilters(parsed.command.filters))).toEqual(parsed.command.filters);
      }),
      { numRuns: 2000 },
    );
  });

  function flags(): Record<ListFlag, fc.Arbitrary<boolean>> {
    const each = LIST_FLAGS.map((flag) => [flag, fc.boolean()]);
    return Object.fromEntries(each) as Record<ListFlag, fc.Arbitrary<boolean>>;
  }
});

describe('Slack’s escaping', () => {
  it('loses no character that was typed', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[<>&@#|!a-z;U1]*$/));
    fc.assert(
      fc.property(text, (typed) => {
        expect(decodeSlackText(escapeSlackText(typed))).toEqual({ text: typed, marks: [] });
      }),
    );
  });

  it('loses none around mentions and addresses', () => {
    const piece = fc.oneof(
      fc.string().map((typed) => ({ sent: escapeSlackText(typed), typed })),
      fc.constantFrom(
        { sent: '<@U1|ana>', typed: '@ana' },
        { sent: '<#C1|infra>', typed: '#infra' },
        { sent: '<https://a.b/?c=1&amp;d=2>', typed: 'https://a.b/?c=1&d=2' },
        { sent: '<http://a.b|a.b>', typed: 'a.b' },
        { sent: '<!channel>', typed: '@channel' },
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const { text, marks } = decodeSlackText(pieces.map((it) => it.sent).join(''));
        expect(text).toBe(pieces.map((it) => it.typed).join(''));
        const marked = pieces
          .map((it) => it.typed)
          .filter((_, at) => pieces[at]?.sent.startsWith('<'));
        expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(marked);
      }),
    );
  });

  it('keeps raw text that is no escape', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[<>|a-z ]*$/), (raw) => {
        expect(parseCommand(raw, context)).toBeDefined();
        expect(decodeSlackText(raw).text).toBe(raw);
      }),
    );
  });
});
