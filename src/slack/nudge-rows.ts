import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { isOfField } from '../domain/patch.ts';
import { keepNudge, takeNudge } from '../register/asked-nudges.ts';
import type { Saved } from '../register/save.ts';
import type { Message, MessageBlock, ModalView } from '../view/message.ts';
import { answeredNudge } from '../view/nudge.ts';
import type { ItemRef } from '../view/refs.ts';
import type { Click } from './click.ts';
import type { SlackDeps } from './deps.ts';
import { fromChannel, metadataOf } from './modal-origin.ts';
import { updateView } from './open-modal.ts';
import { unlessRefused } from './slack-code.ts';
import type { Submission } from './submission.ts';

const nudgeAsked = z.object({
  channel: z.string(),
  ts: z.string(),
  text: z.string(),
  blocks: z.array(z.custom<MessageBlock>((block) => typeof block === 'object')),
  item: z.object({ registerId: z.number(), number: z.number() }),
});
type NudgeAsked = z.infer<typeof nudgeAsked>;
const rowNote = z.object({ row: z.uuid() });

/** A message that cannot be changed any more is left as it is (methods/chat.update, errors). */
const UNCHANGEABLE: ReadonlySet<string> = new Set([
  'message_not_found',
  'cant_update_message',
  'edit_window_closed',
]);
const TOO_LATE: Message = {
  text: 'Slack did not open the form in time. Please press the button again.',
  blocks: [],
};

/** Shows a form in the modal that a click in a nudge's row has opened; what becomes of it is told in that row. */
export async function openFromRow(
  { context }: SlackDeps,
  click: Click,
  item: ItemRef,
  form: ModalView,
): Promise<Message | null> {
  const { client, actor, modal, channelId: channel, message } = click;
  if (!modal) return TOO_LATE;
  const view = fromChannel(form, channel);
  if (!channel || !message) {
    await updateView(client, modal.id, view);
    return null;
  }
  const { registerId, number } = item;
  const { ts, text, blocks } = message;
  const asked = { channel, ts, text, blocks, item: { registerId, number } };
  const row = await keepNudge(context, actor, asked satisfies NudgeAsked);
  const metadata = { ...metadataOf(view.private_metadata), row };
  await updateView(client, modal.id, { ...view, private_metadata: JSON.stringify(metadata) });
  return null;
}

/** Whether a form was opened from a nudge's row. */
export function isFromNudge({ private_metadata }: { readonly private_metadata?: string }): boolean {
  return rowNote.safeParse(metadataOf(private_metadata)).success;
}

/** Tells in the row of the nudge from which a form was opened what became of it. Does nothing for a form from elsewhere. */
export async function answerRowBehind(
  { context }: SlackDeps,
  { client, actor, view }: Submission,
  words: string,
  saved: Saved,
): Promise<void> {
  const { row } = rowNote.safeParse(metadataOf(view.private_metadata)).data ?? {};
  if (row === undefined) return;
  const kept = nudgeAsked.safeParse(await takeNudge(context, actor, row));
  if (!kept.success) return;
  const { channel, ts, text, blocks, item } = kept.data;
  await answerRow(client, { channel, ts, nudge: { text, blocks }, item }, words, saved);
}

/** Puts what was decided of an item into its row, in the place of the buttons, with what came of it and Undo. */
export async function answerRow(
  client: WebClient,
  { channel, ts, nudge, item }: { channel: string; ts: string; nudge: Message; item: ItemRef },
  words: string,
  { remarks, changes, changeSet }: Saved,
): Promise<void> {
  const told = [words, ...remarks].join('. ');
  const undo = changes.some(isOfField) ? changeSet : null;
  const answered = answeredNudge(nudge, item, told, undo);
  await unlessRefused(client.chat.update({ channel, ts, ...answered }), UNCHANGEABLE);
}
