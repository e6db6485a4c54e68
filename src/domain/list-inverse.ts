import type { FieldName } from './debt.ts';
import { sameValue } from './value.ts';

/** By what an element of a list is known again; lists that are not here are one value. */
const KEY_OF: { readonly [Name in FieldName]?: (element: never) => unknown } = {
  steps: ({ id }: { id: number }) => id,
  hits: ({ id }: { id: number }) => id,
  links: ({ url }: { url: string }) => url,
  labels: (label: string) => label,
  notes: (note: object) => note,
};

/**
 * Takes back what made `before` into `after`, of a list that others have changed since: removes exactly the elements that
 * came, puts back those that went, and gives those that changed their old form.
 * @returns null where that is not exact, because another touched the same elements or the field is no such list.
 */
export function inverseOfList(
  field: FieldName,
  before: unknown,
  after: unknown,
  current: unknown,
): readonly unknown[] | null {
  const keyOf = KEY_OF[field];
  if (!keyOf || ![before, after, current].every(Array.isArray)) return null;
  const [old, made, now] = [before, after, current].map((list) =>
    keyed(list as never[], keyOf),
  ) as [Keyed, Keyed, Keyed];
  if (!keptInOrder(old, made)) return null;
  const touched = [...new Set([...old.keys(), ...made.keys()])].filter(
    (key) => !sameValue(old.get(key), made.get(key)),
  );
  if (!touched.every((key) => sameValue(now.get(key), made.get(key)))) return null;
  const kept = [...now.keys()].filter((key) => old.has(key) || !made.has(key));
  const keys = withThoseGone(kept, old, new Set(touched));
  return keys.map((key) => (touched.includes(key) ? old.get(key) : now.get(key)));
}

type Keyed = ReadonlyMap<string, unknown>;

/** Equal elements are told apart by their turn. */
function keyed(list: readonly never[], keyOf: (element: never) => unknown): Keyed {
  const turns = new Map<string, number>();
  return new Map(
    list.map((element) => {
      const key = JSON.stringify(keyOf(element));
      const turn = turns.get(key) ?? 0;
      turns.set(key, turn + 1);
      return [`${key}/${turn}`, element];
    }),
  );
}

/** Whether what is in both stands in one order. */
function keptInOrder(old: Keyed, made: Keyed): boolean {
  const left = [...old.keys()].filter((key) => made.has(key));
  const right = [...made.keys()].filter((key) => old.has(key));
  return sameValue(left, right);
}

/** Puts each element that went after the one that it followed, as far as that is still there. */
function withThoseGone(
  kept: readonly string[],
  old: Keyed,
  touched: ReadonlySet<string>,
): readonly string[] {
  const keys = [...kept];
  let place = 0;
  for (const key of old.keys()) {
    const at = keys.indexOf(key);
    if (at >= 0) place = at + 1;
    else if (touched.has(key)) keys.splice(place++, 0, key);
  }
  return keys;
}
