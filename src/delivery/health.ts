import type { WorkspaceId } from '../domain/debt.ts';
import type { RegisterContext } from '../register/context.ts';
import {
  countDeliveries,
  type DeliveryCounts,
  type TroubledDelivery,
  troubledDeliveries,
} from '../store/delivery-health.ts';
import { sendAgain as makeReady } from '../store/outbox.ts';

export interface DeliveryHealth extends DeliveryCounts {
  /** The latest that are dead or uncertain, newest first, at most five. */
  readonly troubled: readonly TroubledDelivery[];
}

const MAX_TROUBLED = 5;

/** How a workspace's messages fare: for delivery health in the Home tab and the readiness report. */
export async function deliveryHealth(
  { sql }: Pick<RegisterContext, 'sql'>,
  workspaceId: WorkspaceId,
): Promise<DeliveryHealth> {
  const [counts, troubled] = await Promise.all([
    countDeliveries(sql, workspaceId),
    troubledDeliveries(sql, workspaceId, MAX_TROUBLED),
  ]);
  return { ...counts, troubled };
}

/** Sends a dead or uncertain message once more, at a person's word; false when it is neither. */
export function sendAgain(
  { sql }: Pick<RegisterContext, 'sql'>,
  workspaceId: WorkspaceId,
  deliveryId: number,
): Promise<boolean> {
  return makeReady(sql, workspaceId, deliveryId);
}
