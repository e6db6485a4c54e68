import { isoWeekdayOf, type LocalDate } from '../../src/domain/local-date.ts';
import { localDayOf } from '../../src/domain/occurrence.ts';

/** Of each register of the simulation. */
export const HOLIDAYS = {
  Platform: ['12-25', '12-24', '2026-11-26'],
  Payments: ['2026-11-02', '12-25'],
};

/** A person with habits. */
export interface Owner {
  readonly zone: string;
  /** A zone that they move to, and when. */
  readonly moves?: readonly [Date, string];
  readonly nudges?: 'weekly' | 'off';
  readonly answers?: boolean;
  /** Days of theirs on which Slack says that they are away, or not to be disturbed. */
  readonly away?: (day: LocalDate) => boolean;
  readonly quiet?: (day: LocalDate) => boolean;
}

export const OWNERS: Readonly<Record<string, Owner>> = {
  UANSWERS: { zone: 'Europe/Berlin', answers: true },
  USILENT: { zone: 'America/New_York' },
  UWEEKLY: { zone: 'Asia/Kolkata', nudges: 'weekly', answers: true },
  UOFF: { zone: 'Europe/Berlin', nudges: 'off' },
  UAWAY: {
    zone: 'Pacific/Auckland',
    answers: true,
    away: (day) => day >= '2026-11-09' && day < '2026-11-25',
  },
  UBUSY: { zone: 'Europe/Berlin', answers: true, quiet: (day) => isoWeekdayOf(day) <= 2 },
  UTRAVELS: {
    zone: 'America/New_York',
    answers: true,
    moves: [new Date('2026-11-17T20:00:00Z'), 'Asia/Tokyo'],
  },
};

/** The habits of a person. */
export const ownerOf = (userId: string): Owner => {
  const owner = OWNERS[userId];
  if (!owner) throw new Error(`nobody is ${userId}`);
  return owner;
};

/** The zone that a person is in. */
export function zoneOf({ zone, moves }: Owner, at: Date): string {
  return moves && at >= moves[0] ? moves[1] : zone;
}

/** The day that it is for a person. */
export const dayOf = (userId: string, at: Date): LocalDate =>
  localDayOf(at, zoneOf(ownerOf(userId), at));
