import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEVELS } from '../../src/domain/level.ts';
import { STATUS_EMOJI, STATUSES } from '../../src/domain/status.ts';
import { readPriority, readSectionPriority, readStatus } from '../../src/markdown/values.ts';
import { readDate, readDeadline, readQuarter } from '../../src/markdown/values-date.ts';
import { readLevel } from '../../src/markdown/values-level.ts';
import { isPlaceholder } from '../../src/markdown/words/nothing.ts';

describe('wordings of a status', () => {
  test.each([
    ['🟢 COMPLETE ✅', 'complete'],
    ['✅ COMPLETE - Outstanding Success!', 'complete'],
    ['✅ REMOVED (Current Session)', 'complete'],
    ['Fixed in #12', 'complete'],
    ['Resolved by the platform team', 'complete'],
    ['**Resolved**', 'complete'],
    ['Status: done', 'complete'],
    ['RESOLVED 2026-04-23', 'complete'],
    ['Done on 3 May', 'complete'],
    ['3/3 done', 'complete'],
    ['✅', 'complete'],
    ['[x]', 'complete'],
    ['Behoben am 2026-01-25', 'complete'],
    ['✅ Behoben/Dokumentiert', 'complete'],
    ['Wurde vollständig behoben', 'complete'],
    ['Resuelto', 'complete'],
    ['Résolu', 'complete'],
    ['Concluído em maio', 'complete'],
    ['Partially complete', 'partial'],
    ['⚠️ Partially Done (2 of 5)', 'partial'],
    ['✅ Teilweise behoben', 'partial'],
    ['Mostly fixed', 'partial'],
    ['parcialmente resuelto', 'partial'],
    ['2/5 steps', 'partial'],
    ['60 % done', 'partial'],
    ['⚠️', 'partial'],
    ['🔴 Not Started', 'not started'],
    ['Not done', 'not started'],
    ['Offen', 'not started'],
    ['Deferred until Q3', 'not started'],
    ['On hold', 'not started'],
    ['Blocked by TD-3', 'not started'],
    ['[ ]', 'not started'],
    ['⬜', 'not started'],
    ['❌ Not Started', 'not started'],
    ['**In Progress**, waiting', 'in progress'],
    ['In Bearbeitung', 'in progress'],
    ['En cours', 'in progress'],
    ['🚧', 'in progress'],
    ['🚧 HIGH PRIORITY - Recently Identified', 'in progress'],
    ['⏳', 'in progress'],
    ['Planned for Q2', 'planning'],
    ['🔄 Ongoing', 'ongoing'],
    ["Won't fix", 'accepted'],
    ['Closed as won’t fix', 'accepted'],
    ['accepted', 'accepted'],
    ['Akzeptiert', 'accepted'],
    ['Done when the tests are green', null],
    ['Open question', null],
    ['New design needed', null],
    ['12/31/2025', null],
    ['🟡', null],
    ['', null],
  ])('%s', (wording, status) => {
    expect(readStatus(wording)).toBe(status);
  });

  test('every status of ours comes back from its own words, with and without its emoji', () => {
    for (const status of STATUSES) {
      const wordings = [status, status.toUpperCase(), `${STATUS_EMOJI[status]} ${status}`];
      expect(wordings.map(readStatus)).toEqual([status, status, status]);
    }
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
    ['impact', 'Critical', 'high', 'Critical'],
    ['impact', 'Hoch', 'high', 'Hoch'],
    ['impact', '2 hours of downtime', null, '2 hours of downtime'],
    ['impact', 'L', 'low', null],
    ['effort', 'Medium effort', 'medium', null],
    ['effort', 'Medium-High', null, 'Medium-High'],
    ['effort', 'M (2-3 days)', 'medium', '2-3 days'],
    ['effort', 'S (1 hour)', 'low', 'S (1 hour)'],
    ['effort', 'L (two weeks)', 'high', 'L (two weeks)'],
    ['effort', 'L (3-4 days)', 'high', 'L (3-4 days)'],
    ['effort', 'L (1 hour)', 'low', 'L (1 hour)'],
    ['effort', 'L', null, 'L'],
    ['effort', 'XL', 'high', 'XL'],
    ['effort', 'Small', 'low', 'Small'],
    ['effort', '2-4 hours', 'low', '2-4 hours'],
    ['effort', '~1h', 'low', '~1h'],
    ['effort', '~ 30 min', 'low', '~ 30 min'],
    ['effort', 'half a day', 'low', 'half a day'],
    ['effort', '1 day', 'low', '1 day'],
    ['effort', '1.5 days', 'medium', '1.5 days'],
    ['effort', '1,5 Tage', 'medium', '1,5 Tage'],
    ['effort', '2–4 days', 'medium', '2–4 days'],
    ['effort', '3 person-days', 'medium', '3 person-days'],
    ['effort', 'a week', 'medium', 'a week'],
    ['effort', '33-48 hours (MVP)', 'high', '33-48 hours (MVP)'],
    ['effort', '2 to 3 weeks', 'high', '2 to 3 weeks'],
    ['effort', '1 sprint', 'high', '1 sprint'],
    ['effort', '3 story points', 'low', '3 story points'],
    ['effort', '5 SP', 'medium', '5 SP'],
    ['effort', '13 points', 'high', '13 points'],
    ['effort', '2 Wochen', 'high', '2 Wochen'],
    ['effort', '5', null, '5'],
    ['effort', 'a few days', null, 'a few days'],
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

describe('wordings of days and quarters', () => {
  test.each([
    ['2026-01-29', '2026-01-29'],
    ['2026-01-29 (merged)', '2026-01-29'],
    ['2026-01-29T10:00:00Z', '2026-01-29'],
    ['29 January 2026', '2026-01-29'],
    ['29. Januar 2026', '2026-01-29'],
    ['29 de enero de 2026', '2026-01-29'],
    ['29 janvier 2026', '2026-01-29'],
    ['1er mars 2026', '2026-03-01'],
    ['29 de março de 2026', '2026-03-29'],
    ['12 Jan 2026', '2026-01-12'],
    ['12-Jan-2026', '2026-01-12'],
    ['Jan 29, 2026', '2026-01-29'],
    ['January 29th, 2026', '2026-01-29'],
    ['Thu, 29 Jan 2026', '2026-01-29'],
    ['by 29 January 2026 (after the launch)', '2026-01-29'],
    ['29.1.2026', '2026-01-29'],
    ['31.12.25', '2025-12-31'],
    ['31/12/2025', '2025-12-31'],
    ['12/31/2025', '2025-12-31'],
    ['03/03/2026', '2026-03-03'],
    ['2026/1/29', '2026-01-29'],
    ['2026-02-30', null],
    ['2026-01-29 or 2026-02-01', null],
    ['01/02/2026', null],
    ['January 2026', null],
    ['31.4.2026', null],
    ['Sprint 12', null],
    ['v2026.1', null],
    ['next sprint', null],
  ])('%s', (wording, day) => {
    expect(readDate(wording)).toBe(day);
  });

  test.each([
    ['January 2026', '2026-01-31'],
    ['end of Feb 2028', '2028-02-29'],
    ['Ende März 2026', '2026-03-31'],
    ['2026-03', '2026-03-31'],
    ['04/2026', '2026-04-30'],
    ['by 1 May 2026', '2026-05-01'],
    ['Before the pilot (currently targeted August 2026)', null],
    ['Release 2026', null],
  ])('a deadline: %s', (wording, day) => {
    expect(readDeadline(wording)).toBe(day);
  });

  test.each([
    ['Q1 2026', { number: 1, year: 2026 }],
    ['2026-Q3', { number: 3, year: 2026 }],
    ["Q4 '26", { number: 4, year: 2026 }],
    ['Q4 2025 (URGENT)', { number: 4, year: 2025 }],
    ['end of Q2', { number: 2, year: null }],
    ['by Q2 2026', { number: 2, year: 2026 }],
    ['Ende Q3 2026', { number: 3, year: 2026 }],
    ['3. Quartal 2026', { number: 3, year: 2026 }],
    ['2nd quarter of 2026', { number: 2, year: 2026 }],
    ['H1 2026', { number: 2, year: 2026 }],
    ['2026 H2', { number: 4, year: 2026 }],
    ['Q1-Q2 2026', { number: 2, year: 2026 }],
    ['Q2', { number: 2, year: null }],
    ['Q4-Q1 2026', null],
    ['Q5 2026', null],
    ['after Q2', null],
    ['before Q2', null],
    ['2025 Q1 2026', null],
  ])('%s', (wording, quarter) => {
    expect(readQuarter(wording)).toEqual(quarter);
  });
});

test.each([
  ['[ ]', true],
  ['**TBD**', true],
  ['(none)', true],
  ['Unassigned', true],
  ['offen', false],
  ['None of the above', false],
  ['N/A (accepted)', false],
])('what only holds a place: %s', (wording, isNothing) => {
  expect(isPlaceholder(wording)).toBe(isNothing);
});

test('any text is read without a fault, and the same each time', () => {
  const readings = [readStatus, readPriority, readSectionPriority, readDate, readDeadline];
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
      for (const read of readings) expect(read(text)).toBe(read(text));
      expect(readQuarter(text)).toEqual(readQuarter(text));
      expect(readLevel('effort', text).level).toBe(readLevel('effort', text).level);
    }),
  );
});

test('a day in any of the usual forms is the same day', () => {
  const days = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('en-US', 'en-GB', 'de', 'es', 'fr', 'pt'),
      (day, language) => {
        const iso = day.toISOString().slice(0, 10);
        for (const month of ['long', 'short'] as const) {
          const form = { day: 'numeric', month, year: 'numeric', timeZone: 'UTC' } as const;
          expect(readDate(new Intl.DateTimeFormat(language, form).format(day))).toBe(iso);
        }
      },
    ),
  );
});
