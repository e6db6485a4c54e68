import { z } from 'zod';
import { actions, button, section } from './blocks.ts';
import { type Carried, carried } from './carried.ts';
import { ACTIONS } from './ids.ts';
import { type Message, message } from './message.ts';

/** button-element: a value has at most 2,000 characters. */
const maxValueChars = 2_000;

/** A message in a conversation. */
export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}
export const messageValue: Carried<MessageRef> = carried(
  z.object({ channel: z.string(), ts: z.string() }),
);

/** Whether a line can be run by a button. */
export function fitsButton(line: string): boolean {
  return line.length <= maxValueChars;
}

/** Offers the form that a line asks for, where a message was its only way to the bot. */
export function formOfferMessage(line: string): Message {
  const what = 'That is done in a form.';
  const open = button('Open the form', ACTIONS.runCommand, line, { style: 'primary' });
  return message([`${what} Press “Open the form”.`], [section(what), actions([open])]);
}

/** Answers a mention without words in a thread: what stands there may be debt. */
export function threadOfferMessage(thread: MessageRef): Message {
  const what = 'Shall I log the first message of this thread as debt?';
  const how =
    'Or say what to do, as after `/debt`: `@Debt Register list mine`, `@Debt Register done 12`.';
  return message(
    [`${what} Press “Log as debt”.`, how],
    [
      section(`${what}\n${how}`),
      actions([
        button('Log as debt', ACTIONS.logThread, messageValue.encode(thread), { style: 'primary' }),
        button('Overview', `${ACTIONS.runCommand}:overview`, '/debt'),
        button('Help', `${ACTIONS.runCommand}:help`, '/debt help'),
      ]),
    ],
  );
}
