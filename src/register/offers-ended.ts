import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { LapseReason, OfferRow } from '../domain/offer.ts';
import type { AnySql } from '../store/connect.ts';
import { endOffers, offersOfPerson, rowsOfMessage } from '../store/offers.ts';
import { enqueue, enqueueUpdate } from '../store/outbox.ts';

/** Ends what one message asks, as its person cannot be reached, and tells who asked. */
export async function endUnreachable(
  sql: AnySql,
  workspaceId: WorkspaceId,
  messageId: number,
  now: Date,
): Promise<void> {
  const rows = await rowsOfMessage(sql, workspaceId, messageId);
  await lapse(sql, workspaceId, openOf(rows), 'unreachable', now);
}

/** Ends what a person who has left was asked, which those who asked are told, and what they asked themselves. */
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
  if (rows.length === 0) return;
  const ends = rows.map(({ offer: { id } }) => ({ id, end: { why }, reason: null }));
  await endOffers(sql, workspaceId, ends, now);
  for (const messageId of new Set(rows.flatMap((row) => row.messageId ?? []))) {
    await enqueueUpdate(sql, workspaceId, messageId, now);
  }
}
