import { useState } from 'react';
import { isJson, type Json, object, objects, textOfObject } from '../../json.ts';
import { act } from '../act.ts';
import { useMe } from '../live.ts';
import { useConfirm } from '../overlay/confirm.tsx';
import type { Placement } from './blocks.tsx';
import { Choice, Overflow } from './choice.tsx';
import { FileField, RichTextField, TextField } from './fields.tsx';
import { wordsOf } from './plain-text.ts';

/** What every element gets: its JSON, its block, the value it holds, and how to tell a new one. */
export interface ElementProps {
  element: Json;
  id: string;
  label: string;
  value: Json;
  isInvalid: boolean;
  /** `isFinal`: the person is done with it (chosen, or pressed Enter), not in the middle of typing */
  tell: (value: Json, isFinal: boolean) => void;
}

/** One interactive element: in an input it keeps its value; elsewhere the app hears of it at once. */
export function Element({
  element,
  block,
  id,
  surface,
  values,
  errors,
  onValue,
}: Placement & { element: Json; block: Json; id?: string }) {
  const me = useMe();
  const [isBusy, setBusy] = useState(false);
  const blockId = String(block.block_id ?? '');
  const actionId = String(element.action_id ?? '');
  const value = object(object(values[blockId])[actionId]);
  const tellsAtOnce = block.type !== 'input' || block.dispatch_action === true;
  const use = async (sent: Json) => {
    setBusy(true);
    const entered = { ...values, [blockId]: { ...values[blockId], [actionId]: sent } };
    await act(me, { do: 'use', on: surface, blockId, actionId, value: sent, values: entered });
    setBusy(false);
  };
  const ask = async (typed: string) => {
    const asked = { do: 'options', on: surface, blockId, actionId, typed } as const;
    const answer = await act(me, asked);
    return answer.ok ? (answer.options ?? []) : [];
  };
  const confirm = useConfirm(element.confirm);
  const label =
    textOfObject(block.label) || textOfObject(element.placeholder) || textOfObject(block.text);
  const props: ElementProps = {
    element,
    id: id ?? `${blockId}-${actionId}`,
    label,
    value,
    isInvalid: errors[blockId] !== undefined,
    tell: (next, isFinal) => {
      const take = () => {
        onValue(blockId, actionId, { ...value, type: element.type, ...next });
        if (tellsAtOnce && isFinal) void use(next);
      };
      if (isFinal) confirm.ask(take);
      else take();
    },
  };
  return (
    <>
      <Field {...props} isBusy={isBusy} ask={ask} />
      {confirm.dialog}
    </>
  );
}

function Field({
  isBusy,
  ask,
  ...props
}: ElementProps & {
  isBusy: boolean;
  ask: (typed: string) => Promise<Json[]>;
}) {
  const { element } = props;
  switch (element.type) {
    case 'button':
      return <Button element={element} isBusy={isBusy} onUse={() => props.tell({}, true)} />;
    case 'image':
      return <img src={String(element.image_url)} alt={textOfObject(element.alt_text)} />;
    case 'file_input':
      return <FileField {...props} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Boxes {...props} />;
    case 'rich_text_input':
      return <RichTextField {...props} />;
    case 'overflow':
      return <Overflow {...props} />;
    default:
      return String(element.type).includes('select') ? (
        <Choice {...props} ask={ask} />
      ) : (
        <TextField {...props} />
      );
  }
}

function Button({ element, isBusy, onUse }: { element: Json; isBusy: boolean; onUse: () => void }) {
  const use = () => {
    const { url } = element;
    if (typeof url === 'string') window.open(url, '_blank', 'noreferrer');
    onUse();
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

function Boxes({ element, id, label, value, tell, isInvalid }: ElementProps) {
  const isMany = element.type === 'checkboxes';
  const chosen = [...objects(value.selected_options), object(value.selected_option)].map(
    (option) => option.value,
  );
  const change = (option: Json) => {
    if (!isMany) return tell({ selected_option: option }, true);
    const has = chosen.includes(option.value);
    const kept = objects(value.selected_options).filter((one) => one.value !== option.value);
    tell({ selected_options: has ? kept : [...kept, option] }, true);
  };
  return (
    <fieldset id={id} className="block-boxes" aria-invalid={isInvalid}>
      <legend className="block-hidden">{label}</legend>
      {objects(element.options).map((option) => (
        <label key={String(option.value)}>
          <input
            type={isMany ? 'checkbox' : 'radio'}
            name={id}
            checked={chosen.includes(option.value)}
            onChange={() => change(option)}
          />
          <span>{wordsOf(option.text)}</span>
          {isJson(option.description) && <small>{wordsOf(option.description)}</small>}
        </label>
      ))}
    </fieldset>
  );
}
