import { describe, expect, it } from 'vitest';
import { createDelivery } from '../../src/delivery/delivery.ts';
import { digestOf } from '../support/digest-content.ts';
import { MONDAY, putDigest, silent } from './fixtures.ts';
import { type Answer, drop, mockSlack, refuse, status } from './slack-api.ts';
import { useDelivery } from './stage.ts';

const slack = mockSlack();
const stage = await useDelivery();
const put = (channel: string) => putDigest(stage.sql, stage.workspaceId, channel);

const posted: Answer = (args) => ({ channel: args.channel, ts: '7.000001' });

/** Slack's history with every message that was posted, as `include_all_metadata` tells it. */
function historyOf(method: string): Answer {
  return () => ({
    messages: slack
      .callsOf(method)
      .map((args) => ({ ts: '7.000007', metadata: JSON.parse(args.metadata ?? '{}') })),
  });
}

describe('a message', () => {
  it('is sent, with its thread reply after it and in its thread', async () => {
    slack.on('chat.postMessage', posted);
    const parentId = await stage.putDigest();
    const content = digestOf({ registerId: stage.register.id });
    await stage.putDigest({ parentId, message: { kind: 'digest list', content } });
    await stage.send();
    const threads = slack.callsOf('chat.postMessage').map((args) => args.thread_ts);
    expect(threads).toEqual([undefined, '7.000001']);
    expect((await stage.outbox()).map((row) => row.state)).toEqual(['sent', 'sent']);
  });

  it('that Slack puts off waits as long as asked, holding up its channel alone', async () => {
    const answersToC1 = [status(429, { 'retry-after': '1' })];
    slack.on('chat.postMessage', (args) => {
      const answer = args.channel === 'C1' ? answersToC1.shift() : undefined;
      return (answer ?? posted)(args);
    });
    await put('C1');
    await put('C1');
    await put('C2');
    const startedAt = performance.now();
    await stage.send();
    expect(performance.now() - startedAt).toBeGreaterThan(1_000);
    const channels = slack.callsOf('chat.postMessage').map((args) => args.channel);
    expect(channels.toSorted()).toEqual(['C1', 'C1', 'C1', 'C2']);
    // The other channel goes on between the refusal and its retry, at the latest.
    expect(channels.indexOf('C2')).toBeLessThan(2);
    expect(await stage.outbox()).toMatchObject([
      { state: 'sent', attempts: 1 },
      { state: 'sent' },
      { state: 'sent' },
    ]);
  });

  it('that fails holds up no other', async () => {
    slack.on('chat.postMessage', (args) =>
      args.channel === 'C1' ? refuse('msg_too_long')(args) : posted(args),
    );
    await put('C1');
    await put('C2');
    await stage.send();
    expect(await stage.outbox()).toMatchObject([
      { state: 'dead', reason: 'msg_too_long' },
      { state: 'sent' },
    ]);
  });
});

describe('a post that may have gone through', () => {
  it.each([
    ['a lost answer', drop],
    ['a server error', status(503)],
  ])('is found in Slack and not posted again, after %s', async (_, answer) => {
    slack.on('chat.postMessage', answer);
    slack.on('conversations.history', historyOf('chat.postMessage'));
    await put('C1');
    await stage.send();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(await stage.outbox()).toMatchObject([
      { state: 'sent', sentTs: '7.000007', maybePosted: false },
    ]);
  });

  it('is posted again once it is proven not to be there', async () => {
    slack.on('chat.postMessage', drop, posted);
    slack.on('conversations.history', () => ({ messages: [] }));
    await put('C1');
    await stage.send();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(2);
    expect(await stage.outbox()).toMatchObject([{ state: 'sent' }]);
  });

  it('is looked for with patience while Slack puts the looking off', async () => {
    slack.on('chat.postMessage', drop);
    const found = historyOf('chat.postMessage');
    slack.on('conversations.history', status(429, { 'retry-after': '1' }), status(500), found);
    await put('C1');
    await stage.send();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(await stage.outbox()).toMatchObject([{ state: 'sent' }]);
  });

  it('without leave to look is uncertain, and not sent again', async () => {
    slack.on('chat.postMessage', drop, posted);
    slack.on('conversations.history', refuse('missing_scope'));
    await put('C1');
    await stage.send();
    await stage.send();
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
    expect(await stage.outbox()).toMatchObject([{ state: 'uncertain', reason: 'missing_scope' }]);
  });
});

describe('a post that the database held up until its lease was nearly over', () => {
  it('is not made, as another worker may make it by then, but taken up again', async () => {
    slack.on('chat.postMessage', posted);
    await stage.sql`
      create function hold_up() returns trigger language plpgsql as
      $$ begin perform pg_sleep(0.5); return new; end $$`;
    await stage.sql`
      create trigger held_up before update on outbox for each row
      when (new.maybe_posted and not old.maybe_posted and new.fence = 1) execute function hold_up()`;
    await put('C1');
    await stage.send({ leaseMs: 1_000, callMs: 600 });
    await stage.sql`drop function hold_up cascade`;
    const rows = await stage.sql`select state, fence, attempts from outbox`;
    expect(rows).toEqual([{ state: 'sent', fence: 2, attempts: 1 }]);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

describe('without an installation', () => {
  it('a message waits', async () => {
    await put('C1');
    const none = createDelivery({
      ...{ sql: stage.sql, now: () => MONDAY },
      log: silent,
      token: async () => null,
    });
    await none.flush(0);
    expect(await stage.outbox()).toMatchObject([{ state: 'ready', attempts: 0 }]);
  });
});
