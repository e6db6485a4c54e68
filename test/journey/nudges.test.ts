import { afterEach, describe, expect, it, vi } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
afterEach(() => team.close());

/** Nine in the morning in New York, where Ben is, on a day of November 2026. */
const nineOn = (day: number) => new Date(`2026-11-${day}T14:00:00Z`);

function nudgesOf(handle: string): readonly string[] {
  return team.sandbox
    .person(handle)
    .directMessages()
    .map(textOf)
    .filter((text) => /of yours (to look at|newly overdue)/.test(text));
}

/** Waits until all of the morning has gone out: the bot at work and the test send side by side. */
async function morningOf(day: number): Promise<void> {
  await team.moveTo(nineOn(day));
  await vi.waitUntil(async () => {
    const waiting = await team.database.sql`
      select from outbox where state in ('ready', 'sending')`;
    return waiting.count === 0;
  }, 10_000);
}

function latestNudge() {
  const message = team.sandbox.person('ben').directMessages().at(-1);
  if (!message) throw new Error('no nudge came');
  return message;
}

describe('an owner over two weeks', () => {
  it('hears once a week, once of what is newly overdue, and nothing on holidays or of what sleeps', async () => {
    team = await startTeam();
    const { sandbox } = team;
    const [ana, ben] = [sandbox.person('ana'), sandbox.person('ben')];
    await ana.command('/debt settings home #general day monday time 09:00 zone Europe/Madrid');
    await ben.command('/debt add Old TLS !high ~low due:2026-11-20');
    await ben.command('/debt add Flaky login tests !high ~low due:2026-11-23');
    await ben.command('/debt take 1 2');

    await morningOf(18);
    expect(nudgesOf('ben')).toHaveLength(1);
    expect(nudgesOf('ben')[0]).toMatch(/I am Debt Register/);
    expect(nudgesOf('ben')[0]).toMatch(/next weekly one could come on Mon 23 Nov 2026/);

    await ana.command('/debt settings holidays add 2026-11-23');
    await morningOf(23);
    expect(nudgesOf('ben')).toHaveLength(1);

    await morningOf(24);
    expect(nudgesOf('ben')).toHaveLength(2);
    expect(nudgesOf('ben')[1]).toMatch(/2 items of yours to look at/);
    expect(nudgesOf('ben')[1]).toMatch(/This is the last time I ask about #1/);
    expect(nudgesOf('ben')[1]).not.toMatch(/I am Debt Register/);

    const tls = { text: 'Snooze until a day', near: 'Old TLS' };
    const snoozed = await ben.choose(latestNudge(), tls, '2026-12-04');
    expect(snoozed.text).toContain('Snoozed until Fri 4 Dec 2026');
    await ben.click(latestNudge(), { text: 'Re-plan', near: 'Flaky login tests' });
    await ben.sees('Choose a date, or a quarter alone', 'modal');
    await ben.modal.fill({ 'Target date': '2026-11-25' });
    await ben.modal.submit();
    await ben.sees('Re-planned: due Wed 25 Nov 2026');

    await morningOf(25);
    expect(nudgesOf('ben')).toHaveLength(2);
    await morningOf(26);
    expect(nudgesOf('ben')).toHaveLength(3);
    expect(nudgesOf('ben')[2]).toMatch(/1 item of yours newly overdue/);
    expect(nudgesOf('ben')[2]).toMatch(/Flaky login tests/);
    await morningOf(27);
    expect(nudgesOf('ben')).toHaveLength(3);

    expect((await ben.command('/debt nudges weekly')).text).toContain('nothing between');
    await morningOf(30);
    expect(nudgesOf('ben')).toHaveLength(4);
    expect(nudgesOf('ben')[3]).not.toMatch(/Old TLS|before it I write/);
    expect(sandbox.refusals()).toEqual([]);
  }, 40_000);
});
