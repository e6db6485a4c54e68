import '../styles/modal.css';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { textOfObject } from '../../json.ts';
import type { StateValues, ViewSight } from '../../protocol.ts';
import { act } from '../act.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { Inspection } from '../inspector/inspection.tsx';
import { useMe, useSights } from '../live.ts';

/** The modal on top of the person's stack, as a dialog that holds the focus. */
export function Modals() {
  const stack = useSights().modals ?? [];
  const top = stack.at(-1);
  return top ? <Modal key={top.id} view={top} isPushed={stack.length > 1} /> : null;
}

function Modal({ view, isPushed }: { view: ViewSight; isPushed: boolean }) {
  const me = useMe();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState<StateValues>({});
  const [isBusy, setBusy] = useState(false);
  const [isInspected, setInspected] = useState(false);
  const values = merged(view.values, typed);
  useEffect(() => dialog.current?.showModal(), []);
  const close = (all: boolean) => void act(me, { do: 'close', view: view.id, all });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await act(me, { do: 'submit', view: view.id, values });
    setBusy(false);
    dialog.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        close(true);
      }}
    >
      <form noValidate onSubmit={submit}>
        <header>
          {isPushed && (
            <button type="button" aria-label="Back" onClick={() => close(false)}>
              ‹
            </button>
          )}
          <h1 id="modal-title">{textOfObject(view.title)}</h1>
          <button type="button" aria-label="Close the form" onClick={() => close(true)}>
            ×
          </button>
        </header>
        <div className="modal-body">
          {view.trouble && <p role="alert">{view.trouble}</p>}
          <Blocks
            blocks={view.blocks}
            surface={{ view: view.id }}
            values={values}
            errors={view.fieldErrors}
            onValue={(blockId, actionId, value) =>
              setTyped((before) => merged(before, { [blockId]: { [actionId]: value } }))
            }
          />
        </div>
        <footer>
          <button type="button" className="block-button" onClick={() => close(false)}>
            {textOfObject(view.close) || 'Cancel'}
          </button>
          {view.submit && (
            <button
              type="submit"
              className="block-button primary"
              aria-busy={isBusy}
              disabled={isBusy}
            >
              {textOfObject(view.submit)}
            </button>
          )}
        </footer>
      </form>
      <details
        className="modal-inspect"
        onToggle={(event) => setInspected(event.currentTarget.open)}
      >
        <summary>Inspect this form</summary>
        {isInspected && <Inspection subject={view} />}
      </details>
    </dialog>
  );
}

/** What was typed wins over what the view began with. */
function merged(base: StateValues, over: StateValues): StateValues {
  const blocks = Object.entries(over).map(([blockId, actions]) => [
    blockId,
    { ...base[blockId], ...actions },
  ]);
  return { ...base, ...Object.fromEntries(blocks) };
}
