import type { ChannelId, RegisterId, Section, UserId, WorkspaceId } from '../domain/debt.ts';
import type { Holiday } from '../domain/holiday.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from './connect.ts';
import { jsonText } from './json.ts';

export interface RegisterRow extends Omit<Register, 'digestTime'> {
  readonly digestWeekday: number;
  readonly digestTime: string;
  readonly zone: string;
}

/** A register and whether the channel asked about belongs to it. */
export interface ChannelRegister {
  readonly register: Register;
  readonly isBound: boolean;
}

/** The register of a channel: bound, else its home, else the workspace's default; null before the first one. */
export async function registerOfChannel(
  sql: AnySql,
  workspaceId: WorkspaceId,
  channel: ChannelId | null,
): Promise<ChannelRegister | null> {
  const [row] = await sql<(RegisterRow & { boundRank: number })[]>`
    select ${registerColumns(sql)},
      case
        when register_channel.register_id is not null then 2
        when register.home_channel = ${channel} then 1
        else 0
      end as bound_rank
    from register
    left join register_channel on register_channel.workspace_id = register.workspace_id
      and register_channel.register_id = register.id and register_channel.channel = ${channel}
    where register.workspace_id = ${workspaceId}
      and (register.is_default or register.home_channel = ${channel}
        or register_channel.register_id is not null)
    order by bound_rank desc, register.is_default desc, register.id
    limit 1`;
  return row ? { register: asRegister(row), isBound: row.boundRank > 0 } : null;
}

/** A register by the name that people give it, in any case; a hyphen may stand for a space. */
export async function registerByName(
  sql: AnySql,
  workspaceId: WorkspaceId,
  name: string,
): Promise<Register | null> {
  const [row] = await sql<RegisterRow[]>`
    select ${registerColumns(sql)} from register
    where workspace_id = ${workspaceId}
      and lower(replace(name, ' ', '-')) = lower(replace(${name}, ' ', '-'))
    order by lower(name) = lower(${name}) desc limit 1`;
  return row ? asRegister(row) : null;
}

/** Every register of a workspace: the default first, archived ones last, by name. */
export async function registersOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
): Promise<readonly Register[]> {
  const rows = await sql<RegisterRow[]>`
    select ${registerColumns(sql)} from register where workspace_id = ${workspaceId}
    order by is_default desc, archived_at is not null, lower(name)`;
  return rows.map(asRegister);
}

export async function registerById(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<Register | null> {
  const [row] = await sql<RegisterRow[]>`
    select ${registerColumns(sql)} from register
    where workspace_id = ${workspaceId} and id = ${registerId}`;
  return row ? asRegister(row) : null;
}

/** As `registerById`, and keeps others from numbering, importing and setting until the transaction ends. */
export async function lockRegister(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<{ register: Register; nextNumber: number } | null> {
  const [row] = await sql<(RegisterRow & { nextNumber: number })[]>`
    select ${registerColumns(sql)} from register
    where workspace_id = ${workspaceId} and id = ${registerId} for update`;
  return row ? { register: asRegister(row), nextNumber: row.nextNumber } : null;
}

/**
 * Creates a register; the first one of a workspace is its default. Null when another call was quicker,
 * be it with the name or with the default. Its quarters are kept and reviewed from now on.
 */
export async function insertRegister(
  sql: AnySql,
  workspaceId: WorkspaceId,
  name: string,
  createdBy: UserId | null,
  now: Date,
): Promise<Register | null> {
  const [row] = await sql<RegisterRow[]>`
    with made as (
      insert into register (workspace_id, name, is_default, created_by, created_at)
      select ${workspaceId}, ${name},
        not exists (select from register where workspace_id = ${workspaceId} and is_default),
        ${createdBy}, ${now}
      on conflict do nothing
      returning *
    ), scheduled as (
      insert into schedule (workspace_id, kind, subject, zone, local_time, next_at)
      select workspace_id, 'quarter', id::text, zone, '00:00', created_at from made
    )
    select ${registerColumns(sql)} from made as register`;
  return row ? asRegister(row) : null;
}

/** Takes the register's next number, which no other call gets; the register stays locked until the transaction ends. */
export function takeNumber(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<number> {
  return takeNumbers(sql, workspaceId, registerId, 1);
}

/** As `takeNumber` for several at once; the first of them. */
export async function takeNumbers(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  count: number,
): Promise<number> {
  const [row] = await sql<{ taken: number }[]>`
    update register set next_number = next_number + ${count}
    where workspace_id = ${workspaceId} and id = ${registerId}
    returning next_number - ${count} as taken`;
  if (!row) throw new Error(`register ${registerId} is gone`);
  return row.taken;
}

export interface RegisterSettings {
  readonly homeChannel: ChannelId | null;
  readonly weekday: number;
  readonly time: string;
  readonly zone: string;
  readonly firstMonth: number;
  readonly offers: boolean;
  readonly holidays: readonly Holiday[];
  readonly collapsesDigests: boolean;
}

export async function updateSettings(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  settings: RegisterSettings,
): Promise<void> {
  await sql`
    update register set
      home_channel = ${settings.homeChannel}, digest_weekday = ${settings.weekday},
      digest_time = ${settings.time}, zone = ${settings.zone}, first_month = ${settings.firstMonth},
      offers = ${settings.offers}, holidays = ${[...settings.holidays]},
      collapses_digests = ${settings.collapsesDigests}
    where workspace_id = ${workspaceId} and id = ${registerId}`;
}

/** Binds a channel to a register, unless it is bound already; a channel has one register. */
export async function bindChannel(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  channel: ChannelId,
): Promise<void> {
  await sql`
    insert into register_channel (workspace_id, channel, register_id)
    values (${workspaceId}, ${channel}, ${registerId})
    on conflict do nothing`;
}

/** Notes what an import leaves on the register: the numbers used, its own sections, the day of the first import. */
export async function noteImported(
  sql: AnySql,
  register: Pick<Register, 'workspaceId' | 'id'>,
  { nextNumber, sections, at }: { nextNumber: number; sections: readonly Section[]; at: Date },
): Promise<void> {
  await sql`
    update register set
      next_number = ${nextNumber}, sections = ${jsonText(sections)}::text::jsonb,
      first_imported_at = coalesce(first_imported_at, ${at})
    where workspace_id = ${register.workspaceId} and id = ${register.id}`;
}

/** The columns of `Register`, with the channels bound to it. */
function registerColumns(sql: AnySql) {
  return sql`
    register.*, array(
      select channel from register_channel as bound
      where bound.workspace_id = register.workspace_id and bound.register_id = register.id
      order by channel
    ) as channels`;
}

/** A row of `registerColumns` as the domain knows it. */
function asRegister(row: RegisterRow): Register {
  return {
    id: row.id,
    workspaceId: row.workspaceId,
    name: row.name,
    isDefault: row.isDefault,
    homeChannel: row.homeChannel,
    channels: [
      ...new Set([...(row.homeChannel === null ? [] : [row.homeChannel]), ...row.channels]),
    ],
    visibility: row.visibility,
    offers: row.offers,
    archivedAt: row.archivedAt,
    digestTime: { weekday: row.digestWeekday, time: row.digestTime, zone: row.zone },
    firstMonth: row.firstMonth,
    holidays: row.holidays,
    collapsesDigests: row.collapsesDigests,
    maintainers: row.maintainers,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    firstImportedAt: row.firstImportedAt,
    sections: row.sections,
  };
}
