import type { ChannelId, DebtId, DebtSummary, RegisterId, WorkspaceId } from '../domain/debt.ts';
import type { DigestContent } from '../domain/digest.ts';
import type { NewsChange } from '../domain/digest-news.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { AnySql } from './connect.ts';
import { open } from './debt-lists.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';

/** Changes after an instant of those fields that a digest tells of, oldest first. */
export async function digestChanges(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  after: Date,
): Promise<readonly NewsChange[]> {
  return sql<NewsChange[]>`
    select debt_id, field, before, after from change
    where workspace_id = ${workspaceId} and register_id = ${registerId} and at > ${after}
      and field in ('created', 'status', 'targetQuarter', 'targetDate', 'closedReason')
    order by id`;
}

/** What a digest's chart reads of the history of some items: their plans, and how they were closed; oldest first. */
export async function planChanges(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtIds: readonly DebtId[],
  after: Date,
): Promise<readonly (NewsChange & { readonly at: Date })[]> {
  return sql<(NewsChange & { at: Date })[]>`
    select debt_id, field, before, after, at from change
    where workspace_id = ${workspaceId} and debt_id = any(${[...debtIds]}::bigint[])
      and at > ${after} and field in ('created', 'targetQuarter', 'status', 'closedReason')
    order by id`;
}

/** The items that a digest may name: open, or paid on or after a day, or among those that changed; by number. */
export async function digestDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  paidFrom: LocalDate,
  changed: readonly DebtId[],
): Promise<readonly DebtSummary[]> {
  const rows = await sql<SummaryRow[]>`
    select ${summaryColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and (closed_reason is null and (${open(sql)} or status = 'complete' and completed_on >= ${paidFrom})
        or id = any(${[...changed]}::bigint[]))
    order by number`;
  return rows.map(withOwner);
}

/** Those of some items that are still in a register. */
export async function debtsStillIn(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  debtIds: readonly DebtId[],
): Promise<readonly DebtSummary[]> {
  const rows = await sql<SummaryRow[]>`
    select ${summaryColumns(sql)} from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      and id = any(${[...debtIds]}::bigint[])`;
  return rows.map(withOwner);
}

/** Whether a digest that was sent is a line by now, or is about to be one. */
export async function isCollapsed(
  sql: AnySql,
  workspaceId: WorkspaceId,
  digestId: number,
): Promise<boolean> {
  const [row] = await sql`
    select from outbox
    where workspace_id = ${workspaceId} and parent_id = ${digestId} and kind = 'digest collapsed'
    limit 1`;
  return row !== undefined;
}

/** The digest that stands in Slack before one, unless it was made a line already. */
export async function previousDigest(
  sql: AnySql,
  workspaceId: WorkspaceId,
  subject: string,
  before: number,
): Promise<{ id: number; channel: ChannelId; content: DigestContent } | null> {
  const [row] = await sql<
    { id: number; channel: ChannelId; content: DigestContent; collapsed: boolean }[]
  >`
    select id, sent_channel as channel, content,
      exists (select from outbox later
        where later.parent_id = outbox.id and later.kind = 'digest collapsed') as collapsed
    from outbox
    where workspace_id = ${workspaceId} and kind = 'digest' and subject = ${subject}
      and method = 'post' and id < ${before} and state = 'sent'
    order by id desc limit 1`;
  return row && !row.collapsed ? row : null;
}

/** When a register's digest was last put into the outbox; null before the first, or once it is forgotten. */
export async function lastDigestAt(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<Date | null> {
  const [row] = await sql<{ createdAt: Date }[]>`
    select created_at from outbox
    where workspace_id = ${workspaceId} and kind = 'digest' and subject = ${String(registerId)}
      and method = 'post' and state <> 'dead'
    order by id desc limit 1`;
  return row?.createdAt ?? null;
}

/** Slack's codes for a channel or workspace in which no thread is to be written to (methods/chat.postMessage, errors). */
const NO_THREADS: readonly string[] = [
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_non_threadable_channel',
];

/** Whether a channel refused the last list that was to go into the thread of a register's digest. By the index `outbox_latest`. */
export async function takesNoThreads(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  channel: ChannelId,
): Promise<boolean> {
  const [list] = await sql<{ isRefused: boolean }[]>`
    select channel = ${channel} and state = 'dead' and reason = any(${[...NO_THREADS]}::text[]) as is_refused
    from outbox
    where workspace_id = ${workspaceId} and kind = 'digest list' and subject = ${String(registerId)}
    order by id desc limit 1`;
  return list?.isRefused ?? false;
}

/** Notes that a digest has no thread for its list. False where it has become a line meanwhile, and shows nothing any more. */
export async function markThreadless(
  sql: AnySql,
  workspaceId: WorkspaceId,
  digestId: number,
): Promise<boolean> {
  const marked = await sql`
    update outbox set content = content || '{"threadless": "now"}'
    where workspace_id = ${workspaceId} and id = ${digestId} and not exists (
      select from outbox later where later.parent_id = outbox.id and later.kind = 'digest collapsed')`;
  return marked.count === 1;
}
