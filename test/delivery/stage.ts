import { afterAll, beforeAll, beforeEach } from 'vitest';
import { DEFAULT_TIMES, type DeliveryTimes } from '../../src/delivery/context.ts';
import { createDelivery } from '../../src/delivery/delivery.ts';
import type { WorkspaceId } from '../../src/domain/debt.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import { upsertDigestSchedule } from '../../src/store/schedules.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { MONDAY, makeRegister, makeWorkspace, silent } from './fixtures.ts';
import { quietLogger } from './quiet-logger.ts';
import { lateFetch } from './slack-api.ts';

/** Where a test of delivery plays: each has a workspace of its own, with a register of ana's and its digest on Mondays. */
export interface DeliveryStage {
  readonly sql: Sql;
  readonly workspaceId: WorkspaceId;
  readonly register: Register;
  /** Sends until nothing is ready for a while; it waits next to nothing between attempts. */
  send(times?: Partial<DeliveryTimes>): Promise<void>;
}

const QUICK = { channelSpacingMs: 10, workspaceSpacingMs: 0, backoffMs: 5, reconcileAfterMs: 5 };

/** Gives every test of a file its stage; they share a database. */
export function useDelivery(): DeliveryStage {
  let database: TestDatabase;
  let workspaceId: WorkspaceId;
  let register: Register;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    const { sql } = database;
    await sql`delete from outbox`;
    await sql`delete from lane`;
    workspaceId = await makeWorkspace(sql);
    register = await makeRegister(sql, workspaceId);
    await upsertDigestSchedule(sql, workspaceId, register.id, {
      ...{ weekday: 1, time: '09:00', zone: 'UTC', nextAt: MONDAY, configuredBy: 'UANA' },
    });
  });
  return {
    get sql() {
      return database.sql;
    },
    get workspaceId() {
      return workspaceId;
    },
    get register() {
      return register;
    },
    send: (times = {}) =>
      createDelivery({
        sql: database.sql,
        now: () => MONDAY,
        log: silent,
        token: async () => 'xoxb-1',
        slack: { fetch: lateFetch, logger: quietLogger },
        times: { ...DEFAULT_TIMES, ...QUICK, ...times },
      }).flush(),
  };
}
