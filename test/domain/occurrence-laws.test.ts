import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addLocalDays,
  dayIn,
  daysBetween,
  isoWeekdayOf,
  startOfDayIn,
} from '../../src/domain/local-date.ts';
import {
  latestOccurrence,
  nextOccurrence,
  type OccurrenceRule,
  periodOf,
} from '../../src/domain/occurrence.ts';
import { clockChanges, firstMinuteShowing, nextByLooking, shows, ZONES } from './wall-clock.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Before 1975 some clocks were seconds away from a whole minute. */
const years = fc.integer({ min: 1975, max: 2037 });
const minutesOfDay = fc.integer({ min: 0, max: 24 * 60 - 1 });
const weekdays = fc.option(fc.integer({ min: 1, max: 7 }), { nil: null });

function timeOf(minuteOfDay: number): string {
  const minute = (minuteOfDay + 24 * 60) % (24 * 60);
  return new Date(minute * 60_000).toISOString().slice(11, 16);
}

/** A rule and an instant in a zone; mostly about a change of its clocks, where it has any that year. */
const cases = (zone: string) =>
  fc
    .record({
      year: years,
      which: fc.nat(20),
      weekday: weekdays,
      anyMinute: minutesOfDay,
      besideMs: fc.integer({ min: -8 * DAY_MS, max: 2 * DAY_MS }),
      minutesBeside: fc.integer({ min: -100, max: 100 }),
      anyDay: fc.integer({ min: 0, max: 364 }),
    })
    .map(({ year, which, weekday, anyMinute, besideMs, minutesBeside, anyDay }) => {
      const changes = clockChanges(zone, year);
      const change = changes[which % (changes.length + 1)];
      const around = change ?? Date.UTC(year, 0, 1) + anyDay * DAY_MS;
      const [hours, minutes] = shows(zone, around).slice(11).split(':').map(Number);
      const near = (hours ?? 0) * 60 + (minutes ?? 0) + minutesBeside;
      const time = timeOf(change === undefined ? anyMinute : near);
      return { rule: { weekday, time, zone }, after: new Date(around + besideMs) };
    });

/** Each zone by itself, so that none is left to chance; the zone is part of what is told of a failure. */
function inEveryZone<Case>(
  arbitrary: (zone: string) => fc.Arbitrary<Case>,
  law: (one: Case) => void,
  numRuns: number,
): void {
  for (const [at, zone] of ZONES.entries()) {
    fc.assert(fc.property(arbitrary(zone), law), { numRuns, seed: 1000 + at });
  }
}

describe('in every zone', () => {
  it('the next time is the first minute at which the clocks show what was asked for, or later', () => {
    expect(ZONES.length).toBeGreaterThan(400);
    inEveryZone(
      cases,
      ({ rule, after }) => {
        expect(nextOccurrence(rule, after)).toEqual(nextByLooking(rule, after));
      },
      8,
    );
  });

  it('nothing lies between an instant and the next time, which is later than the instant', () => {
    const withPart = (zone: string) =>
      fc.record({ one: cases(zone), part: fc.double({ min: 0, max: 0.999, noNaN: true }) });
    inEveryZone(
      withPart,
      ({ one: { rule, after }, part }) => {
        const next = nextOccurrence(rule, after);
        expect(next.getTime()).toBeGreaterThan(after.getTime());
        const between = after.getTime() + Math.floor((next.getTime() - after.getTime()) * part);
        expect(nextOccurrence(rule, new Date(between))).toEqual(next);
        expect(nextOccurrence(rule, next).getTime()).toBeGreaterThan(next.getTime());
      },
      4,
    );
  });

  it('a year has one digest in each of its weeks: none twice, none left out', () => {
    const weekly = (zone: string) =>
      cases(zone).map(({ rule, after }) => ({
        rule: { ...rule, weekday: rule.weekday ?? 7 },
        after,
      }));
    inEveryZone(
      weekly,
      ({ rule, after }) => {
        const times = walk(rule, after, 53);
        const weeks = times.map((at) => periodOf('week', at, rule.zone));
        expect(new Set(weeks).size).toBe(53);
        const mondays = times.map((at) => mondayOf(dayIn(rule.zone, at)));
        for (const [at, monday] of mondays.slice(1).entries()) {
          expect(daysBetween(mondays[at] ?? '', monday)).toBe(7);
        }
      },
      1,
    );
  });

  it('each working day has one nudge, save a day that the zone leaves out, and no other day has one', () => {
    const daily = (zone: string) =>
      cases(zone).map(({ rule, after }) => ({ rule: { ...rule, weekday: null }, after }));
    inEveryZone(
      daily,
      ({ rule, after }) => {
        const times = walk(rule, after, 12);
        const days = times.map((at) => periodOf('day', at, rule.zone));
        const [first = '', last = ''] = [days[0], days.at(-1)];
        const expected = Array.from({ length: daysBetween(first, last) + 1 }, (_, ahead) =>
          addLocalDays(first, ahead),
        ).filter((day) => isoWeekdayOf(day) <= 5 && exists(rule.zone, day));
        expect(days).toEqual(expected);
      },
      2,
    );
  });

  it('what an outage leaves is the last time before its end', () => {
    const outages = (zone: string) =>
      fc.record({ one: cases(zone), lastsMs: fc.integer({ min: 0, max: 40 * DAY_MS }) });
    inEveryZone(
      outages,
      ({ one: { rule, after }, lastsMs }) => {
        const due = nextOccurrence(rule, after);
        const now = new Date(due.getTime() + lastsMs);
        const latest = latestOccurrence(rule, due, now);
        expect(latest >= due && latest <= now).toBe(true);
        expect(nextOccurrence(rule, latest).getTime()).toBeGreaterThan(now.getTime());
      },
      2,
    );
  });

  it('the day is that of the clocks, and starts with its first minute', () => {
    inEveryZone(
      cases,
      ({ rule: { zone }, after }) => {
        const day = shows(zone, after.getTime()).slice(0, 10);
        expect(dayIn(zone, after)).toBe(day);
        expect(startOfDayIn(zone, day).getTime()).toBe(firstMinuteShowing(zone, `${day}T00:00`));
      },
      4,
    );
  });
});

function walk(rule: OccurrenceRule, after: Date, count: number): readonly Date[] {
  const times: Date[] = [];
  for (let at = after; times.length < count; times.push(at)) at = nextOccurrence(rule, at);
  return times;
}

function mondayOf(day: string): string {
  return addLocalDays(day, 1 - isoWeekdayOf(day));
}

/** Whether a zone's clocks show anything of a day. */
function exists(zone: string, day: string): boolean {
  return shows(zone, firstMinuteShowing(zone, `${day}T00:00`)).startsWith(day);
}
