import { describe, expect, test } from 'vitest';
import {
  readDate,
  readLevel,
  readPriority,
  readQuarter,
  readStatus,
} from '../../src/markdown/values.ts';

describe('wordings of a status', () => {
  test.each([
    ['🟢 COMPLETE ✅', 'complete'],
    ['✅ COMPLETE - Outstanding Success!', 'complete'],
    ['Partially complete', 'partial'],
    ['⚠️ Partially Done (2 of 5)', 'partial'],
    ['🔴 Not Started', 'not started'],
    ['**In Progress**, waiting', 'in progress'],
    ['RESOLVED 2026-04-23', 'complete'],
    ['Done on 3 May', 'complete'],
    ['✅', 'complete'],
    ['🚧', 'in progress'],
    ['Done when the tests are green', null],
    ['Not done', null],
    ['🟡', null],
    ['🚧 HIGH PRIORITY - Recently Identified', null],
  ])('%s', (wording, status) => {
    expect(readStatus(wording)).toBe(status);
  });
});

describe('wordings of effort and impact', () => {
  test.each([
    ['impact', 'Low (unless security vuln)', 'low', 'unless security vuln'],
    ['impact', '🔴 High', 'high', null],
    ['impact', '**Medium** - slows every build', 'medium', 'slows every build'],
    ['impact', 'Orphaned records', null, 'Orphaned records'],
    ['impact', 'Low-level code breaks', null, 'Low-level code breaks'],
    ['impact', 'High risk of loss', null, 'High risk of loss'],
    ['impact', 'L', 'low', null],
    ['effort', 'Medium effort', 'medium', null],
    ['effort', 'Medium-High', null, 'Medium-High'],
    ['effort', 'M (2-3 days)', 'medium', '2-3 days'],
    ['effort', 'L (two weeks)', null, 'L (two weeks)'],
    ['effort', 'S (1 hour)', null, 'S (1 hour)'],
    ['effort', '2-4 hours', null, '2-4 hours'],
    ['effort', '[ ]', null, null],
    ['effort', 'TBD', null, null],
  ] as const)('%s: %s', (field, wording, level, qualifier) => {
    expect(readLevel(field, wording)).toEqual({ level, qualifier });
  });
});

describe('wordings of a priority', () => {
  test.each([
    ['High Priority (Address This Quarter)', 'high'],
    ['P0 - Critical (Fix Immediately)', 'high'],
    ['P1 - High Priority (This Sprint)', 'high'],
    ['P2', 'medium'],
    ['🧹 Medium Priority (Next Sprint)', 'medium'],
    ['Major', 'medium'],
    ['Minor issues', 'low'],
    ['P3 - Low', 'low'],
    ['2. Error Handling (Medium Priority)', 'medium'],
    ['Critical — Fix before next feature', 'high'],
    ['High availability', null],
    ['Medium-Low', null],
    ['Tracking', null],
  ])('%s', (wording, priority) => {
    expect(readPriority(wording)).toBe(priority);
  });
});

describe('wordings of days and quarters', () => {
  test.each([
    ['2026-01-29', '2026-01-29'],
    ['2026-01-29 (merged)', '2026-01-29'],
    ['29 January 2026', '2026-01-29'],
    ['Jan 29, 2026', '2026-01-29'],
    ['29.1.2026', '2026-01-29'],
    ['2026-02-30', null],
    ['2026-01-29 or 2026-02-01', null],
    ['01/02/2026', null],
    ['next sprint', null],
  ])('%s', (wording, day) => {
    expect(readDate(wording)).toBe(day);
  });

  test.each([
    ['Q1 2026', { number: 1, year: 2026 }],
    ['2026-Q3', { number: 3, year: 2026 }],
    ["Q4 '26", { number: 4, year: 2026 }],
    ['Q4 2025 (URGENT)', { number: 4, year: 2025 }],
    ['Q2', { number: 2, year: null }],
    ['Q5 2026', null],
    ['after Q2', null],
    ['2025 Q1 2026', null],
  ])('%s', (wording, quarter) => {
    expect(readQuarter(wording)).toEqual(quarter);
  });
});
