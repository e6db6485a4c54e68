import { endUnreachable } from '../register/offers-ended.ts';
import { ownerIsGone } from '../register/persons.ts';
import type { AnySql } from '../store/connect.ts';
import { markThreadless } from '../store/digests.ts';
import { leaveLost } from '../store/lost-messages.ts';
import { type Delivery, enqueueUpdate, settle } from '../store/outbox.ts';
import { pauseSchedule } from '../store/schedules.ts';
import { revokeInstallation } from '../store/workspaces.ts';
import { end, ended } from './attempt.ts';
import type { DeliveryContext } from './context.ts';
import type { Failure } from './outcome.ts';
import { tellNext, tellPaused } from './paused.ts';
import { decisionFor } from './refusals.ts';

type Refused = Extract<Failure, { kind: 'refused' }>;

/** Does what a refusal asks for; Slack took nothing, so the attempt ends without doubt. */
export async function endRefused(
  context: DeliveryContext,
  delivery: Delivery,
  { code, detail }: Refused,
): Promise<void> {
  context.log.warn({ delivery: delivery.id, kind: delivery.kind, code, detail }, 'Slack refused');
  const decision = decisionFor(code);
  switch (decision) {
    case 'pause':
      return delivery.kind === 'digest list'
        ? withoutThread(context, delivery, code)
        : pause(context, delivery, code);
    case 'suspend':
      return suspend(context, delivery, code);
    case 'owner gone':
      return ownerGone(context, delivery, code);
    case 'text form':
      return textForm(context, delivery, code);
    case 'leave it':
    case 'give up':
      await end(context, delivery, { state: 'dead', reason: code });
      return;
    default:
      return decision satisfies never;
  }
}

/**
 * What follows where a person cannot be reached. Of a nudge: the owner's items wait for a decision, and nobody is
 * unassigned. Of an offer: it ends. Of the notice that a digest stands still: the next one is told. Nothing is left to
 * decide about the message itself.
 */
export async function ownerGone(
  context: DeliveryContext,
  delivery: Delivery,
  code: string,
): Promise<void> {
  const { workspaceId, userId } = delivery;
  await context.sql.begin(async (sql) => {
    if (!(await settleDead(context, sql, delivery, code))) return;
    await leaveLost(sql, workspaceId, delivery.id, null, context.now());
    if (delivery.kind === 'notice') await tellNext(sql, delivery, context.now());
    if (delivery.kind === 'offer') {
      const messageId = delivery.parentId ?? delivery.id;
      await endUnreachable(sql, workspaceId, messageId, context.now());
    }
    if (delivery.kind !== 'nudge' || userId === null) return;
    await ownerIsGone(sql, workspaceId, userId, context.now());
  });
}

/**
 * What goes to the home channel stands still with the digest; whoever configured it is told, the first time. Nudges have
 * a schedule of their own.
 */
async function pause(context: DeliveryContext, delivery: Delivery, why: string): Promise<void> {
  const { workspaceId, subject, kind } = delivery;
  await context.sql.begin(async (sql) => {
    if (!(await settleDead(context, sql, delivery, why))) return;
    if (kind === 'nudge') await pauseSchedule(sql, workspaceId, kind, subject, why);
    if (kind !== 'digest' && kind !== 'review') return;
    const paused = await pauseSchedule(sql, workspaceId, 'digest', subject, why);
    if (paused) await tellPaused(sql, delivery, paused, context.now());
  });
}

/**
 * A digest whose thread does not take its list shows a button in its place, and says why this once. There is nothing to decide
 * about it, and nothing stands still: a channel that takes no digest either refuses the next one.
 */
async function withoutThread(
  context: DeliveryContext,
  delivery: Extract<Delivery, { kind: 'digest list' }>,
  why: string,
): Promise<void> {
  const { workspaceId, id, parentId } = delivery;
  await context.sql.begin(async (sql) => {
    if (!(await settleDead(context, sql, delivery, why))) return;
    await leaveLost(sql, workspaceId, id, null, context.now());
    if (parentId !== null && (await markThreadless(sql, workspaceId, parentId))) {
      await enqueueUpdate(sql, workspaceId, parentId, context.now());
    }
  });
}

/** The message waits with all others of the workspace. */
async function suspend(context: DeliveryContext, delivery: Delivery, why: string): Promise<void> {
  await revokeInstallation(context.sql, delivery.workspaceId, why, context.now());
  const waiting = { state: 'ready', delayMs: 0, maybePosted: false, counted: false } as const;
  await end(context, delivery, waiting);
}

async function textForm(context: DeliveryContext, delivery: Delivery, code: string): Promise<void> {
  if (delivery.textOnly) {
    await end(context, delivery, { state: 'dead', reason: code });
    return;
  }
  const again = { state: 'ready', delayMs: 0, maybePosted: false, counted: false } as const;
  await end(context, delivery, { ...again, textOnly: true });
}

async function settleDead(
  context: DeliveryContext,
  sql: AnySql,
  delivery: Delivery,
  reason: string,
): Promise<boolean> {
  const dead = { state: 'dead', reason } as const;
  const kept = await settle(sql, delivery, dead, context.times.channelSpacingMs);
  if (kept) ended(context, delivery, dead);
  return kept;
}
