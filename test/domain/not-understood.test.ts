import { expect, test } from 'vitest';
import { togetherByText } from '../../src/domain/not-understood.ts';

test('lines of one wording are told once, with the first of them', () => {
  const rows = [3, 7, 9, 12, 15].map((line) => ({ line, text: 'Post-MVP' }));
  expect(togetherByText([...rows, { line: 8, text: 'soon' }])).toEqual([
    { where: 'lines 3, 7, 9 and 2 more', text: 'Post-MVP' },
    { where: 'line 8', text: 'soon' },
  ]);
  expect(togetherByText(rows.slice(0, 2))).toEqual([{ where: 'lines 3, 7', text: 'Post-MVP' }]);
});
