import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { NudgeContent } from '../../src/domain/digest.ts';
import { isHoliday } from '../../src/domain/holiday.ts';
import { addLocalDays, isoWeekdayOf, isoWeekOf } from '../../src/domain/local-date.ts';
import { localDayOf, nextOccurrence } from '../../src/domain/occurrence.ts';
import type { Register } from '../../src/domain/register.ts';
import { changeDebt } from '../../src/register/change.ts';
import { connect, type Sql } from '../../src/store/connect.ts';
import { upsertNudges, upsertProfile } from '../../src/store/persons.ts';
import { insertRegister } from '../../src/store/registers.ts';
import { ensureNudgeSchedule } from '../../src/store/schedules.ts';
import { makeDebt, makeWorkspace, reload, silent } from '../delivery/fixtures.ts';
import { quietLogger } from '../delivery/quiet-logger.ts';
import { lateFetch, mockSlack } from '../delivery/slack-api.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { dayOf, HOLIDAYS, OWNERS, type Owner, ownerOf, zoneOf } from './nudged-owners.ts';

/** Clocks change in Berlin and New York, 2026 has a week 53, and the year ends. */
const START = new Date('2026-10-05T00:00:00Z');
/** `npm run test:year` takes 53. */
const WEEKS = Number(process.env.SIMULATED_WEEKS ?? 13);
const DAYS_BETWEEN_ITEMS = Math.ceil((WEEKS * 7) / 11);
const END = new Date(START.getTime() + WEEKS * 7 * 24 * 3_600_000);
/** Nothing of ours runs: for some hours, and over more than two days. */
const OUTAGES = [
  ['2026-10-20T05:00:00Z', '2026-10-20T11:00:00Z'],
  ['2026-11-10T06:00:00Z', '2026-11-12T12:00:00Z'],
].map(([from = '', to = '']) => ({ from: new Date(from), to: new Date(to) }));
interface Sent extends NudgeContent {
  readonly sentAt: Date;
}

const slack = mockSlack();
let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let registers: readonly Register[];
let now = START;

beforeAll(async () => {
  database = await createDatabase();
  sql = database.sql;
  workspaceId = await makeWorkspace(sql);
  registers = await Promise.all(Object.entries(HOLIDAYS).map(makeRegisterWith));
  for (const [at, [userId, owner]] of Object.entries(OWNERS).entries()) {
    await makeOwner(userId, owner, at);
  }
});
afterAll(() => database.close());

async function makeRegisterWith([name, holidays]: [string, string[]]): Promise<Register> {
  const made = await insertRegister(sql, workspaceId, name, 'UANA', START);
  if (!made) throw new Error(`no register ${name}`);
  await sql`update register set holidays = ${holidays} where id = ${made.id}`;
  return reload(sql, workspaceId, made.id);
}

/** Twelve items each, due through the quarter and beyond, in both registers. */
async function makeOwner(userId: string, { zone, nudges }: Owner, at: number): Promise<void> {
  const owner = { kind: 'person', userId } as const;
  for (let item = 0; item < 12; item++) {
    const register = registers[item % registers.length];
    if (!register) throw new Error('no register');
    const targetDate = addLocalDays('2026-09-28', item * DAYS_BETWEEN_ITEMS + at);
    const status = item % 3 === 0 ? 'in progress' : 'not started';
    const number = 100 * (at + 1) + item;
    await makeDebt(sql, register, number, { owner, targetDate, status }, START);
  }
  await upsertProfile(sql, workspaceId, userId, { zone, goneAt: null });
  if (nudges) await upsertNudges(sql, workspaceId, userId, nudges);
  const nextAt = nextOccurrence({ weekday: null, time: '09:00', zone }, START);
  await ensureNudgeSchedule(sql, workspaceId, userId, { zone, nextAt });
}

function listenAsSlack(): void {
  slack.on('users.info', ({ user = '' }) => {
    const owner = ownerOf(user);
    const isAway = owner.away?.(dayOf(user, now)) ?? false;
    const profile = isAway ? { status_emoji: ':palm_tree:' } : {};
    return { user: { tz: zoneOf(owner, now), profile } };
  });
  slack.on('dnd.info', ({ user = '' }) => ({
    snooze_enabled: ownerOf(user).quiet?.(dayOf(user, now)) ?? false,
  }));
  slack.on('conversations.open', ({ users = '' }) => ({ channel: { id: `D${users}` } }));
  let posts = 0;
  slack.on('chat.postMessage', ({ channel }) => ({ channel, ts: `${++posts}.000001` }));
}

/** Two replicas work side by side from one due time to the next; owners answer at once, or never. */
async function simulate(): Promise<void> {
  const pools = [connect(database.url, { max: 4 }), connect(database.url, { max: 4 })];
  const replicas = pools.map((pool) =>
    createDelivery({
      sql: pool,
      now: () => now,
      log: silent,
      token: async () => 'xoxb-1',
      slack: { fetch: lateFetch, logger: quietLogger },
      times: { ...DEFAULT_TIMES, channelSpacingMs: 1, workspaceSpacingMs: 0 },
    }),
  );
  let answered = 0;
  for (let due = await nextDue(); due < END; due = await nextDue()) {
    now = OUTAGES.find(({ from, to }) => from <= due && due < to)?.to ?? due;
    await Promise.all(replicas.map((replica) => replica.tick()));
    await Promise.all(replicas.map((replica) => replica.flush(50)));
    const sent = await allSent();
    for (const nudge of sent.slice(answered)) await answer(nudge);
    answered = sent.length;
  }
  await Promise.all(pools.map((pool) => pool.end()));
}

async function nextDue(): Promise<Date> {
  const [row] = await sql<{ at: Date }[]>`select min(next_at) as at from schedule`;
  if (!row) throw new Error('nothing is due any more');
  return row.at;
}

async function answer({ userId, items }: Sent): Promise<void> {
  if (!ownerOf(userId).answers) return;
  const actor = { workspaceId, userId, isAdmin: false, isOutsider: false };
  for (const { registerId, number } of items) {
    const register = registers.find(({ id }) => id === registerId);
    if (!register) throw new Error('no such register');
    const context = { sql, now: () => now };
    await changeDebt(context, actor, register, number, { kind: 'still on it' }, 'nudge');
  }
}

async function allSent(): Promise<readonly Sent[]> {
  const rows = await sql<{ content: NudgeContent; sentAt: Date }[]>`
    select content, sent_at from outbox where kind = 'nudge' and state = 'sent' order by sent_at, id`;
  return rows.map(({ content, sentAt }) => ({ ...content, sentAt }));
}

describe('a simulated quarter of reminders', () => {
  it('gives each owner at most one a week and one a day of what is newly overdue, none on a day off', async () => {
    listenAsSlack();
    await simulate();
    const sent = await allSent();
    const waiting = await sql`select from outbox where state <> 'sent'`;
    expect(waiting.count).toBe(0);
    const keys = slack.callsOf('chat.postMessage').map(({ metadata }) => metadata);
    expect([keys.length, new Set(keys).size]).toEqual([sent.length, sent.length]);
    for (const userId of Object.keys(OWNERS)) {
      const own = sent.filter((nudge) => nudge.userId === userId);
      expectRhythm(own);
      for (const nudge of own) expectGoodTime(userId, nudge);
    }
    await expectToldOnce(sent);
    expectSilenceRespected(sent.filter(({ userId }) => userId === 'USILENT'));
    if (WEEKS === 13) expect(totals(sent)).toEqual(TOTALS);
  }, 600_000);
});

function expectRhythm(own: readonly Sent[]): void {
  const days = own.map(({ day }) => day);
  const weeks = own.filter(({ kind }) => kind === 'weekly').map(({ day }) => isoWeekOf(day));
  expect(new Set(days).size).toBe(days.length);
  expect(new Set(weeks).size).toBe(weeks.length);
}

function expectGoodTime(userId: string, { day, sentAt, items, kind }: Sent): void {
  const owner = ownerOf(userId);
  expect(owner.nudges).not.toBe('off');
  if (owner.nudges === 'weekly') expect(kind).toBe('weekly');
  expect(dayOf(userId, sentAt)).toBe(day);
  expect(isoWeekdayOf(day)).toBeLessThanOrEqual(5);
  expect(owner.away?.(day) || owner.quiet?.(day) || false).toBe(false);
  for (const item of items) {
    const holidays = HOLIDAYS[item.registerName as keyof typeof HOLIDAYS];
    expect(isHoliday(holidays, day)).toBe(false);
  }
  const zone = zoneOf(owner, sentAt);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
  const wasOut = OUTAGES.some(({ to }) => to.getTime() === sentAt.getTime());
  if (wasOut) expect(clock.format(sentAt) >= '09:00' && clock.format(sentAt) <= '17:00').toBe(true);
  else expect(clock.format(sentAt)).toBe('09:00');
}

/** No item is told twice as newly overdue; those of who answers are all told, within days. */
async function expectToldOnce(sent: readonly Sent[]): Promise<void> {
  const told = sent.flatMap(({ newlyOverdue }) => newlyOverdue.map(({ debtId }) => debtId));
  expect(new Set(told).size).toBe(told.length);
  const answering = Object.keys(OWNERS).filter((userId) => ownerOf(userId).answers);
  const longOverdue = await sql<{ id: number }[]>`
    select id from debt
    where owner_id = any(${answering}) and target_date < ${addLocalDays(localDayOf(END, 'UTC'), -10)}`;
  expect(longOverdue.count).toBeGreaterThan(40);
  for (const { id } of longOverdue) expect(told).toContain(id);
}

/** Who never answers is asked about an item twice at most, the second time with word that it is the last. */
function expectSilenceRespected(sent: readonly Sent[]): void {
  const asked = new Map<number, boolean[]>();
  for (const { debtId, isLast } of sent.flatMap(({ items }) => items)) {
    asked.set(debtId, [...(asked.get(debtId) ?? []), isLast]);
  }
  expect(asked.size).toBeGreaterThan(8);
  for (const lasts of asked.values()) expect([[false], [false, true]]).toContainEqual(lasts);
}

function totals(sent: readonly Sent[]): Record<string, string> {
  const count = (userId: string, kind: string) =>
    sent.filter((nudge) => nudge.userId === userId && nudge.kind === kind).length;
  return Object.fromEntries(
    Object.keys(OWNERS).map((id) => [id, `${count(id, 'weekly')} + ${count(id, 'daily')}`]),
  );
}

/** Weekly ones, and those between. In Auckland the fourteenth week has begun at the end. */
const TOTALS: Readonly<Record<string, string>> = {
  UANSWERS: '13 + 5',
  USILENT: '12 + 3',
  UWEEKLY: '13 + 0',
  UOFF: '0 + 0',
  UAWAY: '12 + 5',
  UBUSY: '13 + 3',
  UTRAVELS: '13 + 6',
};
