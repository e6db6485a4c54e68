import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';
import { describeUnderstood } from '../../src/markdown/understood.ts';

/** Every contradiction of a file, one a line, as `line field: says | line: other`. */
function told(text: string): string[] {
  return readRegister(text).contradictions.map(
    ({ item, field, line, says, other }) =>
      `${line} ${item ?? '–'}: ${field}: ${says} | ${other.line}: ${other.says}`,
  );
}

const items = (list: readonly string[]) =>
  list.map((title, index) => `### ${index + 1}. ${title}\n\n**Effort**: Low\n`).join('\n');

describe('a count that disagrees with its list', () => {
  test('in the header of the file', () => {
    const text = `# Debt\n\n**Total Items:** 5\n\n## High Priority\n\n${items(['Ovens', 'Flour'])}`;
    expect(told(text)).toEqual(['3 –: items: Total Items: 5 | 7: 2 items found']);
    expect(told(text.replace('5', '2'))).toEqual([]);
    expect(describeUnderstood(readRegister(text))).toContain(
      'line 3: items: "Total Items: 5", but line 7: "2 items found"',
    );
  });

  test('by priority, by the word that the items have', () => {
    const rows = '| Priority | Count |\n|---|---|\n| P0 | 2 |\n| P1 | 1 |\n| Total | 3 |\n';
    const list = `## P0\n\n${items(['Ovens'])}\n## P1\n\n### 2. Flour\n\n**Effort**: Low\n`;
    expect(told(`# Debt\n\n## Summary\n\n${rows}\n${list}`)).toEqual([
      '7 –: priority: P0: 2 | 13: 1 item found',
      '9 –: items: Total: 3 | 13: 2 items found',
    ]);
  });

  test('in brackets, in a share and in a row of totals', () => {
    const list = '## High\n\n- [x] Ovens\n- [ ] Flour\n';
    expect(told(`# Debt\n\n**Items**: 2 (1 open, 3 done)\n\n${list}`)).toEqual([
      '3 –: status: Items: 2 (1 open, 3 done) | 7: 1 item found',
    ]);
    expect(told(`# Debt\n\n**Progress**: 2/3 done\n\n${list}`)).toEqual([
      '3 –: status: Progress: 2/3 done | 7: 1 item found',
      '3 –: items: Progress: 2/3 done | 7: 2 items found',
    ]);
    const rows = '| Area | Open | Resolved |\n|---|---|---|\n| Shop | 1 | 1 |\n| Total | 4 | 1 |\n';
    expect(told(`# Debt\n\n## Overview\n\n${rows}\n${list}`)).toEqual([
      '8 –: status: open: 4 | 13: 1 item found',
    ]);
  });

  test('in the heading above it', () => {
    const text = `# Debt\n\n## High Priority (3 items)\n\n${items(['Ovens', 'Flour'])}`;
    expect(told(text)).toEqual(['3 –: priority: High Priority (3 items) | 5: 2 items found']);
    expect(told(text.replace('3 items', '2'))).toEqual([]);
    expect(told(text.replace('3 items', '2026'))).toEqual([]);
  });

  test.each([
    '**Total**: 75-112 hours',
    '**Total Effort**: 12',
    '**High Priority**: address this quarter',
    '**Review Cycle:** 90',
    '| Month | P0 | P1 |\n|---|---|---|\n| Nov 2025 | 3 | 4 |',
    '| Priority | Items | Hours |\n|---|---|---|\n| Critical | 9 | 16h |',
    '**Items**: 1',
  ])('is none where it counts something else, or only what is open: %s', (line) => {
    const list = '## High\n\n- [x] Ovens\n- [ ] Flour\n';
    expect(told(`# Debt\n\n${line}\n\n${list}`)).toEqual([]);
  });
});

describe('two items that cannot both be what they say', () => {
  test('an id of two debts', () => {
    const text =
      '| ID | Title | Status |\n|---|---|---|\n| TD-1 | Ovens | Open |\n| TD-1 | Flour leaks | Open |\n';
    expect(told(`## Debt\n\n${text}`)).toEqual(['6 Flour leaks: reference: TD-1 | 5: TD-1 Ovens']);
  });

  test('a title of two items', () => {
    expect(told(`## High\n\n${items(['Ovens', 'ovens!'])}`)).toEqual([
      '7 ovens!: title: ovens! | 3: #1 Ovens',
    ]);
  });
});

test('an item that is complete and has open steps, and one whose priority is not that of its section', () => {
  const text =
    '## High Priority\n\n### 1. Ovens\n\n**Status**: Complete\n**Priority**: Low\n\n**Steps**:\n- [x] a\n- [ ] b\n';
  expect(told(text)).toEqual([
    '6 Ovens: priority: Low | 1: High Priority',
    '5 Ovens: steps: Complete | 10: b',
  ]);
});
