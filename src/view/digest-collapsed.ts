import type { CollapsedDigest } from '../domain/digest.ts';
import { line, richText, say } from './blocks.ts';
import { type Message, message } from './message.ts';
import { isUnplanned } from './progress-words.ts';
import { cut, inMrkdwn, oneLine } from './text.ts';

/** What is left of a digest once the next one is there: a line, with a link to that one where Slack gave its address. */
export function collapsedMessage(
  { registerName, quarterLabel, week, weeks, progress, newer }: CollapsedDigest,
  link: string | null,
): Message {
  const name = cut(oneLine(registerName), 80);
  const title = `${quarterLabel}, week ${week} of ${weeks}`;
  const { done, left } = progress;
  const plan = isUnplanned(progress) ? 'nothing was planned' : `${done} of ${done + left} done`;
  const told = line(
    say(`${title}, ${name}: `, { bold: true }),
    say(`${plan}. `),
    ...(link === null
      ? [say('A newer digest is in '), { type: 'channel', channel_id: newer.channel } as const]
      : [{ type: 'link', url: link, text: 'The newer digest' } as const]),
  );
  const rest =
    link === null ? `A newer digest is in <#${newer.channel}>` : `The newer digest: ${link}`;
  return message([`${title}, ${inMrkdwn(name)}: ${plan}. ${rest}`], [richText(told)]);
}
