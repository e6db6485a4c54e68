import type { Debt, DebtSummary, Owner, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { LocalDate } from '../domain/local-date.ts';
import type { Priority } from '../domain/priority.ts';
import type { Quarter } from '../domain/quarter.ts';
import type { Status } from '../domain/status.ts';
import type { AnySql } from './connect.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';

/** Orders of a list; items that do not tell come last. */
export type ListOrder = 'priority' | 'due' | 'updated' | 'number' | 'title';

/** What a list is narrowed to; null and empty filters hold for every item. */
export interface ListQuery {
  /** Which of open and paid items; `all` has accepted and closed ones too. */
  readonly state: 'open' | 'done' | 'all';
  readonly statuses: readonly Status[];
  readonly priorities: readonly Priority[];
  readonly owner: Owner | null;
  readonly mine: UserId | null;
  readonly unowned: boolean;
  /** Open, and due before this day or planned for a quarter that ended before it. */
  readonly overdueOn: LocalDate | null;
  /** In progress, and not changed since. */
  readonly staleSince: Date | null;
  readonly quarter: Quarter | null;
  readonly labels: readonly string[];
  readonly words: readonly string[];
  readonly order: ListOrder;
}

/** One page of a register's items; a page beyond the last is the last. One query. */
export async function listPage(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  query: ListQuery,
  page: number,
  pageSize: number,
): Promise<{ items: readonly DebtSummary[]; total: number; page: number }> {
  const rows = await sql<(SummaryRow & { total: number; place: number })[]>`
    with found as (
      select ${summaryColumns(sql)},
        count(*) over () as total,
        row_number() over (order by ${orderOf(sql, query.order)}) as place
      from debt
      where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
        ${filtersOf(sql, query)}
    )
    select * from found
    where (place - 1) / ${pageSize}::int = least(${page}::int - 1, (total - 1) / ${pageSize}::int)
    order by place`;
  const [first] = rows;
  const items = rows.map(({ total: _total, place: _place, ...row }) => withOwner(row));
  const shown = first ? Math.floor((first.place - 1) / pageSize) + 1 : 1;
  return { items, total: first?.total ?? 0, page: shown };
}

/** The open items that a query lets through, with their hits; its order and state make no difference. */
export async function openDebtsFor(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
  query: ListQuery,
): Promise<readonly (DebtSummary & Pick<Debt, 'hits'>)[]> {
  const rows = await sql<(SummaryRow & Pick<Debt, 'hits'>)[]>`
    select ${summaryColumns(sql)}, debt.hits from debt
    where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
      ${filtersOf(sql, { ...query, state: 'open' })}
    order by number`;
  return rows.map(withOwner);
}

function filtersOf(sql: AnySql, query: ListQuery) {
  const { owner, mine, overdueOn, staleSince, quarter } = query;
  return sql`
    ${stateFilter(sql, query.state)}
    ${when(query.statuses.length > 0, sql`and status = any(${[...query.statuses]}::text[])`)}
    ${when(query.priorities.length > 0, sql`and priority = any(${[...query.priorities]}::text[])`)}
    ${when(owner?.kind === 'person', sql`and owner_id = ${owner?.kind === 'person' ? owner.userId : null}`)}
    ${when(owner?.kind === 'name', sql`and lower(owner_name) = lower(${owner?.kind === 'name' ? owner.name : null})`)}
    ${when(mine !== null, sql`and owner_id = ${mine}`)}
    ${when(query.unowned, sql`and owner_id is null and owner_name is null`)}
    ${when(overdueOn !== null, sql`and ${dueDay(sql)} < ${overdueOn}::date and ${open(sql)}`)}
    ${when(staleSince !== null, sql`and status = 'in progress' and updated_at < ${staleSince}`)}
    ${when(quarter !== null, sql`and target_quarter = ${quarter}::date`)}
    ${when(query.labels.length > 0, sql`and labels && ${[...query.labels]}::text[]`)}
    ${when(query.words.length > 0, sql`and ${everyText(sql)} ilike all (${query.words.map(containing)}::text[])`)}`;

  function when(holds: boolean, fragment: ReturnType<typeof open>) {
    return holds ? fragment : sql``;
  }
}

function stateFilter(sql: AnySql, state: ListQuery['state']) {
  if (state === 'all') return sql``;
  if (state === 'open') return sql`and ${open(sql)}`;
  return sql`and status = 'complete' and closed_reason is null`;
}

/** As `isOpen` of the domain, in the words of the index `debt_owner`. */
export function open(sql: AnySql) {
  return sql`(status not in ('complete', 'accepted') and closed_reason is null)`;
}

/** The day by which an item is to be paid: its target date, else its quarter's last day. */
export function dueDay(sql: AnySql) {
  return sql`coalesce(target_date, (target_quarter + interval '3 months' - interval '1 day')::date)`;
}

/** All that a person wrote into an item, as one text. */
function everyText(sql: AnySql) {
  const texts = (column: 'target_state' | 'steps' | 'files' | 'sections' | 'notes') =>
    sql`(select string_agg(concat_ws(' ', part ->> 'name', part ->> 'title', part ->> 'text'), ' ')
         from jsonb_array_elements(${sql(column)}) as part)`;
  return sql`concat_ws(' ', title, reference, owner_name, risk, current_state, implementation,
    what_was_done, impact_qualifier, effort_qualifier, ${texts('target_state')}, ${texts('steps')},
    ${texts('files')}, ${texts('sections')}, ${texts('notes')})`;
}

function containing(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

function orderOf(sql: AnySql, order: ListOrder) {
  switch (order) {
    case 'priority':
      return sql`array_position(array['high', 'medium', 'low'], priority),
        array_position(array['low', 'medium', 'high'], effort), number`;
    case 'due':
      return sql`${dueDay(sql)} nulls last, number`;
    case 'updated':
      return sql`updated_at, number`;
    case 'number':
      return sql`number`;
    case 'title':
      return sql`lower(title), number`;
    default:
      return order satisfies never;
  }
}
