import { type Asked, type SinceAsked, sinceAsked } from '../domain/asked.ts';
import type { DebtId, WorkspaceId } from '../domain/debt.ts';
import type { DigestItem } from '../domain/digest.ts';
import { dayIn } from '../domain/local-date.ts';
import type { RegisterContext } from '../register/context.ts';
import type { AnySql } from '../store/connect.ts';
import { debtsStillIn } from '../store/digests.ts';
import { type Delivery, enqueueUpdate } from '../store/outbox.ts';
import { registerById } from '../store/registers.ts';
import type { AskedNow } from '../view/asked.ts';

/** A message that all see, or several, with rows that ask about items. */
type Asking = Extract<Delivery, { kind: 'digest' | 'review' | 'owner gone' }>;

/**
 * A message that asks about items as it stands at `now`. One that is posted asks about all of them; one that is shown anew
 * says in a row what has been decided since. Two queries for the latter.
 */
export async function askedNow(sql: AnySql, delivery: Asking, now: Date): Promise<AskedNow> {
  const { id, method, parentId, workspaceId } = delivery;
  const isUpdate = method === 'update' && parentId !== null;
  if (!isUpdate) return { messageId: id, since: new Map() };
  return { messageId: parentId, since: await sinceOf(sql, workspaceId, delivery, now) };
}

/** Has a message that asks about items shown anew, by its delivery, after something about them was decided. */
export function showAskedAnew(
  { sql, now }: RegisterContext,
  { workspaceId }: { readonly workspaceId: WorkspaceId },
  messageId: number,
): Promise<void> {
  return enqueueUpdate(sql, workspaceId, messageId, now());
}

async function sinceOf(
  sql: AnySql,
  workspaceId: WorkspaceId,
  asking: Asking,
  now: Date,
): Promise<ReadonlyMap<DebtId, SinceAsked>> {
  const { registerId } = asking.content;
  const register = await registerById(sql, workspaceId, registerId);
  if (!register) return new Map();
  const rows = rowsOf(asking);
  const ids = rows.map(([{ debtId }]) => debtId);
  const debts = await debtsStillIn(sql, workspaceId, registerId, ids);
  const byId = new Map(debts.map((debt) => [debt.id, debt]));
  const { firstMonth, digestTime } = register;
  const calendar = { today: dayIn(digestTime.zone, now), firstMonth };
  return new Map(
    rows.flatMap(([{ debtId }, asked]) => {
      const since = sinceAsked(byId.get(debtId), asked, calendar);
      return since ? [[debtId, since] as const] : [];
    }),
  );
}

/** The items that a message asks about, and why. */
function rowsOf(asking: Asking): readonly (readonly [DigestItem, Asked])[] {
  switch (asking.kind) {
    case 'digest': {
      const { decisions, quickWins } = asking.content;
      return [
        ...decisions.map(({ item, reason }) => [item, { why: reason }] as const),
        ...quickWins.map((item) => [item, { why: 'quick win' }] as const),
      ];
    }
    case 'review': {
      const { left, quarter } = asking.content;
      return left.map((item) => [item, { why: 'left', quarter }] as const);
    }
    case 'owner gone':
      return asking.content.items.map((item) => [item, { why: 'owner gone' }] as const);
    default:
      return asking satisfies never;
  }
}
