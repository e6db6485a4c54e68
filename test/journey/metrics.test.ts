import { afterEach, expect, it } from 'vitest';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { silent as quiet } from '../delivery/fixtures.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
afterEach(() => team.close());

const MONDAY_NINE = new Date('2026-11-23T09:00:00Z');

async function scrape(): Promise<{
  status: number;
  text: string;
  value: (name: string) => number | null;
}> {
  const response = await fetch(`http://127.0.0.1:${team.app.port}/metrics`);
  const text = await response.text();
  const value = (name: string) => {
    const line = text.split('\n').find((one) => one.startsWith(`${name} `));
    return line === undefined ? null : Number(line.slice(name.length));
  };
  return { status: response.status, text, value };
}

/** Scrapes until a metric has a value: what was taken up in the background may be under way. */
async function scrapeWhere(name: string, expected: number) {
  await expect.poll(async () => (await scrape()).value(name), { timeout: 5_000 }).toBe(expected);
  return scrape();
}

async function setUp(): Promise<void> {
  const ana = team.sandbox.person('ana');
  await ana.command('/debt add Flaky <!channel> tests !high ~low', { channel: 'general' });
  await ana.command('/debt settings home #general day monday time 09:00 zone UTC', {
    channel: 'general',
  });
}

it.each(['socket', 'http'] as const)(
  'over %s a scrape tells what was sent, how late, and that nothing is left',
  async (mode) => {
    team = await startTeam({ mode });
    await setUp();
    await team.moveTo(new Date(MONDAY_NINE.getTime() + 90_000));
    const { status, text, value } = await scrapeWhere('debt_register_waiting_messages', 0);
    expect(status).toBe(200);
    expect(value('debt_register_attempts_total{kind="digest",outcome="sent"}')).toBe(1);
    expect(value('debt_register_lateness_seconds_bucket{le="60"}')).toBe(0);
    expect(value('debt_register_lateness_seconds_bucket{le="300"}')).toBe(1);
    expect(value('debt_register_lateness_seconds_count')).toBe(1);
    expect(value('debt_register_oldest_waiting_seconds')).toBe(0);
    expect(value('debt_register_overdue_seconds')).toBe(0);
    expect(value('debt_register_database_up')).toBe(1);
    expect(text).not.toMatch(/xoxb|xapp|C0GENERAL|T0|Flaky|channel/);
  },
);

it('what was lost, waits and stands still is told until it is decided about', async () => {
  team = await startTeam();
  await setUp();
  team.sandbox.faults.add({
    kind: 'error',
    method: 'chat.postMessage',
    error: 'not_in_channel',
    times: 1,
  });
  await team.moveTo(MONDAY_NINE);
  const lost = await scrapeWhere('debt_register_dead_messages', 1);
  expect(lost.value('debt_register_uncertain_messages')).toBe(0);
  expect(lost.value('debt_register_paused_schedules')).toBe(1);
  expect(lost.value('debt_register_attempts_total{kind="digest",outcome="dead"}')).toBe(1);
  const ana = team.sandbox.person('ana');
  const shown = await ana.command('/debt health', { channel: 'general' });
  await ana.click(shown, { text: 'Send again' });
  const sent = await scrapeWhere('debt_register_attempts_total{kind="digest",outcome="sent"}', 1);
  expect(sent.value('debt_register_dead_messages')).toBe(0);
  expect(sent.value('debt_register_paused_schedules')).toBe(0);
  // when it went out tells how long people took, not the sending; the other one is the word of the pause
  expect(sent.value('debt_register_lateness_seconds_count')).toBe(1);
});

it('what should have gone out and has not is told with its age, whoever is to send it', async () => {
  team = await startTeam();
  await setUp();
  await team.app.delivery.stop();
  const { sql } = team.database;
  const { now } = team.app.context;
  await sql`update schedule set next_at = ${new Date(now().getTime() - 600_000)} where kind = 'digest'`;
  expect((await scrape()).value('debt_register_overdue_seconds')).toBe(600);
  const other = createDelivery({ sql, now, log: quiet, token: async () => null });
  await other.tick();
  const { value } = await scrape();
  expect(value('debt_register_overdue_seconds')).toBe(0);
  expect(value('debt_register_waiting_messages')).toBe(1);
  expect(value('debt_register_oldest_waiting_seconds')).toBe(600);
});

it('without its database it answers, says so, and tells nothing that it does not know', async () => {
  team = await startTeam();
  await scrape();
  await team.database.sql`alter table outbox rename to gone`;
  const { status, value } = await scrape();
  expect(status).toBe(200);
  expect(value('debt_register_database_up')).toBe(0);
  expect(value('debt_register_waiting_messages')).toBeNull();
  await team.database.sql`alter table gone rename to outbox`;
  expect((await scrape()).value('debt_register_waiting_messages')).toBe(0);
});
