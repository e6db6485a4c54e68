import { objectsIn } from '../../src/view/limits/walk.ts';
import type { Message } from '../../src/view/message.ts';

/** A title that would ping a channel, turn bold and hide an address, were it ever read as mrkdwn. */
export const HOSTILE = '<!channel> *x* <https://evil|y>';

/** All that Slack reads as mrkdwn in a message: its fallback text and its mrkdwn objects. */
export function mrkdwnOf(message: Message): string[] {
  const objects = [...objectsIn(message.blocks)].map(({ object }) => object);
  const marked = objects.filter(({ type }) => type === 'mrkdwn').map(({ text }) => String(text));
  return [message.text, ...marked];
}

/** What a message's blocks say, in reading order; a mention as `<@U…>`. */
export function saidBy(message: Message): string {
  return [...objectsIn(message.blocks)]
    .flatMap(({ object }) => {
      if (object.type === 'user') return [`<@${object.user_id}>`];
      return typeof object.text === 'string' ? [object.text] : [];
    })
    .join('');
}

/** A message's buttons in reading order. */
export function buttonsOf(message: Message): { text: string; action: string; value: string }[] {
  return [...objectsIn(message.blocks)].flatMap(({ object }) =>
    object.type === 'button'
      ? [
          {
            text: JSON.stringify(object.text),
            action: String(object.action_id),
            value: String(object.value),
          },
        ]
      : [],
  );
}
