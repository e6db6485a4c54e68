import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HttpResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { Outbound } from '../../src/delivery/outbound.ts';
import { quietLogger } from '../support/quiet-logger.ts';
import { drop, lateFetch, mockSlack, refuse, status } from './slack-api.ts';

const slack = mockSlack();
const outbound = new Outbound('xoxb-1', { timeoutMs: 300, logger: quietLogger, fetch: lateFetch });
const MESSAGE = { channel: 'C1', threadTs: null, text: 'hello', blocks: [], deliveryKey: 'key-1' };

describe('a post', () => {
  it('carries its key, and unfurls nothing', async () => {
    slack.on('chat.postMessage', () => ({ channel: 'C1', ts: '1.000001' }));
    const outcome = await outbound.post({ ...MESSAGE, threadTs: '0.000001' });
    expect(outcome).toEqual({ kind: 'ok', value: { channel: 'C1', ts: '1.000001' } });
    const [args] = slack.callsOf('chat.postMessage');
    expect(args).toMatchObject({
      unfurl_links: 'false',
      unfurl_media: 'false',
      thread_ts: '0.000001',
    });
    expect(JSON.parse(args?.metadata ?? '')).toEqual({
      event_type: 'debt_register_delivery',
      event_payload: { delivery_key: 'key-1' },
    });
  });

  it.each([
    [
      '429 with its Retry-After',
      status(429, { 'retry-after': '7' }),
      { kind: 'rateLimited', retryAfterMs: 7_000 },
    ],
    [
      'a refusal by its code, with what Slack says of it',
      refuse('invalid_blocks', {
        response_metadata: { messages: ['[ERROR] too long [json-pointer:/blocks/0]'] },
      }),
      {
        kind: 'refused',
        code: 'invalid_blocks',
        detail: ['[ERROR] too long [json-pointer:/blocks/0]'],
      },
    ],
    ['ratelimited in the body', refuse('ratelimited'), { kind: 'rateLimited' }],
    [
      '503, which may have gone through',
      status(503),
      { kind: 'unreachable', maybePosted: true, why: 'http 503' },
    ],
    ['404, which has not', status(404), { kind: 'unreachable', maybePosted: false }],
    [
      'internal_error, which may have gone through',
      refuse('internal_error'),
      { kind: 'unreachable', maybePosted: true },
    ],
    [
      'service_unavailable, which has not',
      refuse('service_unavailable'),
      { kind: 'unreachable', maybePosted: false },
    ],
    [
      'a lost answer, which may have gone through',
      drop,
      { kind: 'unreachable', maybePosted: true },
    ],
    [
      'a page in place of an answer',
      () => HttpResponse.html('<p>proxy</p>'),
      { kind: 'unreachable', maybePosted: true },
    ],
    [
      'an answer without a ts',
      () => ({ channel: 'C1' }),
      { kind: 'unreachable', maybePosted: true },
    ],
  ])('tells %s', async (_, answer, expected) => {
    slack.on('chat.postMessage', answer);
    expect(await outbound.post(MESSAGE)).toMatchObject(expected);
    expect(slack.callsOf('chat.postMessage')).toHaveLength(1);
  });
});

describe('on a real connection', () => {
  async function outcomeOn(listen: Parameters<typeof createServer>[1]) {
    const server = createServer(listen);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const slackApiUrl = `http://127.0.0.1:${port}/api/`;
    const client = new Outbound('xoxb-1', { slackApiUrl, timeoutMs: 200, logger: quietLogger });
    const whileUp = await client.post(MESSAGE);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    return { whileUp, whenDown: await client.post(MESSAGE) };
  }

  it('a slow answer is given up after the timeout, and may have been taken', async () => {
    const { whileUp } = await outcomeOn(() => undefined);
    expect(whileUp).toMatchObject({ kind: 'unreachable', maybePosted: true });
  });

  it('a cut connection may have been taken, a refused one was not', async () => {
    const { whileUp, whenDown } = await outcomeOn((request) => request.socket.destroy());
    expect(whileUp).toMatchObject({ kind: 'unreachable', maybePosted: true });
    expect(whenDown).toMatchObject({ maybePosted: false, why: 'ECONNREFUSED' });
  });

  it('an answer cut off half-way may have been taken', async () => {
    const { whileUp } = await outcomeOn((request, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('{"ok":', () => request.socket.destroy());
    });
    expect(whileUp).toMatchObject({ kind: 'unreachable', maybePosted: true });
  });
});

describe('looking for a delivery', () => {
  const since = new Date('2026-11-23T09:00:00Z');
  const other = {
    ts: '1.1',
    metadata: { event_type: 'x', event_payload: { delivery_key: 'other' } },
  };
  const ours = {
    ts: '2.2',
    metadata: { event_type: 'x', event_payload: { delivery_key: 'key-1' } },
  };
  const place = { channel: 'C1', threadTs: null };

  it('finds it by its key on a later page, from before it was written', async () => {
    slack.on(
      'conversations.history',
      () => ({ messages: [{ ts: '1.0' }, other], response_metadata: { next_cursor: 'more' } }),
      () => ({ messages: [ours] }),
    );
    const found = await outbound.findDelivery(place, 'key-1', since);
    expect(found).toEqual({ kind: 'ok', value: { channel: 'C1', ts: '2.2' } });
    const [first, second] = slack.callsOf('conversations.history');
    expect(first).toMatchObject({
      include_all_metadata: 'true',
      oldest: String(since.getTime() / 1000 - 300),
    });
    expect(second).toMatchObject({ cursor: 'more' });
  });

  it('says that it is not there only after the last page', async () => {
    slack.on('conversations.history', () => ({ messages: [other] }));
    expect(await outbound.findDelivery(place, 'key-1', since)).toEqual({ kind: 'ok', value: null });
  });

  it('does not say so where there is too much to read', async () => {
    slack.on('conversations.history', () => ({
      messages: [other],
      response_metadata: { next_cursor: 'more' },
    }));
    const outcome = await outbound.findDelivery(place, 'key-1', since);
    expect(outcome).toMatchObject({ kind: 'refused', code: 'history_too_long' });
  });

  it('reads the thread of a thread reply', async () => {
    slack.on('conversations.replies', () => ({ messages: [ours] }));
    await outbound.findDelivery({ channel: 'C1', threadTs: '1.0' }, 'key-1', since);
    expect(slack.callsOf('conversations.replies')).toMatchObject([{ ts: '1.0' }]);
  });
});

describe('a person', () => {
  it('is told with zone and status', async () => {
    slack.on('users.info', () => ({
      user: {
        tz: 'Asia/Tokyo',
        profile: {
          status_text: 'Vacationing',
          status_emoji: ':palm_tree:',
          status_expiration: 1_800_000_000,
        },
      },
    }));
    expect(await outbound.profile('UBEN')).toMatchObject({
      value: {
        zone: 'Asia/Tokyo',
        deactivated: false,
        status: { text: 'Vacationing', expiresAt: new Date(1_800_000_000_000) },
      },
    });
  });

  it('does not want to be disturbed while snoozed or within the hours of it', async () => {
    const at = new Date(1_800_000_000_000);
    const hours = {
      dnd_enabled: true,
      next_dnd_start_ts: 1_799_999_000,
      next_dnd_end_ts: 1_800_001_000,
    };
    slack.on(
      'dnd.info',
      () => ({ snooze_enabled: true }),
      () => ({ ...hours, snooze_enabled: true, snooze_endtime: 1_800_000_600 }),
      () => hours,
      () => ({
        dnd_enabled: true,
        next_dnd_start_ts: 1_800_000_500,
        next_dnd_end_ts: 1_800_001_000,
      }),
    );
    const asked = [
      await outbound.doNotDisturb('U1', at),
      await outbound.doNotDisturb('U1', at),
      await outbound.doNotDisturb('U1', at),
      await outbound.doNotDisturb('U1', at),
    ];
    expect(asked.map((outcome) => outcome.kind === 'ok' && outcome.value)).toEqual([
      { until: null },
      { until: new Date(1_800_001_000_000) },
      { until: new Date(1_800_001_000_000) },
      null,
    ]);
  });
});
