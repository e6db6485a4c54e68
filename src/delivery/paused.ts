import type { UserId } from '../domain/debt.ts';
import type { AnySql } from '../store/connect.ts';
import { type Delivery, enqueue } from '../store/outbox.ts';
import type { PauseNotice } from '../store/outbox-message.ts';
import { registerById } from '../store/registers.ts';
import type { Schedule } from '../store/schedules.ts';

/** Tells whoever configured a digest that it stands still; where nobody did, somebody who keeps the register. */
export async function tellPaused(
  sql: AnySql,
  { workspaceId, subject, channel, content }: Extract<Delivery, { kind: 'digest' | 'review' }>,
  { configuredBy, pausedWhy }: Schedule,
  now: Date,
): Promise<void> {
  if (channel === null || pausedWhy === null) return;
  const { registerName } = content;
  const notice = { registerId: Number(subject), registerName, channel, why: pausedWhy, tried: [] };
  await tell(sql, workspaceId, notice, configuredBy, now);
}

/** Tells the next of those who keep the register, where a person could not be reached; there may be none left. */
export async function tellNext(
  sql: AnySql,
  { workspaceId, userId, content }: Extract<Delivery, { kind: 'notice' }>,
  now: Date,
): Promise<void> {
  const tried = userId === null ? content.tried : [...content.tried, userId];
  await tell(sql, workspaceId, { ...content, tried }, null, now);
}

async function tell(
  sql: AnySql,
  workspaceId: number,
  content: PauseNotice,
  first: UserId | null,
  now: Date,
): Promise<void> {
  const userId = first ?? (await keeperNotTried(sql, workspaceId, content));
  if (userId === null) return;
  const message = { kind: 'notice', content } as const;
  const subject = String(content.registerId);
  await enqueue(sql, { workspaceId, subject, target: { userId }, message }, now);
}

async function keeperNotTried(
  sql: AnySql,
  workspaceId: number,
  { registerId, tried }: PauseNotice,
): Promise<UserId | null> {
  const register = await registerById(sql, workspaceId, registerId);
  if (!register) return null;
  const keepers = [...register.maintainers, register.createdBy];
  return keepers.find((keeper) => keeper !== null && !tried.includes(keeper)) ?? null;
}
