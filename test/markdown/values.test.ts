import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STATUS_EMOJI, STATUSES } from '../../src/domain/status.ts';
import {
  readPriority,
  readPriorityField,
  readSectionPriority,
  readStatus,
  readStatusField,
} from '../../src/markdown/values.ts';
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

describe('wordings in a field of status or priority, where more words are sure', () => {
  test.each([
    ['Proposed', 'not started'],
    ['Needs investigation', 'not started'],
    ['Awaiting review', 'in progress'],
    ['Ready for QA', 'in progress'],
    ['Workaround in place', 'partial'],
    ['Working as intended', 'accepted'],
    ['Duplicate of TD-3', 'accepted'],
    ['Acceptable for now — watched', 'accepted'],
    ['Mitigada (red del campus)', 'partial'],
    ['En observación', 'ongoing'],
    ['Fixed in 2.1', 'complete'],
    ['Fixed?', null],
    ['Sprint 14', null],
  ])('a status: %s', (wording, status) => {
    expect(readStatusField(wording)).toBe(status);
  });

  test.each([
    ['H', 'high'],
    ['**M**', 'medium'],
    ['l', 'low'],
    ['Nice-to-have', 'low'],
    ['Immediate', 'high'],
    ['P0 before launch', 'high'],
    ['X', null],
    ['3', null],
  ])('a priority: %s', (wording, priority) => {
    expect(readPriorityField(wording)).toBe(priority);
  });

  test('a heading or title of such words says no status', () => {
    expect(['Next', 'Future', 'Draft', 'Live'].map(readStatus)).toEqual([null, null, null, null]);
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
    ['effort', 'Medium-High', 'high', 'Medium-High'],
    ['effort', 'S–M', 'medium', 'S–M'],
    ['effort', 'M/L', 'high', 'M/L'],
    ['effort', 'Low / Medium', 'medium', 'Low / Medium'],
    ['impact', 'Medium-High', null, 'Medium-High'],
    ['impact', 'Very High', 'high', 'Very High'],
    ['effort', 'T-shirt: M', 'medium', 'T-shirt: M'],
    ['effort', '1 week+', 'medium', '1 week+'],
    ['effort', 'half day', 'low', 'half day'],
    ['effort', '1/2 day', 'low', '1/2 day'],
    ['effort', 'ca. 2 Tage', 'medium', 'ca. 2 Tage'],
    ['effort', '2 PT', 'medium', '2 PT'],
    ['effort', '2 pt', 'low', '2 pt'],
    ['effort', '2j', 'medium', '2j'],
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

test.each([
  ['[ ]', true],
  ['**TBD**', true],
  ['(none)', true],
  ['Unassigned', true],
  ['offen', false],
  ['None of the above', false],
  ['N/A (accepted)', false],
  ['No owner', true],
  ['待定', true],
  ['не назначен', true],
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
