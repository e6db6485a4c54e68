import type { DebtId, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { Origin } from './changes.ts';
import type { AnySql } from './connect.ts';

/** Items of one action that a feed tells of; the others are counted. */
const FEED_ITEMS = 3;

/** Stands for the title of an item that has left the register. */
const MOVED_TITLE = '(moved to another register)';

/** An item of an action, and what was done to it. */
export interface FeedItem {
  readonly id: DebtId;
  readonly registerId: RegisterId;
  readonly number: number;
  readonly title: string;
  readonly isDeleted: boolean;
  /** Of a creation not what was told. */
  readonly changes: readonly FieldChange[];
}

/** What one action did in a register. */
export interface FeedEntry {
  readonly changeSet: string;
  readonly at: Date;
  readonly by: UserId | null;
  readonly origin: Origin;
  /** The first few by number. */
  readonly items: readonly FeedItem[];
  /** All items of the action. */
  readonly total: number;
}

/** What a feed is narrowed to. */
export interface FeedFilter {
  readonly since: Date | null;
  readonly by: UserId | null;
}

/**
 * A page of what was done in a register, newest first. One query that steps from action to action by index, so that
 * it reads what it shows and the pages before, however many changes an action made.
 */
export async function feedPage(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  { since, by }: FeedFilter,
  page: number,
  pageSize: number,
): Promise<{ entries: readonly FeedEntry[]; hasMore: boolean }> {
  const concerned = sql`workspace_id = ${workspaceId} and register_id = ${registerId}
    ${since === null ? sql`` : sql`and at >= ${since}`}
    ${by === null ? sql`` : sql`and by_user = ${by}`}`;
  const rows = await sql<(FeedEntry & { place: number })[]>`
    with recursive feed as (
      (select at, change_set, by_user, origin, 1 as place from change
       where ${concerned}
       order by at desc, change_set desc limit 1)
      union all
      (select earlier.at, earlier.change_set, earlier.by_user, earlier.origin, feed.place + 1
       from feed cross join lateral (
         select at, change_set, by_user, origin from change
         where ${concerned} and (at, change_set) < (feed.at, feed.change_set)
         order by at desc, change_set desc limit 1
       ) as earlier
       where feed.place <= ${page * pageSize})
    )
    select feed.change_set, feed.at, feed.by_user as by, feed.origin, feed.place, told.items,
      told.total
    from feed cross join lateral (
      select
        coalesce(jsonb_agg(item order by number) filter (where place <= ${FEED_ITEMS}), '[]')
          as items,
        count(*)::int as total
      from (
        select held.number, row_number() over (order by held.number) as place,
          jsonb_build_object('id', debt.id, 'registerId', ${registerId}::bigint, 'number', held.number,
            'title', held.title, 'isDeleted', debt.deleted_at is not null, 'changes', (
              select jsonb_agg(jsonb_build_object('field', field, 'before', before, 'after',
                case when field = 'created' then null else after end) order by change.id)
              from change
              where change.workspace_id = debt.workspace_id and change.debt_id = debt.id
                and change.change_set = feed.change_set
            )) as item
        from debt cross join lateral (
          -- what an item is called in a register that it has left to is for that one's readers
          select debt.number, debt.title where debt.register_id = ${registerId}
          union all
          (select number, ${MOVED_TITLE} from forward
           where workspace_id = debt.workspace_id and debt_id = debt.id
             and register_id = ${registerId} and debt.register_id <> ${registerId}
           order by number limit 1)
        ) as held
        where debt.workspace_id = ${workspaceId} and debt.id in (
          select debt_id from change
          where workspace_id = ${workspaceId} and change_set = feed.change_set
            and register_id = ${registerId}
        )
      ) as acted
    ) as told
    where feed.place > ${(page - 1) * pageSize}
    order by feed.place`;
  const entries = rows.slice(0, pageSize).map(({ place: _, ...entry }) => entry);
  return { entries, hasMore: rows.length > pageSize };
}
