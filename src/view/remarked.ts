import { line, richText, say } from './blocks.ts';
import { type Message, message } from './message.ts';
import { inMrkdwn } from './text.ts';

/** A message with a remark above it, such as where an item was found; null leaves it as it is. */
export function remarked({ text, blocks }: Message, remark: string | null): Message {
  if (remark === null) return { text, blocks };
  return message([inMrkdwn(remark), text], [richText(line(say(remark))), ...blocks]);
}
