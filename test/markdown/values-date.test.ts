import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  readDate,
  readDayWithin,
  readDeadline,
  readQuarter,
} from '../../src/markdown/values-date.ts';

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
    ['4 Mar 26', '2026-03-04'],
    ['6/30/26', '2026-06-30'],
    ['2026年3月4日', '2026-03-04'],
    ['12 мая 2026', '2026-05-12'],
    ['~~2026-01-29~~ 2026-03-04', '2026-03-04'],
    ['Mar 26', null],
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
    ['Resolved 12 Mar 2026', '2026-03-12'],
    ['erledigt (12.01.2026)', '2026-01-12'],
    ['Fixed by the core team - May 3, 2026', '2026-05-03'],
    ['Fixed in v2.1', null],
    ['Begun (2026-01-02), done (2026-01-09)', null],
    ['done (01/02/2026)', null],
  ])('a day within words: %s', (wording, day) => {
    expect(readDayWithin(wording)).toBe(day);
  });

  test.each([
    ['January 2026', '2026-01-31'],
    ['end of Feb 2028', '2028-02-29'],
    ['Ende März 2026', '2026-03-31'],
    ['2026-03', '2026-03-31'],
    ['04/2026', '2026-04-30'],
    ['by 1 May 2026', '2026-05-01'],
    ['май 2026', '2026-05-31'],
    ['2026-W12', '2026-03-22'],
    ['KW 1/2026', '2026-01-04'],
    ['2026-W53', '2027-01-03'],
    ['2027-W53', null],
    ['EOY 2026', '2026-12-31'],
    ['Ende 2026', '2026-12-31'],
    ['2026-03-04 → 2026-04-01', '2026-04-01'],
    ['mid 2026', null],
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
    ['1H 2026', { number: 2, year: 2026 }],
    ['Q1 FY26', { number: 1, year: 2026 }],
    ['FY2026-Q1', { number: 1, year: 2026 }],
    ['~~Q1 2026~~ Q3 2026', { number: 3, year: 2026 }],
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

test('a day in any of the usual forms is the same day', () => {
  const days = fc.date({
    min: new Date('1990-01-01T00:00:00Z'),
    max: new Date('2099-12-31T00:00:00Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(
      days,
      fc.constantFrom('en-US', 'en-GB', 'de', 'es', 'fr', 'pt', 'it', 'nl', 'pl'),
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
