import '../styles/overlay.css';
import { type ReactNode, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { isJson, type Json } from '../../json.ts';
import { wordsOf } from '../blocks/plain-text.ts';
import { Mrkdwn } from '../blocks/static-block.tsx';

/** Runs what an element does, after its confirm dialog where it has one; the dialog is to be rendered beside the element. */
export function useConfirm(confirm: unknown): {
  ask: (run: () => void) => void;
  dialog: ReactNode;
} {
  const [waiting, setWaiting] = useState<{ run: () => void } | null>(null);
  if (!isJson(confirm)) return { ask: (run) => run(), dialog: null };
  const end = (isConfirmed: boolean) => {
    setWaiting(null);
    if (isConfirmed) waiting?.run();
  };
  return {
    ask: (run) => setWaiting({ run }),
    dialog: waiting && <ConfirmDialog confirm={confirm} onEnd={end} />,
  };
}

function ConfirmDialog({
  confirm,
  onEnd,
}: {
  confirm: Json;
  onEnd: (isConfirmed: boolean) => void;
}) {
  const words = isJson(confirm.text) ? confirm.text : {};
  return (
    <ModalOverlay isOpen className="overlay" onOpenChange={(isOpen) => !isOpen && onEnd(false)}>
      <Modal className="overlay-box">
        <Dialog role="alertdialog" className="overlay-dialog">
          <Heading slot="title">{wordsOf(confirm.title)}</Heading>
          {words.type === 'mrkdwn' ? <Mrkdwn text={String(words.text)} /> : <p>{wordsOf(words)}</p>}
          <footer>
            <button type="button" className="block-button" onClick={() => onEnd(false)}>
              {wordsOf(confirm.deny)}
            </button>
            <button
              type="button"
              className={`block-button ${String(confirm.style ?? 'primary')}`}
              onClick={() => onEnd(true)}
            >
              {wordsOf(confirm.confirm)}
            </button>
          </footer>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
