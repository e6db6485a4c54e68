import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql, Sql } from './connect.ts';
import { freeLaneIn, takeLane } from './lanes.ts';
import { notSuspended } from './suspended.ts';

/** Whose Home. */
export interface HomeOwner {
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
}

export interface HomeTimes {
  /** From when on another may take a Home over that somebody has in hand. */
  readonly leaseMs: number;
  /** Between two Homes of a workspace. */
  readonly workspaceSpacingMs: number;
  /** Between two times that one person's Home is published. */
  readonly personSpacingMs: number;
}

/** The lane of a workspace in which its Homes are published; no channel has this id. */
const HOME_LANE = 'home';
/** Marks taken up at once. */
const MAX_MARKS = 10_000;

/**
 * Marks as stale the Homes that the changes since the last time concern: of people who opened theirs after
 * `openedAfter`. One statement; what several changes did is one mark. The rows are locked in one order, and for this
 * statement alone, so that no change ever waits for it.
 */
export async function spreadMarks(sql: Sql, openedAfter: Date): Promise<void> {
  await sql`
    with taken as (
      delete from home_mark where id in (
        select id from home_mark order by id limit ${MAX_MARKS} for update skip locked)
      returning workspace_id, user_id
    ), concerned as (
      select person.workspace_id, person.user_id
      from (select distinct workspace_id, user_id from taken) as mark
      join person on person.workspace_id = mark.workspace_id
        and person.user_id = coalesce(mark.user_id, person.user_id)
      where person.home_opened_at > ${openedAfter}
      order by person.workspace_id, person.user_id
      for update of person
    )
    update person set home_stale_at = coalesce(home_stale_at, clock_timestamp())
    from concerned
    where person.workspace_id = concerned.workspace_id and person.user_id = concerned.user_id`;
}

/**
 * Takes the Home that is stale for longest and may be published now, for the time of the lease; it counts as fresh from
 * here on, so that a change from now on marks it again. Null when there is none.
 */
export async function claimStaleHome(sql: Sql, times: HomeTimes): Promise<HomeOwner | null> {
  for (;;) {
    const claim = await sql.begin(async (tx) => {
      const [next] = await tx<HomeOwner[]>`
        select workspace_id, user_id from person
        where (home_stale_at is not null or home_lease_until is not null)
          and greatest(home_lease_until, home_next_at, ${laneFreeAt(tx)}, home_stale_at) <= clock_timestamp()
          and ${notSuspended(tx, tx`person.workspace_id`)}
        order by home_stale_at limit 1
        for update of person skip locked`;
      if (!next) return null;
      const isFree = await takeLane(tx, next.workspaceId, HOME_LANE, times.workspaceSpacingMs);
      if (!isFree) return 'contended';
      await tx`
        update person set home_stale_at = null, home_lease_until = ${fromNow(tx, times.leaseMs)}
        where ${itsRow(tx, next)}`;
      return next;
    });
    if (claim !== 'contended') return claim;
  }
}

/**
 * Notes that a person opens their Home at `now`, and takes it in hand for the time of the lease. Where a publisher had it
 * in hand it is marked stale, as which of the two comes last is not known.
 */
export async function openHome(
  sql: AnySql,
  { workspaceId, userId }: HomeOwner,
  now: Date,
  leaseMs: number,
): Promise<void> {
  await sql`
    insert into person (workspace_id, user_id, home_opened_at, home_lease_until)
    values (${workspaceId}, ${userId}, ${now}, ${fromNow(sql, leaseMs)})
    on conflict (workspace_id, user_id) do update set
      home_opened_at = excluded.home_opened_at,
      home_stale_at = case
        when person.home_lease_until > clock_timestamp() then clock_timestamp() end,
      home_lease_until = excluded.home_lease_until`;
}

/** Lets go of a Home that was published; the next time is `personSpacingMs` from now at the earliest. */
export async function homePublished(
  sql: AnySql,
  owner: HomeOwner,
  personSpacingMs: number,
): Promise<void> {
  await sql`
    update person set home_lease_until = null, home_next_at = ${fromNow(sql, personSpacingMs)}
    where ${itsRow(sql, owner)}`;
}

/** Lets go of a Home that could not be published for now: it is stale again, and is taken up in `delayMs`. */
export async function homeNotPublished(
  sql: AnySql,
  owner: HomeOwner,
  delayMs: number,
): Promise<void> {
  await sql`
    update person set home_stale_at = coalesce(home_stale_at, clock_timestamp()),
      home_lease_until = null, home_next_at = ${fromNow(sql, delayMs)}
    where ${itsRow(sql, owner)}`;
}

/** Publishes no Home of a workspace for `ms`, as Slack asked. */
export function pauseHomes(sql: AnySql, workspaceId: WorkspaceId, ms: number): Promise<void> {
  return freeLaneIn(sql, workspaceId, HOME_LANE, ms);
}

/** Leaves a Home alone until the person opens it the next time. */
export async function forgetHome(sql: AnySql, owner: HomeOwner): Promise<void> {
  await sql`
    update person set home_opened_at = null, home_stale_at = null, home_lease_until = null
    where ${itsRow(sql, owner)}`;
}

/** Narrows a person's Home to one register, or with null to none. */
export async function narrowHome(
  sql: AnySql,
  { workspaceId, userId }: HomeOwner,
  registerId: RegisterId | null,
): Promise<void> {
  await sql`
    insert into person (workspace_id, user_id, home_register_id)
    values (${workspaceId}, ${userId}, ${registerId})
    on conflict (workspace_id, user_id) do update set home_register_id = excluded.home_register_id`;
}

/** Milliseconds until there is something to mark or to claim, 0 when at once; null while nothing waits. One statement. */
export async function nextHomeInMs(sql: AnySql): Promise<number | null> {
  const [row] = await sql<{ ms: number | null }[]>`
    select case when exists (select from home_mark) then 0 else 1000 * extract(epoch from
      min(greatest(home_lease_until, home_next_at, ${laneFreeAt(sql)}, home_stale_at)) - clock_timestamp())::float8 end as ms
    from person
    where (home_stale_at is not null or home_lease_until is not null)
      and ${notSuspended(sql, sql`person.workspace_id`)}`;
  return row?.ms == null ? null : Math.max(0, row.ms);
}

function laneFreeAt(sql: AnySql) {
  return sql`(
    select lane.next_at from lane
    where lane.workspace_id = person.workspace_id and lane.channel = ${HOME_LANE})`;
}

function itsRow(sql: AnySql, { workspaceId, userId }: HomeOwner) {
  return sql`workspace_id = ${workspaceId} and user_id = ${userId}`;
}

function fromNow(sql: AnySql, ms: number) {
  return sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
}
