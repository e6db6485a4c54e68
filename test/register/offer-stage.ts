import type { DebtCommand } from '../../src/domain/decide.ts';
import type { Actor } from '../../src/domain/register.ts';
import { addDebt } from '../../src/register/add.ts';
import { changeDebt } from '../../src/register/change.ts';
import { answerOffers } from '../../src/register/offers.ts';
import { showDebt } from '../../src/register/show.ts';
import { offersOfPerson } from '../../src/store/offers.ts';
import { type MovableContext, team } from './fixtures.ts';

export const person = (userId: string) => ({ kind: 'person', userId }) as const;

interface Waiting {
  readonly kind: string;
  readonly userId: string | null;
  readonly method: string;
  readonly content: Record<string, unknown>;
}

/** A register of ana's with one item of ben's making, whose owners are asked first unless told otherwise. */
export async function offerStage(context: MovableContext, teamId: string, offers = true) {
  const { register: made, ana, ben } = await team(context, teamId);
  const register = { ...made, offers };
  const chloe: Actor = { ...ben, userId: 'UCHLOE' };
  const add = async (title: string) =>
    (await addDebt(context, ben, register, { title }, 'command')).debt;
  await add('Flaky login tests');
  const change = (number: number, command: DebtCommand, by = ben) =>
    changeDebt(context, by, register, number, command, 'command');
  const give = (to: Actor, by = ben, number = 1) =>
    change(number, { kind: 'assign', owner: person(to.userId) }, by);
  const waitingFor = async (actor: Actor) =>
    (await offersOfPerson(context.sql, actor.workspaceId, actor.userId))
      .filter(({ offer }) => offer.to === actor.userId)
      .map(({ offer }) => offer.id);
  const outbox = () => context.sql<Waiting[]>`
    select kind, user_id, method, content from outbox
    where workspace_id = ${register.workspaceId} order by id`;
  return {
    ...{ register, ana, ben, chloe, add, change, give, waitingFor, outbox },
    take: (by: Actor, number = 1) => give(by, by, number),
    drop: (by: Actor, number = 1) => change(number, { kind: 'assign', owner: null }, by),
    /** All that waits for them, unless told which offers. */
    accept: async (by: Actor, ids?: readonly number[]) =>
      answerOffers(context, by, ids ?? (await waitingFor(by)), { kind: 'accept' }),
    decline: async (by: Actor, reason: string | null = null) =>
      answerOffers(context, by, await waitingFor(by), { kind: 'decline', reason }),
    ownerOf: async (number = 1) => (await showDebt(context, ana, register, number)).debt.owner,
    /** Who is asked whether they take an item. */
    askedAbout: async (number = 1) =>
      (await showDebt(context, ana, register, number)).offer?.to ?? null,
    /** Kind, method and addressee of what waits to be sent. */
    kinds: async () =>
      (await outbox()).map(({ kind, userId, method }) => `${kind} ${method} ${userId}`),
  };
}
