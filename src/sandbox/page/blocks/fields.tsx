import { type ChangeEvent, type KeyboardEvent, useState } from 'react';
import { type Json, objects, textOfObject } from '../../json.ts';
import { upload } from '../act.ts';
import { useMe } from '../live.ts';
import type { ElementProps } from './element.tsx';
import { typedRichText } from './typed-rich-text.ts';

/** The HTML field that takes what each element takes, and the name of its value in Slack's state. */
const kinds: Record<string, { type: string; field: string }> = {
  datepicker: { type: 'date', field: 'selected_date' },
  timepicker: { type: 'time', field: 'selected_time' },
  datetimepicker: { type: 'datetime-local', field: 'selected_date_time' },
  number_input: { type: 'text', field: 'value' },
  email_text_input: { type: 'email', field: 'value' },
  url_text_input: { type: 'url', field: 'value' },
};

/** A field to type or pick into: text of every kind, numbers, dates, times. */
export function TextField({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const type = String(element.type);
  const kind = kinds[type] ?? { type: 'text', field: 'value' };
  const isPicker = type.endsWith('picker');
  const shared = {
    id,
    'aria-label': label,
    'aria-invalid': isInvalid,
    'aria-describedby': `${id}-error ${id}-hint`,
    placeholder: textOfObject(element.placeholder),
    className: 'block-field',
    value: shownText(value, kind.field),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      tell(stateOf(type, kind.field, event.target.value), isPicker),
  };
  if (element.multiline === true) return <textarea rows={4} {...shared} />;
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') tell(stateOf(type, kind.field, event.currentTarget.value), true);
  };
  return <input type={kind.type} onKeyDown={onEnter} {...shared} />;
}

function shownText(value: Json, field: string): string {
  if (field === 'selected_date_time' && typeof value[field] === 'number')
    return new Date(value[field] * 1000).toISOString().slice(0, 16);
  return String(value[field] ?? '');
}

/** Text whose marks become styles; what was typed stays as typed. */
export function RichTextField({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const [typed, setTyped] = useState(() => wordsWithin(value.rich_text_value));
  return (
    <textarea
      id={id}
      rows={4}
      className="block-field"
      aria-label={label}
      aria-invalid={isInvalid}
      aria-describedby={`${id}-error ${id}-hint`}
      placeholder={textOfObject(element.placeholder) || '*bold* _italic_ `code` - list'}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        tell({ rich_text_value: typedRichText(event.target.value) }, false);
      }}
    />
  );
}

function wordsWithin(rich: unknown): string {
  return objects([rich].flat())
    .map((part) => String(part.text ?? part.url ?? wordsWithin(part.elements)))
    .join('');
}

function stateOf(type: string, field: string, typed: string): Json {
  if (type === 'datetimepicker')
    return { [field]: typed ? Math.floor(Date.parse(`${typed}Z`) / 1000) : null };
  return { [field]: typed || null };
}

/** A file field: each chosen file is handed to the workspace at once. */
export function FileField({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const me = useMe();
  const [trouble, setTrouble] = useState('');
  const take = async (files: File[]) => {
    const answers = await Promise.all(files.map((file) => upload(me, file)));
    setTrouble(answers.find((answer) => answer.error)?.error ?? '');
    tell({ files: answers.flatMap((answer) => answer.file ?? []) }, true);
  };
  const types = Array.isArray(element.filetypes) ? element.filetypes.map(String) : [];
  return (
    <>
      <input
        id={id}
        type="file"
        aria-label={label}
        aria-invalid={isInvalid}
        aria-describedby={`${id}-error ${id}-hint`}
        accept={types.map((type) => `.${type}`).join(',')}
        multiple={Number(element.max_files ?? 10) > 1}
        onChange={(event) => void take([...(event.target.files ?? [])])}
      />
      <span role="status">
        {trouble ||
          objects(value.files)
            .map((file) => String(file.name))
            .join(', ')}
      </span>
    </>
  );
}
