import type { Debt, DebtSummary, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import { MAX_UNANSWERED_NUDGES } from '../domain/digest.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Status } from '../domain/status.ts';
import type { AnySql } from './connect.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { askedFor, type MatchQuality, matchOf } from './debt-search.ts';
import { summaryColumns } from './debts.ts';

/** Orders of a list; items that do not tell come last. `match` puts what was found word for word first. */
export type ListOrder = 'priority' | 'due' | 'updated' | 'number' | 'title' | 'match';

/** The states that a list can be narrowed to; merged and dropped items have none of them. */
export type ListState = 'open' | 'done' | 'accepted';

/** What a list is narrowed to; null, false and empty filters hold for every item. */
export interface ListQuery {
  readonly registerIds: readonly RegisterId[];
  readonly states: readonly ListState[];
  readonly statuses: readonly Status[];
  readonly priorities: readonly Priority[];
  readonly quarters: readonly Quarter[];
  /** Whose items: of these people, under these names in any case, or nobody's. */
  readonly owners: {
    readonly userIds: readonly UserId[];
    readonly names: readonly string[];
    readonly nobody: boolean;
  } | null;
  readonly labels: readonly string[];
  /** None of these. */
  readonly withoutLabels: readonly string[];
  /** Open, and due before this day or planned for a quarter that ended before it. */
  readonly overdueOn: LocalDate | null;
  /** Open, and in need of a decision on this day. */
  readonly undecidedOn: LocalDate | null;
  /** In progress, and not changed since. */
  readonly staleSince: Date | null;
  /** Snoozed on this day. */
  readonly snoozedOn: LocalDate | null;
  /** Without impact or effort. */
  readonly unassessed: boolean;
  /** Hit after the one and not after the other. */
  readonly bitten: { readonly after: Date; readonly until: Date } | null;
  readonly words: readonly string[];
  readonly order: ListOrder;
}

/** A page of a list, counted from 1. */
export interface ListRows {
  readonly items: readonly DebtSummary[];
  readonly total: number;
  readonly page: number;
  /** How many of all were found only because a word resembles one of theirs. */
  readonly alike: number;
}

/** One page of the items of some registers; a page beyond the last is the last. One query. */
export async function listPage(
  sql: AnySql,
  workspaceId: WorkspaceId,
  query: ListQuery,
  page: number,
  pageSize: number,
): Promise<ListRows> {
  const rows = await sql<(SummaryRow & { total: number; place: number; alike: number })[]>`
    with ${asking(sql, workspaceId, query)} found as (
      select ${summaryColumns(sql)},
        count(*) over () as total,
        ${alikeOf(sql, query)} as alike,
        row_number() over (order by ${orderOf(sql, query)}) as place
      ${foundBy(sql, workspaceId, query)}
    )
    select * from found
    where (place - 1) / ${pageSize}::int = least(${page}::int - 1, (total - 1) / ${pageSize}::int)
    order by place`;
  const [first] = rows;
  const items = rows.map(({ total: _total, place: _place, alike: _alike, ...row }) =>
    withOwner(row),
  );
  const shown = first ? Math.floor((first.place - 1) / pageSize) + 1 : 1;
  return { items, total: first?.total ?? 0, page: shown, alike: first?.alike ?? 0 };
}

/** The open items that a query lets through, with their hits; its order and states make no difference. */
export async function openDebtsFor(
  sql: AnySql,
  workspaceId: WorkspaceId,
  query: ListQuery,
): Promise<readonly (DebtSummary & Pick<Debt, 'hits'>)[]> {
  const rows = await sql<(SummaryRow & Pick<Debt, 'hits'>)[]>`
    with ${asking(sql, workspaceId, query)} found as (
      select ${summaryColumns(sql)}, debt.hits
      ${foundBy(sql, workspaceId, { ...query, states: ['open'] })}
    )
    select * from found order by number`;
  return rows.map(withOwner);
}

/** What comes before the rows that are found: how the words are looked for, where there are any. */
function asking(sql: AnySql, workspaceId: WorkspaceId, { words, registerIds }: ListQuery) {
  return words.length > 0 ? sql`${askedFor(sql, workspaceId, registerIds, words)},` : sql``;
}

/** The rows that a query finds, from `from` on. */
function foundBy(sql: AnySql, workspaceId: WorkspaceId, query: ListQuery) {
  const { words, registerIds } = query;
  return sql`
    from debt
    ${words.length > 0 ? sql`cross join lateral ${matchOf(sql)} as match` : sql``}
    where workspace_id = ${workspaceId} and register_id = any(${[...registerIds]}::bigint[])
      and deleted_at is null
      ${filtersOf(sql, query)}
      ${words.length > 0 ? sql`and match.quality is not null` : sql``}`;
}

function filtersOf(sql: AnySql, query: ListQuery) {
  const { owners, overdueOn, undecidedOn, staleSince, snoozedOn, bitten, labels, withoutLabels } =
    query;
  const when = (holds: boolean, fragment: ReturnType<typeof open>) => (holds ? fragment : sql``);
  return sql`
    ${
      query.states.length === 0
        ? sql``
        : sql`and ${anyOf(
            sql,
            query.states.map((state) => stateOf(sql, state)),
          )}`
    }
    ${when(query.statuses.length > 0, sql`and status = any(${[...query.statuses]}::text[])`)}
    ${when(query.priorities.length > 0, sql`and priority = any(${[...query.priorities]}::text[])`)}
    ${when(query.quarters.length > 0, sql`and target_quarter = any(${[...query.quarters]}::date[])`)}
    ${owners === null ? sql`` : sql`and ${ownedBy(sql, owners)}`}
    ${when(labels.length > 0, sql`and labels && ${[...labels]}::text[]`)}
    ${when(withoutLabels.length > 0, sql`and not labels && ${[...withoutLabels]}::text[]`)}
    ${when(overdueOn !== null, sql`and ${dueDay(sql)} < ${overdueOn}::date and ${open(sql)}`)}
    ${undecidedOn === null ? sql`` : sql`and ${open(sql)} and ${decisionReason(sql, sql`${undecidedOn}::date`)} is not null`}
    ${when(staleSince !== null, sql`and status = 'in progress' and updated_at < ${staleSince}`)}
    ${when(snoozedOn !== null, sql`and snoozed_until > ${snoozedOn}::date`)}
    ${when(query.unassessed, sql`and (impact is null or effort is null)`)}
    ${bitten === null ? sql`` : sql`and ${bittenIn(sql, bitten)}`}`;
}

function stateOf(sql: AnySql, state: ListState) {
  if (state === 'open') return open(sql);
  const status = state === 'done' ? 'complete' : 'accepted';
  return sql`(status = ${status} and closed_reason is null)`;
}

function ownedBy(sql: AnySql, { userIds, names, nobody }: NonNullable<ListQuery['owners']>) {
  const named = sql`lower(owner_name) in (select lower(name) from unnest(${[...names]}::text[]) as name)`;
  return anyOf(sql, [
    ...(userIds.length > 0 ? [sql`owner_id = any(${[...userIds]}::text[])`] : []),
    ...(names.length > 0 ? [named] : []),
    ...(nobody ? [sql`(owner_id is null and owner_name is null)`] : []),
  ]);
}

/** One of the conditions at least; there must be one. */
function anyOf(sql: AnySql, conditions: readonly ReturnType<typeof open>[]) {
  return sql`(${conditions.map((condition, at) => (at === 0 ? condition : sql`or ${condition}`))})`;
}

function bittenIn(sql: AnySql, { after, until }: NonNullable<ListQuery['bitten']>) {
  return sql`exists (
    select from jsonb_array_elements(hits) as hit
    where (hit ->> 'at')::timestamptz > ${after} and (hit ->> 'at')::timestamptz <= ${until}
  )`;
}

/** As `isOpen` of the domain, in the words of the index `debt_owner`. */
export function open(sql: AnySql) {
  return sql`(status not in ('complete', 'accepted') and closed_reason is null)`;
}

/** The day by which an item is to be paid: its target date, else its quarter's last day. */
export function dueDay(sql: AnySql) {
  return sql`coalesce(target_date, (target_quarter + interval '3 months' - interval '1 day')::date)`;
}

/** Why an open item needs a decision on a day, as `decisionReason` of the domain; null where it needs none. */
export function decisionReason(sql: AnySql, today: ReturnType<typeof open>) {
  return sql`case
    when ${dueDay(sql)} < ${today} then 'overdue'
    when owner_gone then 'owner gone'
    when owner_id is null and owner_name is null and priority = 'high' then 'unowned'
    when unanswered_nudges >= ${MAX_UNANSWERED_NUDGES} then 'unanswered'
  end`;
}

function alikeOf(sql: AnySql, { words }: ListQuery) {
  const alike: MatchQuality = 3;
  return words.length > 0 ? sql`count(*) filter (where match.quality = ${alike}) over ()` : sql`0`;
}

function orderOf(sql: AnySql, { order, words }: ListQuery) {
  const byPriority = sql`array_position(array['high', 'medium', 'low'], priority),
    array_position(array['low', 'medium', 'high'], effort), number, register_id`;
  switch (order) {
    case 'match':
      return words.length > 0 ? sql`match.quality, ${byPriority}` : byPriority;
    case 'priority':
      return byPriority;
    case 'due':
      return sql`${dueDay(sql)} nulls last, number, register_id`;
    case 'updated':
      return sql`updated_at, number, register_id`;
    case 'number':
      return sql`number, register_id`;
    case 'title':
      return sql`lower(title), number, register_id`;
    default:
      return order satisfies never;
  }
}
