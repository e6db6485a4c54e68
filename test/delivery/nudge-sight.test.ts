import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_TIMES } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import { ensureNudgeSchedule } from '../../src/store/schedules.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { MONDAY, makeDebt, makeRegister, makeWorkspace, outboxOf, silent } from './fixtures.ts';
import { quietLogger } from './quiet-logger.ts';
import { type Answer, lateFetch, mockSlack, refuse, status } from './slack-api.ts';

const slack = mockSlack();
let database: TestDatabase;
let sql: Sql;
let workspaceId: WorkspaceId;
let register: Register;

beforeAll(async () => {
  database = await createDatabase();
  sql = database.sql;
});
afterAll(() => database.close());
beforeEach(async () => {
  await sql`delete from schedule`;
  workspaceId = await makeWorkspace(sql);
  register = await makeRegister(sql, workspaceId);
  const owner = { kind: 'person', userId: 'UBEN' } as const;
  await makeDebt(sql, register, 1, { owner, title: 'Secret plan', targetDate: '2026-11-20' });
  await ensureNudgeSchedule(sql, workspaceId, 'UBEN', { zone: 'UTC', nextAt: MONDAY });
  slack.on('users.info', () => ({ user: { tz: 'UTC', profile: {} } }));
  slack.on('conversations.open', () => ({ channel: { id: 'DBEN' } }));
  slack.on('chat.postMessage', (args) => ({ channel: args.channel, ts: '5.000001' }));
  slack.on('dnd.info', refuse('missing_scope'));
});

async function run(): Promise<void> {
  const running = createDelivery({
    sql,
    now: () => MONDAY,
    log: silent,
    token: async () => 'xoxb-1',
    slack: { fetch: lateFetch, logger: quietLogger },
    times: { ...DEFAULT_TIMES, channelSpacingMs: 1, workspaceSpacingMs: 0 },
  });
  await running.tick();
  await running.flush(200);
}

const keep = () =>
  sql`update register set visibility = 'channels' where workspace_id = ${workspaceId}`;
const archive = () =>
  sql`update register set archived_at = ${MONDAY} where workspace_id = ${workspaceId}`;
const inChannels =
  (...ids: readonly string[]): Answer =>
  ({ types }) => ({ channels: types === 'public_channel' ? ids.map((id) => ({ id })) : [] });

describe('a nudge about a register that is kept to its channels', () => {
  it('tells its items to an owner who is in one of them', async () => {
    await keep();
    slack.on('users.conversations', inChannels('COTHER', 'CHOME'));
    await run();
    expect(JSON.stringify(slack.callsOf('chat.postMessage'))).toContain('Secret plan');
  });

  it.each([
    ['has left them', inChannels('COTHER')],
    ['is not known to be in them', refuse('missing_scope')],
  ])('tells nothing of them to an owner who %s, and names who keeps it', async (_, channels) => {
    await keep();
    slack.on('users.conversations', channels);
    await run();
    const posted = JSON.stringify(slack.callsOf('chat.postMessage'));
    expect(posted).toContain('1 item of yours cannot be shown');
    expect(posted).toContain('<@UANA>');
    expect(posted).not.toContain('Secret');
    expect(posted).not.toContain('Platform');
    const [debt] = await sql`
      select unanswered_nudges from debt where workspace_id = ${workspaceId}`;
    expect(debt).toMatchObject({ unansweredNudges: 1 });
  });

  it('waits where Slack could not be asked', async () => {
    await keep();
    slack.on('users.conversations', status(503));
    await run();
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    expect(await outboxOf(sql, workspaceId)).toMatchObject([{ kind: 'nudge', state: 'ready' }]);
  });

  it('asks Slack nothing where the register is open', async () => {
    await run();
    expect(slack.callsOf('users.conversations')).toEqual([]);
  });
});

describe('an archived register', () => {
  it('sends neither digest nor nudge', async () => {
    await sql`
      insert into schedule (workspace_id, kind, subject, zone, local_time, weekday, next_at)
      values (${workspaceId}, 'digest', ${String(register.id)}, 'UTC', '09:00', 1, ${MONDAY})`;
    await archive();
    await run();
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
    expect(await outboxOf(sql, workspaceId)).toEqual([]);
  });
});
