import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RegisterDocument } from '../../src/domain/document.ts';
import { decodeRegister } from '../../src/markdown/decode.ts';
import { readRegister, readRegisterFile } from '../../src/markdown/read.ts';
import {
  AREA_LABELS,
  DESCRIPTION_COLUMNS,
  FIELD_COLUMNS,
  ID_COLUMNS,
  TITLE_COLUMNS,
  VALUE_COLUMNS,
} from '../../src/markdown/words/columns.ts';
import {
  FILE_LABELS,
  LINK_LABELS,
  STEP_LABELS,
  TARGET_LABELS,
  TEXT_LABELS,
} from '../../src/markdown/words/labels.ts';
import { plainWords } from '../../src/markdown/words/plain-words.ts';
import { WORDED_LABELS } from '../../src/markdown/words/worded-labels.ts';
import { sharedFile } from './support.ts';

/** Names of fields and columns are told by the field itself, and no longer as words. */
const NAMES = new Set(
  [
    ...[WORDED_LABELS, TEXT_LABELS, FILE_LABELS].flatMap((labels) => Object.values(labels).flat()),
    ...[LINK_LABELS, STEP_LABELS, TARGET_LABELS, DESCRIPTION_COLUMNS, FIELD_COLUMNS, ID_COLUMNS],
    ...[
      AREA_LABELS,
      TITLE_COLUMNS,
      VALUE_COLUMNS,
      ['labels', 'tags', 'date', 'yaml', 'debt', 'priority'],
    ],
  ]
    .flat()
    .flatMap((label) => plainWords(label).split(' ')),
);

/** The words of a file that are nowhere in its document; numbers in front of items and lines apart. */
function lostWords(text: string, document: RegisterDocument): string[] {
  const kept = new Set(plainWords(stringsIn(document).join('\n')).split(' '));
  const words = plainWords(text.replace(/^[\s>#*~-]*\d+(?:\.\d+)*[.):]?(?=\s)/gm, '')).split(' ');
  return words.filter(
    (word) =>
      word !== '' && !kept.has(word) && !NAMES.has(word) && !/^(?:\d{1,3}|x|null)$/.test(word),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number') return [String(value)];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

/** Words that mean nothing to the reader, so that only their place can keep them. */
const word = fc.string({
  unit: fc.constantFrom(...'bcdfgklmopqrtvwz'),
  minLength: 4,
  maxLength: 7,
});
const words = fc.array(word, { minLength: 2, maxLength: 5 }).map((some) => some.join(' '));
const heading = fc.constantFrom(
  ...['High Priority', 'P2 - Medium', 'Resolved', 'Backlog', 'In Progress', 'Kernteile', 'Format'],
  ...['Summary', 'Changelog', 'Notes', 'Erledigt', '🔴 Kritisch', 'Low (someday)'],
);
const value = fc.oneof(
  words,
  fc.constantFrom('High', 'done', '2 days', '2026-05-01', '@ana', 'Q3 2026'),
);
const label = fc.constantFrom(
  'Status',
  'Priority',
  'Effort',
  'Owner',
  'Impact',
  'Due',
  'Fix',
  'Gewicht',
);

const field = fc.tuple(label, value);
const fields = fc.array(field, { maxLength: 4 });
const blocks = {
  headings: fc
    .tuple(
      fc.constantFrom('### 7. ', '### TD-12: ', '### ', '#### 2.1 ', '### [P1] '),
      words,
      fields,
      words,
    )
    .map(([mark, title, some, text]) =>
      [`${mark}${title}`, ...some.map(([name, says]) => `**${name}:** ${says}  `), '', text].join(
        '\n',
      ),
    ),
  lists: fc
    .tuple(
      fc.constantFrom('- [ ] ', '- [x] ', '- ', '1. ', '* '),
      fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 }),
    )
    .map(([mark, lines]) =>
      lines.map(([title, text]) => `${mark}**${title}** - ${text}`).join('\n'),
    ),
  records: fc
    .array(fc.tuple(words, fields), { minLength: 1, maxLength: 3 })
    .map((items) =>
      items
        .map(([title, some]) =>
          [`- Area: ${title}`, ...some.map(([name, says]) => `  - ${name}: ${says}`)].join('\n'),
        )
        .join('\n'),
    ),
  rows: fc
    .tuple(
      fc.constantFrom('Title', 'Item', 'Description', 'Gerät'),
      fc.array(fc.tuple(words, value, value), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([name, rows, isSplit]) => {
      const lines = rows.map(
        ([title, one, other], index) => `| TD-${index + 1} | ${title} | ${one} | ${other} |`,
      );
      const [first = '', ...others] = lines;
      const head = `| ID | ${name} | Status | Notizen |\n|--|--|--|--|\n${first}`;
      return [head, ...others].join(isSplit ? '\n\n' : '\n');
    }),
  fences: fc
    .tuple(fc.constantFrom('debt', 'yaml', 'text'), words, fields)
    .map(([language, title, some]) =>
      [
        `\`\`\`${language}`,
        `title: ${title}`,
        ...some.map(([name, says]) => `${name}: ${says}`),
        '```',
      ].join('\n'),
    ),
  fieldTables: fc
    .tuple(words, fc.array(field, { minLength: 1, maxLength: 4 }))
    .map(([title, some]) =>
      [
        `### TD-3 — ${title}`,
        '',
        '| Field | Value |',
        '|--|--|',
        ...some.map(([name, says]) => `| **${name}** | ${says} |`),
      ].join('\n'),
    ),
  sections: fc
    .tuple(fc.constantFrom('## ', '### '), heading)
    .map(([mark, says]) => `${mark}${says}`),
  prose: words,
  rule: fc.constant('---'),
};
const file = fc
  .tuple(
    fc.constantFrom('# Tech debt\n\n', '# Kernbuch\n\n', ''),
    fc.array(fc.oneof(...Object.values(blocks)), { maxLength: 9 }),
  )
  .map(([title, some]) => `${title}${some.join('\n\n')}\n`);

const A_MINUTE_MS = 60_000;

describe('whatever a file holds', () => {
  test(
    'every word of it is in an item, a section or what was not understood',
    () => {
      fc.assert(
        fc.property(file, (text) => {
          expect(lostWords(text, readRegister(text))).toEqual([]);
        }),
        { numRuns: 200 },
      );
    },
    A_MINUTE_MS,
  );

  test('a heading that says its status in a word of its own is kept where boxes say it too', () => {
    const document = readRegister('# Tech debt\n\n## Backlog\n\n- [ ] **Lift** - slow\n');
    expect(document.sections.map(({ title }) => title)).toEqual(['Backlog']);
  });

  const shared = JSON.parse(sharedFile('expected.json')?.toString() ?? '[]') as { file: string }[];
  test.each(shared.map(({ file: name }) => name))('every word of %s is kept', (name) => {
    const bytes = sharedFile(name) ?? new Uint8Array();
    expect(lostWords(decodeRegister(bytes).text, readRegisterFile(bytes))).toEqual([]);
  });
});
