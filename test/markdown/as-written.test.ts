import { expect, test } from 'vitest';
import { readRegister } from '../../src/markdown/read.ts';

/** The sections that keep wordings of an item with these fields, as `title: text`. */
function kept(fields: Readonly<Record<string, string>>, section = 'Backlog'): string[] {
  const lines = Object.entries(fields).map(([label, value]) => `**${label}**: ${value}\n`);
  const text = `# Debt\n\n## ${section}\n\n### 1. Ovens\n\n${lines.join('\n')}`;
  return (readRegister(text).items[0]?.sections ?? []).map(
    ({ title, text: words }) => `${title}: ${words}`,
  );
}

test.each([
  [{ Status: '✅ COMPLETE - Outstanding Success!' }, 'Status as Written'],
  [{ Status: 'Deferred' }, 'Status as Written'],
  [{ Status: 'Behoben am 2026-01-25' }, 'Status as Written'],
  [{ Priority: 'P0' }, 'Priority as Written'],
  [{ Severity: '🟠' }, 'Priority as Written'],
  [{ Priority: 'HIGH (security)' }, 'Priority as Written'],
  [{ 'Target Date': 'Q4 2025 (URGENT)' }, 'Due as Written'],
  [{ 'Target Date': 'Before the pilot' }, 'Due as Written'],
])('a wording that says more than its value is kept: %j', (fields, title) => {
  const [says] = Object.values(fields);
  expect(kept({ Effort: 'Low', ...fields })).toEqual([`${title}: ${says}`]);
});

test.each<Record<string, string>>([
  { Status: '🔴 Not Started' },
  { Status: 'Resolved 2026-04-23' },
  { Status: '✅' },
  { Priority: '🔴 HIGH' },
  { Priority: 'Medium priority' },
  { 'Target Date': '29 January 2026' },
  { 'Target Date': 'Q4 2025' },
  { Owner: '@ana' },
])('one that does not is left to its value: %j', (fields) => {
  expect(kept({ Effort: 'Low', ...fields })).toEqual([]);
});

test('a section that gives a priority of a finer scale is kept as well', () => {
  expect(kept({ Effort: 'Low' }, 'P1 - High Priority (This Sprint)')).toEqual([
    'Priority as Written: P1 - High Priority (This Sprint)',
  ]);
  expect(kept({ Effort: 'Low' }, 'High Priority (Address This Quarter)')).toEqual([]);
});
