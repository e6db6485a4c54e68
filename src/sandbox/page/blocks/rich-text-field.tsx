import { useRef, useState } from 'react';
import { textOfObject } from '../../json.ts';
import type { ElementProps } from './element.tsx';
import { markedText, typedRichText } from './typed-rich-text.ts';

/** What each button of the bar puts around, or before, the chosen words. */
const marks = [
  { name: 'Bold', shown: 'B', before: '*', after: '*' },
  { name: 'Italic', shown: 'I', before: '_', after: '_' },
  { name: 'Strikethrough', shown: 'S', before: '~', after: '~' },
  { name: 'Code', shown: '</>', before: '`', after: '`' },
  { name: 'Bulleted list', shown: '•', before: '- ', after: '' },
  { name: 'Ordered list', shown: '1.', before: '1. ', after: '' },
  { name: 'Quote', shown: '❝', before: '> ', after: '' },
];

/** A `rich_text_input`: text whose marks become styles, with a bar of buttons that set them. */
export function RichTextField({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(() => markedText(value.rich_text_value));
  const type = (text: string) => {
    setTyped(text);
    tell({ rich_text_value: typedRichText(text) }, false);
  };
  const put = (before: string, after: string) => {
    const { selectionStart = 0, selectionEnd = 0 } = field.current ?? {};
    const chosen = typed.slice(selectionStart, selectionEnd);
    field.current?.focus();
    type(typed.slice(0, selectionStart) + before + chosen + after + typed.slice(selectionEnd));
  };
  return (
    <div className="block-rich">
      <div role="toolbar" aria-label={`Formatting of ${label}`}>
        {marks.map(({ name, shown, before, after }) => (
          <button key={name} type="button" aria-label={name} onClick={() => put(before, after)}>
            {shown}
          </button>
        ))}
      </div>
      <textarea
        ref={field}
        id={id}
        rows={4}
        className="block-field"
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={`${id}-error ${id}-hint`}
        placeholder={textOfObject(element.placeholder)}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
    </div>
  );
}
