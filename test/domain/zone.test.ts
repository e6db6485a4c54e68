import { describe, expect, it } from 'vitest';
import { dayIn, startOfDayIn } from '../../src/domain/local-date.ts';
import { instantOf, isFixedZone, isKnownZone, zoneOfProfile } from '../../src/domain/zone.ts';
import { ZONES } from './wall-clock.ts';

const NOON = new Date('2026-11-23T12:00:00Z');

describe('a zone', () => {
  it('is known by every name of this runtime, given up ones too, and as a fixed distance', () => {
    expect(ZONES.filter((zone) => !isKnownZone(zone))).toEqual([]);
    expect(['UTC+05:30', 'UTC-03:30', '+05:30', 'UTC-00:30'].every(isKnownZone)).toBe(true);
    expect(ZONES.some(isFixedZone)).toBe(false);
  });

  it.each([
    'Mars/Olympus',
    '',
    ' ',
    'CEST later',
    'FOO+05:30',
    'FOO+0530',
    'UTC+15:00',
    'UTC+5',
    'Europe/Berlin ',
    '\u0000',
  ])('is not known as %j', (zone) => {
    expect(isKnownZone(zone)).toBe(false);
  });

  it('that is not known has the clocks of UTC, and stops nothing', () => {
    expect(dayIn('Mars/Olympus', NOON)).toBe('2026-11-23');
    expect(startOfDayIn('Mars/Olympus', '2026-11-23')).toEqual(new Date('2026-11-23T00:00:00Z'));
  });

  it.each([
    ['UTC-00:30', '2026-11-23T09:30:00.000Z'],
    ['UTC+14:00', '2026-11-22T19:00:00.000Z'],
    ['UTC-12:00', '2026-11-23T21:00:00.000Z'],
  ])('at a fixed distance is reckoned as written: %s', (zone, at) => {
    expect(instantOf(zone, '2026-11-23T09:00').toISOString()).toBe(at);
  });
});

describe('the clock that Slack tells of a person', () => {
  it.each([
    ['Europe/Berlin', 3600, 'Europe/Berlin'],
    ['Europe/Berlin', null, 'Europe/Berlin'],
    ['Europe/Atlantis', 19_800, 'UTC+05:30'],
    ['Europe/Atlantis', -12_600, 'UTC-03:30'],
    ['', 0, 'UTC+00:00'],
    [null, 50_400, 'UTC+14:00'],
    ['Europe/Atlantis', null, null],
    ['Europe/Atlantis', Number.NaN, null],
    ['Europe/Atlantis', 90_000, null],
    [null, null, null],
    [undefined, undefined, null],
  ])('named %j and %j seconds from UTC is %j', (name, offset, zone) => {
    expect(zoneOfProfile(name, offset)).toBe(zone);
  });
});
