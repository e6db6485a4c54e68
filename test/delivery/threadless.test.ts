import { beforeEach, describe, expect, it } from 'vitest';
import { enqueueDigest } from '../../src/delivery/digest.ts';
import type { DigestContent, DigestItem } from '../../src/domain/digest.ts';
import { deliveryHealth } from '../../src/store/delivery-health.ts';
import { findSchedule } from '../../src/store/schedules.ts';
import { digestOf } from '../support/digest-content.ts';
import { MONDAY } from './fixtures.ts';
import { type Answer, mockSlack, refuse } from './slack-api.ts';
import { useDelivery } from './stage.ts';

const slack = mockSlack();
const stage = await useDelivery();

const open: DigestItem[] = [
  {
    ...{ debtId: 1, number: 1, title: 'Old TLS', status: 'not started' },
    ...{ owner: null, targetDate: null },
  },
];
beforeEach(() => {
  slack.on('chat.update', ({ channel, ts }) => ({ channel, ts }));
  slack.on('chat.getPermalink', () => ({ permalink: 'https://example.slack.com/archives/C/p7' }));
});

/** Slack takes what is posted in the channel itself, and refuses replies in threads. */
const noThreads =
  (code: string): Answer =>
  (args) =>
    args.thread_ts ? refuse(code)(args) : { channel: args.channel, ts: '7.000001' };

/** Puts a digest out as a tick does, and sends all there is. */
async function goesOut(fields: Partial<DigestContent> = {}, channel = 'CHOME'): Promise<void> {
  const { sql, register } = stage;
  const content = digestOf({ registerId: register.id, open, ...fields });
  await enqueueDigest(sql, register, channel, content, { dueAt: MONDAY, now: MONDAY });
  await stage.send();
}

const listsTried = () =>
  slack.callsOf('chat.postMessage').filter(({ thread_ts }) => thread_ts !== undefined).length;

/** What a digest that was changed after it was posted says. */
const changed = () => slack.callsOf('chat.update').map(({ text = '' }) => text);

describe('a digest in a channel that takes no threads', () => {
  it.each([
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action',
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
    'thread_not_found',
  ])('for %s shows its list by a button, and nothing is left to decide', async (code) => {
    slack.on('chat.postMessage', noThreads(code));
    await goesOut();
    expect(changed()).toEqual([expect.stringContaining('takes no list in a thread')]);
    const { sql, workspaceId, register } = stage;
    const decider = { userId: 'UANA', isAdmin: true, registerIds: [] };
    const asked = { since: MONDAY, limit: 5, decider };
    expect(await deliveryHealth(sql, workspaceId, asked)).toMatchObject({ dead: 0, waiting: 0 });
    const schedule = await findSchedule(sql, workspaceId, 'digest', String(register.id));
    expect(schedule?.pausedWhy).toBeNull();
  });

  it('tries no list in the weeks after, but in another channel and when somebody asks for a digest', async () => {
    slack.on('chat.postMessage', noThreads('restricted_action_non_threadable_channel'));
    await goesOut();
    await goesOut();
    await goesOut();
    expect(listsTried()).toBe(1);
    expect(slack.callsOf('chat.postMessage').at(-1)?.text).toContain('Open in Q4 2026: 1.');
    await goesOut({ occasion: 'now' });
    expect(listsTried()).toBe(2);
    slack.on('chat.postMessage', ({ channel }) => ({ channel, ts: '8.000001' }));
    await goesOut({}, 'COTHER');
    expect(listsTried()).toBe(3);
    await goesOut();
    expect(listsTried()).toBe(4);
    expect(changed().filter((text) => text.includes('takes no list'))).toHaveLength(2);
  });

  it('tries the next one’s list where only the thread of this one was locked', async () => {
    slack.on('chat.postMessage', noThreads('restricted_action_thread_locked'));
    await goesOut();
    await goesOut();
    expect(listsTried()).toBe(2);
  });
});
