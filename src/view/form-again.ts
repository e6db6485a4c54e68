import type { KnownBlock, ModalView } from '@slack/types';
import type { FieldState, SubmittedView } from './form-answers.ts';
import { modal } from './modals.ts';

/** A modal as Slack gives it back. */
export interface SentModal extends SubmittedView {
  readonly callback_id: string;
  readonly title: { readonly text: string };
  readonly submit: { readonly text: string } | null;
  readonly blocks: readonly { readonly type: string; readonly block_id?: string }[];
}

/** A modal as it was sent, with what was filled in. Uploaded files are not among it: Slack cannot fill them in. */
export function formAgain(sent: SentModal): ModalView {
  const { title, callback_id: callbackId, submit, private_metadata: metadata } = sent;
  const blocks = sent.blocks.map((block) => {
    const [answer] = Object.values(sent.state.values[block.block_id ?? ''] ?? {});
    return block.type === 'input' && answer ? filledIn(block, answer) : block;
  });
  return modal({
    ...{ title: title.text, callbackId, metadata },
    ...(submit && { submit: submit.text }),
    blocks: blocks as KnownBlock[],
  });
}

const INITIAL_OF: Readonly<Record<string, keyof FieldState>> = {
  initial_value: 'value',
  initial_option: 'selected_option',
  initial_user: 'selected_user',
  initial_date: 'selected_date',
  initial_time: 'selected_time',
  initial_conversation: 'selected_conversation',
};

function filledIn<Block extends object>(block: Block, answer: FieldState): Block {
  if (!('element' in block)) return block;
  const initial = Object.entries(INITIAL_OF).flatMap(([name, key]) =>
    answer[key] ? [[name, answer[key]]] : [],
  );
  const bare = Object.entries({ ...(block.element as object) }).filter(
    ([name]) => !(name in INITIAL_OF),
  );
  return { ...block, element: Object.fromEntries([...bare, ...initial]) };
}
