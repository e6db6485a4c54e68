import { useState } from 'react';
import type { Json } from '../../json.ts';
import type { StateValues } from '../../protocol.ts';

/** What the fields of a message or Home hold: what the workspace knows, and over it what this person entered since. */
export function useEntered(known: StateValues): {
  values: StateValues;
  onValue: (blockId: string, actionId: string, value: Json) => void;
} {
  const [entered, setEntered] = useState<StateValues>({});
  const onValue = (blockId: string, actionId: string, value: Json) =>
    setEntered((before) => entering(before, { [blockId]: { [actionId]: value } }));
  return { values: entering(known, entered), onValue };
}

/** The values with newer ones over them, field by field. */
export function entering(base: StateValues = {}, over: StateValues = {}): StateValues {
  const blocks = Object.entries(over).map(([blockId, actions]) => [
    blockId,
    { ...base[blockId], ...actions },
  ]);
  return { ...base, ...Object.fromEntries(blocks) };
}
