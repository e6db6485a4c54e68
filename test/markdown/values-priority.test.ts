import { describe, expect, test } from 'vitest';
import { LEVELS } from '../../src/domain/level.ts';
import { readPriority, readSectionPriority } from '../../src/markdown/values.ts';
import { readLevel } from '../../src/markdown/values-level.ts';

describe('wordings of a priority', () => {
  test.each([
    ['High Priority (Address This Quarter)', 'high'],
    ['P0 - Critical (Fix Immediately)', 'high'],
    ['P1 - High Priority (This Sprint)', 'high'],
    ['P2', 'medium'],
    ['P1 - Critical', 'high'],
    ['P2 - High', 'high'],
    ['P3: Medium', 'medium'],
    ['P1–P2', null],
    ['Prioridad 1', 'high'],
    ['Приоритет 2 — попутно', 'medium'],
    ['Behaviour (P1) [3 items]', 'high'],
    ['Storage (S3)', null],
    ['Very high', 'high'],
    ['🔥', 'high'],
    ['S1', 'high'],
    ['S3', 'medium'],
    ['Sev 1', 'high'],
    ['SEV-4', 'low'],
    ['Severity 3', 'medium'],
    ['🧹 Medium Priority (Next Sprint)', 'medium'],
    ['🟠 Medium', 'medium'],
    ['🔴 CRITICAL', 'high'],
    ['🟠', 'high'],
    ['🟢', 'low'],
    ['Major', 'medium'],
    ['Minor issues', 'low'],
    ['trivial', 'low'],
    ['P3 - Low', 'low'],
    ['HIGH, security', 'high'],
    ['Critical/High', 'high'],
    ['2. Error Handling (Medium Priority)', 'medium'],
    ['Critical — Fix before next feature', 'high'],
    ['~~🔴 Kritisch~~ → ✅ Behoben', 'high'],
    ['🟡 Mittel', 'medium'],
    ['Niedrig', 'low'],
    ['Prioridad alta', 'high'],
    ['Priorité : moyenne', 'medium'],
    ['Baixa', 'low'],
    ['High availability', null],
    ['Medium-Low', null],
    ['High, medium and low', null],
    ['Tracking', null],
    ['🟣', null],
  ])('%s', (wording, priority) => {
    expect(readPriority(wording)).toBe(priority);
  });

  test('a heading that may be a topic needs a word beside it', () => {
    expect(readSectionPriority('Media')).toBeNull();
    expect(readSectionPriority('Prioridad media')).toBe('medium');
    expect(readSectionPriority('Must fix')).toBe('high');
  });

  test('every priority of ours comes back from its own words', () => {
    for (const level of LEVELS) {
      expect(readPriority(level)).toBe(level);
      expect(readSectionPriority(`${level} priority`)).toBe(level);
      expect(readLevel('effort', level)).toEqual({ level, qualifier: null });
      expect(readLevel('impact', level)).toEqual({ level, qualifier: null });
    }
  });
});
