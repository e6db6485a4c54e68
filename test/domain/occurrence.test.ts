import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isKnownZone,
  latestOccurrence,
  nextOccurrence,
  periodOf,
} from '../../src/domain/occurrence.ts';

const MONDAY = 1;
const SUNDAY = 7;

describe('when something goes out next', () => {
  it.each([
    [
      'the same day, later',
      'Europe/Berlin',
      MONDAY,
      '09:00',
      '2026-11-23T07:59:59Z',
      '2026-11-23T08:00:00Z',
    ],
    [
      'a week on, when it is that minute',
      'Europe/Berlin',
      MONDAY,
      '09:00',
      '2026-11-23T08:00:00Z',
      '2026-11-30T08:00:00Z',
    ],
    [
      'at nine still, after the clocks went back',
      'Europe/Berlin',
      MONDAY,
      '09:00',
      '2026-10-19T07:00:00Z',
      '2026-10-26T08:00:00Z',
    ],
    [
      'at nine still, after the clocks went forward',
      'America/New_York',
      MONDAY,
      '09:00',
      '2026-03-02T14:00:00Z',
      '2026-03-09T13:00:00Z',
    ],
    [
      'the first minute that exists, in a spring gap',
      'Europe/Berlin',
      SUNDAY,
      '02:30',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    [
      'the half-hour gap of Lord Howe',
      'Australia/Lord_Howe',
      SUNDAY,
      '02:10',
      '2026-10-03T00:00:00Z',
      '2026-10-03T15:30:00Z',
    ],
    [
      'the first of two, in an autumn fold',
      'Europe/Berlin',
      SUNDAY,
      '02:30',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    [
      'once only, in an autumn fold',
      'Europe/Berlin',
      SUNDAY,
      '02:30',
      '2026-10-25T00:30:00Z',
      '2026-11-01T01:30:00Z',
    ],
    [
      'midnight that a zone skips',
      'America/Santiago',
      SUNDAY,
      '00:00',
      '2026-09-05T12:00:00Z',
      '2026-09-06T04:00:00Z',
    ],
    [
      'a day ahead of UTC',
      'Pacific/Kiritimati',
      MONDAY,
      '08:00',
      '2026-11-22T12:00:00Z',
      '2026-11-22T18:00:00Z',
    ],
    [
      'Monday, from Friday, on working days',
      'Asia/Kolkata',
      null,
      '09:00',
      '2026-11-20T03:30:00Z',
      '2026-11-23T03:30:00Z',
    ],
    [
      'the next day, on working days',
      'Asia/Kolkata',
      null,
      '09:00',
      '2026-11-23T03:30:00Z',
      '2026-11-24T03:30:00Z',
    ],
    [
      'by UTC, where the zone is unknown',
      'Mars/Olympus',
      MONDAY,
      '09:00',
      '2026-11-23T08:00:00Z',
      '2026-11-23T09:00:00Z',
    ],
  ])('is %s', (_, zone, weekday, time, after, expected) => {
    const next = nextOccurrence({ weekday, time, zone }, new Date(after));
    expect(next.toISOString()).toBe(new Date(expected).toISOString());
  });

  it('tells a zone that the runtime knows from one that it does not', () => {
    expect(['Europe/Berlin', 'UTC', 'Asia/Kathmandu'].every(isKnownZone)).toBe(true);
    expect(['Mars/Olympus', '', 'CEST later'].some(isKnownZone)).toBe(false);
  });
});

const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Pacific/Kiritimati',
);
const rules = fc.record({
  weekday: fc.option(fc.integer({ min: 1, max: 7 }), { nil: null }),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
  zone: zones,
});
const instants = fc.date({
  min: new Date('2015-01-01T00:00:00Z'),
  max: new Date('2035-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('laws of occurrences', () => {
  it('the next one is later, within eight days, and on a day that the rule names', () => {
    fc.assert(
      fc.property(rules, instants, (rule, after) => {
        const next = nextOccurrence(rule, after);
        const days = (next.getTime() - after.getTime()) / 86_400_000;
        const weekday = Number(format(new TZDate(next, rule.zone), 'i'));
        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThan(8.1);
        expect(rule.weekday === null ? weekday <= 5 : weekday === rule.weekday).toBe(true);
      }),
    );
  });

  it('it is at the local time asked for, or at the first minute after a gap', () => {
    fc.assert(
      fc.property(rules, instants, (rule, after) => {
        const next = nextOccurrence(rule, after);
        const shown = (at: number) => format(new TZDate(new Date(at), rule.zone), 'HH:mm');
        if (shown(next.getTime()) === rule.time) return;
        expect(shown(next.getTime()) > rule.time).toBe(true);
        const minuteBefore = shown(next.getTime() - 60_000);
        expect(minuteBefore < rule.time || minuteBefore.startsWith('23:')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('none lies between an instant and the next one', () => {
    fc.assert(
      fc.property(
        rules,
        instants,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (rule, after, part) => {
          const next = nextOccurrence(rule, after);
          const between = after.getTime() + Math.floor((next.getTime() - after.getTime()) * part);
          expect(nextOccurrence(rule, new Date(between))).toEqual(next);
        },
      ),
    );
  });

  it('a week has one weekly occurrence, a day has one daily one', () => {
    fc.assert(
      fc.property(rules, instants, (rule, after) => {
        const unit = rule.weekday === null ? 'day' : 'week';
        const first = nextOccurrence(rule, after);
        const second = nextOccurrence(rule, first);
        expect(periodOf(unit, second, rule.zone)).not.toBe(periodOf(unit, first, rule.zone));
      }),
    );
  });
});

describe('after an outage', () => {
  const rule = { weekday: MONDAY, time: '09:00', zone: 'UTC' };

  it('only the last one missed is left', () => {
    const due = new Date('2026-11-02T09:00:00Z');
    const latest = latestOccurrence(rule, due, new Date('2026-11-24T10:00:00Z'));
    expect(latest).toEqual(new Date('2026-11-23T09:00:00Z'));
  });

  it('one that is just due is itself', () => {
    const due = new Date('2026-11-23T09:00:00Z');
    expect(latestOccurrence(rule, due, due)).toEqual(due);
  });
});
