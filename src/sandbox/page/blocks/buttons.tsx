import { type Json, object, textOfObject } from '../../json.ts';
import type { ElementProps } from './element.tsx';
import { wordsOf } from './plain-text.ts';

/** A `button`; one with an address opens it too. */
export function Button({ element, isBusy, tell }: ElementProps & { isBusy: boolean }) {
  const use = () => {
    openAddress(element);
    tell({}, true);
  };
  return (
    <button
      type="button"
      className={`block-button ${String(element.style ?? 'plain')}`}
      aria-label={textOfObject(element.accessibility_label) || undefined}
      aria-busy={isBusy}
      onClick={use}
    >
      {wordsOf(element.text)}
    </button>
  );
}

/** An `icon_button`: Slack has the one sign, a bin; its words are for who points at it or hears it. */
export function IconButton({ element, tell }: ElementProps) {
  const words = textOfObject(element.accessibility_label) || wordsOf(element.text);
  return (
    <button
      type="button"
      className="block-button block-icon"
      aria-label={words}
      title={wordsOf(element.text)}
      onClick={() => tell({}, true)}
    >
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        <path
          fill="none"
          stroke="currentColor"
          strokeWidth="1.4"
          d="M2 4h12M6 4V2h4v2M4 4l.7 10h6.6L12 4M7 7v4M9 7v4"
        />
      </svg>
    </button>
  );
}

/** The two `feedback_buttons`; which of them was pressed stays to be seen. */
export function FeedbackButtons({ element, value, tell }: ElementProps) {
  return (
    <span className="block-feedback">
      {[element.positive_button, element.negative_button].map(object).map((one) => (
        <button
          key={String(one.value)}
          type="button"
          className="block-button"
          aria-label={textOfObject(one.accessibility_label) || undefined}
          aria-pressed={value.value === one.value}
          onClick={() => tell({ text: one.text, value: one.value }, true)}
        >
          {wordsOf(one.text)}
        </button>
      ))}
    </span>
  );
}

/** A `workflow_button`: workflows do not run in this workspace, and the button says so. */
export function WorkflowButton({ element }: { element: Json }) {
  return (
    <button
      type="button"
      className={`block-button ${String(element.style ?? 'plain')}`}
      aria-disabled="true"
      title="Workflows do not run in this workspace"
    >
      {wordsOf(element.text)}
    </button>
  );
}

/** Opens the address that a button or an overflow entry carries, if any. */
export function openAddress({ url }: Json): void {
  if (typeof url === 'string') window.open(url, '_blank', 'noreferrer');
}
