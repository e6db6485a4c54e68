import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { type ChangeEvent, type KeyboardEvent, useState } from 'react';
import { type Json, objects, textOfObject } from '../../json.ts';
import { upload } from '../act.ts';
import { useMe, useZone } from '../live.ts';
import type { ElementProps } from './element.tsx';

/** The HTML field that takes what each element takes, and the name of its value in Slack's state. */
const kinds: Record<string, { type: string; field: string }> = {
  datepicker: { type: 'date', field: 'selected_date' },
  timepicker: { type: 'time', field: 'selected_time' },
  datetimepicker: { type: 'datetime-local', field: 'selected_date_time' },
  number_input: { type: 'text', field: 'value' },
  email_text_input: { type: 'email', field: 'value' },
  plain_text_input: { type: 'text', field: 'value' },
  url_text_input: { type: 'url', field: 'value' },
};

/** Whether elements of this type are text fields or pickers. */
export function isTextField(type: string): boolean {
  return type in kinds;
}

/** A field to type or pick into: text of every kind, numbers, dates, times. */
export function TextField({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const timeZone = useZone();
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
    value: shownText(value, kind.field, timeZone),
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
      tell(stateOf(type, kind.field, event.target.value, timeZone), isPicker),
  };
  if (element.multiline === true) return <textarea rows={4} {...shared} />;
  const onEnter = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter')
      tell(stateOf(type, kind.field, event.currentTarget.value, timeZone), true);
  };
  return <input type={kind.type} onKeyDown={onEnter} {...shared} />;
}

function shownText(value: Json, field: string, timeZone: string): string {
  if (field === 'selected_date_time' && typeof value[field] === 'number')
    return wallTime(value[field], timeZone);
  return String(value[field] ?? '');
}

function stateOf(type: string, field: string, typed: string, timeZone: string): Json {
  if (type === 'datetimepicker') return { [field]: typed ? secondsAt(typed, timeZone) : null };
  return { [field]: typed || null };
}

/** Seconds since the epoch as a `datetime-local` field shows them to somebody in that zone. */
function wallTime(seconds: number, timeZone: string): string {
  return format(new TZDate(seconds * 1000, timeZone), "yyyy-MM-dd'T'HH:mm");
}

function secondsAt(typed: string, timeZone: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = typed.split(/\D/).map(Number);
  return new TZDate(year, month - 1, day, hour, minute, timeZone).getTime() / 1000;
}

/** A file field: each chosen file is handed to the workspace at once. */
export function FileField({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const me = useMe();
  const [trouble, setTrouble] = useState('');
  const [isUploading, setUploading] = useState(false);
  const take = async (files: File[]) => {
    setUploading(true);
    const answers = await Promise.all(files.map((file) => upload(me, file)));
    setUploading(false);
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
        aria-busy={isUploading}
        aria-describedby={`${id}-error ${id}-hint`}
        accept={types.map((type) => `.${type}`).join(',')}
        multiple={Number(element.max_files ?? 10) > 1}
        onChange={(event) => void take([...(event.target.files ?? [])])}
      />
      <span role="status">
        {isUploading
          ? 'Uploading …'
          : trouble ||
            objects(value.files)
              .map((file) => String(file.name))
              .join(', ')}
      </span>
    </>
  );
}
