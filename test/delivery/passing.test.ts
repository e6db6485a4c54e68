import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS } from '../../src/delivery/context.ts';
import { type Answer, drop, mockSlack, refuse, status } from './slack-api.ts';
import { useDelivery } from './stage.ts';

const slack = mockSlack();
const stage = await useDelivery();
const posted: Answer = () => ({ channel: 'CHOME', ts: '7.000001' });
const posts = () => slack.callsOf('chat.postMessage');

describe('a workspace that takes nothing for a while', () => {
  it.each([
    'team_added_to_org',
    'org_login_required',
    'ekm_access_denied',
    'message_limit_exceeded',
  ])('for %s is waited for, without counting that as an attempt', async (code) => {
    slack.on('chat.postMessage', refuse(code));
    await stage.putDigest();
    await stage.send();
    expect(posts()).toHaveLength(1);
    expect(await stage.outbox()).toMatchObject([
      { state: 'ready', attempts: 0, maybePosted: false },
    ]);
  });
});

describe('what passes', () => {
  it.each([
    ['ratelimited with Retry-After', status(429, { 'retry-after': '1' })],
    ['ratelimited in the body', refuse('ratelimited', { response_metadata: { retryAfter: 1 } })],
    ['rate_limited', refuse('rate_limited', { response_metadata: { retryAfter: 1 } })],
  ])(
    '%s is waited for as long as Slack asks, without counting that as an attempt',
    async (_, answer) => {
      slack.on('chat.postMessage', answer, posted);
      await stage.putDigest();
      const startedAt = performance.now();
      await stage.send();
      expect(performance.now() - startedAt).toBeGreaterThan(990);
      expect(await stage.outbox()).toMatchObject([{ state: 'sent', attempts: 1 }]);
    },
  );

  it.each([
    'service_unavailable',
    'request_timeout',
    'accesslimited',
    'external_channel_migrating',
  ])('%s is tried again without a look, as Slack took nothing', async (code) => {
    slack.on('chat.postMessage', refuse(code), posted);
    await stage.putDigest();
    await stage.send();
    expect(slack.callsOf('conversations.history')).toEqual([]);
    expect(await stage.outbox()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it.each([
    ['a lost answer', drop],
    ['http 500', status(500)],
    ['http 503', status(503)],
    ['internal_error', refuse('internal_error')],
    ['fatal_error', refuse('fatal_error')],
    ['an answer of no known shape', () => ({ channel: 'CHOME' })],
  ])('%s is looked for before it is posted again', async (_, answer) => {
    slack.on('chat.postMessage', answer, posted);
    slack.on('conversations.history', () => ({ messages: [] }));
    await stage.putDigest();
    await stage.send();
    expect(slack.callsOf('conversations.history')).toHaveLength(1);
    expect(await stage.outbox()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('what lasts is given up in the end: dead where Slack surely took nothing, else uncertain', async () => {
    slack.on('chat.postMessage', ({ channel }) =>
      (channel === 'C1' ? refuse('service_unavailable') : drop)({}),
    );
    slack.on('conversations.history', status(500));
    await stage.putDigest({ target: { channel: 'C1' } });
    await stage.putDigest({ target: { channel: 'C2' } });
    await stage.send({ maxBackoffMs: 1, backoffMs: 1, channelSpacingMs: 1 });
    expect(await stage.outbox()).toMatchObject([
      { state: 'dead', attempts: MAX_ATTEMPTS },
      { state: 'uncertain', attempts: MAX_ATTEMPTS },
    ]);
    expect(posts().filter(({ channel }) => channel === 'C2')).toHaveLength(1);
  });
});
