import { describe, expect, it } from 'vitest';
import { holidaysAfter, holidayWords, isHoliday, readHoliday } from '../../src/domain/holiday.ts';

describe('a holiday', () => {
  it.each([
    ['2026-12-24', '2026-12-24'],
    ['12-25', '12-25'],
    ['02-29', '02-29'],
    ['2027-02-29', null],
    ['02-30', null],
    ['13-01', null],
    ['24.12.2026', null],
    ['', null],
  ])('written %s is %s', (text, holiday) => expect(readHoliday(text)).toBe(holiday));

  it('is on its day alone, or on that day of every year', () => {
    const days = ['2026-12-25', '2027-12-25', '2027-12-26'];
    expect(days.map((day) => isHoliday(['2026-12-25'], day))).toEqual([true, false, false]);
    expect(days.map((day) => isHoliday(['12-25'], day))).toEqual([true, true, false]);
  });

  it('is said with its weekday, or as one of every year', () => {
    expect(holidayWords('2026-12-24')).toBe('Thu 24 Dec 2026');
    expect(holidayWords('02-29')).toBe('29 Feb every year');
  });
});

describe('a list of holidays', () => {
  const holidays = ['12-25', '2026-12-24'];

  it('takes more and gives up some, in order and each once', () => {
    const change = { add: ['2026-04-03', '12-25'], remove: ['2026-12-24'] };
    expect(holidaysAfter(holidays, change)).toEqual(['12-25', '2026-04-03']);
  });

  it('is what is written anew', () => {
    const all = ['2027-01-01', '01-01', '01-01'];
    expect(holidaysAfter(holidays, { all })).toEqual(['01-01', '2027-01-01']);
  });
});
