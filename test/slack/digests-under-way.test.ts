import { afterAll, beforeAll, expect, test } from 'vitest';
import { putDigest } from '../delivery/fixtures.ts';
import { startTeam, type Team } from '../support/team.ts';

const DIGESTS = 200;
/** Longer than the test takes: Slack answers once the clock is moved. */
const HELD_MS = 300_000;

let team: Team;
beforeAll(async () => {
  team = await startTeam({
    times: { callMs: HELD_MS, leaseMs: 2 * HELD_MS, workspaceSpacingMs: 0, channelSpacingMs: 0 },
  });
  await team.sandbox.person('ana').command('/debt add Login timeout !high ~low');
});
afterAll(async () => {
  team.sandbox.faults.clear();
  team.sandbox.clock.advance(HELD_MS);
  await team.close();
});

/** Puts digests for as many channels into the outbox, which the bot then sends by itself. */
async function manyDigests(): Promise<void> {
  for (let at = 0; at < DIGESTS; at++) {
    await putDigest(team.database.sql, team.app.workspaceId, `C${at}`);
  }
}

const posts = () => team.sandbox.calls('chat.postMessage');

test('a command is answered while every digest that goes out waits for Slack', async () => {
  const { sandbox } = team;
  sandbox.faults.add({
    kind: 'rate_limited',
    retryAfterSeconds: 1,
    method: 'chat.postMessage',
    times: 20,
  });
  sandbox.faults.add({ kind: 'slow', delayMs: HELD_MS, method: 'chat.postMessage' });
  await manyDigests();
  const held = () => posts().filter(({ tookMs }) => tookMs === undefined);
  await sandbox.until(() => held().length >= 4, 'that all senders wait', HELD_MS);
  expect(posts().filter(({ error }) => error === 'ratelimited')).toHaveLength(20);
  const heldBefore = held();

  const answer = await sandbox.person('ana').command('/debt list');

  expect(answer.text).toContain('Login timeout');
  expect(heldBefore.filter(({ tookMs }) => tookMs !== undefined)).toEqual([]);
  const [waiting] = await team.database.sql<{ count: number }[]>`
    select count(*) from outbox where state in ('ready', 'sending')`;
  expect(waiting?.count).toBe(DIGESTS);
}, 60_000);

test('a form opens meanwhile, by a client that Slack has not asked to wait', async () => {
  const ana = team.sandbox.person('ana');
  await ana.command('/debt add');
  expect(ana.modal.text).toContain('Add debt');
});
