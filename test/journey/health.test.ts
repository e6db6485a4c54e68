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

it('without Slack it lives and is not ready, and it is ready again when Slack is there again', async () => {
  team = await startTeam();
  expect(await ask('/readyz')).toEqual({ status: 200, body: { database: 'ok', slack: 'ok' } });
  team.sandbox.setTokens('account_inactive');
  team.sandbox.cutConnections();
  await expect
    .poll(() => ask('/readyz'), { timeout: 5_000 })
    .toMatchObject({ status: 503, body: { database: 'ok', slack: 'not connected' } });
  const asked = () => team.sandbox.calls('apps.connections.open').length;
  await expect.poll(asked, { timeout: 10_000 }).toBe(2);
  expect((await ask('/healthz')).status).toBe(200);
  team.sandbox.setTokens('active');
  await expect.poll(async () => (await ask('/readyz')).status, { timeout: 15_000 }).toBe(200);
}, 40_000);
