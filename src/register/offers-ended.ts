import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { LapseReason, OfferEnd, OfferRow } from '../domain/offer.ts';
import type { AnySql } from '../store/connect.ts';
import { endOffers, offersOfPerson, rowsOfMessage } from '../store/offers.ts';
import { enqueue, enqueueUpdate } from '../store/outbox.ts';

/** Ends the offers in one message whose person cannot be reached, and tells those who made them. */
export async function endUnreachable(
  sql: AnySql,
  workspaceId: WorkspaceId,
  messageId: number,
  now: Date,
): Promise<void> {
  const rows = await rowsOfMessage(sql, workspaceId, messageId);
  await lapse(sql, workspaceId, openOf(rows), 'unreachable', now);
}

/** Ends the offers to a person who has left, which those who made them are told, and the offers that they made. */
export async function endOffersOfLeaver(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  now: Date,
): Promise<void> {
  const rows = openOf(await offersOfPerson(sql, workspaceId, userId));
  const asked = rows.filter(({ offer }) => offer.to === userId);
  const asking = rows.filter(({ offer }) => offer.to !== userId);
  await lapse(sql, workspaceId, asked, 'person gone', now);
  await end(sql, workspaceId, asking, 'asker gone', now);
}

function openOf(rows: readonly OfferRow[]): readonly OfferRow[] {
  return rows.filter(({ offer }) => offer.state.state === 'open');
}

/** Ends offers to one person, and tells each who asked once. */
async function lapse(
  sql: AnySql,
  workspaceId: WorkspaceId,
  rows: readonly OfferRow[],
  why: LapseReason,
  now: Date,
): Promise<void> {
  await end(sql, workspaceId, rows, why, now);
  for (const from of new Set(rows.map(({ offer }) => offer.from))) {
    const own = rows.filter(({ offer }) => offer.from === from);
    const [first] = own;
    if (!first) continue;
    const items = own.map(({ registerId, registerName, number, title }) => ({
      registerId,
      registerName,
      number,
      title,
    }));
    const message = { kind: 'offer lapsed', content: { to: first.offer.to, items, why } } as const;
    await enqueue(sql, { workspaceId, subject: from, target: { userId: from }, message }, now);
  }
}

async function end(
  sql: AnySql,
  workspaceId: WorkspaceId,
  rows: readonly OfferRow[],
  why: LapseReason,
  now: Date,
): Promise<void> {
  const ends = rows.map(({ offer: { id }, messageId }) => {
    return { id, messageId, end: { why }, reason: null };
  });
  await endAndShow(sql, workspaceId, ends, now);
}

/** An offer that ends, with the message that asks. */
export interface EndedOffer {
  readonly id: number;
  readonly messageId: number | null;
  readonly end: OfferEnd;
  /** What the person asked said. */
  readonly reason: string | null;
}

/** Ends offers and lets the messages that ask say so. */
export async function endAndShow(
  sql: AnySql,
  workspaceId: WorkspaceId,
  ended: readonly EndedOffer[],
  now: Date,
): Promise<void> {
  if (ended.length === 0) return;
  await endOffers(sql, workspaceId, ended, now);
  for (const messageId of new Set(ended.flatMap((offer) => offer.messageId ?? []))) {
    await enqueueUpdate(sql, workspaceId, messageId, now);
  }
}
