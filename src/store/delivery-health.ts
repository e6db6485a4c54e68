import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { DeliveryFigures } from '../domain/delivery-figures.ts';
import type { AnySql } from './connect.ts';
import { type LostMessage, lostColumns, undecided } from './lost-messages.ts';

/** What may be decided by a person: about messages to them, and about those of the registers that they keep. */
export interface Decider {
  readonly userId: UserId;
  /** Decides about all. */
  readonly isAdmin: boolean;
  readonly registerIds: readonly RegisterId[];
}

/** How the messages of a workspace fare. */
export interface DeliveryHealth extends DeliveryFigures {
  /** The latest of the lost ones about which the person may decide. */
  readonly lost: readonly LostMessage[];
}

/** The kinds of messages that are about a register, whose subject is its id. */
const OF_REGISTERS: readonly LostMessage['kind'][] = [
  'digest',
  'digest list',
  'digest collapsed',
  'review',
  'notice',
  'owner gone',
];

/** Whether a message is about a register, which its subject is. */
export function isOfRegister({ kind }: Pick<LostMessage, 'kind'>): boolean {
  return OF_REGISTERS.includes(kind);
}

type Row = Omit<DeliveryHealth, 'lost' | 'lateness'> &
  Partial<LostMessage> & {
    readonly isTheirs: boolean | null;
    readonly medianMs: number | null;
    readonly worstMs: number | null;
  };

/**
 * What waits, was sent since an instant and how late, and was lost. One query, by three indexes of the workspace's own rows.
 */
export async function deliveryHealth(
  sql: AnySql,
  workspaceId: WorkspaceId,
  { since, limit, decider }: { since: Date; limit: number; decider: Decider },
): Promise<DeliveryHealth> {
  const rows = await sql<Row[]>`
    with lost as (
      select *,
        count(*) filter (where state = 'dead') over () as dead,
        count(*) filter (where state = 'uncertain') over () as uncertain,
        count(*) filter (where is_theirs) over () as decidable
      from (
        select ${lostColumns(sql)}, ${decidedBy(sql, decider)} as is_theirs
        from outbox where workspace_id = ${workspaceId} and ${undecided(sql)}
      ) as undecided
      order by is_theirs desc, id desc limit ${limit}
    ), waiting as (
      select count(*) as waiting, min(coalesce(due_at, created_at)) as oldest_due_at
      from outbox where workspace_id = ${workspaceId} and state in ('ready', 'sending')
        and not exists (select from outbox parent where parent.id = outbox.parent_id and parent.state = 'uncertain')
    ), sent as (
      select count(*) as sent,
        percentile_cont(0.5) within group (order by late_ms) filter (where is_timed) as median_ms,
        max(late_ms) filter (where is_timed) as worst_ms
      from (
        select greatest(0, 1000 * extract(epoch from sent_at - coalesce(due_at, created_at)))::float8 as late_ms,
          parent_id is null and decision is null as is_timed
        from outbox where workspace_id = ${workspaceId} and state = 'sent' and sent_at >= ${since}
      ) as timed
    )
    select waiting, oldest_due_at, sent, median_ms, worst_ms,
      coalesce(dead, 0) as dead, coalesce(uncertain, 0) as uncertain, coalesce(decidable, 0) as decidable,
      is_theirs, ${lostColumns(sql)}
    from waiting cross join sent left join lost on true
    order by id desc`;
  const [first] = rows;
  if (!first) throw new Error('a count without a row');
  const { waiting, oldestDueAt, sent, medianMs, worstMs, dead, uncertain, decidable } = first;
  const lateness = medianMs === null || worstMs === null ? null : { medianMs, worstMs };
  const lost = rows.flatMap((row) => (row.id && row.isTheirs ? [row as LostMessage] : []));
  return { waiting, oldestDueAt, sent, lateness, dead, uncertain, lost, decidable };
}

function decidedBy(sql: AnySql, { userId, isAdmin, registerIds }: Decider) {
  return sql`(${isAdmin} or coalesce(user_id = ${userId}, false)
    or kind = any(${[...OF_REGISTERS]}::text[]) and subject = any(${registerIds.map(String)}::text[]))`;
}
