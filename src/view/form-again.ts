import type { KnownBlock, ModalView } from '@slack/types';
import { plain } from './blocks.ts';
import { type Answer, answersOf, type FieldState, type SubmittedView } from './form-answers.ts';
import { modal } from './modals.ts';
import { returnedField, returnedId } from './returned-field.ts';

/** A modal as Slack gives it back. */
export interface SentModal extends SubmittedView {
  readonly callback_id: string;
  readonly title: { readonly text: string };
  readonly submit: { readonly text: string } | null;
  readonly blocks: readonly { readonly type: string; readonly block_id?: string }[];
}

const FILE_KEPT = 'The file that you chose is kept. Choose one only to replace it.';

/**
 * A modal as it was sent, with what was filled in, ready to be submitted again: what the person had touched still counts as
 * touched, and an uploaded file is kept.
 */
export function formAgain(sent: SentModal): ModalView {
  const { title, callback_id: callbackId, submit, private_metadata: metadata } = sent;
  const answers = answersOf(sent);
  const blocks = sent.blocks.map((block) => {
    const { block_id: blockId } = block;
    const answer = answers.get(returnedField(blockId ?? '').name);
    if (block.type !== 'input' || !blockId || !answer) return block;
    const [state] = Object.values(sent.state.values[blockId] ?? {});
    return fieldAgain({ ...block, block_id: blockId }, answer, state ?? null);
  });
  return modal({
    ...{ title: title.text, callbackId, metadata },
    ...(submit && { submit: submit.text }),
    blocks: blocks as KnownBlock[],
  });
}

function fieldAgain<Block extends { readonly block_id: string }>(
  block: Block,
  { value, initial, returned }: Answer,
  state: FieldState | null,
): Block {
  const { name, turn } = returnedField(block.block_id);
  const isFile = state?.type === 'file_input';
  const touched = returned || value !== initial;
  const fileId = isFile ? value : null;
  const anew = returnedId({ name, turn: turn + 1, touched, fileId });
  const filled = state ? filledIn(block, state) : block;
  const kept = isFile && value !== null ? { optional: true, hint: plain(FILE_KEPT) } : {};
  return { ...filled, block_id: anew, ...kept };
}

const INITIAL_OF: Readonly<Record<string, keyof FieldState>> = {
  initial_value: 'value',
  initial_option: 'selected_option',
  initial_options: 'selected_options',
  initial_user: 'selected_user',
  initial_users: 'selected_users',
  initial_date: 'selected_date',
  initial_time: 'selected_time',
  initial_conversation: 'selected_conversation',
  initial_conversations: 'selected_conversations',
  initial_channel: 'selected_channel',
  initial_channels: 'selected_channels',
};

function filledIn<Block extends object>(block: Block, answer: FieldState): Block {
  if (!('element' in block)) return block;
  const initial = Object.entries(INITIAL_OF).flatMap(([name, key]) => {
    const value = answer[key];
    const isNothing = !value || (Array.isArray(value) && value.length === 0);
    return isNothing ? [] : [[name, value]];
  });
  const bare = Object.entries({ ...(block.element as object) }).filter(
    ([name]) => !(name in INITIAL_OF),
  );
  return { ...block, element: Object.fromEntries([...bare, ...initial]) };
}
