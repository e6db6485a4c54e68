import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { NudgeContent } from '../../src/domain/digest.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { buildWorld } from '../../src/sandbox/world.ts';
import { enqueue, enqueueUpdate } from '../../src/store/outbox.ts';
import { digestOf } from '../support/digest-content.ts';
import { MONDAY, putDigest, silent } from './fixtures.ts';
import { useRegister } from './stage.ts';

const OWNERS = 12;
const HELD_SECONDS = 2;
/** What is under way already when Slack says no, as a worker sends four at once. */
const UNDER_WAY = 3;

const stage = await useRegister();
let sandbox: Sandbox;
let channel: string;
beforeEach(async () => {
  const people = Array.from({ length: OWNERS }, (_, n) => ({
    handle: `owner-${100 + n}`,
    timeZone: 'UTC',
  }));
  const world = buildWorld({ people, channels: [{ name: 'team' }] });
  sandbox = await startSandbox({ world, rateLimits: { channelBurst: 100 } });
  channel = [...world.channels.keys()][0] ?? '';
});
afterEach(() => sandbox.close());

async function putNudge(userId: string): Promise<void> {
  const content: NudgeContent = {
    ...{ userId, kind: 'weekly', day: '2026-11-23', items: [], more: 0, nextOn: '2026-11-30' },
    ...{ newlyOverdue: [], tellsOverdue: true, firstContact: false },
  };
  const message = { kind: 'nudge', content } as const;
  const { sql, workspaceId } = stage;
  await enqueue(sql, { workspaceId, message, subject: userId, target: { userId } }, MONDAY);
}

async function sendAll(): Promise<void> {
  const delivery = createDelivery({
    ...{ sql: stage.sql, now: () => MONDAY, log: silent },
    token: async () => sandbox.botToken,
    slack: { slackApiUrl: sandbox.apiUrl },
    times: { workspaceSpacingMs: 50, channelSpacingMs: 10 },
  });
  await delivery.flush();
}

/** The calls of a method in the time for which Slack wanted none. */
function callsWhileHeld(method: string): number {
  const calls = sandbox.calls(method);
  const refused = calls.find(({ status }) => status === 429);
  if (!refused) throw new Error(`${method} was not refused`);
  const isHeld = (at: number) => at > refused.at && at < refused.at + 1_000 * HELD_SECONDS;
  return calls.filter(({ at }) => isHeld(at)).length;
}

describe('a method that Slack limits', () => {
  it.each(['conversations.open', 'users.info', 'dnd.info'])(
    '%s is left alone in the whole workspace for as long as Slack asks, and nothing is lost',
    async (method) => {
      sandbox.faults.add({
        kind: 'rate_limited',
        retryAfterSeconds: HELD_SECONDS,
        method,
        times: 1,
      });
      for (const userId of sandbox.world.people.keys()) await putNudge(userId);
      await sendAll();
      expect(callsWhileHeld(method)).toBeLessThanOrEqual(UNDER_WAY);
      expect((await stage.outbox()).filter(({ state }) => state === 'sent')).toHaveLength(OWNERS);
    },
  );

  it('holds up no message that does not need it, in the same channel neither', async () => {
    const { sql, workspaceId } = stage;
    const digest = await putDigest(sql, workspaceId, channel);
    await sendAll();
    const method = 'chat.update';
    sandbox.faults.add({ kind: 'rate_limited', retryAfterSeconds: HELD_SECONDS, method, times: 1 });
    await enqueueUpdate(sql, workspaceId, digest, MONDAY);
    const sending = sendAll();
    await sandbox.until(() => sandbox.calls(method)[0]?.status === 429, 'the refusal');
    const message = { kind: 'digest', content: digestOf({ registerName: 'Other' }) } as const;
    await putDigest(sql, workspaceId, channel, { message });
    await sending;
    const [refused] = sandbox.calls(method);
    const post = sandbox.calls('chat.postMessage').at(-1);
    expect(Number(post?.at)).toBeLessThan(Number(refused?.at) + 1_000 * HELD_SECONDS);
    expect(sandbox.calls(method)).toHaveLength(2);
    expect((await stage.outbox()).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
  });
});
