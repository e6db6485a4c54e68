import type { InputBlock, KnownBlock, Option, StaticSelect } from '@slack/types';
import { context, plain } from './blocks.ts';

/** plain-text-input-element: the most that a person can type or that can be prefilled. */
export const maxInputChars = 3_000;

/** What all fields of a form may have. */
export interface FieldOptions {
  readonly hint?: string;
  readonly required?: boolean;
  readonly placeholder?: string;
}

/** The `action_id` of every field; its `block_id` names it. */
export const FIELD_ACTION = 'value';

/** A field to type in; `maxChars` beyond what an input takes is cut to that. */
export function textField(
  blockId: string,
  label: string,
  initial: string | null,
  options: FieldOptions & { readonly multiline?: boolean; readonly maxChars?: number } = {},
): InputBlock {
  const { multiline = false, maxChars = maxInputChars, placeholder } = options;
  return field(blockId, label, options, {
    type: 'plain_text_input',
    action_id: FIELD_ACTION,
    multiline,
    max_length: Math.min(maxChars, maxInputChars),
    ...(initial && { initial_value: initial }),
    ...(placeholder && { placeholder: plain(placeholder, 150) }),
  });
}

/** An option of a menu. */
export function choice(text: string, value: string): Option & { text: { type: 'plain_text' } } {
  return { text: { ...plain(text, 75), emoji: true }, value };
}

/** A menu of at most 100 options. */
export function menuField(
  blockId: string,
  label: string,
  choices: readonly { readonly text: string; readonly value: string }[],
  initial: string | null,
  options: FieldOptions & { readonly actionId?: string } = {},
): InputBlock {
  const offered = choices.map(({ text, value }) => choice(text, value));
  const chosen = offered.find(({ value }) => value === initial);
  const element: StaticSelect = {
    type: 'static_select',
    action_id: options.actionId ?? FIELD_ACTION,
    options: offered,
    ...(chosen && { initial_option: chosen }),
    ...(options.placeholder && { placeholder: plain(options.placeholder, 150) }),
  };
  return {
    ...field(blockId, label, options, element),
    ...(options.actionId && { dispatch_action: true }),
  };
}

/** A day. */
export function dayField(
  blockId: string,
  label: string,
  initial: string | null,
  options: FieldOptions = {},
): InputBlock {
  return field(blockId, label, options, {
    type: 'datepicker',
    action_id: FIELD_ACTION,
    ...(initial && { initial_date: initial }),
  });
}

/** A person. */
export function personField(
  blockId: string,
  label: string,
  initial: string | null,
  options: FieldOptions = {},
): InputBlock {
  return field(blockId, label, options, {
    type: 'users_select',
    action_id: FIELD_ACTION,
    ...(initial && { initial_user: initial }),
  });
}

/** A place in a form where a field is left out, saying why. */
export function leftOut(label: string, why: string): KnownBlock {
  return context(`*${label}* ${why}. It stays as it is.`);
}

/** An input of any kind. */
export function field(
  blockId: string,
  label: string,
  { hint, required = false }: FieldOptions,
  element: InputBlock['element'],
): InputBlock {
  return {
    type: 'input',
    block_id: blockId,
    label: plain(label, 2000),
    optional: !required,
    ...(hint && { hint: plain(hint, 2000) }),
    element,
  };
}
