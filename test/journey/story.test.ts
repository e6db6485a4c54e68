import { readFile } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { textOf } from '../../src/sandbox/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

const AN_HOUR_LATER = new Date('2026-11-18T11:00:00Z');
const MONDAY_NINE_IN_MADRID = new Date('2026-11-23T08:00:00Z');
const FRIDAY_NINE_IN_NEW_YORK = new Date('2026-11-20T14:00:00Z');

const DIGEST = /week \d+ of 13/;

let team: Team;
afterEach(() => team.close());

async function setUp(options: Parameters<typeof startTeam>[0] = {}) {
  team = await startTeam(options);
  const ana = team.sandbox.person('ana');
  const ben = team.sandbox.person('ben');
  await ana.command('/debt settings home #general day monday time 09:00 zone Europe/Madrid');
  return { ana, ben };
}

function digests(person: ReturnType<Team['sandbox']['person']>) {
  return person
    .channel('general')
    .messages()
    .filter((message) => DIGEST.test(textOf(message)));
}

describe.each(['socket', 'http'] as const)('over %s', (mode) => {
  it('a register file is imported, a digest arrives on Monday, and its owner is nudged', async () => {
    const { ana, ben } = await setUp({ mode });
    const content = await readFile(new URL('../../src/demo/TECHNICAL_DEBT.md', import.meta.url));
    await ana.command('/debt import');
    await ana.sees(/Register file/, 'modal');
    await ana.modal.upload('Register file', { name: 'TECHNICAL_DEBT.md', content });
    await ana.modal.submit();
    await ana.sees(/6 new/, 'modal');
    await ana.modal.submit();
    await ana.sees(/imported/i);

    await team.moveTo(AN_HOUR_LATER);
    expect((await ana.command('/debt list open')).text).toContain('Session store');
    await ana.command('/debt assign 1 @ben');
    await team.app.delivery.flush();
    const asked = await ben.sees('asks whether you take over', 'dm');
    await ben.click(asked, { text: 'Accept' });
    await ben.sees('✓ Accepted', 'dm');
    await ana.command('/debt due 1 2026-11-19');
    await ben.command('/debt done 2 Moved to Redis');

    await team.moveTo(FRIDAY_NINE_IN_NEW_YORK);
    await ben.sees(/overdue/i, 'dm');
    const nudge = await ben.sees(/overdue/i, 'dm');
    expect(textOf(nudge)).toMatch(/Payment retries/);
    await ben.click(nudge, { text: 'Still on it' });

    await team.moveTo(MONDAY_NINE_IN_MADRID);
    const words = textOf(await ana.sees(DIGEST));
    expect(digests(ana)).toHaveLength(1);
    expect(words).toMatch(/Q4 2026, week 8 of 13/);
    expect(words).toMatch(/Session store/);
    expect((await ana.command('/debt history 1')).text).toMatch(/still on it/i);
    expect(team.sandbox.refusals()).toEqual([]);
  }, 40_000);
});

describe('a title that tries to format, ping and link', () => {
  const title = '<!channel> *x* <https://evil|y>';
  const PINGS_OR_FORMATS = /<!(?!date)|<https:\/\/evil|\*x\*/;

  it('pings nobody, links nothing and shows as typed on every answer', async () => {
    const { ana } = await setUp();
    await team.moveTo(AN_HOUR_LATER);
    await ana.command(`/debt add ${title} !high ~low`);
    const seen = [
      await ana.command('/debt list'),
      await ana.command('/debt show 1'),
      await ana.command('/debt'),
      await ana.command('/debt done 1'),
      await ana.command('/debt history 1'),
      await ana.command('/debt progress'),
    ];
    for (const { text } of seen.slice(0, 2)) expect(text).toContain(title);
    for (const { message } of seen) expect(mrkdwnIn(message)).not.toMatch(PINGS_OR_FORMATS);
    await team.moveTo(MONDAY_NINE_IN_MADRID);
    const digest = await ana.sees(DIGEST);
    expect(textOf(digest)).toContain(title);
    expect(mrkdwnIn(digest)).not.toMatch(PINGS_OR_FORMATS);
  }, 40_000);

  /** All that Slack would read as mrkdwn in a message, its fallback text included. */
  function mrkdwnIn(value: unknown): string {
    if (Array.isArray(value)) return value.map(mrkdwnIn).join('\n');
    if (typeof value !== 'object' || value === null) return '';
    const { type, text, ...rest } = value as Record<string, unknown>;
    const own = typeof text === 'string' && (type === undefined || type === 'mrkdwn') ? text : '';
    return [
      own,
      typeof text === 'object' ? mrkdwnIn(text) : '',
      ...Object.values(rest).map(mrkdwnIn),
    ].join('\n');
  }
});

describe('a bot that stops', () => {
  it('finishes what is in flight first', async () => {
    const { ana } = await setUp();
    const answers = Array.from({ length: 5 }, (_, index) =>
      ana.command(`/debt add Item ${index} !low ~low`),
    );
    await team.sandbox.until(
      () => team.sandbox.deliveries('slash_commands').length > 5,
      'the commands to reach the bot',
    );
    await team.app.stop();
    for (const { kind } of await Promise.all(answers)) expect(kind).toBe('ephemeral');
    const [row] = await team.database.sql`select count(*)::int as items from debt`;
    expect(row?.items).toBe(5);
  });
});
