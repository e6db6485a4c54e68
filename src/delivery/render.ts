import type { AnySql } from '../store/connect.ts';
import { isCollapsed } from '../store/digests.ts';
import { rowsOfMessage } from '../store/offers.ts';
import type { Delivery } from '../store/outbox.ts';
import { digestListMessage, digestMessage } from '../view/digest.ts';
import { collapsedMessage } from '../view/digest-collapsed.ts';
import type { Message } from '../view/message.ts';
import { nudgeMessage } from '../view/nudge.ts';
import { offerMessage } from '../view/offer.ts';
import { ownerGoneMessage } from '../view/owner-gone.ts';
import {
  lostItemsMessage,
  offerDeclinedMessage,
  offerLapsedMessage,
} from '../view/ownership-notices.ts';
import { pauseNotice } from '../view/paused.ts';
import { reviewMessage } from '../view/quarter-review.ts';
import { reopenedMessage } from '../view/reopened.ts';
import { askedNow } from './asked.ts';

/** What a delivery says at `now`, as blocks and as text; null where there is nothing to be said any more. */
export async function render(sql: AnySql, delivery: Delivery, now: Date): Promise<Message | null> {
  switch (delivery.kind) {
    case 'digest':
      return digestAsItStands(sql, delivery, now);
    case 'digest list':
      return digestListMessage(delivery.content);
    case 'digest collapsed':
      return collapsedMessage(delivery.content, null);
    case 'review':
      return reviewMessage(delivery.content, await askedNow(sql, delivery, now));
    case 'nudge':
      return nudgeMessage(delivery.content);
    case 'reopened':
      return reopenedMessage(delivery.content);
    case 'owner gone':
      return ownerGoneMessage(delivery.content, await askedNow(sql, delivery, now));
    case 'notice':
      return pauseNotice(delivery.content);
    case 'offer':
      return offerAsItStands(sql, delivery);
    case 'offer declined':
      return offerDeclinedMessage(delivery.content);
    case 'offer lapsed':
      return offerLapsedMessage(delivery.content);
    case 'lost items':
      return lostItemsMessage(delivery.content);
    default:
      return delivery satisfies never;
  }
}

/** One that the next digest has made a line stays a line. */
async function digestAsItStands(
  sql: AnySql,
  delivery: Extract<Delivery, { kind: 'digest' }>,
  now: Date,
): Promise<Message | null> {
  const { method, parentId, workspaceId, content } = delivery;
  if (method === 'update' && parentId !== null) {
    if (await isCollapsed(sql, workspaceId, parentId)) return null;
  }
  return digestMessage(content, await askedNow(sql, delivery, now));
}

/** An offer that was answered or has ended before it went out is not sent. */
async function offerAsItStands(
  sql: AnySql,
  delivery: Extract<Delivery, { kind: 'offer' }>,
): Promise<Message | null> {
  const messageId = delivery.parentId ?? delivery.id;
  const rows = await rowsOfMessage(sql, delivery.workspaceId, messageId);
  const isOpen = rows.some(({ offer }) => offer.state.state === 'open');
  const mayBeThere = delivery.method === 'update' || delivery.maybePosted;
  if (rows.length === 0 || !(isOpen || mayBeThere)) return null;
  return offerMessage(delivery.content, rows, messageId);
}
