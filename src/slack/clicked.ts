import type { BlockAction } from '@slack/bolt';
import { z } from 'zod';
import type { UserId } from '../domain/debt.ts';
import { askedMessage } from '../view/asked.ts';
import type { Message, MessageBlock } from '../view/message.ts';
import { pageBehind } from '../view/page-block.ts';
import type { Behind } from './modal-origin.ts';
import type { Person } from './people.ts';

export interface ClickedMessage extends Message {
  readonly ts: string;
}

/** What a payload tells of the element that was used. */
export interface Clicked {
  readonly blockId: string;
  /** The button's value, that of the option chosen, the day picked, or what follows the colon in the id of a menu of people. */
  readonly value: string | null;
  /** The person chosen in a menu of people. */
  readonly chosenUser: UserId | null;
  /** The values of all boxes that are ticked now. */
  readonly ticked: readonly string[];
  /** The message that it is in; Slack does not tell it of an ephemeral one. */
  readonly message: ClickedMessage | null;
}

const element = z.object({
  block_id: z.string(),
  action_id: z.string(),
  selected_user: z.string().nullish(),
  value: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
});
const clickedMessage = z.object({
  ts: z.string(),
  text: z.string().default(''),
  blocks: z.array(z.custom<MessageBlock>((block) => typeof block === 'object')).default([]),
});

/** What was used, and what it carries. @throws ZodError for what Slack does not send. */
export function clickedIn({ actions, message }: BlockAction): Clicked {
  const clicked = element.parse(actions[0]);
  const { selected_option, selected_options, selected_user: chosenUser = null } = clicked;
  const ofMenu = chosenUser === null ? null : afterColon(clicked.action_id);
  const told = clickedMessage.safeParse(message);
  return {
    blockId: clicked.block_id,
    value: selected_option?.value ?? clicked.selected_date ?? clicked.value ?? ofMenu,
    chosenUser,
    ticked: (selected_options ?? []).map((option) => option.value),
    message: told.success ? told.data : null,
  };
}

/**
 * The message clicked, where it can be shown anew: one that all see by its delivery, an answer that the person alone sees by
 * the response URL of the click.
 */
export function behindMessage(body: BlockAction): Behind | null {
  const blockId = body.actions[0]?.block_id ?? '';
  const messageId = askedMessage(blockId);
  if (messageId !== null) return { messageId };
  const page = pageBehind(blockId);
  return page && body.response_url && isOwn(body) ? { page, url: body.response_url } : null;
}

/** Whether the person alone sees the message: an ephemeral one, which Slack does not tell of, or one in their direct messages. */
function isOwn({ message, channel }: BlockAction): boolean {
  return message === undefined || channel?.id.startsWith('D') === true;
}

/** Who clicked. */
export function personOf({ team, user }: BlockAction): Person {
  return { teamId: team?.id ?? user.team_id ?? '', userId: user.id };
}

/** The thread in which the message clicked stands. */
export function threadOf({ container }: BlockAction): string | null {
  const { thread_ts: thread } = container;
  return typeof thread === 'string' ? thread : null;
}

function afterColon(actionId: string): string | null {
  const colon = actionId.indexOf(':');
  return colon === -1 ? null : actionId.slice(colon + 1);
}
