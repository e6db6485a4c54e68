import type { Holiday } from '../../src/domain/holiday.ts';
import { isoWeekdayOf, type LocalDate } from '../../src/domain/local-date.ts';
import type { OccurrenceRule } from '../../src/domain/occurrence.ts';

/** In all of them clocks go by rules of their own; several change them within the year, Casablanca for Ramadan. */
export const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Asia/Beirut',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Pacific/Kiritimati',
  'UTC',
] as const;

const TIMES = ['09:00', '02:30', '16:45', '00:00', '08:15'] as const;
const HOLIDAYS: readonly (readonly Holiday[])[] = [
  ['12-25', '12-24', '2026-11-26'],
  ['2026-11-02', '12-25', '01-06', '2027-05-17'],
  ['12-25', '12-28', '12-29', '12-30', '12-31', '01-01'],
];

/** A register of the simulation, its digest's rule and its holidays; some fiscal years begin in February. */
export interface PlannedRegister {
  readonly name: string;
  readonly rule: OccurrenceRule & { readonly weekday: number };
  readonly holidays: readonly Holiday[];
  readonly firstMonth: number;
}

/** The register at a place, always the same; it is in one of the first `zones`. */
export function registerAt(at: number, zones: number): PlannedRegister {
  const zone = ZONES[at % zones] ?? 'UTC';
  const time = TIMES[at % TIMES.length] ?? '09:00';
  return {
    name: `Register ${at + 1}`,
    rule: { weekday: (at % 7) + 1, time, zone },
    holidays: HOLIDAYS[at % HOLIDAYS.length] ?? [],
    firstMonth: at % 4 === 3 ? 2 : 1,
  };
}

/** How a person takes reminders. */
export interface Habit {
  readonly nudges?: 'weekly' | 'off';
  /** What they say to each item of a nudge; nothing where they never answer. */
  readonly answers?: 'still on it' | 'complete';
  /** Days of theirs on which Slack says that they are away. */
  readonly away?: (day: LocalDate) => boolean;
  /** Until when they are not to be disturbed on a day of theirs, from midnight on; null where Slack does not tell. */
  readonly quietUntil?: (day: LocalDate) => string | null | undefined;
  /** Never found out of do-not-disturb. */
  readonly isAlwaysQuiet?: boolean;
  /** When they move, and where. */
  readonly moves?: readonly [Date, string];
  /** When they are deactivated. */
  readonly leaves?: Date;
  /** Slack gives their zone a name that nobody knows yet. */
  readonly hasNewZone?: boolean;
}

export const HABITS = {
  answers: { answers: 'still on it' },
  silent: {},
  weekly: { nudges: 'weekly', answers: 'still on it' },
  off: { nudges: 'off' },
  away: {
    answers: 'still on it',
    away: (day) =>
      (day >= '2026-11-09' && day < '2026-11-25') || (day >= '2027-07-01' && day < '2027-07-22'),
  },
  busy: {
    answers: 'still on it',
    quietUntil: (day) => (isoWeekdayOf(day) <= 2 ? null : undefined),
  },
  late: { answers: 'still on it', quietUntil: () => '11:30' },
  closed: { quietUntil: () => '23:59', isAlwaysQuiet: true },
  travels: {
    answers: 'still on it',
    moves: [new Date('2026-11-17T20:00:00Z'), 'Asia/Kathmandu'],
  },
  leaves: { answers: 'still on it', leaves: new Date('2026-11-25T00:00:00Z') },
  pays: { answers: 'complete' },
  'new zone': { answers: 'still on it', hasNewZone: true },
} as const satisfies Readonly<Record<string, Habit>>;

export type HabitName = keyof typeof HABITS;
const HABIT_NAMES = Object.keys(HABITS) as readonly HabitName[];

/** A person of the simulation. */
export interface PlannedOwner extends Habit {
  readonly userId: string;
  readonly habit: HabitName;
  readonly home: string;
}

/** The person at a place, always the same: each habit in turn, and each in other zones as people go on. */
export function ownerAt(at: number, zones: number): PlannedOwner {
  const habit = HABIT_NAMES[at % HABIT_NAMES.length] ?? 'answers';
  const round = Math.floor(at / HABIT_NAMES.length);
  const home = ZONES[(at * 7 + round) % zones] ?? 'UTC';
  return { ...HABITS[habit], userId: `U${at + 1}`, habit, home };
}

/** The zone whose clocks a person lives by. */
export function zoneOf({ home, moves }: PlannedOwner, at: Date): string {
  return moves && at >= moves[0] ? moves[1] : home;
}
