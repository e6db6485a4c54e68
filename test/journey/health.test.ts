import { afterEach, expect, it } from 'vitest';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
afterEach(() => team.close());

async function ask(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`http://127.0.0.1:${team.app.port}${path}`);
  return { status: response.status, body: await response.json() };
}

it.each(['socket', 'http'] as const)(
  'over %s the bot says that it lives and is ready',
  async (mode) => {
    team = await startTeam({ mode });
    expect(await ask('/healthz')).toEqual({ status: 200, body: { status: 'ok' } });
    expect(await ask('/readyz')).toMatchObject({ status: 200, body: { database: 'ok' } });
  },
);

it('without Slack it lives and is not ready', async () => {
  team = await startTeam();
  expect(await ask('/readyz')).toEqual({ status: 200, body: { database: 'ok', slack: 'ok' } });
  team.sandbox.setTokens('account_inactive');
  team.sandbox.cutConnections();
  await expect
    .poll(() => ask('/readyz'), { timeout: 5_000 })
    .toMatchObject({ status: 503, body: { database: 'ok', slack: 'not connected' } });
  expect((await ask('/healthz')).status).toBe(200);
});
