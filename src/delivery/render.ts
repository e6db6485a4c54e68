import type { Delivery } from '../store/outbox.ts';
import { digestListMessage, digestMessage } from '../view/digest.ts';
import type { Message } from '../view/message.ts';
import { nudgeMessage } from '../view/nudge.ts';
import { ownerGoneMessage } from '../view/owner-gone.ts';
import { reopenedMessage } from '../view/reopened.ts';
import { pauseNotice } from './notice.ts';

/** What a delivery says, as blocks and as text. */
export function render(delivery: Delivery): Message {
  switch (delivery.kind) {
    case 'digest':
      return digestMessage(delivery.content);
    case 'digest list':
      return digestListMessage(delivery.content);
    case 'nudge':
      return nudgeMessage(delivery.content);
    case 'reopened':
      return reopenedMessage(delivery.content);
    case 'owner gone':
      return ownerGoneMessage(delivery.content);
    case 'notice':
      return pauseNotice(delivery.content);
    default:
      return delivery satisfies never;
  }
}
