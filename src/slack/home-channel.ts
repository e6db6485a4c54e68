import type { WebClient } from '@slack/web-api';
import type { ChannelId, UserId } from '../domain/debt.ts';
import { Refusal } from '../register/refusal.ts';
import { slackCode } from './slack-code.ts';

interface Obstacle {
  readonly what: string;
  readonly remedy: string;
}

const BOT_IS_OUTSIDE: Obstacle = {
  what: 'The bot is not in that channel, so nothing was saved.',
  remedy: 'Type /invite @Debt Register there, then try again.',
};

/** By the codes of methods/chat.postEphemeral. */
const OBSTACLES: Readonly<Record<string, Obstacle>> = {
  channel_not_found: BOT_IS_OUTSIDE,
  not_in_channel: BOT_IS_OUTSIDE,
  user_not_in_channel: {
    what: 'You are not in that channel, so nothing was saved.',
    remedy: 'Join it, type /invite @Debt Register there, then try again.',
  },
  is_archived: {
    what: 'That channel is archived, so nothing was saved.',
    remedy: 'Choose another channel, or unarchive it first.',
  },
};

/**
 * Tries whether the bot can post in a channel, by a message that only the person sees.
 * @throws Refusal saying what to do when it cannot; the field is `homeChannel`.
 */
export async function requireHomeChannel(
  client: WebClient,
  channel: ChannelId,
  userId: UserId,
): Promise<void> {
  const text = 'The weekly debt digest can be posted here. Only you see this message.';
  try {
    await client.chat.postEphemeral({ channel, user: userId, text });
  } catch (error) {
    const code = slackCode(error);
    if (code === null) throw error;
    const { what, remedy } = OBSTACLES[code] ?? {
      what: `Slack does not let the bot post in that channel (${code}), so nothing was saved.`,
      remedy: 'Choose another channel.',
    };
    throw new Refusal('not valid', what, remedy, 'homeChannel');
  }
}
