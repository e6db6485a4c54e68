import { describe, expect, test } from 'vitest';
import { read, titles } from './reading.ts';

describe('a file that is no register', () => {
  test.each([
    [
      'what a program is',
      '# Oven\n\n## Features\n\n- [x] Bakes\n- [ ] Cools\n\n## Installation\n\n1. Plug it in\n\n## License\n\nMIT',
    ],
    [
      'what was done',
      '# Changelog\n\n## 1.2.0\n\n### Added\n\n- A lamp\n\n### Fixed\n\n- The clock went backwards',
    ],
    [
      'a decision',
      '# ADR-0007: One queue at the till\n\n**Status:** Accepted\n\n## Context\n\nThree.',
    ],
    [
      'how to deal with debt',
      '# Technical Debt Policy\n\n## Definition of done\n\n- [ ] Tests pass\n\n## Roles\n\n- **Owner**: pays',
    ],
    [
      'what debt is',
      '# How we keep debt small\n\n1. Long lists are bad\n\n## Bowls\n\nOne is enough.',
    ],
  ])('has no items where it tells %s', (_, text) => {
    expect(titles(text)).toEqual([]);
  });

  test('has the items all the same that it gives an id', () => {
    expect(titles('# Technical debt process\n\n## TD-1: Door is stuck\n\nSince May.')).toEqual([
      'Door is stuck',
    ]);
  });
});

describe('what stands beside the name of an item', () => {
  test('makes its heading no section of a status', () => {
    const { items } = read(
      '# Debt\n\n## P0 — Now\n\n### One oven for all — partially mitigated\n- **Reason**: price.\n- **Costs**: time.',
    );
    expect(items).toMatchObject([{ status: 'partial', priority: 'high' }]);
  });

  test('may be an id in bold that a list begins with', () => {
    const { items } = read(
      '# Debt\n\n## Open\n\n### Low\n\n- **TD-25**: The oven forgets its heat after a\n  night. Seen in May.\n- **OV-2** `fan.ts` — rattles',
    );
    expect(items).toMatchObject([
      { reference: 'TD-25', priority: 'low' },
      { reference: 'OV-2', priority: 'low' },
    ]);
    expect(items[0]?.title).toMatch(/^The oven forgets its heat/);
  });

  test('may be a number with its sign, or an id behind a coloured square', () => {
    const list = read('# Debt\n\n## Done\n\n- **#4 — Sieve sewn.** By hand.');
    expect(list.items).toMatchObject([{ number: 4, title: 'Sieve sewn.' }]);
    const headings = read(
      '# Debt\n\n### 🟦 B2 — Bowls differ\n- **Seen:** x.\n\n### 🟥 B3 — Salt\n- **Seen:** y.',
    );
    expect(headings.items).toMatchObject([{ reference: 'B2' }, { reference: 'B3' }]);
  });
});
