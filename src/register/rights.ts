import type { Debt } from '../domain/debt.ts';
import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import { Refusal } from './refusal.ts';

/** @throws Refusal naming who may, when the actor does not keep the register. */
export function requireMaintainer(register: Register, actor: Actor, what: string): void {
  requireSameWorkspace(register, actor);
  if (isMaintainer(register, actor)) return;
  const keepers = [register.createdBy, ...register.maintainers].filter((id) => id !== null);
  const named = [...new Set(keepers)].map((id) => `<@${id}>`);
  throw new Refusal(
    'not allowed',
    `Only maintainers of ${register.name} can ${what}.`,
    named.length > 0
      ? `Ask ${named.join(' or ')}, or a workspace admin.`
      : 'Ask a workspace admin.',
  );
}

/** @throws Refusal when a guest or a person from elsewhere would add to a register. */
export function requireMember(register: Register, actor: Actor, what: string): void {
  requireSameWorkspace(register, actor);
  if (!actor.isOutsider) return;
  throw new Refusal(
    'not allowed',
    `Guests and people from other organisations cannot ${what}.`,
    'Ask a member of this workspace to do it.',
  );
}

/** @throws Refusal when a guest or a person from elsewhere would change an item that is not theirs. */
export function requireMayChange(register: Register, actor: Actor, debt: Debt): void {
  requireSameWorkspace(register, actor);
  if (!actor.isOutsider) return;
  if (debt.owner?.kind === 'person' && debt.owner.userId === actor.userId) return;
  throw new Refusal(
    'not allowed',
    `#${debt.number} is not yours: guests and people from other organisations change only the items that they own.`,
    'Ask a member of this workspace to change it.',
  );
}

/** A reminder outlives what it asked. @throws Refusal when the item has gone to somebody else, or to nobody, since. */
export function requireStillOwned(actor: Actor, debt: Debt): void {
  if (debt.owner?.kind === 'person' && debt.owner.userId === actor.userId) return;
  throw new Refusal(
    'not allowed',
    `#${debt.number} is not yours any more, so nothing was changed.`,
    `See who has it with /debt show ${debt.number}.`,
  );
}

/** @throws Refusal when the register belongs to another workspace than the actor. */
export function requireSameWorkspace(register: Register, actor: Actor): void {
  if (register.workspaceId === actor.workspaceId) return;
  throw new Refusal(
    'no such register',
    'There is no such register in this workspace.',
    'Use /debt in the workspace that the register belongs to.',
  );
}
