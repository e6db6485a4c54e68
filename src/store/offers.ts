import type { DebtId, UserId, WorkspaceId } from '../domain/debt.ts';
import type { LapseReason, Offer, OfferEnd, OfferRow, OfferState } from '../domain/offer.ts';
import type { AnySql } from './connect.ts';
import { jsonText } from './json.ts';

interface OfferColumns {
  readonly id: number;
  readonly debtId: DebtId;
  readonly fromUser: UserId;
  readonly toUser: UserId;
  readonly answer: Exclude<OfferState['state'], 'open'> | null;
  readonly why: string | null;
}

/** An offer with the message that asks. */
export interface AskedOffer extends Offer {
  readonly messageId: number | null;
}

/** The open offers of items; they stay locked until the transaction ends. */
export async function lockOpenOffers(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtIds: readonly DebtId[],
): Promise<readonly AskedOffer[]> {
  const rows = await sql<(OfferColumns & { messageId: number | null })[]>`
    select ${columns(sql)}, message_id from offer
    where workspace_id = ${workspaceId} and debt_id = any(${[...debtIds]}::bigint[])
      and answer is null
    order by id for update`;
  return rows.map(asAsked);
}

/** Who was asked to own an item, and by whom; null where nobody is. */
export async function findOpenOffer(
  sql: AnySql,
  workspaceId: WorkspaceId,
  debtId: DebtId,
): Promise<Offer | null> {
  const [row] = await sql<OfferColumns[]>`
    select ${columns(sql)} from offer
    where workspace_id = ${workspaceId} and debt_id = ${debtId} and answer is null`;
  return row ? asOffer(row) : null;
}

/** Offers with their items, those that were deleted since included, in the order of their ids. */
export async function offerRows(
  sql: AnySql,
  workspaceId: WorkspaceId,
  ids: readonly number[],
): Promise<readonly OfferRow[]> {
  return rowsWhere(sql, workspaceId, sql`offer.id = any(${[...ids]}::bigint[])`);
}

/** As `offerRows`: all that one message asks. */
export async function rowsOfMessage(
  sql: AnySql,
  workspaceId: WorkspaceId,
  messageId: number,
): Promise<readonly OfferRow[]> {
  return rowsWhere(sql, workspaceId, sql`offer.message_id = ${messageId}`);
}

/** As `offerRows`: all open ones to a person or from them. */
export async function offersOfPerson(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
): Promise<readonly OfferRow[]> {
  const own = sql`(offer.to_user = ${userId} or offer.from_user = ${userId}) and offer.answer is null`;
  return rowsWhere(sql, workspaceId, own);
}

/** The message in which an action asked a person, where it asked already. */
export async function messageOfAction(
  sql: AnySql,
  workspaceId: WorkspaceId,
  changeSet: string,
  to: UserId,
): Promise<number | null> {
  const [row] = await sql<{ messageId: number | null }[]>`
    select message_id from offer
    where workspace_id = ${workspaceId} and to_user = ${to} and answer is null
      and change_set = ${changeSet}
    order by id desc limit 1`;
  return row?.messageId ?? null;
}

/** Writes questions about items, one person each; an item has one open at most. */
export async function insertOffers(
  sql: AnySql,
  offers: {
    readonly workspaceId: WorkspaceId;
    readonly debtIds: readonly DebtId[];
    readonly from: UserId;
    readonly to: UserId;
    readonly changeSet: string;
    readonly messageId: number;
  },
  now: Date,
): Promise<void> {
  const { workspaceId, debtIds, from, to, changeSet, messageId } = offers;
  await sql`
    insert into offer (workspace_id, debt_id, from_user, to_user, made_at, change_set, message_id)
    select ${workspaceId}, debt_id, ${from}, ${to}, ${now}, ${changeSet}, ${messageId}
    from unnest(${[...debtIds]}::bigint[]) as debt_id`;
}

/** Ends offers, each in its way. `reason` is what was said with a no. */
export async function endOffers(
  sql: AnySql,
  workspaceId: WorkspaceId,
  ends: readonly { readonly id: number; readonly end: OfferEnd; readonly reason: string | null }[],
  now: Date,
): Promise<void> {
  const records = ends.map(({ id, end, reason }) =>
    'why' in end
      ? { id, answer: 'withdrawn', why: end.why }
      : { id, answer: end.answer, why: reason },
  );
  await sql`
    update offer set answered_at = ${now}, answer = told.answer, why = told.why
    from jsonb_populate_recordset(null::offer, ${jsonText(records)}::text::jsonb) as told
    where offer.workspace_id = ${workspaceId} and offer.id = told.id and offer.answer is null`;
}

function rowsWhere(
  sql: AnySql,
  workspaceId: WorkspaceId,
  condition: ReturnType<typeof columns>,
): Promise<readonly OfferRow[]> {
  return sql<(OfferColumns & Omit<OfferRow, 'offer'>)[]>`
    select ${columns(sql)}, debt.register_id, register.name as register_name, debt.number,
      debt.title, debt.impact, debt.effort, debt.target_date, offer.message_id
    from offer
    join debt on debt.workspace_id = offer.workspace_id and debt.id = offer.debt_id
    join register on register.workspace_id = debt.workspace_id and register.id = debt.register_id
    where offer.workspace_id = ${workspaceId} and ${condition}
    order by offer.id`.then((rows) =>
    rows.map(({ id, debtId, fromUser, toUser, answer, why, ...item }) => ({
      offer: asOffer({ id, debtId, fromUser, toUser, answer, why }),
      ...item,
    })),
  );
}

function columns(sql: AnySql) {
  return sql`offer.id, offer.debt_id, offer.from_user, offer.to_user, offer.answer, offer.why`;
}

function asAsked({ messageId, ...row }: OfferColumns & { messageId: number | null }): AskedOffer {
  return { ...asOffer(row), messageId };
}

function asOffer({ id, debtId, fromUser, toUser, answer, why }: OfferColumns): Offer {
  return { id, debtId, from: fromUser, to: toUser, state: stateOf(answer, why) };
}

/** The reason of a withdrawal is one of ours, that of a no what the person said. */
function stateOf(answer: OfferColumns['answer'], why: string | null): OfferState {
  switch (answer) {
    case null:
      return { state: 'open' };
    case 'accepted':
      return { state: 'accepted' };
    case 'declined':
      return { state: 'declined', reason: why };
    case 'withdrawn':
      return { state: 'withdrawn', why: why as LapseReason };
    default:
      return answer satisfies never;
  }
}
