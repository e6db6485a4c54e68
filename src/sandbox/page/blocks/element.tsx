import '../styles/elements.css';
import { useState } from 'react';
import { type Json, object, textOfObject } from '../../json.ts';
import { act } from '../act.ts';
import { useMe } from '../live.ts';
import { useConfirm } from '../overlay/confirm.tsx';
import type { Placement } from './blocks.tsx';
import { Boxes } from './boxes.tsx';
import { Button, FeedbackButtons, IconButton, WorkflowButton } from './buttons.tsx';
import { Choice, Overflow } from './choice.tsx';
import { FileField, isTextField, TextField } from './fields.tsx';
import { Unknown } from './notices.tsx';
import { Picture } from './picture.tsx';
import { RichTextField } from './rich-text-field.tsx';

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
    textOfObject(block.label) ||
    textOfObject(element.placeholder) ||
    textOfObject(block.text) ||
    (plainNames[String(element.type)] ?? '');
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

/** What an element without words of its own is called. */
const plainNames: Record<string, string> = {
  checkboxes: 'Choices',
  datetimepicker: 'Date and time',
  datepicker: 'Date',
  radio_buttons: 'Choices',
  timepicker: 'Time',
};

function Field({
  isBusy,
  ask,
  ...props
}: ElementProps & {
  isBusy: boolean;
  ask: (typed: string) => Promise<Json[]>;
}) {
  const { element } = props;
  const type = String(element.type);
  switch (type) {
    case 'button':
      return <Button {...props} isBusy={isBusy} />;
    case 'icon_button':
      return <IconButton {...props} />;
    case 'feedback_buttons':
      return <FeedbackButtons {...props} />;
    case 'workflow_button':
      return <WorkflowButton element={element} />;
    case 'image':
      return <Picture image={element} className="picture-accessory" />;
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
      if (type.endsWith('_select')) return <Choice {...props} ask={ask} />;
      return isTextField(type) ? (
        <TextField {...props} />
      ) : (
        <Unknown what="element" json={element} />
      );
  }
}
