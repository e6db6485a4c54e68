import type { DebtId, DebtSummary, RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { KeptContradiction } from '../domain/doctor.ts';
import type { Contradiction } from '../domain/document.ts';
import type { AnySql } from './connect.ts';
import { open } from './debt-lists.ts';
import { type SummaryRow, withOwner } from './debt-record.ts';
import { summaryColumns } from './debts.ts';

/** An item with when it came to its present status, and whether somebody was asked to own it and has not answered. */
export type DatedDebt = DebtSummary & { readonly statusSince: Date; readonly isOffered: boolean };

/** The items of a register that are owed or paid, by number. The history is read of those alone that are in progress. */
export async function datedDebts(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<readonly DatedDebt[]> {
  const rows = await sql<(SummaryRow & Pick<DatedDebt, 'statusSince' | 'isOffered'>)[]>`
    select ${summaryColumns(sql)}, coalesce(begun.at, debt.created_at) as status_since,
      exists (
        select from offer where workspace_id = debt.workspace_id and debt_id = debt.id
          and answer is null
      ) as is_offered
    from debt
    left join lateral (
      select max(at) as at from change
      where workspace_id = debt.workspace_id and debt_id = debt.id and field = 'status'
        and debt.status = 'in progress'
    ) as begun on true
    where debt.workspace_id = ${workspaceId} and debt.register_id = ${registerId}
      and debt.deleted_at is null and debt.status <> 'accepted' and debt.closed_reason is null
    order by number`;
  return rows.map(withOwner);
}

/** What else the doctor goes by. */
export interface DoctorEvidence {
  readonly pairs: readonly (readonly [DebtId, DebtId])[];
  readonly contradictions: readonly KeptContradiction[];
  readonly changedSince: readonly (readonly [DebtId, string])[];
  readonly dismissed: readonly string[];
}

/** Titles are alike when they share this part of their trigrams (pg_trgm, from 0 to 1). */
const LEAST_LIKENESS = 0.5;
/** A word that more titles have tells nothing of two of them. */
const MOST_TITLES_OF_A_WORD = 30;
const MOST_PAIRS = 100;

/**
 * Open items whose titles are alike, with the same digits (“Module 3” is not “Module 4”) and a word that few have, what the last import's file said twice, what changed since, and the
 * findings that somebody wants left alone, but for those whose fields changed since. One query.
 */
export async function doctorEvidence(
  sql: AnySql,
  workspaceId: WorkspaceId,
  registerId: RegisterId,
): Promise<DoctorEvidence> {
  const [row] = await sql<
    {
      pairs: [DebtId, DebtId][];
      importId: number | null;
      contradictions: Contradiction[] | null;
      changedSince: [DebtId, string][];
      dismissed: string[];
    }[]
  >`
    with told as materialized (
      select id, title, to_tsvector('english', title) as words from debt
      where workspace_id = ${workspaceId} and register_id = ${registerId} and deleted_at is null
        and ${open(sql)}
    ),
    word as (select id, title, unnest(tsvector_to_array(words)) as word from told),
    telling as (
      select word from word group by word having count(*) between 2 and ${MOST_TITLES_OF_A_WORD}
    ),
    pair as (
      select distinct one.id as one, other.id as other
      from telling join word as one using (word) join word as other using (word)
      where one.id < other.id and similarity(one.title, other.title) >= ${LEAST_LIKENESS}::real
        and regexp_replace(one.title, '\\D', '', 'g') = regexp_replace(other.title, '\\D', '', 'g')
      order by one, other limit ${MOST_PAIRS}
    ),
    latest as (
      select id, at, contradictions from import
      where workspace_id = ${workspaceId} and register_id = ${registerId}
      order by at desc limit 1
    )
    select
      (select coalesce(jsonb_agg(jsonb_build_array(one, other)), '[]') from pair) as pairs,
      (select id from latest) as import_id,
      (select contradictions from latest) as contradictions,
      (
        select coalesce(jsonb_agg(distinct jsonb_build_array(change.debt_id, change.field)), '[]')
        from latest join change on change.at > latest.at
        where change.workspace_id = ${workspaceId} and change.register_id = ${registerId}
          and latest.contradictions <> '[]'
      ) as changed_since,
      array(
        select finding from dismissed_finding as dismissed
        where workspace_id = ${workspaceId} and register_id = ${registerId}
          and not exists (
            select from change
            where workspace_id = dismissed.workspace_id and debt_id = any(dismissed.debt_ids)
              and at > dismissed.at and (dismissed.fields is null or field = any(dismissed.fields))
          )
      ) as dismissed`;
  if (!row) throw new Error('evidence without a row');
  const { pairs, importId, contradictions, changedSince, dismissed } = row;
  const kept = (contradictions ?? []).map((told, at) => ({ id: `${importId}:${at}`, told }));
  return { pairs, contradictions: kept, changedSince, dismissed };
}

/** A finding that somebody wants left alone until one of the fields of those items changes. */
export interface DismissedFinding {
  readonly finding: string;
  readonly debtIds: readonly DebtId[];
  /** Null means any. */
  readonly fields: readonly string[] | null;
}

/** Leaves a finding out of what the doctor says, by its key. */
export async function dismissFinding(
  sql: AnySql,
  register: { readonly workspaceId: WorkspaceId; readonly id: RegisterId },
  { finding, debtIds, fields }: DismissedFinding,
  by: UserId,
  at: Date,
): Promise<void> {
  await sql`
    insert into dismissed_finding (workspace_id, register_id, finding, debt_ids, fields, by_user, at)
    values (
      ${register.workspaceId}, ${register.id}, ${finding}, ${[...debtIds]}::bigint[],
      ${fields === null ? null : [...fields]}::text[], ${by}, ${at}
    )
    on conflict (workspace_id, register_id, finding) do update set
      debt_ids = excluded.debt_ids, fields = excluded.fields, by_user = excluded.by_user, at = excluded.at`;
}

/** Takes back that a finding is to be left alone. */
export async function dropDismissal(
  sql: AnySql,
  register: { readonly workspaceId: WorkspaceId; readonly id: RegisterId },
  finding: string,
): Promise<void> {
  await sql`
    delete from dismissed_finding
    where workspace_id = ${register.workspaceId} and register_id = ${register.id} and finding = ${finding}`;
}
