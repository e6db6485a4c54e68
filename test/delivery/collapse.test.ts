import { describe, expect, it } from 'vitest';
import { decisionFor } from '../../src/delivery/refusals.ts';
import { lastDigestAt } from '../../src/store/digests.ts';
import { enqueueUpdate } from '../../src/store/outbox.ts';
import { MONDAY } from './fixtures.ts';
import { type Answer, mockSlack, refuse, status } from './slack-api.ts';
import { useDelivery } from './stage.ts';

const slack = mockSlack();
const stage = await useDelivery();

let posts = 0;
const posted: Answer = ({ channel }) => ({ channel, ts: `${++posts}.0` });
const linked: Answer = ({ message_ts }) => ({ permalink: `https://t.slack.com/p${message_ts}` });
const updated: Answer = ({ channel, ts }) => ({ channel, ts });

/** Two digests of one register, the one sent before the other. */
async function sendTwo(): Promise<void> {
  posts = 0;
  slack.on('chat.postMessage', posted);
  slack.on('chat.getPermalink', linked);
  for (let sent = 0; sent < 2; sent++) {
    await stage.putDigest();
    await stage.send();
  }
}

describe('the digest before the one that has come', () => {
  it('becomes one line with a link to that one, once', async () => {
    slack.on('chat.update', updated);
    await sendTwo();
    await stage.send();
    const updates = slack.callsOf('chat.update');
    expect(updates).toMatchObject([{ channel: 'CHOME', ts: '1.0' }]);
    expect(updates[0]?.text).toContain('Q4 2026, week 8 of 13, Platform');
    expect(updates[0]?.text).toContain('https://t.slack.com/p2.0');
    expect(JSON.parse(updates[0]?.blocks ?? '[]')).toHaveLength(1);
    expect((await stage.outbox()).map(({ kind, state }) => [kind, state])).toEqual([
      ['digest', 'sent'],
      ['digest', 'sent'],
      ['digest collapsed', 'sent'],
    ]);
  });

  it('is still that one, of that day, after it was shown anew with what was decided', async () => {
    const { sql, workspaceId, register } = stage;
    posts = 0;
    slack.on('chat.postMessage', posted);
    slack.on('chat.update', updated);
    slack.on('chat.getPermalink', linked);
    const first = await stage.putDigest();
    await stage.send();
    await enqueueUpdate(sql, workspaceId, first, new Date(MONDAY.getTime() + 60_000));
    await stage.send();
    expect(await lastDigestAt(sql, workspaceId, register.id)).toEqual(MONDAY);
    await stage.putDigest();
    await stage.send();
    await enqueueUpdate(sql, workspaceId, first, MONDAY);
    await stage.send();
    const updates = slack.callsOf('chat.update');
    expect(updates.map(({ ts }) => ts)).toEqual(['1.0', '1.0']);
    expect(JSON.parse(updates[1]?.blocks ?? '[]')).toHaveLength(1);
  });

  it('stays as it is where the register’s settings say so', async () => {
    await stage.sql`update register set collapses_digests = false where id = ${stage.register.id}`;
    await sendTwo();
    expect(slack.callsOf('chat.update')).toEqual([]);
  });

  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed', 'is_inactive'])(
    'stays as it is where Slack says %s, without any trouble',
    async (code) => {
      slack.on('chat.update', refuse(code));
      await sendTwo();
      expect(slack.callsOf('chat.update')).toHaveLength(1);
      expect((await stage.outbox()).map(({ state }) => state)).toEqual(['sent', 'sent']);
    },
  );

  it('is a line in words where Slack does not take the blocks, and is tried again when it is away', async () => {
    slack.on('chat.update', status(503), refuse('invalid_blocks'), updated);
    await sendTwo();
    await stage.send();
    const updates = slack.callsOf('chat.update');
    expect(updates).toHaveLength(3);
    expect(updates.at(-1)?.blocks).toBe('[]');
  });

  it('names the channel where Slack gives no address', async () => {
    slack.on('chat.update', updated);
    posts = 0;
    await sendTwo();
    slack.on('chat.getPermalink', refuse('message_not_found'));
    await stage.putDigest();
    await stage.send();
    expect(slack.callsOf('chat.update').at(-1)?.text).toContain('A newer digest is in <#CHOME>');
  });
});

it('an error of an update is left alone by decision, not by chance', () => {
  const codes = ['message_not_found', 'cant_update_message', 'edit_window_closed'];
  expect(codes.map(decisionFor)).toEqual(['leave it', 'leave it', 'leave it']);
});
