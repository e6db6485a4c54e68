export interface Placed {
  object: Readonly<Record<string, unknown>>;
  /** JSON pointer of the object, from the value that was walked. */
  pointer: string;
}

/** Every object within a JSON value, itself included, in reading order. No depth is too deep. */
export function* objectsIn(value: unknown): Generator<Placed> {
  const pending: { value: unknown; pointer: string }[] = [{ value, pointer: '' }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: inner, pointer } = next;
    if (typeof inner !== 'object' || inner === null) continue;
    if (!Array.isArray(inner)) yield { object: { ...inner }, pointer };
    const entries = Object.entries(inner).map(([key, value]) => ({
      value,
      pointer: `${pointer}/${key}`,
    }));
    pending.push(...entries.reverse());
  }
}

/** Characters of every `text` in a JSON value together, which is how Slack measures a table and a message. */
export function charsIn(value: unknown): number {
  let chars = 0;
  for (const { object } of objectsIn(value)) {
    if (typeof object.text === 'string') chars += object.text.length;
  }
  return chars;
}
