import { describe, expect, it } from 'vitest';
import { DECIDED_CODES } from '../../src/delivery/refusals.ts';
import type { NudgeContent } from '../../src/domain/digest.ts';
import { setNudges } from '../../src/register/settings.ts';
import { enqueue, enqueueUpdate } from '../../src/store/outbox.ts';
import { findPerson } from '../../src/store/persons.ts';
import { ensureNudgeSchedule, findSchedule } from '../../src/store/schedules.ts';
import { digestOf } from '../support/digest-content.ts';
import { MONDAY } from './fixtures.ts';
import { type Answer, mockSlack, refuse } from './slack-api.ts';
import { useDelivery } from './stage.ts';

const slack = mockSlack();
const stage = await useDelivery();
const posted: Answer = () => ({ channel: 'CHOME', ts: '7.000001' });
const posts = () => slack.callsOf('chat.postMessage');

/** A nudge of ben's that says next to nothing, and Slack's answers about him. */
function putNudge(): Promise<number> {
  const { sql, workspaceId } = stage;
  slack.on('users.info', () => ({ user: { tz: 'UTC' } }));
  slack.on('dnd.info', () => ({}));
  const content: NudgeContent = {
    ...{ userId: 'UBEN', kind: 'weekly', day: '2026-11-23', items: [], more: 0 },
    ...{ nextOn: '2026-11-30', newlyOverdue: [], tellsOverdue: true, firstContact: false },
  };
  const message = { kind: 'nudge', content } as const;
  const target = { userId: 'UBEN' };
  return enqueue(sql, { workspaceId, message, subject: 'UBEN', target }, MONDAY);
}

const schedule = () =>
  findSchedule(stage.sql, stage.workspaceId, 'digest', String(stage.register.id));

/** Slack's codes by what is done about each; where the tests below hold them to it. */
const PAUSED = [
  'channel_not_found',
  'not_in_channel',
  'user_not_in_channel',
  'is_archived',
  'is_inactive',
  'channel_id_changed',
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'cannot_reply_to_message',
  'thread_not_found',
  'messages_tab_disabled',
  'no_permission',
  'access_denied',
];
const SUSPENDED = [
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
];
const GONE = [
  'user_not_found',
  'user_disabled',
  'user_not_visible',
  'invalid_user_combination',
  'users_not_found',
  'cannot_dm_bot',
];
const AS_TEXT = [
  'invalid_blocks',
  'invalid_blocks_format',
  'invalid_attachments',
  'msg_blocks_too_long',
];
const LEFT = ['message_not_found', 'cant_update_message', 'edit_window_closed'];
const GIVEN_UP = [
  'missing_scope',
  'msg_too_long',
  'no_text',
  'metadata_too_large',
  'enterprise_is_restricted',
  'not_allowed_token_type',
];

it('every code that has a decision is tried here', () => {
  const tried = [...PAUSED, ...SUSPENDED, ...GONE, ...AS_TEXT, ...LEFT, ...GIVEN_UP];
  expect(tried.toSorted()).toEqual(DECIDED_CODES.toSorted());
});

describe('a digest that its channel does not take', () => {
  it.each(PAUSED)('for %s is paused, and who set it up is told once what to do', async (code) => {
    slack.on('conversations.open', () => ({ channel: { id: 'DANA' } }));
    slack.on('chat.postMessage', (args) =>
      args.channel === 'DANA' ? posted(args) : refuse(code)(args),
    );
    await stage.putDigest();
    await stage.putDigest();
    await stage.send();
    expect((await schedule())?.pausedWhy).toBe(code);
    expect(slack.callsOf('conversations.open')).toMatchObject([{ users: 'UANA' }]);
    const told = posts().filter(({ channel }) => channel === 'DANA');
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toMatch(/<#CHOME>.*\/debt digest on/s);
    expect((await stage.outbox()).map(({ state }) => state)).toEqual(['dead', 'dead', 'sent']);
  });

  it('and a quarter’s review neither: the digest stands still with it', async () => {
    slack.on('conversations.open', () => ({ channel: { id: 'DANA' } }));
    slack.on('chat.postMessage', refuse('is_archived'), posted);
    const { sql, workspaceId, register } = stage;
    const { progress, quarterLabel, registerName } = digestOf({ registerId: register.id });
    const content = {
      ...{ registerId: register.id, registerName, quarter: '2026-07-01', quarterLabel },
      nextLabel: 'Q1 2027',
      ...{ lateSince: null, baselineFirstImport: null, progress },
      ...{ paid: [], replanned: [], closed: [], left: [] },
    };
    const row = { subject: String(register.id), target: { channel: 'CHOME' } };
    await enqueue(sql, { workspaceId, message: { kind: 'review', content }, ...row }, MONDAY);
    await stage.send();
    const [review] = await stage.outbox();
    expect(review?.reason).toBe('is_archived');
    expect((await schedule())?.pausedWhy).toBe('is_archived');
  });

  it('tells the next maintainer where the one who set it up has left, and nobody twice', async () => {
    const { sql, workspaceId, register } = stage;
    await sql`update register set maintainers = '{UCLEO,UDAN}' where id = ${register.id}`;
    await sql`update schedule set configured_by = 'UGONE' where workspace_id = ${workspaceId}`;
    slack.on('conversations.open', ({ users }) =>
      users === 'UDAN' ? { channel: { id: 'DDAN' } } : refuse('user_disabled')({}),
    );
    slack.on('chat.postMessage', (args) =>
      args.channel === 'DDAN' ? posted(args) : refuse('not_in_channel')(args),
    );
    await stage.putDigest();
    await stage.send();
    const asked = slack.callsOf('conversations.open').map(({ users }) => users);
    expect(asked).toEqual(['UGONE', 'UCLEO', 'UDAN']);
    expect(posts().filter(({ channel }) => channel === 'DDAN')).toHaveLength(1);
  });
});

describe('a token that Slack refuses', () => {
  it.each(SUSPENDED)('for %s stops the workspace, and loses nothing', async (code) => {
    slack.on('chat.postMessage', refuse(code));
    await stage.putDigest();
    await stage.putDigest();
    await stage.send();
    expect(posts()).toHaveLength(1);
    expect((await stage.outbox()).map(({ state }) => state)).toEqual(['ready', 'ready']);
    const [grant] = await stage.sql`
      select revoked_why from installation join workspace on installation.id = installation_id
      where workspace.id = ${stage.workspaceId}`;
    expect(grant).toEqual({ revokedWhy: code });
  });
});

describe('a person who cannot be reached', () => {
  it.each(GONE)(
    'for %s counts as gone, and nothing is left to decide about the message',
    async (code) => {
      const { sql, workspaceId } = stage;
      slack.on('conversations.open', refuse(code));
      await putNudge();
      await stage.send();
      expect(await stage.outbox()).toMatchObject([{ state: 'dead', reason: code }]);
      expect((await findPerson(sql, workspaceId, 'UBEN'))?.goneAt).toEqual(MONDAY);
      const [{ decision, decidedBy } = {}] = await sql`select decision, decided_by from outbox`;
      expect({ decision, decidedBy }).toEqual({ decision: 'leave', decidedBy: null });
    },
  );
});

describe('blocks that Slack does not take', () => {
  it.each(AS_TEXT)('for %s go out as text', async (code) => {
    slack.on('chat.postMessage', refuse(code), posted);
    await stage.putDigest();
    await stage.send();
    const [, second] = posts();
    expect(second?.blocks).toBeUndefined();
    expect(second?.text).not.toBe('');
    expect(await stage.outbox()).toMatchObject([{ state: 'sent', textOnly: true }]);
  });

  it('are given up where the text is not taken either', async () => {
    slack.on('chat.postMessage', refuse('invalid_blocks'));
    await stage.putDigest();
    await stage.send();
    expect(posts()).toHaveLength(2);
    expect(await stage.outbox()).toMatchObject([{ state: 'dead', reason: 'invalid_blocks' }]);
  });
});

describe('a message that is to be changed', () => {
  it.each([...LEFT, ...PAUSED])(
    'and cannot be for %s stays as it is, and stops nothing',
    async (code) => {
      slack.on('chat.postMessage', posted);
      slack.on('chat.update', refuse(code));
      const id = await stage.putDigest();
      await stage.send();
      await enqueueUpdate(stage.sql, stage.workspaceId, id, MONDAY);
      await stage.send();
      expect(slack.callsOf('chat.update')).toHaveLength(1);
      expect(await stage.outbox()).toMatchObject([{ id, state: 'sent' }]);
      expect((await schedule())?.pausedWhy).toBeNull();
    },
  );
});

describe('what would be refused again', () => {
  it.each([...GIVEN_UP, 'a_code_of_next_year'])(
    'as %s is given up and told, and the next one goes out',
    async (code) => {
      slack.on('chat.postMessage', refuse(code), posted);
      await stage.putDigest();
      await stage.putDigest();
      await stage.send();
      const states = new Map((await stage.outbox()).map(({ state, reason }) => [state, reason]));
      expect(states).toEqual(
        new Map([
          ['dead', code],
          ['sent', null],
        ]),
      );
      expect((await schedule())?.pausedWhy).toBeNull();
    },
  );
});

describe('reminders that Slack refuses', () => {
  it('stand still for messages_tab_disabled, and are tried again when the person asks for them', async () => {
    const { sql, workspaceId } = stage;
    const userId = 'UBEN';
    await ensureNudgeSchedule(sql, workspaceId, userId, { zone: 'UTC', nextAt: MONDAY });
    slack.on('conversations.open', () => ({ channel: { id: 'DBEN' } }));
    slack.on('chat.postMessage', refuse('messages_tab_disabled'));
    await putNudge();
    await stage.send();
    const paused = await findSchedule(sql, workspaceId, 'nudge', userId);
    expect(paused?.pausedWhy).toBe('messages_tab_disabled');
    const ben = { workspaceId, userId, isAdmin: false, isOutsider: false };
    await setNudges({ sql, now: () => MONDAY }, ben, 'on');
    const resumed = await findSchedule(sql, workspaceId, 'nudge', userId);
    expect(resumed).toMatchObject({ pausedWhy: null, nextAt: new Date('2026-11-24T09:00:00Z') });
  });
});
