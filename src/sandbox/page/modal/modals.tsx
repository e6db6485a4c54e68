import '../styles/modal.css';
import { useState } from 'react';
import type { StateValues } from '../../protocol.ts';
import { entering } from '../blocks/entered.ts';
import { useSights } from '../live.ts';
import { ModalView } from './modal-view.tsx';

/** The modal on top of the person's stack; what was typed into those below is there when they come up again. */
export function Modals() {
  const stack = useSights().modals ?? [];
  const [typed, setTyped] = useState<Record<string, StateValues>>({});
  const top = stack.at(-1);
  if (!top) return null;
  return (
    <ModalView
      key={top.id}
      view={top}
      isPushed={stack.length > 1}
      values={entering(top.values, typed[top.id])}
      onValue={(blockId, actionId, value) =>
        setTyped((before) => ({
          ...before,
          [top.id]: entering(before[top.id], { [blockId]: { [actionId]: value } }),
        }))
      }
    />
  );
}
