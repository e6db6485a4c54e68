import type { AnySql } from '../store/connect.ts';
import { previousDigest } from '../store/digests.ts';
import { type Delivery, enqueue } from '../store/outbox.ts';
import { registerById } from '../store/registers.ts';
import { collapsedMessage } from '../view/digest-collapsed.ts';
import { type Message, textOnly } from '../view/message.ts';
import type { Outbound, PostedMessage } from './outbound.ts';

/**
 * Has the digest before this one become a line with a link to it, where the register's settings say so. Call it in the
 * transaction that notes a digest as sent.
 */
export async function collapsePrevious(
  sql: AnySql,
  { id, workspaceId, subject, content }: Extract<Delivery, { kind: 'digest' }>,
  newer: PostedMessage,
  now: Date,
): Promise<void> {
  const register = await registerById(sql, workspaceId, content.registerId);
  if (!register?.collapsesDigests) return;
  const previous = await previousDigest(sql, workspaceId, subject, id);
  if (!previous) return;
  const { registerName, quarterLabel, week, weeks, progress } = previous.content;
  const told = { registerName, quarterLabel, week, weeks, progress, newer };
  const message = { kind: 'digest collapsed', content: told } as const;
  const target = { channel: previous.channel };
  await enqueue(sql, { workspaceId, subject, target, message, parentId: previous.id }, now);
}

/** A message with the address of the one that it points to; as it is where Slack does not give the address. */
export async function withLink(
  slack: Outbound,
  delivery: Delivery,
  message: Message,
): Promise<Message> {
  if (delivery.kind !== 'digest collapsed') return message;
  const link = await slack.permalink(delivery.content.newer);
  if (link.kind !== 'ok') return message;
  const linked = collapsedMessage(delivery.content, link.value);
  return delivery.textOnly ? textOnly(linked) : linked;
}
