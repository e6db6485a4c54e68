import { type TickReport, tick } from '../../src/delivery/tick.ts';
import { connect, type Sql } from '../../src/store/connect.ts';
import {
  ensureNudgeSchedule,
  findSchedule,
  upsertDigestSchedule,
} from '../../src/store/schedules.ts';
import { MONDAY, silent } from './fixtures.ts';
import { type RegisterStage, useRegister } from './stage.ts';

export const ANA = { kind: 'person', userId: 'UANA' } as const;

export const hoursLater = (hours: number): Date => new Date(MONDAY.getTime() + hours * 3_600_000);

/** Where a test of what falls due plays. */
export interface TickStage extends RegisterStage {
  tick(now: Date): Promise<TickReport>;
  /** Three replicas tick twice at the same moment. */
  tickTogether(now: Date): Promise<readonly TickReport[]>;
  /** Has a digest come at `nextAt`, and on Mondays at nine in UTC from then on. */
  digestAt(nextAt: Date): Promise<void>;
  /** Has ana nudged at `nextAt`, and at nine in UTC from then on. */
  nudgeAt(nextAt: Date): Promise<void>;
  nextDigest(): Promise<Date | undefined>;
  nextNudge(): Promise<Date | undefined>;
}

/** Gives every test of a file its stage. */
export async function useTicks(): Promise<TickStage> {
  const register = await useRegister();
  const { sql } = register;
  const nextOf = async (kind: 'digest' | 'nudge', subject: string) =>
    (await findSchedule(sql, register.workspaceId, kind, subject))?.nextAt;
  const tickOn = (pool: Sql, now: Date) => tick({ sql: pool, now: () => now, log: silent });
  return Object.assign(register, {
    tick: (now: Date) => tickOn(sql, now),
    tickTogether: async (now: Date) => {
      const replicas = [1, 2, 3].map(() => connect(register.database.url));
      const reports = await Promise.all(
        replicas.flatMap((pool) => [tickOn(pool, now), tickOn(pool, now)]),
      );
      await Promise.all(replicas.map((pool) => pool.end()));
      return reports;
    },
    digestAt: (nextAt: Date) => {
      const weekly = { weekday: 1, time: '09:00', zone: 'UTC', nextAt, configuredBy: 'UANA' };
      return upsertDigestSchedule(sql, register.workspaceId, register.register.id, weekly);
    },
    nudgeAt: async (nextAt: Date) => {
      await ensureNudgeSchedule(sql, register.workspaceId, 'UANA', { zone: 'UTC', nextAt });
    },
    nextDigest: () => nextOf('digest', String(register.register.id)),
    nextNudge: () => nextOf('nudge', 'UANA'),
  });
}
