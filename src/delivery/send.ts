import { resumeAfterPost } from '../register/resume.ts';
import { countUnanswered } from '../store/nudges.ts';
import { beginPost, type Delivery, settle, withdraw } from '../store/outbox.ts';
import { forgetQuiet } from '../store/schedules.ts';
import { type Message, textOnly } from '../view/message.ts';
import { end, ended, endForNow } from './attempt.ts';
import { collapsePrevious, withLink } from './collapse.ts';
import type { DeliveryContext } from './context.ts';
import { seenByOwner } from './nudge-sight.ts';
import type { Outbound, PostedMessage } from './outbound.ts';
import type { Failure } from './outcome.ts';
import { ownerIsThere } from './owner.ts';
import { decisionFor, type RefusalDecision } from './refusals.ts';
import { endRefused } from './refused.ts';
import { render } from './render.ts';

const NOT_INSTALLED_DELAY_MS = 60_000;
/** A message that cannot be changed any more, or stands where nothing may be written, is left as it is. */
const STAYS: ReadonlySet<RefusalDecision> = new Set(['leave it', 'pause']);

/**
 * Makes one attempt at a delivery and ends it, whatever comes. A post that may have gone through before
 * is looked for in Slack first, and never made again unless it is proven absent.
 */
export async function send(context: DeliveryContext, delivery: Delivery): Promise<void> {
  const message = await rendered(context, delivery);
  if (!message) return;
  const slack = await context.slackOf(delivery.workspaceId);
  if (!slack) {
    const { maybePosted } = delivery;
    const delayMs = NOT_INSTALLED_DELAY_MS;
    await end(context, delivery, { state: 'ready', delayMs, maybePosted, counted: false });
    return;
  }
  if (delivery.method === 'update') return change(context, slack, delivery, message);
  const channel = await placeOf(context, slack, delivery);
  if (channel === null) return;
  if (delivery.maybePosted) {
    const absent = await reconcile(context, slack, delivery, channel);
    if (!absent) return;
  }
  const shown = await asSeen(context, slack, delivery, message);
  if (shown) await post(context, slack, delivery, channel, shown);
}

/**
 * Null when the attempt is over: there is nothing to be said any more, or the message cannot be rendered, which is our fault
 * and would be again; then it is dead, or uncertain where it may stand in Slack, with the fault as the reason.
 */
async function rendered(context: DeliveryContext, delivery: Delivery): Promise<Message | null> {
  try {
    const message = await render(context.sql, delivery, context.now());
    if (!message) {
      await context.sql.begin((sql) => withdraw(sql, delivery));
      return null;
    }
    return delivery.textOnly ? textOnly(message) : message;
  } catch (error) {
    const state = delivery.maybePosted ? 'uncertain' : 'dead';
    await end(context, delivery, { state, reason: `not rendered: ${String(error)}` });
    return null;
  }
}

/** The channel to post in, once its person is found to be there; null when the attempt is over. */
async function placeOf(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Delivery,
): Promise<string | null> {
  if (delivery.userId === null) return delivery.channel;
  if (delivery.kind === 'nudge' && !delivery.maybePosted) {
    const there = await ownerIsThere(context, slack, delivery, delivery.userId);
    if (there === false) return null;
    if (there !== true) return failed(context, delivery, there);
  }
  const opened = await slack.openDirect(delivery.userId);
  return opened.kind === 'ok' ? opened.value : failed(context, delivery, opened);
}

/** Nothing was posted in this attempt; an earlier one keeps its doubt. */
async function failed(
  context: DeliveryContext,
  delivery: Delivery,
  failure: Failure,
): Promise<null> {
  if (failure.kind !== 'refused') {
    await endForNow(context, delivery, failure, delivery.maybePosted);
  } else if (delivery.maybePosted) {
    await end(context, delivery, { state: 'uncertain', reason: failure.code });
  } else {
    await endRefused(context, delivery, failure);
  }
  return null;
}

/** True when an interrupted post is proven not to be in Slack, or a person says to post where that cannot be proven; otherwise the attempt is over. */
async function reconcile(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Delivery,
  channel: string,
): Promise<boolean> {
  const place = { channel, threadTs: delivery.threadTs };
  const found = await slack.findDelivery(place, delivery.deliveryKey, delivery.createdAt);
  if (found.kind === 'refused' && delivery.postAnyway) return true;
  if (found.kind !== 'ok') {
    await failed(context, delivery, found);
    return false;
  }
  if (found.value) await sent(context, delivery, found.value);
  return found.value === null;
}

/** A nudge tells only what its owner may see; null when the attempt is over. */
async function asSeen(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Delivery,
  message: Message,
): Promise<Message | null> {
  if (delivery.kind !== 'nudge') return message;
  const seen = await seenByOwner(context, slack, delivery.workspaceId, delivery.content);
  if (seen.kind !== 'ok') return failed(context, delivery, seen);
  return seen.value === delivery.content
    ? message
    : rendered(context, { ...delivery, content: seen.value });
}

async function post(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Delivery,
  channel: string,
  message: Message,
): Promise<void> {
  if (!(await mayPost(context, delivery))) return;
  const { threadTs, deliveryKey } = delivery;
  const outcome = await slack.post({ channel, threadTs, ...message, deliveryKey });
  switch (outcome.kind) {
    case 'ok':
      return sent(context, delivery, outcome.value);
    case 'refused':
      return endRefused(context, delivery, outcome);
    case 'rateLimited':
      return endForNow(context, delivery, outcome, false);
    case 'unreachable':
      return endForNow(context, delivery, outcome, outcome.maybePosted);
    default:
      return outcome satisfies never;
  }
}

/**
 * Begins the post. False when the attempt is over: another worker has taken the message over, or could before Slack's answer is
 * here, because this process or the database was held up meanwhile.
 */
async function mayPost(context: DeliveryContext, delivery: Delivery): Promise<boolean> {
  const { leaseMs, callMs } = context.times;
  const askedAt = performance.now();
  if (!(await beginPost(context.sql, delivery, leaseMs))) {
    context.log.warn({ delivery: delivery.id }, 'another worker has taken the message over');
    return false;
  }
  if (performance.now() - askedAt <= leaseMs - callMs) return true;
  await end(context, delivery, { state: 'ready', delayMs: 0, maybePosted: false, counted: false });
  return false;
}

/** Shows a message anew that stands in Slack. Doing it twice does no harm; where it is gone there is nothing to do. */
async function change(
  context: DeliveryContext,
  slack: Outbound,
  delivery: Delivery,
  message: Message,
): Promise<void> {
  const { parentChannel: channel, threadTs: ts } = delivery;
  if (channel === null || ts === null) throw new Error(`delivery ${delivery.id} changes nothing`);
  const shown = await withLink(slack, delivery, message);
  const outcome = await slack.update({ channel, ts, ...shown });
  switch (outcome.kind) {
    case 'ok':
      return sent(context, delivery, { channel, ts });
    case 'refused':
      if (!STAYS.has(decisionFor(outcome.code))) return endRefused(context, delivery, outcome);
      await context.sql.begin((sql) => withdraw(sql, delivery));
      return;
    case 'rateLimited':
    case 'unreachable':
      return endForNow(context, delivery, outcome, false);
    default:
      return outcome satisfies never;
  }
}

/** A digest makes the one before it a line, and proves that its channel takes it again. A nudge counts as unanswered from now on, until its items change. */
async function sent(
  context: DeliveryContext,
  delivery: Delivery,
  { channel, ts }: PostedMessage,
): Promise<void> {
  const settlement = { state: 'sent', channel, ts, at: context.now() } as const;
  await context.sql.begin(async (sql) => {
    const spacing = context.times.channelSpacingMs;
    if (!(await settle(sql, delivery, settlement, spacing))) return;
    ended(context, delivery, settlement);
    if (delivery.kind === 'digest' && delivery.method === 'post') {
      await collapsePrevious(sql, delivery, { channel, ts }, settlement.at);
      await resumeAfterPost(sql, delivery.workspaceId, delivery.subject, settlement.at);
    }
    if (delivery.kind !== 'nudge') return;
    await forgetQuiet(sql, delivery.workspaceId, delivery.content.userId);
    const debtIds = delivery.content.items.map((item) => item.debtId);
    await countUnanswered(sql, delivery.workspaceId, debtIds, delivery.createdAt);
  });
}
