import { beforeEach } from 'vitest';
import type { DeliveryTimes } from '../../src/delivery/context.ts';
import { createDelivery, type RunningDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import type { NewDelivery } from '../../src/store/outbox.ts';
import { upsertDigestSchedule } from '../../src/store/schedules.ts';
import { type TestDatabase, useDatabase } from '../support/database.ts';
import { digestOf } from '../support/digest-content.ts';
import { quietLogger } from '../support/quiet-logger.ts';
import {
  MONDAY,
  makeRegister,
  makeWorkspace,
  type OutboxRow,
  outboxOf,
  putDigest,
  silent,
} from './fixtures.ts';
import { lateFetch } from './slack-api.ts';

/** A test's own workspace with a register of ana's, on the database of its file. */
export interface RegisterStage {
  readonly database: TestDatabase;
  readonly sql: Sql;
  readonly workspaceId: WorkspaceId;
  readonly register: Register;
  /** What is in the workspace's outbox, oldest first. */
  outbox(): Promise<OutboxRow[]>;
}

/** Gives every test of a file its register. Nothing is scheduled but the register's quarters, and nothing waits to be sent. */
export async function useRegister(): Promise<RegisterStage> {
  const database = await useDatabase();
  const { sql } = database;
  let workspaceId: WorkspaceId;
  let register: Register;
  beforeEach(async () => {
    await sql`delete from outbox`;
    await sql`delete from lane`;
    await sql`delete from schedule`;
    workspaceId = await makeWorkspace(sql);
    register = await makeRegister(sql, workspaceId);
  });
  return {
    database,
    sql,
    get workspaceId() {
      return workspaceId;
    },
    get register() {
      return register;
    },
    outbox: () => outboxOf(sql, workspaceId),
  };
}

const QUICK = { channelSpacingMs: 10, workspaceSpacingMs: 0, backoffMs: 5, reconcileAfterMs: 5 };

/** Delivery that talks to `mockSlack` and waits next to nothing between attempts. */
export function quickDelivery(
  sql: Sql,
  now: () => Date,
  times: Partial<DeliveryTimes> = {},
): RunningDelivery {
  return createDelivery({
    sql,
    now,
    log: silent,
    token: async () => 'xoxb-1',
    slack: { fetch: lateFetch, logger: quietLogger },
    times: { ...QUICK, ...times },
    random: () => 0.5,
  });
}

/** Where a test of sending plays: a register whose digest is due on Mondays at nine in UTC. */
export interface DeliveryStage extends RegisterStage {
  /** Sends on that Monday until nothing is ready for a while. */
  send(times?: Partial<DeliveryTimes>): Promise<void>;
  /** Puts a digest of the register into the outbox; answers with its id. */
  putDigest(more?: Partial<NewDelivery>): Promise<number>;
}

/** Gives every test of a file its stage. */
export async function useDelivery(): Promise<DeliveryStage> {
  const stage = await useRegister();
  const { sql } = stage;
  beforeEach(() =>
    upsertDigestSchedule(sql, stage.workspaceId, stage.register.id, {
      ...{ weekday: 1, time: '09:00', zone: 'UTC', nextAt: MONDAY, configuredBy: 'UANA' },
    }),
  );
  return Object.assign(stage, {
    send: (times?: Partial<DeliveryTimes>) => quickDelivery(sql, () => MONDAY, times).flush(),
    putDigest: (more: Partial<NewDelivery> = {}) =>
      putDigest(sql, stage.workspaceId, 'CHOME', {
        subject: String(stage.register.id),
        message: { kind: 'digest', content: digestOf({ registerId: stage.register.id }) },
        ...more,
      }),
  });
}
