import { describe, expect, test } from 'vitest';
import { decodeRegister } from '../../src/markdown/decode.ts';
import { readRegisterFile } from '../../src/markdown/read.ts';
import { toReadJson } from '../../src/markdown/read-json.ts';
import { itemTitled, lostLines, sharedFile } from './support.ts';

const file = '00-technical-debt-register.md';
const bytes = sharedFile(file) ?? new Uint8Array();
const facts = JSON.parse(sharedFile('seed-expected.json')?.toString() ?? '[]');

describe.skipIf(bytes.length === 0)(
  'the real register (skipped where ../shared is missing)',
  () => {
    const document = readRegisterFile(bytes);
    const json = toReadJson(document);

    test('has the items and counts that its readers know', () => {
      const [expected] = facts;
      expect(json).toMatchObject({
        open: expected.open,
        done: expected.done,
        items: expected.first,
      });
      expect(json.items).toHaveLength(expected.items);
      expect(json.notUnderstood).toEqual([]);
    });

    test('gives every item a quarter and every step its state', () => {
      expect(json.items.map(({ quarter }) => quarter?.slice(-1)).join('')).toBe('123112334424');
      expect(json.items.map(({ steps }) => `${steps.done}/${steps.total}`).join(' ')).toBe(
        '0/0 0/0 0/5 1/5 0/0 0/0 0/0 0/0 0/5 1/2 0/0 0/0',
      );
      expect(json.items.map(({ completed }) => completed !== null).indexOf(true)).toBe(0);
      expect(json.items.every(({ owner, due }) => owner === null && due === null)).toBe(true);
    });

    test('loses no line', () => {
      expect(lostLines(decodeRegister(bytes).text, document)).toEqual([]);
    });

    test('reports its contradictions', () => {
      const told = json.contradictions.map(
        ({ item, field, other }) => `${item}: ${field}: ${other.says}`,
      );
      expect(told).toEqual([
        'Load Testing Suite: priority: Medium',
        'Test Coverage Improvement: status: ✅ Partial',
        'Test Coverage Improvement: completed: 2026-01-29',
        'Runbook Automation: status: ✅ Complete',
        'Single-Region → Multi-Region Preparation: status: 🔴 Not Started',
        'Test Coverage Improvement: status: 🟢 3/3 Complete',
      ]);
    });

    test('is mended where the bytes survived, and says where they did not', () => {
      expect(document.repairs).toHaveLength(2);
      expect(document.repairs[1]).toContain('lines 13, 15, 18, 20');
      const told = JSON.stringify({ ...document, repairs: [] }).replaceAll('â—', '');
      expect(told).not.toMatch(/[âğŸœ]/);
      expect(itemTitled(document, 'Dependency Updates').impactQualifier).not.toBeNull();
    });
  },
);
