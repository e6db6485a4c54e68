import type { Logger } from 'pino';
import type { UserId } from '../domain/debt.ts';
import { digestItem } from '../domain/digest.ts';
import { addLocalDays, dayIn, type LocalDate } from '../domain/local-date.ts';
import type { Register } from '../domain/register.ts';
import { type Reopened, reopenAccepted } from '../register/reopen-accepted.ts';
import { acceptedUntil } from '../store/accepted.ts';
import type { AnySql, Sql } from '../store/connect.ts';
import { enqueue } from '../store/outbox.ts';
import { registerById } from '../store/registers.ts';

/** Registers looked at in one tick. */
const BATCH = 100;

/**
 * Reopens accepted items whose day has come, and tells whom it concerns in one direct message for each register. Each
 * register is a transaction of its own. Costs one index look-up when nothing is due.
 */
export async function reopenDue(
  { sql, log }: { readonly sql: Sql; readonly log: Logger },
  now: Date,
): Promise<{ readonly enqueued: number; readonly failed: number }> {
  const latest = lastDayAnywhere(now);
  const report = { enqueued: 0, failed: 0 };
  for (const { workspaceId, registerId, numbers } of await acceptedUntil(sql, latest, BATCH)) {
    try {
      report.enqueued += await sql.begin(async (tx) => {
        const register = await registerById(tx, workspaceId, registerId);
        if (!register) return 0;
        const reopened = await reopenAccepted(tx, register, numbers, now);
        return tell(tx, register, reopened, now);
      });
    } catch (error) {
      report.failed += 1;
      log.error({ err: error, register: registerId }, 'accepted items could not be reopened');
    }
  }
  return report;
}

/** No zone is further ahead than this day; each register's own calendar decides. */
export function lastDayAnywhere(now: Date): LocalDate {
  return addLocalDays(dayIn('UTC', now), 1);
}

async function tell(
  sql: AnySql,
  { workspaceId, id: registerId, name: registerName }: Register,
  reopened: readonly Reopened[],
  now: Date,
): Promise<number> {
  const byPerson = new Map<UserId, Reopened[]>();
  for (const one of reopened) {
    if (one.concerns === null) continue;
    byPerson.set(one.concerns, [...(byPerson.get(one.concerns) ?? []), one]);
  }
  for (const [userId, theirs] of byPerson) {
    const items = theirs.map(({ accepted }) => ({
      ...digestItem(accepted),
      why: accepted.acceptedWhy,
    }));
    const message = { kind: 'reopened', content: { registerId, registerName, items } } as const;
    await enqueue(sql, { workspaceId, message, subject: userId, target: { userId } }, now);
  }
  return byPerson.size;
}
