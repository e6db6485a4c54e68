import { actions, button, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, message } from './message.ts';
import { type ShareRef, shareValue } from './refs.ts';

/** Asks before something is posted where people of other organisations read it. */
export function shareQuestion(ref: ShareRef): Message {
  const what =
    'This channel is shared with another organisation: its people would read this too. Nothing was shared yet.';
  const share = button('Share all the same', ACTIONS.shareAnyway, shareValue.encode(ref));
  return message([what], [section(what), actions([share])]);
}
