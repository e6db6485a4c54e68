import type { RegisterId, UserId, WorkspaceId } from '../domain/debt.ts';
import { digestItem } from '../domain/digest.ts';
import { nextOccurrence } from '../domain/occurrence.ts';
import type { Zone } from '../domain/zone.ts';
import type { AnySql } from '../store/connect.ts';
import { clearOwnerGone, type GoneItem, markOwnerGone } from '../store/nudges.ts';
import { enqueue } from '../store/outbox.ts';
import { findPerson, type Person, upsertProfile } from '../store/persons.ts';
import { findSchedule, moveSchedule } from '../store/schedules.ts';
import type { RegisterContext } from './context.ts';
import { endOffersOfLeaver } from './offers-ended.ts';

/** Items that one message names; the rest is counted. */
const MAX_GONE_ITEMS = 5;

/** What Slack tells of a person when it changes. */
export interface ChangedPerson {
  /** As `zoneOfProfile` reads it: a known one, or null where Slack tells none. */
  readonly zone: Zone | null;
  readonly isDeactivated: boolean;
}

/**
 * Keeps what is new about a person: reminders follow their zone. The items of one who has left count as without a
 * reachable owner, which is told to those who keep the registers; those of one who has come back do not any more. One
 * query where nothing is new.
 */
export async function rememberPerson(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  userId: UserId,
  person: ChangedPerson,
): Promise<void> {
  const before = await findPerson(context.sql, workspaceId, userId);
  await keep(context, workspaceId, userId, person, before);
}

/**
 * As `rememberPerson`, for a change that Slack tells unasked. It tells those of everybody; people with whom the bot
 * never had to do are left out. Hearing of it twice changes nothing more.
 */
export async function followPerson(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  userId: UserId,
  person: ChangedPerson,
): Promise<void> {
  const before = await findPerson(context.sql, workspaceId, userId);
  if (before || person.isDeactivated) await keep(context, workspaceId, userId, person, before);
}

async function keep(
  context: RegisterContext,
  workspaceId: WorkspaceId,
  userId: UserId,
  { zone, isDeactivated }: ChangedPerson,
  before: Person | null,
): Promise<void> {
  const known = zone ?? before?.zone ?? null;
  const isNew = before?.zone !== known || before.goneAt !== null;
  if (!isDeactivated && !isNew) return;
  const now = context.now();
  await context.sql.begin(async (sql) => {
    if (isDeactivated) return ownerIsGone(sql, workspaceId, userId, now);
    await upsertProfile(sql, workspaceId, userId, { zone: known, goneAt: null });
    if (before?.goneAt) await clearOwnerGone(sql, workspaceId, userId);
    if (known !== null) await moveReminders(sql, workspaceId, userId, known, now);
  });
}

/**
 * Marks a person's open items as without a reachable owner, ends what they were asked or asked themselves, and tells
 * those who keep the registers, once for each item. Nobody is unassigned. Call it in a transaction.
 */
export async function ownerIsGone(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  now: Date,
): Promise<void> {
  const person = await findPerson(sql, workspaceId, userId);
  const goneAt = person?.goneAt ?? now;
  await upsertProfile(sql, workspaceId, userId, { zone: person?.zone ?? null, goneAt });
  await endOffersOfLeaver(sql, workspaceId, userId, now);
  const marked = await markOwnerGone(sql, workspaceId, userId);
  const byRegister = new Map<RegisterId, GoneItem[]>();
  for (const item of marked) {
    const { registerId } = item.debt;
    byRegister.set(registerId, [...(byRegister.get(registerId) ?? []), item]);
  }
  for (const items of byRegister.values()) await tellKeepers(sql, workspaceId, userId, items, now);
}

async function tellKeepers(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  items: readonly GoneItem[],
  now: Date,
): Promise<void> {
  const [first] = items;
  if (!first) return;
  const { registerName, keepers, debt } = first;
  const content = {
    registerId: debt.registerId,
    registerName,
    userId,
    items: items.slice(0, MAX_GONE_ITEMS).map((item) => digestItem(item.debt)),
    more: Math.max(0, items.length - MAX_GONE_ITEMS),
  };
  const message = { kind: 'owner gone', content } as const;
  for (const keeper of keepers.filter((id) => id !== userId)) {
    const target = { userId: keeper };
    await enqueue(sql, { workspaceId, message, subject: String(debt.registerId), target }, now);
  }
}

async function moveReminders(
  sql: AnySql,
  workspaceId: WorkspaceId,
  userId: UserId,
  zone: string,
  now: Date,
): Promise<void> {
  const schedule = await findSchedule(sql, workspaceId, 'nudge', userId);
  if (!schedule || schedule.zone === zone) return;
  await moveSchedule(sql, schedule.id, nextOccurrence({ ...schedule, zone }, now), zone);
}
