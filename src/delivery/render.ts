import type { Delivery } from '../store/outbox.ts';
import { type Message, message } from '../view/message.ts';
import { pauseNotice } from './notice.ts';

/** What a delivery says, as blocks and as text. */
export function render(delivery: Delivery): Message {
  switch (delivery.kind) {
    case 'digest':
      return message([`Digest ${delivery.content.quarterLabel}`], []);
    case 'digest list':
      return message([`Open ${delivery.content.open.length}`], []);
    case 'nudge':
      return message([`Nudge ${delivery.content.items.length}`], []);
    case 'notice':
      return pauseNotice(delivery.content);
    default:
      return delivery satisfies never;
  }
}
