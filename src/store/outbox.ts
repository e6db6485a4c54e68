import { randomUUID } from 'node:crypto';
import type { ChannelId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { AnySql, Sql } from './connect.ts';
import { jsonText } from './json.ts';
import { lanesFreeAt, takeLanes } from './lanes.ts';
import { buryReplies } from './lost-messages.ts';
import type { Message } from './outbox-message.ts';
import { notSuspended } from './suspended.ts';

/** Where a message goes: a channel, or a person's direct messages. */
export type Target = { readonly channel: ChannelId } | { readonly userId: UserId };

/** A message that waits in the outbox. */
export interface NewDelivery {
  readonly workspaceId: WorkspaceId;
  readonly message: Message;
  /** The register's id or the person whom it is about. */
  readonly subject: string;
  readonly target: Target;
  /** Goes into this one's thread, or changes it; only once it is there. */
  readonly parentId?: number;
  /** When it was to go out; now where left out. */
  readonly dueAt?: Date;
}

/** A message whose sending this worker has taken on, until its lease ends. */
export type Delivery = Message & {
  readonly id: number;
  readonly workspaceId: WorkspaceId;
  readonly deliveryKey: string;
  readonly subject: string;
  /** An update changes its parent's message; a post with a parent goes into its thread. */
  readonly method: 'post' | 'update';
  readonly parentId: number | null;
  readonly channel: ChannelId | null;
  readonly userId: UserId | null;
  /** Where the parent stands in Slack. */
  readonly parentChannel: ChannelId | null;
  readonly threadTs: string | null;
  readonly attempts: number;
  /** An earlier, interrupted send may already stand in Slack. */
  readonly maybePosted: boolean;
  /** A person has looked: where the earlier send cannot be looked for, this one is made all the same. */
  readonly postAnyway: boolean;
  readonly textOnly: boolean;
  readonly fence: number;
  readonly createdAt: Date;
  readonly dueAt: Date;
  /** Somebody had it sent again: when it goes out says nothing of the sending. */
  readonly isSentAgain: boolean;
};

/** How an attempt ended. */
export type Settlement =
  | { readonly state: 'sent'; readonly channel: ChannelId; readonly ts: string; readonly at: Date }
  | {
      readonly state: 'ready';
      readonly delayMs: number;
      readonly maybePosted: boolean;
      readonly counted: boolean;
      readonly textOnly?: boolean;
    }
  | { readonly state: 'dead' | 'uncertain'; readonly reason: string };

/** Puts a message into the outbox; it goes out if and when the transaction is committed. */
export async function enqueue(sql: AnySql, delivery: NewDelivery, now: Date): Promise<number> {
  const { workspaceId, message, subject, target, parentId, dueAt = now } = delivery;
  const [row] = await sql<{ id: number }[]>`
    insert into outbox
      (workspace_id, delivery_key, kind, subject, method, channel, user_id, parent_id, content, due_at, created_at)
    values
      (${workspaceId}, ${randomUUID()}, ${message.kind}, ${subject}, ${methodOf(message)},
       ${'channel' in target ? target.channel : null}, ${'userId' in target ? target.userId : null},
       ${parentId ?? null}, ${jsonText(message.content)}::text::jsonb, ${dueAt}, ${now})
    returning id`;
  if (!row) throw new Error('the outbox row was not written');
  return row.id;
}

/** Has a message in Slack rendered anew, once it is there; one that never got there is left. */
export async function enqueueUpdate(
  sql: AnySql,
  workspaceId: WorkspaceId,
  messageId: number,
  now: Date,
): Promise<void> {
  await sql`
    insert into outbox
      (workspace_id, delivery_key, kind, subject, method, channel, user_id, parent_id, content, created_at)
    select workspace_id, ${randomUUID()}, kind, subject, 'update', channel, user_id, id, content, ${now}
    from outbox where workspace_id = ${workspaceId} and id = ${messageId} and state <> 'dead'
      and decision is distinct from 'leave'`;
}

/**
 * Takes the next message that may go out now: ready, or left by a worker whose lease ended; its parent
 * sent, its lanes free, its workspace not suspended. Holds its channel's lane for as long as the lease.
 * Null when there is none.
 */
export async function claimDelivery(
  sql: Sql,
  times: { leaseMs: number; workspaceSpacingMs: number },
): Promise<Delivery | null> {
  for (;;) {
    const claim = await sql.begin(async (tx) => {
      const [next] = await tx<{ id: number; workspaceId: WorkspaceId; lane: string }[]>`
        select id, workspace_id, coalesce(channel, user_id) as lane from outbox
        where ${waiting(tx)}
          and greatest(available_at, lease_until, ${lanesFreeAt(tx)}) <= clock_timestamp()
        order by available_at, id limit 1
        for update of outbox skip locked`;
      if (!next) return null;
      const lanes = { spacingMs: times.workspaceSpacingMs, holdMs: times.leaseMs };
      const taken = await takeLanes(tx, next.workspaceId, next.lane, lanes);
      return taken ? startSending(tx, next.id, times.leaseMs) : 'contended';
    });
    if (claim !== 'contended') return claim;
  }
}

/** Milliseconds until `claimDelivery` can find something, 0 when at once; null while nothing waits. */
export async function nextClaimInMs(sql: AnySql): Promise<number | null> {
  const [row] = await sql<{ ms: number | null }[]>`
    select 1000 * extract(epoch from
      min(greatest(available_at, lease_until, ${lanesFreeAt(sql)})) - clock_timestamp())::float8 as ms
    from outbox where ${waiting(sql)}`;
  return row?.ms == null ? null : Math.max(0, row.ms);
}

/**
 * Notes that the request is about to be written, which uses up a leave to post anyway, and renews the lease. False when another worker has
 * taken the message over: then it must not be posted.
 */
export async function beginPost(
  sql: AnySql,
  delivery: Delivery,
  leaseMs: number,
): Promise<boolean> {
  const begin = sql`
    update outbox set maybe_posted = true, post_anyway = false, lease_until = ${fromNow(sql, leaseMs)}
    where ${held(sql, delivery)} returning id`;
  return freeLaneAfter(sql, begin, delivery, leaseMs);
}

/**
 * Ends an attempt and frees the channel's lane in `laneMs`. False, and nothing changes, when another
 * worker has taken the message over.
 */
export async function settle(
  sql: AnySql,
  delivery: Delivery,
  settlement: Settlement,
  laneMs: number,
): Promise<boolean> {
  const ending = sql`
    update outbox set lease_until = null, ${settlementColumns(sql, settlement)}
    where ${held(sql, delivery)} returning id`;
  const settled = await freeLaneAfter(sql, ending, delivery, laneMs);
  if (settled && settlement.state === 'dead') await buryReplies(sql, delivery.id);
  return settled;
}

/** Takes a message back that should not go out after all. False when another worker has taken it over. */
export async function withdraw(sql: AnySql, delivery: Delivery): Promise<boolean> {
  const deletion = sql`delete from outbox where ${held(sql, delivery)} returning id`;
  return freeLaneAfter(sql, deletion, delivery, 0);
}

/** A condition on `outbox`: it may go out, as far as it alone decides that. */
export function waiting(sql: AnySql) {
  return sql`state in ('ready', 'sending')
    and (parent_id is null
      or exists (select from outbox parent where parent.id = outbox.parent_id and parent.state = 'sent'))
    and ${notSuspended(sql, sql`outbox.workspace_id`)}`;
}

function held(sql: AnySql, delivery: Delivery) {
  return sql`id = ${delivery.id} and fence = ${delivery.fence} and state = 'sending'`;
}

function fromNow(sql: AnySql, ms: number) {
  return sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;
}

/** Does a write to a delivery's row, and in the same statement frees its lane in `ms`. False, and neither is done, where the row was not there. */
async function freeLaneAfter(
  sql: AnySql,
  write: ReturnType<typeof held>,
  delivery: Delivery,
  ms: number,
): Promise<boolean> {
  const freed = await sql`
    with written as (${write})
    insert into lane (workspace_id, channel, next_at)
    select ${delivery.workspaceId}::bigint, ${laneOf(delivery)}::text, ${fromNow(sql, ms)} from written
    on conflict (workspace_id, channel) do update set next_at = excluded.next_at`;
  return freed.count === 1;
}

function laneOf(delivery: Delivery): string {
  return delivery.channel ?? delivery.userId ?? '';
}

async function startSending(sql: AnySql, id: number, leaseMs: number): Promise<Delivery> {
  const [row] = await sql<Delivery[]>`
    update outbox set
      state = 'sending', fence = fence + 1, attempts = attempts + 1,
      lease_until = ${fromNow(sql, leaseMs)}
    where id = ${id}
    returning id, workspace_id, delivery_key, kind, subject, method, parent_id, channel, user_id,
      content, attempts, maybe_posted, post_anyway, text_only, fence, created_at,
      coalesce(due_at, created_at) as due_at, decision is not null as is_sent_again,
      (select parent.sent_channel from outbox parent where parent.id = outbox.parent_id)
        as parent_channel,
      (select parent.sent_ts from outbox parent where parent.id = outbox.parent_id) as thread_ts`;
  if (!row) throw new Error(`outbox row ${id} is gone although it is locked`);
  return row;
}

function methodOf({ kind }: Message): 'post' | 'update' {
  return kind === 'digest collapsed' ? 'update' : 'post';
}

function settlementColumns(sql: AnySql, settlement: Settlement) {
  switch (settlement.state) {
    case 'sent':
      return sql`state = 'sent', maybe_posted = false, sent_channel = ${settlement.channel},
        sent_ts = ${settlement.ts}, sent_at = ${settlement.at}`;
    case 'ready':
      return sql`state = 'ready', maybe_posted = ${settlement.maybePosted},
        available_at = ${fromNow(sql, settlement.delayMs)},
        attempts = attempts - ${settlement.counted ? 0 : 1},
        text_only = text_only or ${settlement.textOnly ?? false}`;
    case 'dead':
      return sql`state = 'dead', reason = ${settlement.reason}, maybe_posted = false`;
    case 'uncertain':
      return sql`state = 'uncertain', reason = ${settlement.reason}`;
    default:
      return settlement satisfies never;
  }
}
