import { type ChannelId, type Debt, isOpen } from '../domain/debt.ts';
import { formatDay } from '../domain/local-date.ts';
import { type Actor, isMaintainer, type Register } from '../domain/register.ts';
import { maySee } from '../domain/visibility.ts';
import { grantWords } from './missing-scopes.ts';
import { Refusal } from './refusal.ts';

/**
 * Call it before anything of a register is told or changed. It goes by the channels that the actor is known to be in;
 * `registers.ts` finds out about more of them.
 * @throws Refusal when the actor may not see the register; it says neither its name nor whether there is one.
 */
export function requireSight(register: Register, actor: Actor): void {
  if (!maySee(register, actor)) throw unseen(actor);
}

/** @throws Refusal naming who may, when the actor does not keep the register, and where it is archived. */
export function requireMaintainer(register: Register, actor: Actor, what: string): void {
  requireKeeper(register, actor, what);
  requireInUse(register);
}

/** As `requireMaintainer`, in an archived register too. */
export function requireKeeper(register: Register, actor: Actor, what: string): void {
  requireSight(register, actor);
  if (isMaintainer(register, actor)) return;
  throw new Refusal(
    'not allowed',
    `Only maintainers of ${register.name} can ${what}.`,
    `Ask ${keepersOf(register)}.`,
  );
}

/** @throws Refusal when a guest or a person from elsewhere would add to a register, or it is archived. */
export function requireMember(register: Register, actor: Actor, what: string): void {
  requireSight(register, actor);
  requireInside(actor, what);
  requireInUse(register);
}

/** @throws Refusal where others in a channel may not see what is to be posted there. */
export function requireMayPost(
  { name, visibility, channels }: Register,
  channel: ChannelId | null,
): void {
  if (visibility === 'workspace' || (channel !== null && channels.includes(channel))) return;
  throw new Refusal(
    'not allowed',
    `${name} is kept to the members of its channels, and others may read here: nothing was shared.`,
    'Share it in one of its channels; /debt register names them.',
  );
}

/** @throws Refusal for guests and people from elsewhere. */
export function requireInside(actor: Actor, what: string): void {
  if (!actor.isOutsider) return;
  throw new Refusal(
    'not allowed',
    `Guests and people from other organisations cannot ${what}.`,
    'Ask a member of this workspace to do it.',
  );
}

/** Whether a person who sees an item may change it. */
export function mayChange(register: Register, actor: Actor, { owner }: Debt): boolean {
  if (register.archivedAt !== null) return false;
  return !actor.isOutsider || (owner?.kind === 'person' && owner.userId === actor.userId);
}

/** @throws Refusal when a guest or a person from elsewhere would change an item that is not theirs, or its register is archived. */
export function requireMayChange(register: Register, actor: Actor, debt: Debt): void {
  requireSight(register, actor);
  requireInUse(register);
  if (mayChange(register, actor, debt)) return;
  throw new Refusal(
    'not allowed',
    `#${debt.number} is not yours: guests and people from other organisations change only the items that they own.`,
    'Ask a member of this workspace to change it.',
  );
}

/** A reminder outlives what it asked. @throws Refusal when the item has gone to somebody else, or to nobody, or is not owed any more. */
export function requireStillAsked(actor: Actor, debt: Debt): void {
  requireOpen(debt);
  if (debt.owner?.kind === 'person' && debt.owner.userId === actor.userId) return;
  throw new Refusal(
    'not allowed',
    `#${debt.number} is not yours any more, so nothing was changed.`,
    `See who has it with /debt show ${debt.number}.`,
  );
}

/** A message outlives what it asks. @throws Refusal when the item is not owed any more, saying why. */
export function requireOpen(debt: Debt): void {
  if (isOpen(debt)) return;
  const { number } = debt;
  const isMerged = debt.closedReason === 'merged';
  throw new Refusal(
    'not valid',
    `#${number} ${leftWords(debt)}, so nothing was changed.`,
    isMerged
      ? `/debt show ${number} names the item that took it in.`
      : `If it is owed again: /debt reopen ${number}.`,
  );
}

function leftWords({ status, closedReason, acceptedUntil }: Debt): string {
  if (closedReason === 'merged') return 'was merged into another item';
  if (closedReason !== null) return 'was closed unpaid';
  if (status === 'complete') return 'is paid off already';
  return acceptedUntil === null ? 'is accepted' : `is accepted until ${formatDay(acceptedUntil)}`;
}

/**
 * The answer to a person who may not see a register, the same whether there is one or not.
 * @param name what the person called it.
 * @param missingScopes for want of which their channels are not known.
 */
export function unseen(
  actor: Pick<Actor, 'isOutsider'>,
  name: string | null = null,
  missingScopes: readonly string[] = [],
): Refusal {
  const lack =
    missingScopes.length === 0
      ? ''
      : ` The bot cannot find out which channels you are in: ${grantWords(missingScopes)}`;
  if (actor.isOutsider) {
    return new Refusal(
      'no such register',
      'Guests and people from other organisations see a register only in its channels.',
      `Use /debt in a channel that has a register, or ask a member of this workspace.${lack}`,
    );
  }
  return new Refusal(
    'no such register',
    `There is no ${name === null ? 'such register' : `register “${name}”`} among those that you may see here.`,
    `/debt register lists them. One that is kept to its channels is seen by their members alone.${lack}`,
  );
}

/** @throws Refusal when the register is archived, saying who can bring it back. */
export function requireInUse(register: Register): void {
  if (register.archivedAt === null) return;
  throw new Refusal(
    'archived',
    `${register.name} is archived: it is read and takes no changes.`,
    `To bring it back: /debt register unarchive ${register.name}. That is for ${keepersOf(register)}.`,
  );
}

/** Who keeps a register, as mentions. */
export function keepersOf(register: Pick<Register, 'createdBy' | 'maintainers'>): string {
  const keepers = [register.createdBy, ...register.maintainers].filter((id) => id !== null);
  const named = [...new Set(keepers)].map((id) => `<@${id}>`);
  return named.length > 0 ? `${named.join(' or ')}, or a workspace admin` : 'a workspace admin';
}
