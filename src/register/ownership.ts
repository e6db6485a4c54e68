import type { DebtId, UserId } from '../domain/debt.ts';
import { endOfOffer } from '../domain/offer.ts';
import type { Asked, FieldChange } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import type { AnySql } from '../store/connect.ts';
import { insertOffers, lockOpenOffers, messageOfAction } from '../store/offers.ts';
import { enqueue } from '../store/outbox.ts';
import { endAndShow } from './offers-ended.ts';
import { type Act, type ItemChange, tellDeclined, tellLost } from './ownership-notices.ts';

/** Changes that can end an offer, or make one. */
const TOUCHING: ReadonlySet<FieldChange['field']> = new Set([
  'owner',
  'status',
  'closedReason',
  'deleted',
  'moved',
  'offered',
  'declined',
]);

/**
 * Does what follows from changed items for the people concerned: asks who was offered one, ends the questions that the
 * action has answered or made pointless, and tells those who lost an item by somebody else's act. Call it in the
 * action's transaction. One query where no owner, offer or state changed hands.
 */
export async function followOwnership(
  sql: AnySql,
  register: Register,
  items: readonly ItemChange[],
  action: Act,
  changeSet: string,
): Promise<void> {
  const touched = items.filter(({ changes }) => changes.some(({ field }) => TOUCHING.has(field)));
  if (touched.length === 0) return;
  await endAnswered(sql, register, touched, action);
  await askPeople(sql, register, touched, action, changeSet);
  await tellLost(sql, register, touched, action);
}

async function endAnswered(
  sql: AnySql,
  register: Register,
  items: readonly ItemChange[],
  action: Act,
): Promise<void> {
  const byDebt = new Map<DebtId, ItemChange>(items.map((item) => [item.debt.id, item]));
  const open = await lockOpenOffers(sql, register.workspaceId, [...byDebt.keys()]);
  const ended = open.flatMap((offer) => {
    const item = byDebt.get(offer.debtId);
    const end = item && endOfOffer(offer, item.debt, item.changes, action.by);
    return item && end ? [{ offer, item, end, reason: reasonOf(item.changes) }] : [];
  });
  const ends = ended.map(({ offer: { id, messageId }, end, reason }) => {
    return { id, messageId, end, reason };
  });
  await endAndShow(sql, register.workspaceId, ends, action.at);
  for (const { offer, item, end, reason } of ended) {
    if (!('answer' in end) || end.answer !== 'declined') continue;
    await tellDeclined(sql, register, { offer, debt: item.debt, reason }, action.at);
  }
}

function reasonOf(changes: readonly FieldChange[]): string | null {
  const said = changes.find(({ field }) => field === 'declined')?.after;
  return typeof said === 'string' ? said : null;
}

/** One message to each person, be the items of one register or of several. */
async function askPeople(
  sql: AnySql,
  { workspaceId }: Register,
  items: readonly ItemChange[],
  { by: from, at }: Act,
  changeSet: string,
): Promise<void> {
  if (from === null) return;
  for (const [to, { note, debtIds }] of byPersonAsked(items)) {
    const offers = { workspaceId, debtIds, from, to, changeSet };
    const messageId =
      (await messageOfAction(sql, workspaceId, changeSet, to)) ??
      (await enqueue(
        sql,
        {
          workspaceId,
          subject: to,
          target: { userId: to },
          message: { kind: 'offer', content: { from, note } },
        },
        at,
      ));
    await insertOffers(sql, { ...offers, messageId }, at);
  }
}

function byPersonAsked(
  items: readonly ItemChange[],
): ReadonlyMap<UserId, { note: string | null; debtIds: DebtId[] }> {
  const asked = new Map<UserId, { note: string | null; debtIds: DebtId[] }>();
  for (const { debt, changes } of items) {
    const question = changes.find(({ field }) => field === 'offered')?.after as Asked | null;
    if (!question) continue;
    const known = asked.get(question.to) ?? { note: question.note, debtIds: [] };
    known.debtIds.push(debt.id);
    asked.set(question.to, known);
  }
  return asked;
}
