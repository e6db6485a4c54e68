import { type AckFn, type RespondArguments, RespondError, type RespondFn } from '@slack/bolt';
import { type Message, textOnly } from '../view/message.ts';
import { fitsView } from '../view/modals.ts';
import { LATE, within } from './within.ts';

/** Slack gives a command 3 s; an answer that is ready by now rides on the acknowledgement itself. */
const INLINE_ANSWER_MS = 1_000;

/**
 * Acknowledges a command in time and answers it: with the acknowledgement when the answer is ready within
 * `INLINE_ANSWER_MS`, else through the response URL. `answer` never rejects; null means nothing is to be said.
 * A table or a chart goes through the response URL always, as that alone tells whether Slack takes it.
 */
export async function answerCommand(
  ack: AckFn<string | RespondArguments>,
  respond: RespondFn,
  answer: Promise<Message | null>,
): Promise<void> {
  const first = await within(INLINE_ANSWER_MS, answer);
  const isSure = first !== LATE && (first === null || first.blocks.every(fitsView));
  if (isSure) return ack(first ? ephemeral(first) : undefined);
  await ack();
  const message = await answer;
  if (message) await sendAnswer(respond, message);
}

/** Slack's status for a message that it does not take: it was not shown (docs.slack.dev, "Handling user interaction"). */
const NOT_TAKEN = 400;

/**
 * Answers through a response URL, to the person alone unless `how` says otherwise. Where Slack refuses the blocks, which reach
 * workspaces in phases, the text goes alone. @throws RespondError for every other failure.
 */
export async function sendAnswer(
  respond: RespondFn,
  message: Message,
  how: Pick<RespondArguments, 'replace_original'> & {
    readonly response_type?: 'in_channel';
    readonly thread_ts?: string;
  } = {},
): Promise<void> {
  try {
    await respond({ ...ephemeral(message), ...how } as RespondArguments);
  } catch (error) {
    const refused = error instanceof RespondError && error.statusCode === NOT_TAKEN;
    if (!refused || message.blocks.length === 0) throw error;
    await respond({ ...ephemeral(textOnly(message)), ...how } as RespondArguments);
  }
}

/** A message as an answer that only the asker sees. */
export function ephemeral({ text, blocks }: Message): RespondArguments {
  return {
    response_type: 'ephemeral',
    text,
    ...(blocks.length > 0 && { blocks }),
  } as RespondArguments;
}
