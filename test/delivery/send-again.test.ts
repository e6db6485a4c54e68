import { describe, expect, it } from 'vitest';
import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import type { Actor } from '../../src/domain/register.ts';
import { healthFor } from '../../src/register/delivery-health.ts';
import { leaveMessage, sendAgain } from '../../src/register/lost-messages.ts';
import { claimDelivery, enqueueUpdate } from '../../src/store/outbox.ts';
import { digestOf } from '../support/digest-content.ts';
import { MONDAY, makeWorkspace, putDigest } from './fixtures.ts';
import { drop, mockSlack, refuse, status } from './slack-api.ts';
import { useDelivery } from './stage.ts';

const slack = mockSlack();
const stage = await useDelivery();

const now = () => MONDAY;
const posted = () => ({ channel: 'CHOME', ts: '7.000001' });
const actor = (userId: string, more: Partial<Actor> = {}): Actor => ({
  ...{ workspaceId: stage.workspaceId, userId, isAdmin: false, isOutsider: false, ...more },
});

/** A digest with its list, of which it is not known whether Slack posted it; as a person sees it. */
async function uncertainDigest() {
  const parentId = await stage.putDigest();
  const content = digestOf({ registerId: stage.register.id });
  await stage.putDigest({ parentId, message: { kind: 'digest list', content } });
  slack.on('chat.postMessage', drop);
  slack.on('conversations.history', refuse('missing_scope'));
  await stage.send();
  return lost();
}

/** The first message that waits for a decision of ana's. */
async function lost(who = actor('UANA')) {
  const { lost: shown } = await healthFor({ sql: stage.sql, now }, who, [stage.register], 10);
  const [first] = shown;
  if (!first) throw new Error('nothing was lost');
  return { messageId: first.id, fence: first.fence };
}

const posts = () => slack.callsOf('chat.postMessage').length;
const states = async () => (await stage.outbox()).map(({ state }) => state);

describe('a message that is sent again', () => {
  it('is posted where nobody may look whether it is there, with what belongs in its thread', async () => {
    const ref = await uncertainDigest();
    slack.on('chat.postMessage', posted);
    expect(await sendAgain({ sql: stage.sql, now }, actor('UANA'), ref)).toMatchObject({
      isNew: true,
    });
    await stage.send();
    expect(await states()).toEqual(['sent', 'sent']);
    expect(posts()).toBe(3);
    const [kept] =
      await stage.sql`select decision, decided_by, decided_at from outbox where id = ${ref.messageId}`;
    expect(kept).toEqual({ decision: 'send again', decidedBy: 'UANA', decidedAt: MONDAY });
  });

  it('is not posted where it turns out to be there', async () => {
    const ref = await uncertainDigest();
    const [{ metadata = '{}' } = {}] = slack.callsOf('chat.postMessage');
    const found = { ts: '7.000007', metadata: JSON.parse(metadata) };
    slack.on('conversations.history', () => ({ messages: [found] }));
    slack.on('chat.postMessage', posted);
    await sendAgain({ sql: stage.sql, now }, actor('UANA'), ref);
    await stage.send();
    expect(await stage.outbox()).toMatchObject([
      { kind: 'digest', state: 'sent', sentTs: '7.000007' },
      { kind: 'digest list', state: 'sent' },
    ]);
    expect(posts()).toBe(2);
  });

  it('that is cut off once more is not posted a third time by itself', async () => {
    const ref = await uncertainDigest();
    slack.on('chat.postMessage', drop);
    await sendAgain({ sql: stage.sql, now }, actor('UANA'), ref);
    await stage.send();
    await stage.send();
    expect(posts()).toBe(2);
    expect((await states())[0]).toBe('uncertain');
  });

  it('goes out once when two people press, and not for a button from before the last attempt', async () => {
    const ref = await uncertainDigest();
    const decided = await Promise.all([
      sendAgain({ sql: stage.sql, now }, actor('UANA'), ref),
      sendAgain({ sql: stage.sql, now }, actor('UADMIN', { isAdmin: true }), ref),
    ]);
    expect(decided.filter(({ isNew }) => isNew)).toHaveLength(1);
    slack.on('chat.postMessage', drop);
    await stage.send();
    expect(await sendAgain({ sql: stage.sql, now }, actor('UANA'), ref)).toMatchObject({
      isNew: false,
    });
    expect(await leaveMessage({ sql: stage.sql, now }, actor('UANA'), ref)).toMatchObject({
      isNew: false,
    });
    expect(posts()).toBe(2);
    expect(await sendAgain({ sql: stage.sql, now }, actor('UANA'), await lost())).toMatchObject({
      isNew: true,
    });
  });

  it('goes out with its thread after Slack had refused it, and waits as long as Slack asks', async () => {
    slack.on('chat.postMessage', refuse('msg_too_long'));
    const subject = String(stage.register.id);
    const id = await putDigest(stage.sql, stage.workspaceId, 'CHOME', { subject });
    await putDigest(stage.sql, stage.workspaceId, 'CHOME', {
      ...{ subject, parentId: id },
      message: { kind: 'digest list', content: digestOf({ registerId: stage.register.id }) },
    });
    await stage.send();
    expect(await states()).toEqual(['dead', 'dead']);
    slack.on('chat.postMessage', status(429, { 'retry-after': '1' }), posted);
    await sendAgain({ sql: stage.sql, now }, actor('UANA'), await lost());
    await stage.send();
    expect(await states()).toEqual(['sent', 'sent']);
  });
});

describe('a message that is left alone', () => {
  it('goes from health with what waited for it, and nothing is done about it any more', async () => {
    const ref = await uncertainDigest();
    expect(
      (await healthFor({ sql: stage.sql, now }, actor('UANA'), [stage.register], 10)).waiting,
    ).toBe(0);
    await leaveMessage({ sql: stage.sql, now }, actor('UANA'), ref);
    await enqueueUpdate(stage.sql, stage.workspaceId, ref.messageId, MONDAY);
    const health = await healthFor({ sql: stage.sql, now }, actor('UANA'), [stage.register], 10);
    expect(health).toMatchObject({
      waiting: 0,
      dead: 0,
      uncertain: 0,
      lost: [],
      oldestDueAt: null,
    });
    expect(await claimDelivery(stage.sql, DEFAULT_TIMES)).toBeNull();
    expect(await states()).toEqual(['uncertain', 'dead']);
  });
});

describe('who decides', () => {
  it('about a digest: who keeps its register, and admins; others are told whom to ask', async () => {
    const ref = await uncertainDigest();
    const refused = sendAgain({ sql: stage.sql, now }, actor('UBEN'), ref);
    await expect(refused).rejects.toMatchObject({
      ...{ code: 'not allowed', remedy: expect.stringContaining('UANA') },
    });
    expect((await states())[0]).toBe('uncertain');
    const admin = actor('UADMIN', { isAdmin: true });
    expect(await sendAgain({ sql: stage.sql, now }, admin, ref)).toMatchObject({ isNew: true });
  });

  it('about a message to a person: that person, not who keeps the register; and nobody of another workspace', async () => {
    await putDigest(stage.sql, stage.workspaceId, '', {
      subject: 'UBEN',
      target: { userId: 'UBEN' },
    });
    await stage.sql`update outbox set state = 'uncertain', kind = 'nudge'`;
    const ref = await lost(actor('UBEN'));
    await expect(sendAgain({ sql: stage.sql, now }, actor('UANA'), ref)).rejects.toMatchObject({
      remedy: expect.stringContaining('UBEN'),
    });
    const elsewhere = actor('UBEN', { workspaceId: await makeWorkspace(stage.sql) });
    await expect(leaveMessage({ sql: stage.sql, now }, elsewhere, ref)).rejects.toThrow(
      'not kept any more',
    );
    expect(await leaveMessage({ sql: stage.sql, now }, actor('UBEN'), ref)).toMatchObject({
      isNew: true,
    });
  });
});
