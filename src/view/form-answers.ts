/** What a person filled in, beside what the form had shown. */
import { returnedField } from './returned-field.ts';

/** The answer to one field, as Slack gives it; each kind of field has one of these. */
export interface FieldState {
  readonly type: string;
  readonly value?: string | null;
  readonly selected_option?: { readonly value: string } | null;
  readonly selected_user?: string | null;
  readonly selected_date?: string | null;
  readonly selected_time?: string | null;
  readonly selected_conversation?: string | null;
  readonly selected_channel?: string | null;
  readonly selected_options?: readonly { readonly value: string }[] | null;
  readonly selected_users?: readonly string[] | null;
  readonly selected_conversations?: readonly string[] | null;
  readonly selected_channels?: readonly string[] | null;
  readonly files?: readonly { readonly id: string }[] | null;
}

/** The part of a submitted view that forms are read from; Bolt's `ViewOutput` is one. */
export interface SubmittedView {
  readonly private_metadata: string;
  readonly blocks: readonly object[];
  readonly state: {
    readonly values: Readonly<Record<string, Readonly<Record<string, FieldState>>>>;
  };
}

export interface Answer {
  /** Null for an empty field; of a field for several, their ids with commas between. */
  readonly value: string | null;
  /** What the form showed when it was opened. */
  readonly initial: string | null;
  /** The form came back after a failure, and the person had touched the field before that. */
  readonly returned: boolean;
}

/** The answers by the name of the field, which its `block_id` begins with. A field that Slack says nothing about counts as untouched. */
export function answersOf(view: SubmittedView): ReadonlyMap<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const block of view.blocks) {
    if (!isInput(block)) continue;
    const initial = initialOf(block.element);
    const state = Object.values(view.state.values[block.block_id] ?? {})[0];
    const { name, touched: returned, fileId } = returnedField(block.block_id);
    const value = state ? answerOf(state) : initial;
    answers.set(name, { value: value ?? fileId, initial, returned });
  }
  return answers;
}

/** The answers to the fields that differ from what the form showed. */
export function touched(answers: ReadonlyMap<string, Answer>): ReadonlyMap<string, Answer> {
  return new Map(
    [...answers].filter(([, { value, initial, returned }]) => returned || value !== initial),
  );
}

interface Input {
  readonly block_id: string;
  readonly element: object;
}

function isInput(block: object): block is Input {
  return (
    'type' in block &&
    block.type === 'input' &&
    'block_id' in block &&
    typeof block.block_id === 'string' &&
    'element' in block &&
    typeof block.element === 'object' &&
    block.element !== null
  );
}

function answerOf(state: FieldState): string | null {
  const { value, selected_option, selected_user, selected_date } = state;
  const { selected_time, selected_conversation, selected_channel, files } = state;
  const picked = selected_option?.value ?? selected_user ?? selected_date ?? selected_time;
  const place = selected_conversation ?? selected_channel;
  const ticked = state.selected_options?.map((option) => option.value);
  const several = (state.selected_conversations ?? state.selected_users ?? ticked ?? []).join(',');
  return value || picked || place || several || files?.[0]?.id || null;
}

const INITIAL_KEYS = [
  'initial_value',
  'initial_user',
  'initial_date',
  'initial_time',
  'initial_conversation',
  'initial_channel',
];

function initialOf(element: object): string | null {
  const held: Readonly<Record<string, unknown>> = { ...element };
  const option = held.initial_option;
  if (typeof option === 'object' && option !== null && 'value' in option)
    return String(option.value);
  const several = held.initial_conversations ?? held.initial_users;
  if (Array.isArray(several)) return several.join(',') || null;
  const initial = INITIAL_KEYS.map((key) => held[key]).find((value) => typeof value === 'string');
  return typeof initial === 'string' && initial !== '' ? initial : null;
}
