import type { ActionsBlockElement } from '@slack/types';
import { bullets, line, richText, say } from './blocks.ts';
import { ACTIONS, actionOf } from './ids.ts';
import type { Message, MessageBlock } from './message.ts';

/** Something to press, and what it carries. */
export interface Pressed {
  /** Without what tells it apart from its like. */
  readonly actionId: string;
  readonly value: string | null;
}

/** A message as a channel gets it: without anything to press; boxes to tick become lines that say what is ticked. */
export function withoutButtons({ text, blocks }: Message): Message {
  return { text, blocks: blocks.flatMap((block) => withoutElements(block, () => true)) };
}

/** A message without its Share buttons, for where nobody else would read it. */
export function withoutShare({ text, blocks }: Message): Message {
  const shares = ({ actionId }: Pressed) =>
    actionId === ACTIONS.share || actionId === ACTIONS.shareAnyway;
  return { text, blocks: blocks.flatMap((block) => withoutElements(block, shares)) };
}

/** A block without the elements that are to go; what boxes to tick showed stays to be read. */
export function withoutElements(
  block: MessageBlock,
  goes: (pressed: Pressed) => boolean,
): MessageBlock[] {
  if (block.type === 'section' && block.accessory) {
    const { accessory, ...rest } = block;
    return goes(pressedOf(accessory)) ? [rest] : [block];
  }
  if (block.type !== 'actions') return [block];
  const left = block.elements.filter((element) => !goes(pressedOf(element)));
  const gone = block.elements.filter((element) => goes(pressedOf(element)));
  const read = tickedLines(gone);
  return [
    ...(read.length > 0 ? [richText(bullets(read))] : []),
    ...(left.length > 0 ? [{ ...block, elements: left }] : []),
  ];
}

function tickedLines(elements: readonly ActionsBlockElement[]) {
  const boxes = elements.filter((element) => element.type === 'checkboxes');
  return boxes.flatMap(({ options, initial_options = [] }) => {
    const ticked = new Set(initial_options.map(({ value }) => value));
    return options.map((option) =>
      line(say(`${ticked.has(option.value) ? '☑' : '☐'} ${option.text.text}`)),
    );
  });
}

function pressedOf(element: object): Pressed {
  const { action_id, value } = { action_id: '', value: null, ...element };
  return {
    actionId: actionOf(String(action_id)),
    value: typeof value === 'string' ? value : null,
  };
}
