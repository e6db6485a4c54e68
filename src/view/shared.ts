import { bullets, line, richText, say } from './blocks.ts';
import type { Message, MessageBlock } from './message.ts';

/** A message as a channel gets it: without anything to press; boxes to tick become lines that say what is ticked. */
export function withoutButtons({ text, blocks }: Message): Message {
  return { text, blocks: blocks.flatMap(withoutElements) };
}

function withoutElements(block: MessageBlock): MessageBlock[] {
  if (block.type === 'section') {
    const { accessory: _, ...rest } = block;
    return [rest];
  }
  if (block.type !== 'actions') return [block];
  const boxes = block.elements.filter((element) => element.type === 'checkboxes');
  const lines = boxes.flatMap(({ options, initial_options = [] }) => {
    const ticked = new Set(initial_options.map(({ value }) => value));
    return options.map((option) =>
      line(say(`${ticked.has(option.value) ? '☑' : '☐'} ${option.text.text}`)),
    );
  });
  return lines.length > 0 ? [richText(bullets(lines))] : [];
}
