import { actions, button, section } from './blocks.ts';
import { lineInRegister } from './elsewhere.ts';
import { ACTIONS } from './ids.ts';
import { type Message, message } from './message.ts';
import { inMrkdwn } from './text.ts';

/** A digest that stands still, and why. */
export interface ShownPause {
  readonly registerId: number;
  readonly registerName: string;
  /** Where it was to go. */
  readonly channel: string | null;
  /** Slack's code. */
  readonly why: string;
}

/** Tells a person that a digest stands still, why, and what starts it again. */
export function pauseNotice(pause: ShownPause): Message {
  const { registerId, registerName } = pause;
  const told = [
    pausedSentence(pause),
    'Then *Start it again*, or write `/debt digest on` in a channel of the register. I will not try before that, and tell you this once.',
  ];
  const line = lineInRegister.encode({ registerId, line: '/debt digest on' });
  return message(told, [
    section(told.join('\n')),
    actions([
      button('Start it again', ACTIONS.runIn, line, {
        label: `Start it again: the digest of ${registerName}`,
      }),
    ]),
  ]);
}

/** That a digest stands still, why, and what to do first; mrkdwn. */
export function pausedSentence({
  registerName,
  channel,
  why,
}: Omit<ShownPause, 'registerId'>): string {
  const place = channel === null ? 'its home channel' : `<#${channel}>`;
  return `The digest of ${inMrkdwn(registerName)} is paused: ${causeOf(why, place)}`;
}

function causeOf(code: string, place: string): string {
  switch (code) {
    case 'channel_not_found':
    case 'not_in_channel':
    case 'user_not_in_channel':
      return `I am not in ${place}. Write \`/invite @Debt Register\` there, or choose another home channel.`;
    case 'is_archived':
    case 'is_inactive':
      return `${place} is archived. Unarchive it and invite me there, or choose another home channel.`;
    case 'channel_id_changed':
      return `${place} has got a new id. Choose the home channel once more with \`/debt settings\`.`;
    case 'restricted_action_read_only_channel':
      return `${place} is read-only. Allow me to post there, or choose another home channel.`;
    case 'restricted_action_thread_only_channel':
      return `${place} takes only replies in threads. Allow new messages there, or choose another home channel.`;
    default:
      return `Slack does not let me post in ${place} (\`${code}\`). Allow the app to post there, or choose another home channel.`;
  }
}
