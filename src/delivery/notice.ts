import type { PauseNotice } from '../store/outbox-message.ts';
import { type Message, message } from '../view/message.ts';
import { inMrkdwn } from '../view/text.ts';

/** Tells who configured a digest that it stands still, why, and what starts it again. */
export function pauseNotice(notice: PauseNotice): Message {
  const channel = `<#${notice.channel}>`;
  const stopped = `The digest of ${inMrkdwn(notice.registerName)} is paused: ${causeOf(notice.why, channel)}`;
  const resume = 'Saving /debt settings starts it again. I will not try before that.';
  return message([stopped, resume], []);
}

function causeOf(code: string, channel: string): string {
  switch (code) {
    case 'channel_not_found':
    case 'not_in_channel':
    case 'user_not_in_channel':
      return `I am not in ${channel}. Write \`/invite @Debt Register\` there, or choose another home channel.`;
    case 'is_archived':
    case 'is_inactive':
      return `${channel} is archived. Choose another home channel, or unarchive it.`;
    case 'channel_id_changed':
      return `${channel} has got a new id. Choose the home channel once more.`;
    default:
      return `Slack does not let me post in ${channel} (\`${code}\`). Allow the app to post there, or choose another home channel.`;
  }
}
