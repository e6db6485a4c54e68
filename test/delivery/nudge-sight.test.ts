import { describe, expect, it } from 'vitest';
import { MONDAY } from './fixtures.ts';
import { useNudges } from './nudge-stage.ts';
import { type Answer, mockSlack, refuse, status } from './slack-api.ts';

const slack = mockSlack();
const stage = await useNudges(slack);

const keep = () =>
  stage.sql`update register set visibility = 'channels' where workspace_id = ${stage.workspaceId}`;
const archive = () =>
  stage.sql`update register set archived_at = ${MONDAY} where workspace_id = ${stage.workspaceId}`;
const inChannels =
  (...ids: readonly string[]): Answer =>
  ({ types }) => ({ channels: types === 'public_channel' ? ids.map((id) => ({ id })) : [] });

describe('a nudge about a register that is kept to its channels', () => {
  it('tells its items to an owner who is in one of them', async () => {
    await keep();
    slack.on('users.conversations', inChannels('COTHER', 'CHOME'));
    await stage.run();
    expect(JSON.stringify(stage.posts())).toContain('Secret plan');
  });

  it.each([
    ['has left them', inChannels('COTHER')],
    ['is not known to be in them', refuse('missing_scope')],
  ])('tells nothing of them to an owner who %s, and names who keeps it', async (_, channels) => {
    await keep();
    slack.on('users.conversations', channels);
    await stage.run();
    const posted = JSON.stringify(stage.posts());
    expect(posted).toContain('1 item of yours cannot be shown');
    expect(posted).toContain('<@UANA>');
    expect(posted).not.toContain('Secret');
    expect(posted).not.toContain('Platform');
    const [debt] = await stage.sql`
      select unanswered_nudges from debt where workspace_id = ${stage.workspaceId}`;
    expect(debt).toMatchObject({ unansweredNudges: 1 });
  });

  it('waits where Slack could not be asked', async () => {
    await keep();
    slack.on('users.conversations', status(503));
    await stage.run();
    expect(stage.posts()).toEqual([]);
    expect(await stage.outbox()).toMatchObject([{ kind: 'nudge', state: 'ready' }]);
  });

  it('asks Slack nothing where the register is open', async () => {
    await stage.run();
    expect(slack.callsOf('users.conversations')).toEqual([]);
  });
});

describe('an archived register', () => {
  it('sends neither digest nor nudge', async () => {
    await stage.sql`
      insert into schedule (workspace_id, kind, subject, zone, local_time, weekday, next_at)
      values (${stage.workspaceId}, 'digest', ${String(stage.register.id)}, 'UTC', '09:00', 1, ${MONDAY})`;
    await archive();
    await stage.run();
    expect(stage.posts()).toEqual([]);
    expect(await stage.outbox()).toEqual([]);
  });
});
