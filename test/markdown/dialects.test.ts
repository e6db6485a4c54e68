import { describe, expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';

describe('other ways to write an item', () => {
  test('an id in the heading is the reference, and its section gives the priority', () => {
    const [item] = readRegister(
      '## P0 - Critical (Fix Now)\n\n### TD-007: Flour leaks\n\n**Effort:** S (1 hour)\n\n**Impact**: Flour on the floor.\n\n**Problem**: The bag is torn.\n\n```sh\npatch bag\n```\n',
    ).items;
    expect(item).toMatchObject({
      number: 1,
      reference: 'TD-007',
      title: 'Flour leaks',
      status: null,
      priority: 'high',
      effort: 'low',
      effortQualifier: 'S (1 hour)',
      impact: null,
      impactQualifier: 'Flour on the floor.',
      currentState: 'The bag is torn.\n\n```sh\npatch bag\n```',
      source: { priority: { says: 'P0 - Critical (Fix Now)', line: 1 } },
    });
  });

  test('fields may stand in a list, with lists of their own below', () => {
    const [item] = readRegister(
      '### DEBT-1: Oven door\n- **Location:** `door.ts:11`\n- **Locations:**\n  - `a.ts`\n  - `b.ts`\n- **Priority:** HIGH (safety)\n- **Owner:** Oven Team\n- **Target:** Q1 2026\n',
    ).items;
    expect(item).toMatchObject({
      priority: 'high',
      owner: 'Oven Team',
      due: null,
      quarter: { number: 1, year: 2026 },
      sections: [
        { title: 'Location', text: '`door.ts:11`' },
        { title: 'Locations', text: '- `a.ts`\n- `b.ts`' },
        { title: 'Priority as Written', text: 'HIGH (safety)' },
      ],
      source: { priority: { says: 'HIGH (safety)' }, due: { says: 'Q1 2026' } },
    });
  });

  test('headings within an item are labels, and loose text is its description', () => {
    const [item] = readRegister(
      '## 4. Yeast\n**Status**: Open\n\nIt never rises.\n\n### Current State\n\nFlat.\n\n### Mood\n\nLow.\n',
    ).items;
    expect(item).toMatchObject({
      number: 4,
      status: 'not started',
      currentState: 'Flat.',
      sections: [
        { title: 'Description', text: 'It never rises.' },
        { title: 'Mood', text: 'Low.' },
      ],
    });
  });

  test('numbered groups are no items, and numbered chapters without fields neither', () => {
    const grouped = readRegister(
      '## Debt\n### 2. Doors (Low Priority)\n#### 2.1 Hinge\n**Effort**: Low\n\n# Guide\n## 1. Introduction\nText.\n## 2. Use\nText.\n',
    );
    expect(grouped.items).toMatchObject([{ reference: '2.1', title: 'Hinge', priority: 'low' }]);
    expect(grouped.sections.map(({ title }) => title)).toEqual(['Debt', 'Guide']);
  });

  test('a status, priority or date in unknown words is not understood, never guessed', () => {
    const read = readRegister(
      '### 1. A\n**Status**: purring\n**Priority**: Tuesday\n**Due**: soon\n**Completed**: yes\n',
    );
    expect(read.items[0]).toMatchObject({
      status: null,
      priority: null,
      due: null,
      completed: null,
    });
    expect(read.notUnderstood).toEqual([
      { line: 2, text: 'purring' },
      { line: 3, text: 'Tuesday' },
      { line: 4, text: 'soon' },
      { line: 5, text: 'yes' },
    ]);
  });

  test('numbers that repeat are told apart, and named where they stand side by side', () => {
    const read = readRegister('## X\n### 1. A\n**Effort**: Low\n### 1. B\n**Effort**: Low\n');
    expect(read.items.map(({ number, title }) => [number, title])).toEqual([
      [1, 'A'],
      [2, 'B'],
    ]);
    expect(read.contradictions).toEqual([
      { item: 'B', field: 'number', line: 4, says: '1', other: { says: '1. A', line: 2 } },
    ]);
  });

  test('a title with commas is found in a schedule; an item in two quarters is a contradiction', () => {
    const read = readRegister(
      '### 1. Logs, Metrics, Traces\n**Effort**: Low\n### 2. Metrics\n**Effort**: Low\n\n## Plan\n\n| Quarter | Items |\n|--|--|\n| Q1 2026 | Logs, Metrics, Traces, Metrics |\n| Q2 2026 | #2 |\n',
    );
    expect(read.items.map(({ quarter }) => quarter?.number)).toEqual([1, 1]);
    expect(read.notUnderstood).toEqual([]);
    expect(read.contradictions).toMatchObject([
      { item: 'Metrics', field: 'quarter', says: 'Q1 2026', other: { says: 'Q2 2026' } },
    ]);
  });

  test('an item that contradicts itself says so', () => {
    const read = readRegister(
      '## Low Priority\n### 1. A\n**Status**: Open\n**Status**: Done\n**Priority**: High\n**Completed**: 2026-01-02\n### 2. B\n**Status**: Done\n\n**Steps**:\n- [ ] first\n',
    );
    expect(read.contradictions).toMatchObject([
      { item: 'A', field: 'status', says: 'Open', other: { says: 'Done', line: 4 } },
      { item: 'A', field: 'priority', says: 'High', other: { says: 'Low Priority' } },
      { item: 'A', field: 'completed', says: '2026-01-02', other: { says: 'Open' } },
      { item: 'B', field: 'steps', says: 'Done', other: { says: 'first', line: 11 } },
    ]);
  });

  test('links in a list of links are links; with words beside them they stay text', () => {
    const [item] = readRegister(
      '### 1. A\n**Links**:\n- [The issue](https://example.com/1)\n- <https://example.com/2>\n\n**Related issues**:\n- see [this](https://example.com/3)\n',
    ).items;
    expect(item?.links).toEqual([
      { url: 'https://example.com/1', title: 'The issue' },
      { url: 'https://example.com/2', title: null },
    ]);
    expect(item?.sections).toEqual([
      { title: 'Related issues', text: '- see [this](https://example.com/3)' },
    ]);
  });

  test('two fields may stand in one line as sentences', () => {
    const [item] = readRegister(
      '## Ovens\n\n### Door sticks\n\n- **What**: It sticks.\n- **Status**: open. **Owner**: Mina\n',
    ).items;
    expect(item).toMatchObject({ title: 'Door sticks', status: 'not started', owner: 'Mina' });
  });

  test('an effort of L is large beside S and XL, low beside H, and neither where nothing tells', () => {
    const efforts = (...letters: readonly string[]) =>
      readRegister(
        ['| ID | Title | Effort |', '|---|---|---|']
          .concat(letters.map((letter, index) => `| T-${index + 1} | Oven ${index} | ${letter} |`))
          .join('\n'),
      ).items.map(({ effort }) => effort);
    expect(efforts('S', 'M', 'L (a month)', 'L')).toEqual(['low', 'medium', 'high', 'high']);
    expect(efforts('H', 'M', 'L')).toEqual(['high', 'medium', 'low']);
    expect(efforts('M', 'L')).toEqual(['medium', null]);
    expect(efforts('S', 'H', 'L')).toEqual(['low', 'high', null]);
  });

  test('a grade goes on in words, unless they name another', () => {
    const priority = (says: string) =>
      readRegister(`### T-1: Oven\n**Priority**: ${says}\n`).items[0]?.priority;
    expect(priority('P0 before the launch')).toBe('high');
    expect(priority('P2 medium')).toBe('medium');
    expect(priority('P1 or low')).toBeNull();
    expect(priority('High availability')).toBeNull();
  });

  test('a day in front of a line is no part of its title, and is kept', () => {
    const read = readRegister(
      '# Debt\n\n## Open\n\n- [2026-04-21] oven — the door is shut twice\n- 2026-05-02: **Yeast is old** — buy more\n\n## Done\n\n- [2026-03-01] Flour was never sieved\n',
    );
    expect(read.items).toMatchObject([
      {
        title: 'oven — the door is shut twice',
        sections: [{ title: 'Date', text: '2026-04-21' }],
      },
      { title: 'Yeast is old' },
      { title: 'Flour was never sieved', status: 'complete', completed: '2026-03-01' },
    ]);
  });

  test('a number that counts what the title is about stays in it, and an id may have dots', () => {
    expect(
      readRegister(
        '## P1\n\n### 4 old ovens\n\nCold.\n\n### TD-5.1-20251205 - Old flour\n\nGrey.\n',
      ).items,
    ).toMatchObject([
      { title: '4 old ovens' },
      { reference: 'TD-5.1-20251205', title: 'Old flour' },
    ]);
  });

  test('Russian and Chinese words name fields and values', () => {
    expect(
      readRegister(
        '# Технический долг\n\n| # | Долг | Серьёзность | Усилия | Статус |\n|---|---|---|---|---|\n| 1 | Печь не греет | 🔴 высокая | ~3–5 дн | Запланировано |\n| 2 | Мука старая | низкая | малые, 2 часа | в работе |\n',
      ).items,
    ).toMatchObject([
      { priority: 'high', effort: 'medium', status: 'planning' },
      { priority: 'low', status: 'in progress' },
    ]);
    expect(
      readRegister('### TD-1 面粉\n\n- **优先级**:P1\n- **工作量**:3天\n').items,
    ).toMatchObject([{ priority: 'high', effort: 'medium' }]);
  });

  test('links to issues in running text are links of the item, and stay in the text', () => {
    const [item] = readRegister(
      '### TD-1: Oven\n\n**Problem**: See https://github.com/bakery/oven/issues/41, [the fix](https://github.com/bakery/oven/pull/7) and https://example.com/issues.\n\n**Links**:\n- [The issue](https://github.com/bakery/oven/issues/41)\n',
    ).items;
    expect(item?.links).toEqual([
      { url: 'https://github.com/bakery/oven/issues/41', title: 'The issue' },
      { url: 'https://github.com/bakery/oven/pull/7', title: null },
    ]);
    expect(item?.currentState).toContain('https://github.com/bakery/oven/issues/41');
  });
});
