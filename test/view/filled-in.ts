import type { ModalView } from '@slack/types';
import type { FieldState, SubmittedView } from '../../src/view/form-answers.ts';

/** A modal as Slack hands it back: what it showed, and on top what the person chose or typed, by `block_id`. */
export function filledIn(
  view: ModalView,
  answers: Readonly<Record<string, string | null>>,
): SubmittedView {
  const values: Record<string, Record<string, FieldState>> = {};
  for (const block of view.blocks) {
    if (!('element' in block) || block.block_id === undefined) continue;
    const element: Readonly<Record<string, unknown>> = { ...Object(block.element) };
    const given = answers[block.block_id];
    const answer = given === undefined ? initialOf(element) : given;
    values[block.block_id] = { [String(element.action_id)]: stateOf(String(element.type), answer) };
  }
  return { private_metadata: view.private_metadata ?? '', blocks: view.blocks, state: { values } };
}

function initialOf(element: Readonly<Record<string, unknown>>): string | null {
  const option = element.initial_option;
  if (typeof option === 'object' && option !== null && 'value' in option)
    return String(option.value);
  const several = element.initial_conversations ?? element.initial_users;
  if (Array.isArray(several)) return several.join(',');
  const keys = ['value', 'user', 'date', 'time', 'conversation'];
  const initial = keys.map((key) => element[`initial_${key}`]).find((one) => one !== undefined);
  return initial === undefined ? null : String(initial);
}

function stateOf(type: string, answer: string | null): FieldState {
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: answer === null ? null : { value: answer } };
    case 'checkboxes':
      return { type, selected_options: (answer?.split(',') ?? []).map((value) => ({ value })) };
    case 'users_select':
      return { type, selected_user: answer };
    case 'datepicker':
      return { type, selected_date: answer };
    case 'timepicker':
      return { type, selected_time: answer };
    case 'conversations_select':
      return { type, selected_conversation: answer };
    case 'multi_conversations_select':
      return { type, selected_conversations: answer ? answer.split(',') : [] };
    case 'multi_users_select':
      return { type, selected_users: answer ? answer.split(',') : [] };
    case 'file_input':
      return { type, files: answer === null ? [] : [{ id: answer }] };
    default:
      return { type, value: answer };
  }
}
