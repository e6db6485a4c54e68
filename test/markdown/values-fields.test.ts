import { expect, test } from 'vitest';
import { read, section, titles } from './reading.ts';

test.each([
  ['Effort (days)', '3', 'medium', '3 days'],
  ['Est. (h)', '4', 'low', '4 h'],
  ['Story points', '5', 'medium', '5 points'],
  ['Effort [PT]', '2-3', 'medium', '2-3 PT'],
  ['Estimate in hours', '60', 'high', '60 hours'],
  ['Effort (days)', 'M', 'medium', null],
  ['Effort', '3', null, '3'],
])('the unit in a head is joined to a bare number: %s | %s', (head, cell, effort, qualifier) => {
  const { items } = read(`| ID | Item | ${head} |`, '|--|--|--|', `| TD-1 | Slow lift | ${cell} |`);
  expect(items).toMatchObject([
    { effort, effortQualifier: qualifier, source: { effort: { says: cell } } },
  ]);
  const labelled = read('# Debt', '', '### TD-1: Slow lift', '', `**${head}**: ${cell}`).items;
  expect(labelled).toMatchObject([{ effort, effortQualifier: qualifier }]);
});

test('a day behind the title of a paid item is the day of payment, of an owed one part of the title', () => {
  const { items } = read(
    '# Debt\n',
    '- [x] Slow lift (2026-02-09)',
    '- [x] Loud pump — 9 Feb 2026',
    '- [ ] Old door (2026-02-09)',
    '\n## Resolved\n',
    '- Cold hall (2026-02-09)',
    '- **Dark stair** (2026-02-09): lamps were put in',
  );
  expect(items.map(({ title, completed }) => [title, completed])).toEqual([
    ['Slow lift', '2026-02-09'],
    ['Loud pump', '2026-02-09'],
    ['Old door (2026-02-09)', null],
    ['Cold hall', '2026-02-09'],
    ['Dark stair', '2026-02-09'],
  ]);
  expect(section(items[4], 'Description')).toBe('lamps were put in');
});

test('a day beside a title waits for the status that a field below gives', () => {
  const lines = (status: string) => [
    '# Debt\n',
    '### TD-1: Lift (2026-02-09)',
    `**Status**: ${status}`,
  ];
  expect(read(...lines('Done')).items).toMatchObject([
    { title: 'Lift', completed: '2026-02-09', status: 'complete' },
  ]);
  expect(titles(...lines('Open'))).toEqual(['Lift (2026-02-09)']);
  const twice = read(...lines('Done 2026-02-11')).items;
  expect(twice).toMatchObject([{ title: 'Lift (2026-02-09)', completed: '2026-02-11' }]);
});

test('a record with an area and a debt is called by both', () => {
  const lines = ['# Debt\n', '- Area: Lift', '  Issue: Doors close late', '  Effort: 2h'];
  expect(titles(...lines)).toEqual(['Lift: Doors close late']);
  expect(titles('# Debt\n', '- **Component**: Lift', '  - **Effort**: 2h')).toEqual(['Lift']);
});
