import type { RegisterId } from '../domain/debt.ts';
import type { FieldChange, Place } from '../domain/patch.ts';
import type { Actor, Register } from '../domain/register.ts';
import { handleOf, type OutsideName } from '../domain/register-name.ts';
import type { RegisterContext } from './context.ts';
import { registersSeen } from './registers.ts';

/** Who reads: the actor alone, or all who are in a channel. */
export type Readers = 'actor' | 'channel';

/**
 * The same with the names of the registers between which items moved, as far as the readers may see those. Two queries at
 * most, and none where nothing moved or `known` has them.
 */
export async function withPlaceNames<Told extends { readonly changes: readonly FieldChange[] }>(
  context: RegisterContext,
  actor: Actor,
  told: readonly Told[],
  { known, readers = 'actor' }: { readonly known: readonly Register[]; readonly readers?: Readers },
): Promise<readonly Told[]> {
  const places = told.flatMap(({ changes }) => changes.flatMap(placesIn));
  const isKnown = ({ registerId }: Place) => known.some(({ id }) => id === registerId);
  const seen = places.every(isKnown) ? [] : await registersSeen(context, actor);
  const named = seen.filter(({ visibility }) => readers === 'actor' || visibility === 'workspace');
  return placesNamed(told, [...known, ...named]);
}

/** The same with the names of these registers where items moved from or to them. */
export function placesNamed<Told extends { readonly changes: readonly FieldChange[] }>(
  told: readonly Told[],
  registers: readonly Register[],
): readonly Told[] {
  const handles = new Map(registers.map(({ id, name }) => [id, handleOf(name)]));
  return told.map((one) => ({
    ...one,
    changes: one.changes.map((change) => renamed(change, handles)),
  }));
}

/** An item's place with the name that it is called by from outside; without one for who may not see it. */
export async function namedPlace(
  context: RegisterContext,
  actor: Actor,
  place: Place,
): Promise<Place & OutsideName> {
  const register = (await registersSeen(context, actor)).find(({ id }) => id === place.registerId);
  return register ? { ...place, registerHandle: handleOf(register.name) } : place;
}

function placesIn({ field, before, after }: FieldChange): readonly Place[] {
  return field === 'moved' ? [before as Place, after as Place] : [];
}

function renamed(change: FieldChange, handles: ReadonlyMap<RegisterId, string>): FieldChange {
  if (change.field !== 'moved') return change;
  const [before, after] = [change.before as Place, change.after as Place].map((place) => {
    const registerHandle = handles.get(place.registerId);
    return registerHandle === undefined ? place : { ...place, registerHandle };
  });
  return { ...change, before, after };
}
