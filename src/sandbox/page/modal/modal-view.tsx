import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { Heading } from 'react-aria-components';
import type { Json } from '../../json.ts';
import type { StateValues, ViewSight } from '../../protocol.ts';
import { act } from '../act.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { wordsOf } from '../blocks/plain-text.ts';
import { Inspection } from '../inspector/inspection.tsx';
import { useMe, useSights } from '../live.ts';
import { Avatar } from '../shell/avatar.tsx';

const fields = '.modal-body :is(input, textarea)';

interface ModalViewProps {
  view: ViewSight;
  /** another view lies below it */
  isPushed: boolean;
  values: StateValues;
  onValue: (blockId: string, actionId: string, value: Json) => void;
  /** `all`: the whole stack, not this view alone */
  onClose: (all: boolean) => void;
}

/** One view of a modal; its first field has the focus when it comes. Enter submits, as in Slack. */
export function ModalView({ view, isPushed, values, onValue, onClose }: ModalViewProps) {
  const me = useMe();
  const appName = useSights().workspace?.app.name ?? '';
  const form = useRef<HTMLFormElement>(null);
  const [isBusy, setBusy] = useState(false);
  const hasFields = view.blocks.some((block) => block.type === 'input');
  useEffect(() => {
    const field = hasFields && form.current?.querySelector<HTMLElement>(fields);
    const dialog = form.current?.closest<HTMLElement>('[role="dialog"]');
    // Keys go to the dialog at once; a select that has the focus before its options are there stays empty.
    dialog?.focus();
    const frame = requestAnimationFrame(() => (field || dialog)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [hasFields]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const isUploading = form.current?.querySelector('[aria-busy="true"]');
    if (!view.submit || isBusy || isUploading) return;
    setBusy(true);
    await act(me, { do: 'submit', view: view.id, values });
    setBusy(false);
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
  };
  return (
    <form ref={form} noValidate onSubmit={submit} onKeyDown={onKey}>
      <header>
        {isPushed && (
          <button type="button" aria-label="Back" onClick={() => onClose(false)}>
            ‹
          </button>
        )}
        <Avatar name={appName} />
        <Heading slot="title">{wordsOf(view.title)}</Heading>
        <button type="button" aria-label="Close the form" onClick={() => onClose(true)}>
          ×
        </button>
      </header>
      <div className="modal-body">
        {view.trouble && (
          <p role="alert" className="modal-trouble">
            {view.trouble}
          </p>
        )}
        <Blocks
          blocks={view.blocks}
          surface={{ view: view.id }}
          values={values}
          errors={view.fieldErrors}
          onValue={onValue}
        />
      </div>
      <Footer view={view} isBusy={isBusy} onClose={() => onClose(false)} />
    </form>
  );
}

function Footer({
  view,
  isBusy,
  onClose,
}: {
  view: ViewSight;
  isBusy: boolean;
  onClose: () => void;
}) {
  const [isInspected, setInspected] = useState(false);
  return (
    <>
      <footer>
        <details
          className="modal-inspect"
          onToggle={(event) => setInspected(event.currentTarget.open)}
        >
          <summary>Inspect</summary>
        </details>
        <button type="button" className="block-button" onClick={onClose}>
          {wordsOf(view.close) || 'Cancel'}
        </button>
        {view.submit && (
          <button
            type="submit"
            className="block-button primary"
            aria-busy={isBusy}
            aria-disabled={isBusy}
          >
            {wordsOf(view.submit)}
          </button>
        )}
      </footer>
      {isInspected && (
        <section className="modal-inspection" aria-label="Inspection of this form">
          <Inspection subject={view} />
        </section>
      )}
    </>
  );
}
