import { pino } from 'pino';
import type { Debt, DebtFields, RegisterId, WorkspaceId } from '../../src/domain/debt.ts';
import { blankFields } from '../../src/domain/debt.ts';
import type { Quarter } from '../../src/domain/quarter.ts';
import type { Register } from '../../src/domain/register.ts';
import type { Sql } from '../../src/store/connect.ts';
import { insertDebts } from '../../src/store/debts.ts';
import { type Delivery, enqueue, type NewDelivery } from '../../src/store/outbox.ts';
import type { QuarterSnapshot } from '../../src/store/quarter-snapshots.ts';
import { insertRegister, registerById, updateSettings } from '../../src/store/registers.ts';
import { upsertWorkspace } from '../../src/store/workspaces.ts';
import { digestOf } from '../support/digest-content.ts';

export const silent = pino({ level: 'silent' });

/** Monday, nine in UTC. */
export const MONDAY = new Date('2026-11-23T09:00:00Z');

let teams = 0;

/** A workspace of its own, so that tests on one database do not meet. */
export async function makeWorkspace(sql: Sql): Promise<WorkspaceId> {
  teams++;
  const installation = {
    teamId: `T${teams}`,
    enterpriseId: null,
    name: `Team ${teams}`,
    botUserId: 'UBOT',
    scopes: [],
  };
  return (await upsertWorkspace(sql, installation, new Date('2026-10-01T00:00:00Z'))).id;
}

/** A register of `ana`'s with `C-home` as its home channel, created at the quarter's start. */
export async function makeRegister(sql: Sql, workspaceId: WorkspaceId): Promise<Register> {
  const createdAt = new Date('2026-09-30T00:00:00Z');
  const made = await insertRegister(sql, workspaceId, 'Platform', 'UANA', createdAt);
  if (!made) throw new Error('the register was not made');
  await updateSettings(sql, workspaceId, made.id, {
    homeChannel: 'CHOME',
    weekday: 1,
    time: '09:00',
    zone: 'UTC',
    firstMonth: 1,
    offers: true,
    holidays: [],
    collapsesDigests: true,
  });
  return reload(sql, workspaceId, made.id);
}

export async function reload(
  sql: Sql,
  workspaceId: WorkspaceId,
  id: RegisterId,
): Promise<Register> {
  const register = await registerById(sql, workspaceId, id);
  if (!register) throw new Error('the register is gone');
  return register;
}

/** An item without history, as if recorded at `at`. */
export async function makeDebt(
  sql: Sql,
  register: Register,
  number: number,
  fields: Partial<DebtFields>,
  at = new Date('2026-09-30T08:00:00Z'),
): Promise<Debt> {
  const item = {
    number,
    reference: null,
    fields: { ...blankFields(`Item ${number}`), ...fields },
    imported: {},
  };
  const [debt] = await insertDebts(sql, register, [item], 'UANA', at);
  if (!debt) throw new Error('the item was not made');
  return debt;
}

/** A digest to a channel in the outbox; answers with its id. */
export function putDigest(
  sql: Sql,
  workspaceId: WorkspaceId,
  channel: string,
  more: Partial<NewDelivery> = {},
): Promise<number> {
  const message = { kind: 'digest', content: digestOf({ registerId: 1 }) } as const;
  return enqueue(sql, { workspaceId, message, subject: '1', target: { channel }, ...more }, MONDAY);
}

export interface OutboxRow {
  readonly id: number;
  readonly kind: Delivery['kind'];
  readonly state: string;
  readonly reason: string | null;
  readonly attempts: number;
  readonly maybePosted: boolean;
  readonly textOnly: boolean;
  readonly channel: string | null;
  readonly userId: string | null;
  readonly sentTs: string | null;
  readonly parentId: number | null;
  readonly content: unknown;
}

/** A workspace's outbox, oldest first. */
export async function outboxOf(sql: Sql, workspaceId: WorkspaceId): Promise<OutboxRow[]> {
  return sql<OutboxRow[]>`
    select id, kind, state, reason, attempts, maybe_posted, text_only, channel, user_id, sent_ts, parent_id, content
    from outbox where workspace_id = ${workspaceId} order by id`;
}

/** The plan of a quarter as it was kept at its start; null where it was not. */
export async function snapshotOf(
  sql: Sql,
  register: Register,
  quarter: Quarter,
): Promise<QuarterSnapshot | null> {
  const [row] = await sql<QuarterSnapshot[]>`
    select quarter, as_of, taken_at, debt_ids from quarter_snapshot
    where register_id = ${register.id} and quarter = ${quarter}`;
  return row ?? null;
}

/** As if the worker that has a message had died and its lease run out. */
export async function endLease(sql: Sql, id: number): Promise<void> {
  await sql`update outbox set lease_until = clock_timestamp() - interval '1 second' where id = ${id}`;
  await sql`delete from lane`;
}
