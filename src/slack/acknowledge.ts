import type { AckFn, RespondArguments, RespondFn } from '@slack/bolt';
import type { Message } from '../view/message.ts';
import { LATE, within } from './within.ts';

/** Slack gives a command 3 s; an answer that is ready by now rides on the acknowledgement itself. */
export const INLINE_ANSWER_MS = 1_000;

/**
 * Acknowledges a command in time and answers it: with the acknowledgement when the answer is ready within
 * `INLINE_ANSWER_MS`, else through the response URL. `answer` never rejects; null means nothing is to be said.
 */
export async function answerCommand(
  ack: AckFn<string | RespondArguments>,
  respond: RespondFn,
  answer: Promise<Message | null>,
): Promise<void> {
  const first = await within(INLINE_ANSWER_MS, answer);
  if (first !== LATE) return ack(first ? ephemeral(first) : undefined);
  await ack();
  const message = await answer;
  if (message) await respond(ephemeral(message));
}

/** A message as an answer that only the asker sees. */
export function ephemeral({ text, blocks }: Message): RespondArguments {
  return {
    response_type: 'ephemeral',
    text,
    ...(blocks.length > 0 && { blocks }),
  } as RespondArguments;
}
