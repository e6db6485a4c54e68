import '../styles/modal.css';
import { useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { StateValues } from '../../protocol.ts';
import { act } from '../act.ts';
import { entering } from '../blocks/entered.ts';
import { useMe, useSights } from '../live.ts';
import { useFocusGivenBack } from '../overlay/focus.ts';
import { ModalView } from './modal-view.tsx';

/**
 * The modal on top of the person's stack, in one dialog for all of them: it holds the focus and gives it back at the end.
 * What was typed into those below is there when they come up again. Escape closes the whole stack, as in Slack.
 */
export function Modals() {
  const me = useMe();
  const stack = useSights().modals ?? [];
  const [typed, setTyped] = useState<Record<string, StateValues>>({});
  const top = stack.at(-1);
  useFocusGivenBack(top !== undefined);
  if (!top) return null;
  const close = (all: boolean) => void act(me, { do: 'close', view: top.id, all });
  return (
    <ModalOverlay isOpen className="overlay" onOpenChange={(isOpen) => !isOpen && close(true)}>
      <Modal className="modal">
        <Dialog className="modal-dialog">
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
            onClose={close}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
