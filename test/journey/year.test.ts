import { beforeAll, describe, expect, it } from 'vitest';
import type { DigestContent, NudgeContent } from '../../src/domain/digest.ts';
import { isHoliday } from '../../src/domain/holiday.ts';
import { addLocalDays, daysBetween, isoWeekdayOf, isoWeekOf } from '../../src/domain/local-date.ts';
import { periodOf } from '../../src/domain/occurrence.ts';
import { addQuarters, quarterOf } from '../../src/domain/quarter.ts';
import type { ReviewContent } from '../../src/domain/review.ts';
import { instantOf } from '../../src/domain/zone.ts';
import type { OutboxRow } from '../delivery/fixtures.ts';
import { mockSlack } from '../delivery/slack-api.ts';
import { nextByLooking, shows } from '../domain/wall-clock.ts';
import { useDatabase } from '../support/database.ts';
import { type Extent, type Outage, Stage } from './year-stage.ts';
import { totalsOf } from './year-totals.ts';
import { type PlannedOwner, ZONES, zoneOf } from './year-world.ts';

/** Clocks change on both halves of the earth, 2026 has a week 53, and the year ends. */
const START = new Date('2026-10-05T00:00:00Z');
/** `npm run test:year` takes 53 weeks of a whole world. */
const WEEKS = Number(process.env.SIMULATED_WEEKS ?? 13);
const IS_YEAR = WEEKS > 13;
const EXTENT: Extent = IS_YEAR
  ? { weeks: WEEKS, registers: 50, owners: 48, zones: ZONES.length }
  : { weeks: WEEKS, registers: 6, owners: 12, zones: 5 };
/** Nothing of ours runs: for some hours, over a change of clocks, over more than two days, over a quarter's end. */
const OUTAGES: readonly Outage[] = [
  ['2026-10-20T05:00:00Z', '2026-10-20T11:00:00Z'],
  ['2026-10-24T20:00:00Z', '2026-10-26T03:00:00Z'],
  ['2026-11-10T06:00:00Z', '2026-11-12T12:00:00Z'],
  ['2026-12-30T12:00:00Z', '2027-01-02T12:00:00Z'],
  ['2027-03-26T22:00:00Z', '2027-03-29T06:30:00Z'],
].map(([from = '', to = '']) => ({ from: new Date(from), to: new Date(to) }));

type Sent<Content> = Content & { readonly sentAt: Date; readonly channel: string };

const slack = mockSlack();
const database = await useDatabase();
let stage: Stage;

beforeAll(async () => {
  stage = new Stage(database, START, EXTENT);
  await stage.build();
});

async function sentOf<Content>(kind: OutboxRow['kind']): Promise<readonly Sent<Content>[]> {
  const rows = await database.sql<{ content: Content; sentAt: Date; channel: string }[]>`
    select content, sent_at, sent_channel as channel from outbox
    where kind = ${kind} and state = 'sent' order by sent_at, id`;
  return rows.map(({ content, sentAt, channel }) => ({ ...content, sentAt, channel }));
}

describe(`${WEEKS} simulated weeks of ${EXTENT.registers} registers and ${EXTENT.owners} owners`, () => {
  it('give each register each of its digests once, and each owner what is due, never on a day off', async () => {
    stage.listenAs(slack);
    await stage.play(OUTAGES);
    await expectEachOnce();
    const [digests, reviews, nudges] = await Promise.all([
      sentOf<DigestContent>('digest'),
      sentOf<ReviewContent>('review'),
      sentOf<NudgeContent>('nudge'),
    ]);
    expectDigests(digests);
    expectReviews(reviews);
    for (const owner of stage.owners) {
      expectRhythm(nudges.filter(({ userId }) => userId === owner.userId));
    }
    for (const nudge of nudges) expectGoodTime(stage.ownerOf(nudge.userId), nudge);
    expectSilenceRespected(nudges);
    expectWaitedForQuiet(nudges);
    await expectToldOnce(nudges);
    await expectLeaversTold();
    const totals = totalsOf(stage, digests, reviews, nudges);
    console.info('simulated', EXTENT, totals);
    if (!IS_YEAR) expect(totals.byHabit).toEqual(TOTALS);
  }, 1_200_000);
});

/**
 * Nothing waits, nothing is lost but the nudge by which each leaver was found gone, and what Slack was given is what was
 * marked as sent, each under a key of its own.
 */
async function expectEachOnce(): Promise<void> {
  const unsent = await database.sql<{ state: string; userId: string }[]>`
    select state, user_id from outbox where state <> 'sent' order by user_id`;
  const leavers = stage.owners.filter(({ leaves }) => leaves).map(({ userId }) => userId);
  expect(unsent).toEqual(leavers.toSorted().map((userId) => ({ state: 'dead', userId })));
  const sent = await database.sql`select from outbox where method = 'post' and state = 'sent'`;
  const keys = slack.callsOf('chat.postMessage').map(({ metadata }) => metadata);
  expect([keys.length, new Set(keys).size]).toEqual([sent.count, sent.count]);
}

/** Each week has the register's digest, in its channel, at its time or when an outage ends, and marked as late then. */
function expectDigests(digests: readonly Sent<DigestContent>[]): void {
  for (const { register, rule, channel } of stage.registers) {
    const own = digests.filter(({ registerId }) => registerId === register.id);
    const due = timesOf(rule);
    const periods = due.map((at) => periodOf('week', at, rule.zone));
    expect(own.map(({ day }) => isoWeekOf(day))).toEqual(periods);
    expect(new Set(periods).size).toBe(periods.length);
    for (const [at, { sentAt, late, channel: where }] of own.entries()) {
      const dueAt = due[at] ?? START;
      expect(sentAt).toEqual(endOfOutage(dueAt) ?? dueAt);
      expect([late, where]).toEqual([sentAt.getTime() - dueAt.getTime() > 3_600_000, channel]);
    }
  }
}

function timesOf(rule: Parameters<typeof nextByLooking>[0]): readonly Date[] {
  const times: Date[] = [];
  for (let at = nextByLooking(rule, START); at < stage.end; at = nextByLooking(rule, at)) {
    times.push(at);
  }
  return times;
}

function endOfOutage(at: Date): Date | undefined {
  return OUTAGES.find(({ from, to }) => from <= at && at < to)?.to;
}

/** Whether the bot has just come back, or was started for the first time. */
function isCatchUp(at: Date): boolean {
  return [START, ...OUTAGES.map(({ to }) => to)].some((back) => back.getTime() === at.getTime());
}

/** Each quarter that is over has one review, in each register that had planned something for it. */
function expectReviews(reviews: readonly Sent<ReviewContent>[]): void {
  const keys = reviews.map(({ registerId, quarter }) => `${registerId} ${quarter}`);
  expect(new Set(keys).size).toBe(keys.length);
  const withItems = stage.registers.filter(({ register: { id } }) =>
    reviews.some(({ registerId }) => registerId === id),
  );
  expect(withItems.length).toBeGreaterThan(EXTENT.registers / 2);
  for (const { sentAt, registerId, quarter } of reviews) {
    const { rule, holidays, register } = stage.registerOf(registerId);
    const day = shows(rule.zone, sentAt.getTime()).slice(0, 10);
    expect(addQuarters(quarter, 1)).toBe(quarterOf(day, register.firstMonth));
    if (!isCatchUp(sentAt))
      expect([isoWeekdayOf(day) <= 5, isHoliday(holidays, day)]).toEqual([true, false]);
  }
}

/** At most one nudge of the week in a week, and at most one nudge in a day. */
function expectRhythm(own: readonly NudgeContent[]): void {
  const days = own.map(({ day }) => day);
  const weeks = own.filter(({ kind }) => kind === 'weekly').map(({ day }) => isoWeekOf(day));
  expect(new Set(days).size).toBe(days.length);
  expect(new Set(weeks).size).toBe(weeks.length);
}

/** At nine, or when do-not-disturb or an outage ends before five; on no day off, and to nobody who wants none or is gone. */
function expectGoodTime(
  owner: PlannedOwner,
  { day, sentAt, items, kind }: Sent<NudgeContent>,
): void {
  expect(owner.nudges).not.toBe('off');
  if (owner.nudges === 'weekly') expect(kind).toBe('weekly');
  if (owner.leaves) expect(sentAt.getTime()).toBeLessThan(owner.leaves.getTime());
  const [shownDay, time = ''] = shows(zoneOf(owner, sentAt), sentAt.getTime()).split('T');
  expect(shownDay).toBe(day);
  expect(isoWeekdayOf(day)).toBeLessThanOrEqual(5);
  expect(owner.away?.(day) ?? false).toBe(false);
  for (const { registerId } of items) {
    expect(isHoliday(stage.registerOf(registerId).holidays, day)).toBe(false);
  }
  const until = owner.quietUntil?.(day);
  if (isCatchUp(sentAt)) expect(time >= '09:00' && time <= '17:00').toBe(true);
  else if (until && !owner.isAlwaysQuiet) expect(time).toBe(until);
  else expect(time).toBe('09:00');
  if (until === undefined || owner.isAlwaysQuiet) return;
  expect(until === null || sentAt < instantOf(zoneOf(owner, sentAt), `${day}T${until}`)).toBe(
    false,
  );
}

/** Who never answers is asked about an item twice at most, the second time with word that it is the last. */
function expectSilenceRespected(nudges: readonly NudgeContent[]): void {
  const asked = new Map<number, boolean[]>();
  const silent = nudges.filter(({ userId }) => !stage.ownerOf(userId).answers);
  for (const { debtId, isLast } of silent.flatMap(({ items }) => items)) {
    asked.set(debtId, [...(asked.get(debtId) ?? []), isLast]);
  }
  expect(asked.size).toBeGreaterThan(8);
  for (const lasts of asked.values()) expect([[false], [false, true]]).toContainEqual(lasts);
}

/** Who is never found out of do-not-disturb is written to after a week of waiting, and after another. */
function expectWaitedForQuiet(nudges: readonly NudgeContent[]): void {
  for (const { userId } of stage.owners.filter(({ isAlwaysQuiet }) => isAlwaysQuiet)) {
    const days = nudges.filter((nudge) => nudge.userId === userId).map(({ day }) => day);
    expect(days.length).toBeGreaterThan(2);
    for (const [at, day] of days.slice(1).entries()) {
      expect(daysBetween(days[at] ?? '', day)).toBeGreaterThanOrEqual(8);
    }
  }
}

/** No item is told twice as newly overdue; those of who answers and stays are all told, over a week of holidays at the latest. */
async function expectToldOnce(nudges: readonly NudgeContent[]): Promise<void> {
  const told = nudges.flatMap(({ newlyOverdue }) => newlyOverdue.map(({ debtId }) => debtId));
  expect(new Set(told).size).toBe(told.length);
  const answering = stage.owners.filter(({ answers, leaves }) => answers && !leaves);
  const lastDay = addLocalDays(stage.end.toISOString().slice(0, 10), -17);
  const longOverdue = await database.sql<{ id: number }[]>`
    select id from debt where owner_id = any(${answering.map(({ userId }) => userId)})
      and status <> 'complete' and target_date < ${lastDay}`;
  expect(longOverdue.count).toBeGreaterThan(40);
  const toldIds = new Set(told);
  expect(longOverdue.filter(({ id }) => !toldIds.has(id))).toEqual([]);
}

/** The items of who left are marked and stay theirs, and who keeps the registers was told, once for each register. */
async function expectLeaversTold(): Promise<void> {
  const leavers = stage.owners.filter(({ leaves }) => leaves).map(({ userId }) => userId);
  const open = await database.sql<{ registers: number; unmarked: number }[]>`
    select count(distinct register_id) as registers, count(*) filter (where not owner_gone) as unmarked
    from debt where owner_id = any(${leavers}) and status <> 'complete'`;
  expect(open[0]?.unmarked).toBe(0);
  const told = await sentOf<{ registerId: number; userId: string }>('owner gone');
  const pairs = told.map(({ registerId, userId }) => `${registerId} ${userId}`);
  expect([...new Set(pairs)].length).toBe(pairs.length);
  expect(new Set(told.map(({ registerId }) => registerId)).size).toBe(open[0]?.registers);
}

/** Weekly nudges, and those between, of a quarter. */
const TOTALS = {
  answers: '13 + 4',
  silent: '12 + 0',
  weekly: '12 + 0',
  off: '0 + 0',
  away: '12 + 3',
  busy: '12 + 2',
  late: '13 + 4',
  closed: '7 + 0',
  travels: '12 + 4',
  leaves: '8 + 3',
  pays: '8 + 0',
  'new zone': '12 + 4',
};
