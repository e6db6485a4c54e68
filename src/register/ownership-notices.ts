import type { Debt, UserId } from '../domain/debt.ts';
import type { Offer } from '../domain/offer.ts';
import type { FieldChange } from '../domain/patch.ts';
import type { Register } from '../domain/register.ts';
import type { ToldItem } from '../domain/told.ts';
import type { AnySql } from '../store/connect.ts';
import { enqueue } from '../store/outbox.ts';

/** An item before and after an action. */
export interface ItemChange {
  readonly before: Debt;
  readonly debt: Debt;
  readonly changes: readonly FieldChange[];
}

/** Who did something, and when. */
export interface Act {
  readonly by: UserId | null;
  readonly at: Date;
}

/** Tells each person once which items they owned and own no more by what somebody else did; nobody is unassigned silently. */
export async function tellLost(
  sql: AnySql,
  register: Register,
  items: readonly ItemChange[],
  { by, at }: Act,
): Promise<void> {
  const lost = new Map<UserId, (ToldItem & { readonly owner: Debt['owner'] })[]>();
  for (const { before, debt, changes } of items) {
    const isOwner = changes.some(({ field }) => field === 'owner');
    const { owner, ownerGone } = before;
    if (!isOwner || owner?.kind !== 'person' || owner.userId === by || ownerGone) continue;
    const told = lost.get(owner.userId) ?? [];
    told.push({ ...toldItem(register, debt), owner: debt.owner });
    lost.set(owner.userId, told);
  }
  for (const [userId, told] of lost) {
    const message = { kind: 'lost items', content: { by, items: told } } as const;
    const { workspaceId } = register;
    await enqueue(sql, { workspaceId, subject: userId, target: { userId }, message }, at);
  }
}

/** Tells who asked that the other person said no. */
export async function tellDeclined(
  sql: AnySql,
  register: Register,
  { offer, debt, reason }: { offer: Offer; debt: Debt; reason: string | null },
  now: Date,
): Promise<void> {
  const { from: userId, to: by } = offer;
  const content = { by, item: toldItem(register, debt), reason };
  const message = { kind: 'offer declined', content } as const;
  const { workspaceId } = register;
  await enqueue(sql, { workspaceId, subject: userId, target: { userId }, message }, now);
}

function toldItem(register: Register, { registerId, number, title }: Debt): ToldItem {
  return { registerId, registerName: register.name, number, title };
}
