import { randomUUID } from 'node:crypto';
import type { UserId } from '../domain/debt.ts';
import { decide } from '../domain/decide.ts';
import type { Actor, Register } from '../domain/register.ts';
import {
  lockDebtsOfNames,
  type NamedOwner,
  namedOwners,
  ownerAliases,
  saveOwnerAliases,
} from '../store/owners.ts';
import { batchesOf } from './batches.ts';
import { type RegisterContext, ruleContext } from './context.ts';
import { requireMaintainer } from './rights.ts';
import { saveDecisions } from './save.ts';

/** Names that one form asks about: each takes a block of the 100 that a modal holds. */
const MAX_NAMES = 50;

/** A name that a file gave, with who somebody said it is elsewhere in the workspace. */
export interface UnmappedOwner extends NamedOwner {
  readonly known: UserId | null;
}

/** The names of a register that are no people yet, at most `MAX_NAMES` of `total`. @throws Refusal where the actor is no maintainer. */
export async function unmappedOwners(
  context: RegisterContext,
  actor: Actor,
  register: Register,
): Promise<{ owners: readonly UnmappedOwner[]; total: number }> {
  requireMaintainer(register, actor, 'say who its owners are');
  const { sql } = context;
  const [{ names, total }, aliases] = await Promise.all([
    namedOwners(sql, register.workspaceId, register.id, MAX_NAMES),
    ownerAliases(sql, register.workspaceId),
  ]);
  const known = (name: string) => aliases.get(name.toLowerCase()) ?? null;
  return { owners: names.map((one) => ({ ...one, known: known(one.name) })), total };
}

/** What came of saying who names are. */
export interface MappedOwners {
  readonly names: number;
  readonly items: number;
  /** Names the action in the history; null where no item had such an owner. */
  readonly changeSet: string | null;
}

/**
 * Gives all items of some names to the people whom they mean, under one change set, and remembers it for the
 * imports to come. The people must be assignable already. @throws Refusal where the actor is no maintainer.
 */
export async function mapOwners(
  context: RegisterContext,
  actor: Actor,
  register: Register,
  people: readonly { readonly name: string; readonly userId: UserId }[],
): Promise<MappedOwners> {
  requireMaintainer(register, actor, 'say who its owners are');
  const at = context.now();
  const changeSet = randomUUID();
  const byName = new Map(people.map(({ name, userId }) => [name.toLowerCase(), userId]));
  return context.sql.begin(async (sql) => {
    const { workspaceId, id } = register;
    await saveOwnerAliases(sql, workspaceId, people);
    const debts = await lockDebtsOfNames(sql, workspaceId, id, [...byName.keys()]);
    const rules = ruleContext(register, actor.userId, at);
    const decided = debts.flatMap((debt) => {
      const userId = debt.owner?.kind === 'name' && byName.get(debt.owner.name.toLowerCase());
      if (!userId) return [];
      const owner = { kind: 'person', userId } as const;
      return [{ debt, decision: decide(debt, { kind: 'assign', owner }, rules) }];
    });
    const action = { by: actor.userId, at, origin: 'modal' } as const;
    for (const batch of batchesOf(decided)) {
      await saveDecisions(sql, register, batch, action, changeSet);
    }
    const items = decided.length;
    return { names: byName.size, items, changeSet: items > 0 ? changeSet : null };
  });
}
