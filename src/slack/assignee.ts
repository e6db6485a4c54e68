import type { WebClient } from '@slack/web-api';
import type { UserId } from '../domain/debt.ts';
import type { Actor, Register } from '../domain/register.ts';
import { maySee } from '../domain/visibility.ts';
import { Refusal } from '../register/refusal.ts';
import type { People, Person } from './people.ts';

/** Slackbot's profile does not say that it is a bot (methods/users.info). */
const SLACKBOT = 'USLACKBOT';

/**
 * Makes sure that debt, or a register to keep, can be given to a person.
 * @param what they are to do.
 * @throws Refusal for bots, deactivated people, guests, people of other organisations and unknown ones.
 */
export async function requireAssignable(
  people: People,
  client: WebClient,
  person: Person,
  { what = 'own debt', field = 'owner' }: { readonly what?: string; readonly field?: string } = {},
): Promise<void> {
  const obstacle = await obstacleOf(people, client, person, what);
  if (!obstacle) return;
  throw new Refusal('not valid', obstacle, 'Choose an active member of this workspace.', field);
}

/**
 * As `requireAssignable`, for debt of these registers: who cannot see one does not get its items to read.
 * The actor themselves may always.
 */
export async function requireOwner(
  people: People,
  { client, actor, teamId }: { client: WebClient; actor: Actor; teamId: string },
  userId: UserId,
  registers: readonly Register[],
): Promise<void> {
  if (userId === actor.userId) return;
  const person = { teamId, userId };
  await requireAssignable(people, client, person);
  const candidate = await people.actor(client, person, null);
  const hidden = registers.filter((register) => !maySee(register, candidate));
  if (hidden.length === 0) return;
  await candidate.channels?.ask?.();
  const [kept] = hidden.filter((register) => !maySee(register, candidate));
  if (!kept) return;
  throw new Refusal(
    'not valid',
    `${kept.name} is kept to the members of its channels, and that person is in none of them as far as the bot can tell.`,
    'Invite them to one of its channels, or choose somebody else.',
    'owner',
  );
}

/** Why nothing can be given to a person, in a sentence; null where it can. */
export async function obstacleOf(
  people: People,
  client: WebClient,
  person: Person,
  what = 'own debt',
): Promise<string | null> {
  const profile = await people.profile(client, person);
  if (profile.isUnseen) return 'The bot cannot see that person, so nothing was changed.';
  if (profile.isDeactivated) return `That person’s account is deactivated, so they cannot ${what}.`;
  if (profile.isBot || person.userId === SLACKBOT) return `A bot cannot ${what}.`;
  if (profile.isOutsider) {
    return `Guests and people of other organisations cannot ${what}.`;
  }
  return null;
}
