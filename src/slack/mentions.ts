import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { ChannelId } from '../domain/debt.ts';
import { isFirstTelling } from '../register/seen-events.ts';
import type { Message } from '../view/message.ts';
import { threadOfferMessage } from '../view/message-offers.ts';
import { refusalMessage } from '../view/modals.ts';
import { answerAlone, answerDirectly } from './answers.ts';
import { answerLine } from './commands.ts';
import type { SlackDeps } from './deps.ts';
import type { Person } from './people.ts';
import { toMessage } from './problems.ts';

/** Of reference/events/message.im: with these a person says something; all others tell of changes. */
const SAID: ReadonlySet<string> = new Set(['file_share', 'thread_broadcast']);

const saidEvent = z.object({
  user: z.string(),
  text: z.string().default(''),
  channel: z.string(),
  thread_ts: z.string().nullish(),
  edited: z.unknown().optional(),
});
const directEvent = saidEvent.extend({
  channel_type: z.literal('im'),
  subtype: z.string().nullish(),
});
/** What a bot says is none of our business; a workflow's message has no person who could read an answer. */
const byBot = z.object({ bot_id: z.string() });

const EDITED = refusalMessage(
  'You edited a message that I may have answered already, so nothing was done again.',
  'Write what you want as a new message.',
);

/** What a person said to the bot, in a channel or in their direct messages. */
interface Said extends Person {
  readonly eventId: string;
  readonly channelId: ChannelId;
  /** Slack's text without the mention of the bot. */
  readonly text: string;
  /** The thread in which it was said. */
  readonly threadTs: string | null;
  readonly isEdited: boolean;
  readonly isDirect: boolean;
}

/** Listens to mentions and direct messages, which take the same words as `/debt`; each is answered once. */
export function registerMentions(app: App, deps: SlackDeps): void {
  app.event('app_mention', async ({ event, body, client, context }) => {
    const told = saidEvent.safeParse(event);
    if (!told.success || byBot.safeParse(event).success) return;
    const { team_id, event_id } = body;
    const said = saidIn(told.data, { teamId: team_id, eventId: event_id, bot: context.botUserId });
    await deps.inFlight.track(answer(deps, client, { ...said, isDirect: false }));
  });
  app.event('message', async ({ event, body, client, context }) => {
    const told = directEvent.safeParse(event);
    if (!told.success || byBot.safeParse(event).success) return;
    if (told.data.subtype && !SAID.has(told.data.subtype)) return;
    const { team_id, event_id } = body;
    const said = saidIn(told.data, { teamId: team_id, eventId: event_id, bot: context.botUserId });
    await deps.inFlight.track(answer(deps, client, { ...said, isDirect: true }));
  });
}

function saidIn(
  { user, text, channel, thread_ts, edited }: z.infer<typeof saidEvent>,
  { teamId, eventId, bot }: { teamId: string; eventId: string; bot: string | undefined },
): Omit<Said, 'isDirect'> {
  return {
    ...{ teamId, eventId, userId: user, channelId: channel },
    text: bot === undefined ? text : withoutMention(text, bot),
    threadTs: thread_ts ?? null,
    isEdited: edited !== undefined,
  };
}

/** What follows the first mention of the bot; all of a text without one. */
function withoutMention(text: string, bot: string): string {
  const [before = '', ...after] = text.split(new RegExp(`<@${bot}(?:\\|[^>]*)?>`));
  return (after.length === 0 ? before : after.join(' ')).replace(/^[\s,:]+/, '').trimEnd();
}

async function answer(deps: SlackDeps, client: WebClient, said: Said): Promise<void> {
  const message = await answerOf(deps, client, said);
  if (message) await (said.isDirect ? answerDirectly : answerAlone)(client, said, message);
}

/** Null where the event was answered before. Never rejects. */
async function answerOf(deps: SlackDeps, client: WebClient, said: Said): Promise<Message | null> {
  const { teamId, userId, eventId, channelId, text, threadTs, isEdited, isDirect } = said;
  try {
    const workspaceId = await deps.people.workspace(teamId);
    if (!(await isFirstTelling(deps.context, workspaceId, eventId))) return null;
  } catch (error) {
    return toMessage(error, deps.log, text === '' ? null : text);
  }
  if (isEdited) return EDITED;
  if (text === '' && threadTs !== null && !isDirect) {
    return threadOfferMessage({ channel: channelId, ts: threadTs });
  }
  const origin = 'mention' as const;
  const typed = { teamId, userId, channelId, text, triggerId: null, origin };
  return answerLine(deps, client, typed);
}
