import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLocalDays,
  dayIn,
  daysBetween,
  formatDay,
  isLocalDate,
  isoWeekdayOf,
  startOfDayIn,
} from '../../src/domain/local-date.ts';
import {
  addQuarters,
  isInQuarter,
  lastDayOf,
  parseQuarter,
  quarterLabel,
  quarterOf,
  weekOf,
  weeksIn,
} from '../../src/domain/quarter.ts';
import { anyDay, anyQuarter } from './fixtures.ts';

const anyFirstMonth = fc.integer({ min: 1, max: 12 });
const anyZone = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Pacific/Kiritimati',
);

describe('days', () => {
  it('are those of the zone', () => {
    const now = new Date('2026-11-23T23:30:00Z');
    expect(dayIn('UTC', now)).toBe('2026-11-23');
    expect(dayIn('Europe/Berlin', now)).toBe('2026-11-24');
    expect(dayIn('America/Los_Angeles', now)).toBe('2026-11-23');
  });

  it('start when the zone’s clock says so: the moment before is the day before', () => {
    fc.assert(
      fc.property(anyZone, anyDay, (zone, day) => {
        const start = startOfDayIn(zone, day);
        expect(dayIn(zone, start)).toBe(day);
        expect(dayIn(zone, new Date(start.getTime() - 1))).toBe(addLocalDays(day, -1));
      }),
    );
  });

  it('count as calendars do', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -800, max: 800 }), (day, days) => {
        const other = addLocalDays(day, days);
        expect(daysBetween(day, other)).toBe(days);
        expect(isLocalDate(other)).toBe(true);
        expect(day < other).toBe(days > 0);
      }),
    );
    expect(formatDay('2026-12-04')).toBe('Fri 4 Dec 2026');
    expect(isoWeekdayOf('2026-11-22')).toBe(7);
  });

  it.each(['2026-02-30', '2026-13-01', '26-01-01', 'soon'])('do not include %s', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });
});

describe('quarters', () => {
  it('hold every day once, in any fiscal year, and are named so that they can be read back', () => {
    fc.assert(
      fc.property(anyDay, anyFirstMonth, (day, firstMonth) => {
        const quarter = quarterOf(day, firstMonth);
        expect(isInQuarter(day, quarter)).toBe(true);
        expect(isInQuarter(day, addQuarters(quarter, 1))).toBe(false);
        expect(parseQuarter(quarterLabel(quarter, firstMonth), day, firstMonth)).toBe(quarter);
        expect(weekOf(day, quarter)).toBeGreaterThanOrEqual(1);
        expect(weekOf(day, quarter)).toBeLessThanOrEqual(weeksIn(quarter));
      }),
    );
  });

  it('follow each other without a gap', () => {
    fc.assert(
      fc.property(anyQuarter, (quarter) => {
        expect(addLocalDays(lastDayOf(quarter), 1)).toBe(addQuarters(quarter, 1));
        expect(addQuarters(addQuarters(quarter, 5), -5)).toBe(quarter);
        expect(weeksIn(quarter)).toBe(13);
      }),
    );
  });

  it.each([
    ['Q4', '2026-10-01'],
    ['q1', '2027-01-01'],
    ['2027-Q1', '2027-01-01'],
    ['Q1 2027', '2027-01-01'],
    ['2027Q1', '2027-01-01'],
    ['Q1’27', '2027-01-01'],
    ['next quarter', '2027-01-01'],
    ['this quarter', '2026-10-01'],
    ['Q5', null],
    ['2026 Q1 2027', null],
  ])('are understood as people write them: %s', (text, quarter) => {
    expect(parseQuarter(text, '2026-11-23', 1)).toBe(quarter);
  });

  it('are labelled by the year in which a fiscal year ends', () => {
    expect(quarterLabel('2026-10-01', 10)).toBe('Q1 2027');
    expect(quarterLabel('2026-10-01', 1)).toBe('Q4 2026');
    expect(quarterLabel('2026-12-01', 3)).toBe('Q4 2027');
  });
});
