import { describe, expect, it } from 'vitest';
import {
  latestOccurrence,
  nextOccurrence,
  type OccurrenceRule,
  periodOf,
} from '../../src/domain/occurrence.ts';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The rule in words such as `Monday 09:00 Europe/Berlin`, or `workdays 09:00 UTC`. */
function ruleOf(words: string): OccurrenceRule {
  const [day = '', time = '', zone = ''] = words.split(' ');
  return { weekday: day === 'workdays' ? null : WEEKDAYS.indexOf(day) + 1, time, zone };
}

describe('when something goes out next', () => {
  it.each([
    [
      'the same day, later',
      'Monday 09:00 Europe/Berlin',
      '2026-11-23T07:59:59Z',
      '2026-11-23T08:00:00Z',
    ],
    [
      'a week on, when it is that minute',
      'Monday 09:00 Europe/Berlin',
      '2026-11-23T08:00:00Z',
      '2026-11-30T08:00:00Z',
    ],
    [
      'at nine still, after the clocks went back',
      'Monday 09:00 Europe/Berlin',
      '2026-10-19T07:00:00Z',
      '2026-10-26T08:00:00Z',
    ],
    [
      'at nine still, after the clocks went forward',
      'Monday 09:00 America/New_York',
      '2026-03-02T14:00:00Z',
      '2026-03-09T13:00:00Z',
    ],
    [
      'the first minute that exists, in a spring gap',
      'Sunday 02:30 Europe/Berlin',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    [
      'the half-hour gap of Lord Howe',
      'Sunday 02:10 Australia/Lord_Howe',
      '2026-10-03T00:00:00Z',
      '2026-10-03T15:30:00Z',
    ],
    [
      'the first of two, in an autumn fold',
      'Sunday 02:30 Europe/Berlin',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00Z',
    ],
    [
      'once only, in an autumn fold',
      'Sunday 02:30 Europe/Berlin',
      '2026-10-25T00:30:00Z',
      '2026-11-01T01:30:00Z',
    ],
    [
      'midnight that a zone skips',
      'Sunday 00:00 America/Santiago',
      '2026-09-05T12:00:00Z',
      '2026-09-06T04:00:00Z',
    ],
    [
      'a day ahead of UTC',
      'Monday 08:00 Pacific/Kiritimati',
      '2026-11-22T12:00:00Z',
      '2026-11-22T18:00:00Z',
    ],
    [
      'Monday, from Friday, on working days',
      'workdays 09:00 Asia/Kolkata',
      '2026-11-20T03:30:00Z',
      '2026-11-23T03:30:00Z',
    ],
    [
      'the next day, on working days',
      'workdays 09:00 Asia/Kolkata',
      '2026-11-23T03:30:00Z',
      '2026-11-24T03:30:00Z',
    ],
    [
      'a day that a zone left out, at the first minute after it',
      'Friday 09:00 Pacific/Apia',
      '2011-12-24T00:00:00Z',
      '2011-12-30T10:00:00Z',
    ],
    [
      'Monday, where Friday was left out, on working days',
      'workdays 09:00 Pacific/Apia',
      '2011-12-29T19:00:00Z',
      '2012-01-01T19:00:00Z',
    ],
    [
      'the Sunday after a Saturday left out',
      'Saturday 09:00 Pacific/Kwajalein',
      '1993-08-16T00:00:00Z',
      '1993-08-21T12:00:00Z',
    ],
    [
      'the earlier of two, in the half-hour fold of Lord Howe',
      'Sunday 01:45 Australia/Lord_Howe',
      '2026-04-03T00:00:00Z',
      '2026-04-04T14:45:00Z',
    ],
    [
      'after the two-hour gap of Troll',
      'Sunday 02:30 Antarctica/Troll',
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00Z',
    ],
    [
      'one o’clock, where midnight was left out in Beirut',
      'Sunday 00:30 Asia/Beirut',
      '2023-03-20T00:00:00Z',
      '2023-03-25T22:00:00Z',
    ],
    [
      'one o’clock, where midnight was left out in São Paulo',
      'Sunday 00:00 America/Sao_Paulo',
      '2018-10-29T12:00:00Z',
      '2018-11-04T03:00:00Z',
    ],
    [
      'at midnight, since São Paulo changes its clocks no more',
      'Sunday 00:00 America/Sao_Paulo',
      '2026-11-02T12:00:00Z',
      '2026-11-08T03:00:00Z',
    ],
    [
      'the earlier of two, where midnight went back into Saturday',
      'Saturday 23:30 America/Sao_Paulo',
      '2018-02-14T00:00:00Z',
      '2018-02-18T01:30:00Z',
    ],
    [
      'at nine still, in the Ramadan of Casablanca',
      'Monday 09:00 Africa/Casablanca',
      '2026-02-13T00:00:00Z',
      '2026-02-16T09:00:00Z',
    ],
    [
      'at nine still, after the Ramadan of Casablanca',
      'Monday 09:00 Africa/Casablanca',
      '2026-03-20T00:00:00Z',
      '2026-03-23T08:00:00Z',
    ],
    [
      'at nine, in the first winter of Amman’s lasting summer time',
      'Monday 09:00 Asia/Amman',
      '2022-10-28T12:00:00Z',
      '2022-10-31T06:00:00Z',
    ],
    [
      'at nine, in the first summer that Mexico had no summer time',
      'Monday 09:00 America/Mexico_City',
      '2023-03-31T00:00:00Z',
      '2023-04-03T15:00:00Z',
    ],
    [
      '29 February, on working days',
      'workdays 09:00 UTC',
      '2028-02-28T09:00:00Z',
      '2028-02-29T09:00:00Z',
    ],
    [
      'in the new year, across the year’s end',
      'Friday 09:00 Pacific/Auckland',
      '2026-12-25T00:00:00Z',
      '2026-12-31T20:00:00Z',
    ],
    [
      'by a fixed distance from UTC',
      'Monday 09:00 UTC+05:45',
      '2026-11-22T12:00:00Z',
      '2026-11-23T03:15:00Z',
    ],
    [
      'by UTC, where the zone is unknown',
      'Monday 09:00 Mars/Olympus',
      '2026-11-23T08:00:00Z',
      '2026-11-23T09:00:00Z',
    ],
  ])('is %s', (_, rule, after, expected) => {
    const next = nextOccurrence(ruleOf(rule), new Date(after));
    expect(next.toISOString()).toBe(new Date(expected).toISOString());
  });

  it.each([
    ['2020-12-31', '2020-W53'],
    ['2024-12-30', '2025-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['2028-02-29', '2028-W09'],
  ])('uses up the ISO week of its day: %s is in %s', (day, week) => {
    expect(periodOf('week', new Date(`${day}T09:00:00Z`), 'UTC')).toBe(week);
  });
});

describe('after an outage', () => {
  const rule = ruleOf('Monday 09:00 UTC');

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
