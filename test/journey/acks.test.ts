import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SlowProxy, startSlowProxy } from '../support/slow-proxy.ts';
import { startTeam, type Team } from '../support/team.ts';

const SLACK_ACK_MS = 3_000;

describe('while the database takes two seconds for an answer', () => {
  let team: Team;
  let proxy: SlowProxy;

  beforeAll(async () => {
    team = await startTeam({
      databaseUrl: async (url) => {
        const slow = new URL(url);
        proxy = await startSlowProxy(Number(slow.port));
        slow.port = String(proxy.port);
        return slow.href;
      },
    });
    const ana = team.sandbox.person('ana');
    await ana.command('/debt add Old queue !high ~low');
    proxy.delayAnswersBy(2_000);
  });

  afterAll(async () => {
    proxy.delayAnswersBy(0);
    await team.close();
    await proxy.close();
  });

  it.each([
    ['/debt list', /Old queue/],
    ['/debt note 1 seen again', /Old queue/],
    ['/debt shwo 1', /show/],
  ])(
    '%s is acknowledged in time and answered all the same',
    async (line, answer) => {
      const ana = team.sandbox.person('ana', 30_000);
      const seen = await ana.command(line);
      expect(seen.text).toMatch(answer);
      expect(latestAck('slash_commands')).toBeLessThan(SLACK_ACK_MS);
    },
    40_000,
  );

  it('a submitted form is acknowledged in time, and saved', async () => {
    const ana = team.sandbox.person('ana', 30_000);
    await ana.command('/debt add Slow form');
    await ana.sees(/Effort/, 'modal');
    await ana.modal.fill({ Impact: 'High', Effort: 'Medium' });
    await ana.modal.submit();
    expect(latestAck('view_submission')).toBeLessThan(SLACK_ACK_MS);
    await ana.sees(/#2/);
    const [row] = await team.database.sql`select title from debt where number = 2`;
    expect(row?.title).toBe('Slow form');
  }, 60_000);

  function latestAck(kind: string): number {
    return team.sandbox.deliveries(kind).at(-1)?.ackMs ?? Number.POSITIVE_INFINITY;
  }
});
