import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHoliday } from '../../src/domain/holiday.ts';
import { addLocalDays, dayIn, isoWeekdayOf, isoWeekOf } from '../../src/domain/local-date.ts';
import {
  hasWaitedLong,
  isNudgeLate,
  type NudgeSetting,
  nextWeeklyDay,
  nudgeKindOn,
  nudgePeriods,
  quietSince,
  timeAfterQuiet,
} from '../../src/domain/nudge-day.ts';
import { nextOccurrence } from '../../src/domain/occurrence.ts';

const MONDAY = '2026-11-23';

describe('what may go to a person on a morning', () => {
  it.each([
    ['on', [], 'weekly'],
    ['on', ['2026-W48'], 'daily'],
    ['on', ['2026-W48', MONDAY], null],
    ['on', [MONDAY], null],
    ['on', ['2026-W47', '2026-11-22'], 'weekly'],
    ['weekly', [], 'weekly'],
    ['weekly', ['2026-W48'], null],
    ['off', [], null],
  ] as const)('with nudges %s after %j is %s', (setting, used, kind) => {
    expect(nudgeKindOn(MONDAY, setting, used)).toBe(kind);
  });
});

describe('the next weekly one', () => {
  it.each([
    ['2026-11-20', [], '2026-11-23'],
    ['2026-11-22', [], '2026-11-23'],
    ['2026-11-23', [], '2026-11-30'],
    ['2026-12-18', [['2026-12-21', '12-22']], '2026-12-23'],
    ['2026-12-18', [['2026-12-21'], []], '2026-12-21'],
    ['2026-12-21', [['12-28', '12-29', '12-30', '12-31', '01-01']], '2027-01-04'],
  ])('after %s, with the holidays %j, is on %s', (day, calendars, next) => {
    expect(nextWeeklyDay(day, calendars)).toBe(next);
  });
});

describe('a nudge that waited', () => {
  it.each([
    ['2026-11-23T16:59:00Z', 'UTC', false],
    ['2026-11-23T17:01:00Z', 'UTC', true],
    ['2026-11-24T09:00:00Z', 'UTC', true],
    ['2026-11-23T15:30:00Z', 'Asia/Tokyo', true],
  ])('until %s in %s is too late: %s', (now, zone, late) => {
    expect(isNudgeLate(MONDAY, zone, new Date(now))).toBe(late);
  });
});

describe('a nudge held back by do-not-disturb', () => {
  const now = new Date('2026-11-23T09:00:00Z');
  it.each([
    ['2026-11-23T10:00:00Z', 'UTC', true],
    ['2026-11-23T17:00:00Z', 'UTC', true],
    ['2026-11-23T17:00:01Z', 'UTC', false],
    ['2026-11-24T10:00:00Z', 'UTC', false],
    ['2026-11-23T09:00:00Z', 'UTC', false],
    ['2026-11-23T10:00:00Z', 'Asia/Tokyo', false],
  ])('until %s in %s comes on the same day: %s', (end, zone, isInTime) => {
    const until = new Date(end);
    expect(timeAfterQuiet(MONDAY, zone, until, now)).toEqual(isInTime ? until : null);
  });

  it('without an end waits for another day', () => {
    expect(timeAfterQuiet(MONDAY, 'UTC', null, now)).toBeNull();
  });

  it.each([
    [null, MONDAY, false],
    ['2026-11-17', '2026-11-17', false],
    ['2026-11-16', '2026-11-16', true],
    ['2026-11-10', '2026-11-10', true],
    ['2026-11-09', MONDAY, false],
  ])('at every try since %s counts from %s: waited long is %s', (before, since, isLong) => {
    expect(quietSince(before, MONDAY)).toBe(since);
    expect(hasWaitedLong(since, MONDAY)).toBe(isLong);
  });
});

/** A year of one person's mornings, by the rules alone; `says` is whether there is something to say. */
function yearOf(
  { zone, setting, holidays }: { zone: string; setting: NudgeSetting; holidays: string[] },
  start: Date,
  says: (day: number) => { weekly: boolean; daily: boolean },
) {
  const rule = { weekday: null, time: '09:00', zone };
  const end = new Date(start.getTime() + 366 * 24 * 3_600_000);
  const used: string[] = [];
  const sent: { at: Date; day: string; kind: string; next: string }[] = [];
  let morning = 0;
  for (let at = nextOccurrence(rule, start); at < end; at = nextOccurrence(rule, at)) {
    const day = dayIn(zone, at);
    const kind = nudgeKindOn(day, setting, used);
    const told = says(morning++);
    if (kind === null || isHoliday(holidays, day) || !told[kind]) continue;
    used.push(...nudgePeriods(day, kind));
    sent.push({ at, day, kind, next: nextWeeklyDay(day, [holidays]) });
  }
  return sent;
}

describe('in any year', () => {
  const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'];
  const person = fc.record({
    zone: fc.constantFrom(...zones, 'Africa/Casablanca', 'Australia/Lord_Howe'),
    setting: fc.constantFrom<NudgeSetting>('on', 'weekly', 'off'),
    holidays: fc.array(fc.constantFrom('12-25', '12-24', '01-01', '05-01', '2028-02-29', '11-23')),
  });
  const start = fc.date({
    min: new Date('2020-01-01'),
    max: new Date('2035-01-01'),
    noInvalidDate: true,
  });
  const says = fc.func(fc.record({ weekly: fc.boolean(), daily: fc.boolean() }));

  it('nobody gets two weekly ones in a week, two in a day, any on a day off, or other than at nine', () => {
    fc.assert(
      fc.property(person, start, says, (who, from, told) => {
        const sent = yearOf(who, from, told);
        const weeks = sent.filter(({ kind }) => kind === 'weekly').map(({ day }) => isoWeekOf(day));
        expect(new Set(weeks).size).toBe(weeks.length);
        expect(new Set(sent.map(({ day }) => day)).size).toBe(sent.length);
        const hour = new Intl.DateTimeFormat('en-GB', { timeZone: who.zone, timeStyle: 'short' });
        for (const { day, at, kind } of sent) {
          expect(isoWeekdayOf(day)).toBeLessThanOrEqual(5);
          expect(isHoliday(who.holidays, day)).toBe(false);
          expect(hour.format(at)).toBe('09:00');
          expect(who.setting).not.toBe('off');
          if (who.setting === 'weekly') expect(kind).toBe('weekly');
        }
      }),
      { numRuns: 12 },
    );
  });

  it('the next weekly one comes on the day that was said, where there is something to say', () => {
    fc.assert(
      fc.property(person, start, (who, from) => {
        const sent = yearOf({ ...who, setting: 'on' }, from, () => ({ weekly: true, daily: true }));
        const weekly = sent.filter(({ kind }) => kind === 'weekly');
        for (const [at, { next }] of weekly.slice(0, -1).entries()) {
          expect(weekly[at + 1]?.day).toBe(next);
        }
        expect(weekly.length).toBeGreaterThan(51);
        expect(addLocalDays(weekly[0]?.day ?? '', 6) < (weekly[1]?.next ?? '')).toBe(true);
      }),
      { numRuns: 6 },
    );
  });
});
