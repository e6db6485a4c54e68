import type { UserId, WorkspaceId } from '../domain/debt.ts';
import type { NudgeContent } from '../domain/digest.ts';
import { daysBetween } from '../domain/local-date.ts';
import { pickNudgeItems } from '../domain/nudge.ts';
import { localDayOf, nextMonday } from '../domain/occurrence.ts';
import type { AnySql } from '../store/connect.ts';
import { hadNudge, openDebtsOf } from '../store/nudges.ts';

/** What an owner is to be told at `now`, by the clock of a zone; null when there is nothing to say. */
export async function nudgeContent(
  sql: AnySql,
  owner: { workspaceId: WorkspaceId; userId: UserId },
  zone: string,
  now: Date,
): Promise<NudgeContent | null> {
  const { workspaceId, userId } = owner;
  const day = localDayOf(now, zone);
  const owned = (await openDebtsOf(sql, workspaceId, userId)).map(({ debt, registerName }) => {
    const stillDays = daysBetween(localDayOf(debt.updatedAt, zone), day);
    return { debt, registerName, stillDays };
  });
  const { items, more } = pickNudgeItems(owned, day);
  if (items.length === 0) return null;
  const firstContact = !(await hadNudge(sql, workspaceId, userId));
  return { userId, day, items, more, nextOn: nextMonday(day), firstContact };
}
