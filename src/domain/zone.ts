import { tzOffset } from '@date-fns/tz';

/**
 * A clock of a person or a register: an IANA name, or a fixed distance from UTC. `UTC+05:30` is ahead of UTC; PostgreSQL reads
 * such text the other way round.
 */
export type Zone = string;

/** What is used where a zone is not known: late or early, but never lost. */
const FALLBACK_ZONE: Zone = 'UTC';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** The clocks furthest from UTC are 14 hours ahead of it. */
const MAX_OFFSET_MINUTES = 14 * 60;
const FIXED = /^(?:UTC)?(?<sign>[+-])(?<hours>\d{2}):(?<minutes>\d{2})$/;

/** Names that this runtime was found to know, so that each is looked up once. */
const known = new Set<string>();

/** Whether a zone can be reckoned with: this runtime knows the name, or it is a fixed distance from UTC. */
export function isKnownZone(zone: Zone): boolean {
  return known.has(zone) || isFixedZone(zone) || isNamedZone(zone);
}

/** Whether a zone is a fixed distance from UTC, which follows no change of clocks. */
export function isFixedZone(zone: Zone): boolean {
  const minutes = fixedMinutes(zone);
  return minutes !== null && Math.abs(minutes) <= MAX_OFFSET_MINUTES;
}

/** The zone itself where it is known, else UTC. */
export function knownZone(zone: Zone): Zone {
  return isKnownZone(zone) ? zone : FALLBACK_ZONE;
}

/** The first of some zones that is known, else UTC. */
export function firstKnownZone(...zones: readonly (Zone | null | undefined)[]): Zone {
  return (
    zones.find((zone) => zone !== null && zone !== undefined && isKnownZone(zone)) ?? FALLBACK_ZONE
  );
}

/** Whether two zones have the same clocks at an instant. */
export function sameClocks(one: Zone, other: Zone, at: Date): boolean {
  return offsetMs(one, at.getTime()) === offsetMs(other, at.getTime());
}

/**
 * The clock that Slack tells of a person (methods/users.info: `tz`, and `tz_offset` in seconds): by its name, else, where
 * the name is newer than this runtime or none at all, as far from UTC as it is now. Null where Slack tells neither.
 */
export function zoneOfProfile(
  name: string | null | undefined,
  offsetSeconds: number | null | undefined,
): Zone | null {
  if (name && isKnownZone(name)) return name;
  if (offsetSeconds === null || offsetSeconds === undefined) return null;
  const minutes = Math.round(offsetSeconds / 60);
  if (!(Math.abs(minutes) <= MAX_OFFSET_MINUTES)) return null;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const digits = [hours, rest].map((part) => String(part).padStart(2, '0')).join(':');
  return `UTC${minutes < 0 ? '-' : '+'}${digits}`;
}

/** How far the clocks of a zone are ahead of UTC at an instant, in ms. An unknown zone is read as UTC. */
export function offsetMs(zone: Zone, instantMs: number): number {
  const fixed = fixedMinutes(zone);
  if (fixed !== null) return fixed * MINUTE_MS;
  return tzOffset(knownZone(zone), new Date(instantMs)) * MINUTE_MS;
}

/** What the clocks of a zone show at an instant, as ms as if it were UTC. */
export function wallMs(zone: Zone, instantMs: number): number {
  return instantMs + offsetMs(zone, instantMs);
}

/**
 * The first instant at which the clocks of a zone show a time or later: where they leave it out, the first that they show
 * after it; where they show it twice, the earlier.
 * @param wall what the clocks show, `2026-11-23T09:00`
 */
export function instantOf(zone: Zone, wall: string): Date {
  const wanted = Date.parse(`${wall}:00Z`);
  const before = offsetMs(zone, wanted - DAY_MS);
  const after = offsetMs(zone, wanted + DAY_MS);
  const fitting = [wanted - Math.max(before, after), wanted - Math.min(before, after)].find(
    (instant) => wallMs(zone, instant) === wanted,
  );
  return new Date(fitting ?? firstMinuteWith(after, zone, wanted - after, wanted - before));
}

/** The minute from which an offset holds, looked for between an instant before and one after it does. */
function firstMinuteWith(offset: number, zone: Zone, fromMs: number, toMs: number): number {
  let [without, within] = [fromMs, toMs];
  while (within - without > MINUTE_MS) {
    const middle = without + Math.floor((within - without) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(zone, middle) === offset) within = middle;
    else without = middle;
  }
  return within;
}

function isNamedZone(zone: Zone): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
  known.add(zone);
  return true;
}

function fixedMinutes(zone: Zone): number | null {
  const { sign, hours, minutes } = FIXED.exec(zone)?.groups ?? {};
  if (hours === undefined || minutes === undefined) return null;
  const distance = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -distance : distance;
}
