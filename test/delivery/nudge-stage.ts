import { beforeEach } from 'vitest';
import { ensureNudgeSchedule, findSchedule, type Schedule } from '../../src/store/schedules.ts';
import { MONDAY, makeDebt } from './fixtures.ts';
import { type Answer, type Call, refuse, type SlackApi } from './slack-api.ts';
import { quickDelivery, type RegisterStage, useRegister } from './stage.ts';

export const BEN = { kind: 'person', userId: 'UBEN' } as const;

/** Nine in UTC, unless another time is told, of a day such as `11-23` in 2026. */
export const at = (day: string, time = '09:00') => new Date(`2026-${day}T${time}:00Z`);

/** Slack's answer about somebody in UTC. */
export const person = (profile: object, more: object = {}): Answer => {
  return () => ({ user: { tz: 'UTC', profile, ...more } });
};

/** Where a test of nudges plays: `Secret plan` of ben's is overdue since Friday, and he hears of it at nine in UTC. */
export interface NudgeStage extends RegisterStage {
  /** What the bot's clock shows: Monday at nine before each test. */
  now: Date;
  /** Puts what is due into the outbox. */
  tick(): Promise<unknown>;
  /** Ticks, and sends what is ready. */
  run(): Promise<void>;
  /** What was posted in Slack. */
  posts(): Call['args'][];
  /** When ben is nudged next, and whether that stands still. */
  schedule(): Promise<Schedule | null>;
}

/** What fails is tried again when a test is long over. */
const LATER = { backoffMs: 60_000, reconcileAfterMs: 60_000 };

/** Gives every test of a file its stage; Slack takes messages, and does not tell who is not to be disturbed. */
export async function useNudges(slack: SlackApi): Promise<NudgeStage> {
  const register = await useRegister();
  const delivery = () => quickDelivery(register.sql, () => stage.now, LATER);
  const stage: NudgeStage = Object.assign(register, {
    now: MONDAY,
    tick: () => delivery().tick(),
    run: async () => {
      await delivery().tick();
      await delivery().flush(200);
    },
    posts: () => slack.callsOf('chat.postMessage'),
    schedule: () => findSchedule(register.sql, register.workspaceId, 'nudge', BEN.userId),
  });
  beforeEach(async () => {
    stage.now = MONDAY;
    const { sql, workspaceId } = stage;
    const overdue = { owner: BEN, title: 'Secret plan', targetDate: '2026-11-20' };
    await makeDebt(sql, stage.register, 1, overdue);
    await ensureNudgeSchedule(sql, workspaceId, BEN.userId, { zone: 'UTC', nextAt: MONDAY });
    slack.on('users.info', person({}));
    slack.on('conversations.open', () => ({ channel: { id: 'DBEN' } }));
    slack.on('chat.postMessage', (args) => ({ channel: args.channel, ts: '5.000001' }));
    slack.on('dnd.info', refuse('missing_scope'));
  });
  return stage;
}
