import type { DigestItem, OwnerGoneContent } from '../domain/digest.ts';
import { type AskedNow, askedRow, NOT_ANSWERED, sinceInMrkdwn } from './asked.ts';
import { context, header, itemElements, line, richText, say } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { type Message, type MessageBlock, message } from './message.ts';
import { itemButtons, maxShortTitleChars, titleInMrkdwn } from './rows.ts';
import { count, cut, inMrkdwn, oneLine } from './text.ts';

/** Tells who keeps a register that an owner has left Slack: the items, each to be taken, handed over or looked at. */
export function ownerGoneMessage(content: OwnerGoneContent, now: AskedNow = NOT_ANSWERED): Message {
  const { registerId, registerName, userId, items, more } = content;
  const all = count(items.length + more, 'item');
  const title = `${all} without a reachable owner`;
  const name = cut(oneLine(registerName), 80);
  const told = ` has left Slack. They own ${all} in ${name}, and stay the owner until somebody else is.`;
  const why =
    'You get this once, because you keep this register. The digest asks about these items too.';
  const rest =
    more > 0 ? [`+${more} more: \`/debt list\` with owner: and the person has them all.`] : [];
  return message(
    [
      title,
      `<@${userId}> ${inMrkdwn(told)}`,
      ...items.map((item) => `• ${titleInMrkdwn(item)}${sinceInMrkdwn(item, now)}`),
      ...rest,
      why,
    ],
    [
      header(title),
      richText(line({ type: 'user', user_id: userId }, say(told))),
      ...items.flatMap((item) => rowOf(registerId, item, now)),
      ...rest.map(context),
      context(why),
    ],
  );
}

function rowOf(registerId: number, item: DigestItem, now: AskedNow): MessageBlock[] {
  const about = itemButtons({ ...item, registerId });
  return [
    richText(line(...itemElements(item, maxShortTitleChars))),
    askedRow(
      item,
      [
        about('Take it', ACTIONS.take, { verb: 'Take it:' }),
        about('Hand over', ACTIONS.handOver),
        about('Show', ACTIONS.show),
      ],
      now,
    ),
  ];
}
