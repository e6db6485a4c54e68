import type { Place } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { handleOf } from '../domain/register-name.ts';
import { forwardsOf } from '../store/forwards.ts';
import type { RegisterContext } from './context.ts';
import type { ItemPlace } from './load.ts';
import { Refusal } from './refusal.ts';
import { registerOf } from './registers.ts';

/** Longer chains of moves and mergers are cut; each link is a query. */
const MAX_LINKS = 10;

/** An item where it is now; the remark says so where that is not where it was looked for. */
export interface PresentPlace extends ItemPlace {
  readonly remark: string | null;
}

/**
 * Where items are now that had these numbers. One query, and a few more for those that moved. What was merged is still
 * there to be read; who changes it means the item that took it in.
 * @throws Refusal where one is in a register that the actor may not see.
 */
export async function presentPlaces(
  context: RegisterContext,
  actor: Actor,
  places: readonly ItemPlace[],
  merged: 'follow' | 'stay' = 'follow',
): Promise<readonly PresentPlace[]> {
  let present = places.map((place): PresentPlace => ({ ...place, remark: null }));
  for (let link = 0; link < MAX_LINKS; link++) {
    const asked = present.map(({ register, number }) => ({ registerId: register.id, number }));
    const found = await forwardsOf(context.sql, actor.workspaceId, asked);
    const forwards = found.filter(({ isMerged }) => merged === 'follow' || !isMerged);
    if (forwards.length === 0) return present;
    const to = new Map(forwards.map((forwarded) => [keyOf(forwarded.from), forwarded.to]));
    const followed: PresentPlace[] = [];
    for (const [at, place] of present.entries()) {
      const { register, number } = place;
      const next = to.get(keyOf({ registerId: register.id, number }));
      const first = places[at] ?? place;
      followed.push(next ? await follow(context, actor, first, next) : place);
    }
    present = followed;
  }
  return present;
}

async function follow(
  context: RegisterContext,
  actor: Actor,
  first: ItemPlace,
  { registerId, number }: Place,
): Promise<PresentPlace> {
  const stays = registerId === first.register.id;
  const register = stays ? first.register : await targetOf(context, actor, first, registerId);
  return { register, number, remark: movedWords(first, { register, number }) };
}

async function targetOf(
  context: RegisterContext,
  actor: Actor,
  { number }: ItemPlace,
  registerId: number,
): Promise<Register> {
  try {
    return await registerOf(context, actor, registerId);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const what = `#${number} was moved to a register that you may not see.`;
    throw new Refusal('no such item', what, 'Ask somebody who moved or owned it.', 'number');
  }
}

/** What is to be said of those that were not where they were looked for. */
export function foundElsewhere(places: readonly PresentPlace[]): readonly string[] {
  return places.flatMap(({ remark }) => (remark === null ? [] : [remark]));
}

/** `#12 moved to payments#3.`, or what an item of the same register was merged into. */
function movedWords(from: ItemPlace, to: ItemPlace): string {
  return from.register.id === to.register.id
    ? `#${from.number} was merged into #${to.number}.`
    : `#${from.number} moved to ${handleOf(to.register.name)}#${to.number}.`;
}

function keyOf({ registerId, number }: Place): string {
  return `${registerId} ${number}`;
}
